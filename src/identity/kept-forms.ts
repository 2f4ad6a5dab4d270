// Forms sent when a session was over: sealed with a key that only that browser has, for the person it was last known to be.
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import * as z from 'zod';
import type { Cookies, KeptForms, SentForm } from '../operations/signing-in.ts';
import type { Database } from '../storage/database.ts';
import { keepForm, keptForm } from '../storage/kept-forms.ts';

/** How long a browser is known to be somebody's after they signed in there, and how long a form waits for them. */
const LASTS_SECONDS = 86_400;
/** What a form may hold, as it was sent: the largest of ours, filled in, has a tenth of it. */
const LARGEST = 200_000;

const Marked = z.strictObject({ person: z.string(), until: z.number() });
const Form = z.strictObject({ path: z.string(), from: z.string(), fields: z.string() });

/** Where forms are kept: what they are sealed with besides, and whether cookies travel by https alone. */
type Place = { secret: string; baseUrl: string };

/** Kept forms over a database handle; `clock` is the machine's time in milliseconds. */
export function keptFormsOver(database: Database, place: Place, clock: () => number): KeptForms {
  return {
    mark: async (person) => [await mark(place, { person, until: clock() + LASTS_SECONDS * 1_000 })],
    unmark: async () => [cookieOf(place, 'last', '', 0)],
    keep: async (headers, form) => {
      const person = await markedBy(place, headers, clock());
      if (person === null) return 'nobody';
      if (form.fields.length > LARGEST) return 'too_large';
      const [id, key] = [generateRandomString(16), generateRandomString(64)];
      const data = await symmetricEncrypt({ key: keyOf(place, key), data: JSON.stringify(form) });
      const until = clock() + LASTS_SECONDS * 1_000;
      await keepForm(database, { row: generateRandomString(32), person, id, data, now: clock(), until });
      return { id, cookies: [cookieOf(place, `form.${id}`, key, LASTS_SECONDS)] };
    },
    open: async (headers, id, person) => {
      const key = /^[\w-]{16}$/.test(id) ? brought(place, headers, `form.${id}`) : null;
      const data = key === null ? null : await keptForm(database, person, id, clock());
      return key === null || data === null ? null : opened(place, key, data);
    },
  };
}

async function opened(place: Place, key: string, data: string): Promise<SentForm | null> {
  const text = await symmetricDecrypt({ key: keyOf(place, key), data }).catch(() => null);
  return Form.safeParse(text === null ? null : JSON.parse(text)).data ?? null;
}

const keyOf = ({ secret }: Place, key: string): string => `kept form ${key} ${secret}`;
const markKey = ({ secret }: Place): string => `whose browser ${secret}`;

async function mark(place: Place, marked: z.output<typeof Marked>): Promise<string> {
  const data = await symmetricEncrypt({ key: markKey(place), data: JSON.stringify(marked) });
  return cookieOf(place, 'last', data, LASTS_SECONDS);
}

/** Who was last signed in in a browser, as we sealed it there; null where nobody was, or too long ago. */
async function markedBy(place: Place, headers: Headers, now: number): Promise<string | null> {
  const data = brought(place, headers, 'last');
  const text = data === null ? null : await symmetricDecrypt({ key: markKey(place), data }).catch(() => null);
  const { data: marked } = Marked.safeParse(text === null ? null : JSON.parse(text));
  return marked && marked.until > now ? marked.person : null;
}

const nameOf = ({ baseUrl }: Place, name: string): string =>
  `${baseUrl.startsWith('https:') ? '__Host-' : ''}avtalevakt.${name}`;

function brought(place: Place, headers: Headers, name: string): string | null {
  const start = `${nameOf(place, name)}=`;
  const cookie = (headers.get('cookie') ?? '').split(/; */).find((part) => part.startsWith(start));
  return cookie === undefined ? null : cookie.slice(start.length);
}

function cookieOf(place: Place, name: string, value: string, seconds: number): Cookies[number] {
  const secure = place.baseUrl.startsWith('https:') ? '; Secure' : '';
  return `${nameOf(place, name)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
