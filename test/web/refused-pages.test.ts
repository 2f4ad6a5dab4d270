// Pages for what went wrong: helpful, in the reader's language, signed in or not, and telling of nothing inside.
import { describe, expect, test } from 'vitest';
import { busy } from '../../src/domain/failures.ts';
import { LANGUAGES, type Language } from '../../src/domain/vocabulary.ts';
import type { World } from '../../src/operations/world.ts';
import { wordsOf } from '../../src/views/words.ts';
import { PAGE_ROWS } from '../support/page-matrix.ts';
import { into } from '../support/serving.ts';
import { administrator } from '../support/signing-in.ts';
import { buildWalls } from '../support/walls.ts';
import { openWorld } from '../support/world.ts';

const HTML = { accept: 'text/html,application/xhtml+xml' };

/** What is wrong with a page of a status in a language; nothing when it helps. */
async function wrongWith(
  response: Response,
  status: 400 | 403 | 404 | 405 | 413 | 422 | 429 | 500 | 503,
  language: Language,
) {
  const html = (await response.text()).replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&#x3D;', '=');
  const words = wordsOf(language);
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
  return [
    response.status === status ? '' : `status ${response.status}`,
    html.includes(`<html lang="${language}"`) ? '' : 'the page is in no language, or another one',
    main.includes(`<h1 class="ds-heading" data-size="md">${words.text(`problem.${status}`)}</h1>`)
      ? ''
      : `title ${main}`,
    main.includes(words.text(`problem.${status}.text`)) ? '' : 'does not say what to do',
    /SELECT |SQLITE|node_modules|\/src\/|\.ts:\d|Error:|undefined|\[object/.test(main) ? 'tells of what is inside' : '',
  ].filter(Boolean);
}

const chosen = (language: Language, cookie = '') => ({ ...HTML, cookie: `avtalevakt_language=${language}; ${cookie}` });

describe.each(LANGUAGES)('in %s a page helps that', (language) => {
  test('is not there, or not for whoever asks, or asked for in the wrong way', async () => {
    const { world, send, headers, places } = await buildWalls(await openWorld());
    const admin = chosen(language, (await administrator(world)).cookie);
    const nobody = chosen(language, headers.N.cookie);
    const told = [
      await wrongWith(await send('/finnes-ikke', { headers: admin }), 404, language),
      await wrongWith(await send(`/agreements/${places.unknown.agreement}`, { headers: admin }), 404, language),
      await wrongWith(await send('/first/0123', { headers: chosen(language) }), 404, language),
      await wrongWith(await send('/log', { headers: nobody }), 403, language),
      await wrongWith(await send('/people', { headers: chosen(language, headers.C.cookie) }), 403, language),
      await wrongWith(await send('/?asOf=i-fjor', { headers: admin }), 422, language),
      await wrongWith(await send('/agreements/x/drafts', { headers: admin }), 405, language),
      await wrongWith(await send('/log', { method: 'PUT', headers: admin }), 405, language),
    ];
    expect(told.filter((wrong) => wrong.length > 0)).toEqual([]);
  });

  test('was sent from another site, or brings too much', async () => {
    const world = await openWorld();
    const send = into(world);
    const body = 'x'.repeat(1_000_001);
    const { cookie } = await administrator(world);
    const told = [
      await wrongWith(
        await send('/law', { method: 'POST', headers: { ...chosen(language), origin: 'https://elsewhere.example' } }),
        400,
        language,
      ),
      await wrongWith(await send('/law', { method: 'POST', body, headers: chosen(language, cookie) }), 413, language),
      await wrongWith(await send('/sign-in', { method: 'POST', body, headers: chosen(language) }), 413, language),
    ];
    expect(told.filter((wrong) => wrong.length > 0)).toEqual([]);
  });

  test('could not be made, because of others or of us, signed in or not', async () => {
    const world = await openWorld();
    const { cookie } = await administrator(world);
    const failing = (error: () => unknown): World => ({
      ...world,
      database: {
        ...world.database,
        read: (asked) => (isAsker(asked) ? world.database.read(asked) : Promise.reject(error())),
      },
    });
    const isAsker = (asked: readonly { sql: string }[]) => asked.some(({ sql }) => sql.includes('FROM sessions'));
    const quiet = console.error;
    console.error = () => undefined;
    const inside = () => new Error('SQLITE_ERROR: no such column x in /src/storage/x.ts:1');
    const told = [
      await wrongWith(
        await into(failing(() => busy('busy')))('/findings', { headers: chosen(language, cookie) }),
        503,
        language,
      ),
      await wrongWith(await into(failing(inside))('/findings', { headers: chosen(language, cookie) }), 500, language),
      await wrongWith(await into(failing(inside))('/first/0123', { headers: chosen(language) }), 500, language),
    ];
    console.error = quiet;
    expect(told.filter((wrong) => wrong.length > 0)).toEqual([]);
  });

  test('is any page of ours, for somebody who has no role any more', async () => {
    const { send, headers, places } = await buildWalls(await openWorld());
    const told: string[] = [];
    let refused = 0;
    for (const [route, row] of Object.entries(PAGE_ROWS)) {
      const [method = '', path = ''] = route.split(' ');
      if (row.everybody || row.may.split(' ').includes('N')) continue;
      const at = row.at?.(places.own) ?? path.replaceAll(/:\w+/g, 'x');
      const body = method === 'POST' ? { body: new URLSearchParams(row.fields?.(places.own) ?? {}) } : {};
      const response = await send(at, {
        method,
        headers: chosen(language, headers.N.cookie),
        redirect: 'manual',
        ...body,
      });
      const wrong = await wrongWith(response, 403, language);
      refused += 1;
      if (wrong.length > 0) told.push(`${route}: ${wrong.join(', ')}`);
    }
    expect(told).toEqual([]);
    expect(refused).toBeGreaterThan(60);
  });
});
