// The one renderer of the web room, made when first used.
import { createRenderer, type Renderer } from '../views/render.ts';
import { assetPath } from './assets.ts';

let made: Renderer | undefined;

/** The renderer with the addresses of our own assets. */
export function renderer(): Renderer {
  made ??= createRenderer({ assetPath });
  return made;
}
