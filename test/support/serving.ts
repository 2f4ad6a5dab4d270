// The application over a test's world, asked without a network in between.
import type { World } from '../../src/operations/world.ts';
import type { CapturedMail } from '../../src/outside/captured-mailbox.ts';
import { createApp } from '../../src/web/app.ts';
import type { Send } from './asking.ts';

/** Asks the application over a world as a browser or program on this machine would. */
export function into(world: World, mails: readonly CapturedMail[] = []): Send {
  const mailbox = { list: () => [...mails], get: (id: string) => mails.find((mail) => mail.id === id) };
  const app = createApp(() => world, { mailbox });
  return async (path, init) => app.fetch(new Request(`http://localhost:8787${path}`, init));
}

/** A form as a browser posts it. */
export function form(fields: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields) };
}

/** A body sent piece by piece, its length not told beforehand; `pulled` says how many pieces were asked for. */
export function inPieces(piece: string, count: number): { body: ReadableStream; pulled: () => number } {
  let pulled = 0;
  const bytes = new TextEncoder().encode(piece);
  const body = new ReadableStream(
    {
      pull(controller) {
        pulled += 1;
        if (pulled > count) controller.close();
        else controller.enqueue(bytes);
      },
    },
    { highWaterMark: 0 },
  );
  return { body, pulled: () => pulled };
}
