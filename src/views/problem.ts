// The pages for what went wrong.
import { type FieldError, type Frame, type Page, printPage, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { problemText } from './wording/problems.ts';

/** What went wrong, by its HTTP status; a status without words of its own reads as unexpected. */
export type ProblemInput = {
  status: number;
  /** What was wrong with the request, where that helps (422). */
  errors: readonly FieldError[];
  /** After how many seconds to try again (503). */
  retryAfter: number | null;
  /** A reference to give to whoever runs the service; null when there is none. */
  reference: string | null;
};

const WORDED = [400, 403, 404, 405, 409, 410, 413, 422, 429, 503] as const;
const SAME_AS: Record<number, (typeof WORDED)[number]> = { 412: 409, 415: 422 };

/** The page for what went wrong; the caller answers with the same status. */
export function renderProblem(renderer: Renderer, frame: Frame, input: ProblemInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const status = SAME_AS[input.status] ?? input.status;
  const worded = WORDED.find((known) => known === status) ?? (500 as const);
  const waits = (worded === 503 || worded === 429) && input.retryAfter !== null;
  const after = waits ? words.text('problem.503.after', { seconds: input.retryAfter ?? 0 }) : null;
  const content = {
    text: words.text(`problem.${worded}.text`),
    after,
    errors: input.errors.map((error) => problemText(words, error, null)),
    reference: input.reference === null ? null : words.text('problem.reference', { reference: input.reference }),
    showHome: frame.may.readRegister || frame.person === null,
    homeUrl: links.overview(),
    search: frame.may.readRegister ? { href: links.search(), title: words.text('problem.search') } : null,
    help: frame.signedIn === null ? null : { href: links.help(), title: words.text('nav.help') },
  };
  return printPage(renderer, setting, 'problem', { title: words.text(`problem.${worded}`), section: null }, content);
}
