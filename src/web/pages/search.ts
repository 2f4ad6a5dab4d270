// The page of hits, and the hits alone for a page that is open and asks as one types.
import { Failure } from '../../domain/failures.ts';
import { LONGEST_QUESTION, questionFrom } from '../../domain/search.ts';
import { search } from '../../operations/search.ts';
import { kindFrom, renderHits, renderSearch, type SearchInput } from '../../views/search.ts';
import { wordsOf } from '../../views/words.ts';
import { renderer } from '../renderer.ts';
import type { PageContext, Reader } from './framing.ts';

/** The most a page shows: of every kind the first, or of one kind so many at a time. */
const [OF_ALL, OF_ONE] = [2_000, 50];

/** GET /search?q=&kind=&cursor= */
export async function searchPage(c: PageContext, reader: Reader): Promise<Response> {
  const input = await inputOf(c, reader);
  const status = input.error === null ? 200 : 422;
  if (c.req.header('hx-request') !== 'true') return c.html(renderSearch(renderer(), reader.frame, input).html, status);
  const inList = c.req.header('hx-target') !== 'av-treff';
  return c.html(renderHits(renderer(), reader.frame, input, inList), status);
}

async function inputOf(c: PageContext, { world, actor, frame }: Reader): Promise<SearchInput> {
  const { q = '', kind: asked, cursor } = c.req.query();
  const [typed, kind] = [q.trim(), kindFrom(asked)];
  const input = { typed, kind, found: null, error: null };
  if (typed === '') return input;
  const limits = kind === null ? { limit: OF_ALL } : { limit: OF_ONE, kind, ...(cursor ? { cursor } : {}) };
  try {
    const answer = await search(world, actor, { params: {}, query: { q: typed, ...limits }, body: undefined });
    return { ...input, found: { ...answer, question: questionFrom(typed) } };
  } catch (error) {
    if (!(error instanceof Failure && error.errors.some(({ path }) => path === 'q'))) throw error;
    const words = wordsOf(frame.language);
    const tooLong = typed.length > LONGEST_QUESTION;
    return {
      ...input,
      typed: tooLong ? '' : typed,
      error: words.text(tooLong ? 'search.tooLong' : 'search.needsLetter'),
    };
  }
}
