// The help pages: for whoever is signed in, and for everybody the accessibility statement, whatever is known of them.
import { notFound } from '../../domain/failures.ts';
import { renderAccessibility, renderFindingHelp, renderGlossary, renderHelp } from '../../views/help.ts';
import { renderer } from '../renderer.ts';
import { bareFrame, type PageContext, type Reader } from './framing.ts';

/** GET /help. */
export async function helpPage(c: PageContext, { frame }: Reader): Promise<Response> {
  return c.html(renderHelp(renderer(), frame).html);
}

/** GET /help/findings/:code; 404 for a code there is no rule for. */
export async function findingHelpPage(c: PageContext, { frame }: Reader): Promise<Response> {
  const page = renderFindingHelp(renderer(), frame, c.req.param('code') ?? '');
  if (!page) throw notFound('finding');
  return c.html(page.html);
}

/** GET /help/glossary. */
export async function glossaryPage(c: PageContext, { frame }: Reader): Promise<Response> {
  return c.html(renderGlossary(renderer(), frame).html);
}

/** GET /accessibility: for everybody, signed in or not. */
export async function accessibilityPage(c: PageContext): Promise<Response> {
  return c.html(renderAccessibility(renderer(), bareFrame(c)).html);
}
