// A storm on one register: many writers over several services that are killed now and then, and what must hold afterwards.
import { canonicalJson } from '../../src/domain/canonical.ts';
import { commitmentTo, firstBadEntry, type LogEntry } from '../../src/domain/log.ts';
import type { World } from '../../src/operations/world.ts';
import { askerAt, type EndpointName, type Given, over } from './asking.ts';
import { rowsOf } from './dump.ts';
import type { SmallRegister } from './register.ts';
import { wholeJournal } from './told.ts';

/** A service of the storm; after `kill` it answers nobody until `start` has brought it back at the same address. */
export type Service = { url: string; kill: () => Promise<void>; start: () => Promise<void> };

export type Storm = {
  services: readonly Service[];
  register: SmallRegister;
  /** Headers that say who asks: by a person's id, and of the administrator. */
  who: Record<string, { cookie: string }>;
  /** Writers at each service. */
  writers: number;
  seconds: number;
  /** How long a service lives before it is killed, at random between these. */
  lives: readonly [number, number];
  /** What the random choices are made of. */
  seed: number;
};

/** What happened. Every acknowledged write bears a token that its revisions must bear too. */
export type Weather = {
  acknowledged: { token: string; id: string }[];
  /** Answered "saved, its answer was lost" when asked again under its key. */
  savedUnanswered: string[];
  /** Answered 503: nothing may be saved. */
  refused: string[];
  /** Never answered, however often it was asked again. */
  unanswered: string[];
  unexpected: string[];
  kills: number;
  remembered: { path: string; text: string }[];
  /** How long acknowledged writes took, in milliseconds. */
  took: number[];
};

type Write = { name: EndpointName; given: Given; person?: string; idOf: (answer: Record<string, unknown>) => string };
type Writer = (register: SmallRegister, token: string, random: () => number) => Write;

const own = (answer: Record<string, unknown>): string => String(answer.id);

const WRITES: readonly Writer[] = [
  (_, token) => ({ name: 'createVendor', given: { body: { entity: { name: token, country: 'SE' } } }, idOf: own }),
  (r, token, random) => ({
    name: 'createSystem',
    given: { params: { body: random() < 0.5 ? r.frana.id : r.eide.id }, body: { name: token, personalData: true } },
    idOf: own,
  }),
  (r, token, random) => {
    const [body, held] = random() < 0.5 ? [r.frana.id, r.held] : [r.eide.id, r.other];
    return {
      name: 'reviseSystem',
      given: { params: { body, id: held.system }, body: { purpose: token } },
      idOf: own,
    };
  },
  (r, token) => ({
    name: 'createAmendment',
    given: {
      params: { body: r.frana.id, id: r.held.contract },
      body: { number: token, kinds: ['new_module'], effectiveOn: '2026-06-01' },
    },
    idOf: own,
  }),
  (r, token) => ({
    name: 'createChange',
    given: {
      body: {
        kind: 'purpose_changed',
        scope: { kind: 'system', id: r.held.system },
        effectiveOn: '2026-12-01',
        details: { purpose: token },
      },
    },
    idOf: own,
  }),
  (r, token) => ({
    name: 'createDecision',
    person: r.people.kari,
    given: {
      params: { key: `F26.${r.frana.id}.${r.held.system}` },
      body: { kind: 'snooze', until: '2027-01-01', reason: token },
    },
    idOf: own,
  }),
];

/** A small generator of random numbers, so that the choices of a storm can be made again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Lets it blow for the seconds asked for, and answers with what happened. */
export async function blow(storm: Storm): Promise<Weather> {
  const { services, writers, seconds, seed } = storm;
  const weather: Weather = {
    ...{ acknowledged: [], savedUnanswered: [], refused: [], unanswered: [], unexpected: [], remembered: [] },
    ...{ kills: 0, took: [] },
  };
  const until = Date.now() + seconds * 1000;
  const over = () => Date.now() >= until;
  const all = services.flatMap((_, s) => [
    ...Array.from({ length: writers }, (_unused, w) => writeOn(storm, weather, s, w, over)),
    readOn(storm, weather, s, over),
    killOn(storm, weather, s, randomFrom(seed + 7919 * (s + 1)), over),
  ]);
  await Promise.all(all);
  return weather;
}

async function writeOn(storm: Storm, weather: Weather, s: number, w: number, over: () => boolean): Promise<void> {
  const random = randomFrom(storm.seed + 1000 * s + w);
  for (let n = 0; !over(); n += 1) {
    const token = `${s}-${w}-${n} i stormen`;
    const make = WRITES[Math.floor(random() * WRITES.length)] as Writer;
    await writeOnce(storm, weather, s, token, make(storm.register, token, random));
  }
}

/** One write; when no answer comes it is asked again under its key, at the other services too, until one is known. */
async function writeOnce(storm: Storm, weather: Weather, s: number, token: string, write: Write): Promise<void> {
  const begun = performance.now();
  const headers = { 'idempotency-key': token.replaceAll(' ', '_') };
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const { url } = storm.services[(s + attempt) % storm.services.length] as Service;
    const answer = await askerAt(over(url), storm.who[write.person ?? 'administrator'])
      .send(write.name, { ...write.given, headers })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch(() => null);
    if (answer === null) {
      await sleep(100);
      continue;
    }
    note(weather, token, attempt > 0, answer, write, performance.now() - begun);
    return;
  }
  weather.unanswered.push(token);
}

function note(
  weather: Weather,
  token: string,
  again: boolean,
  { status, text }: { status: number; text: string },
  write: Write,
  took: number,
): void {
  if (status === 201) {
    weather.acknowledged.push({ token, id: write.idOf(JSON.parse(text) as Record<string, unknown>) });
    weather.took.push(took);
  } else if (status === 409 && again) weather.savedUnanswered.push(token);
  else if (status === 503 && !again) weather.refused.push(token);
  else if (status === 503) weather.unanswered.push(token);
  else weather.unexpected.push(`${write.name} ${token}: ${status} ${text}`);
}

/** Asks as of now, and remembers each answer with the day and instant it says it holds for. */
async function readOn(storm: Storm, weather: Weather, s: number, over: () => boolean): Promise<void> {
  const { url } = storm.services[s] as Service;
  const { frana, eide, held } = storm.register;
  const paths = [
    `/api/v1/reports/compliance?body=${frana.id}&format=json`,
    `/api/v1/bodies/${eide.id}/findings?coming=true&limit=200`,
    '/api/v1/findings?limit=200',
    `/api/v1/bodies/${frana.id}/agreements/${held.agreement}`,
  ];
  for (let n = 0; !over(); n += 1) {
    const path = paths[n % paths.length] as string;
    const answer = await fetch(`${url}${path}`, { headers: storm.who.administrator }).catch(() => null);
    if (answer?.status === 200) weather.remembered.push({ path, text: await answer.text() });
    else if (answer && answer.status !== 503)
      weather.unexpected.push(`${path}: ${answer.status} ${await answer.text()}`);
    await sleep(120);
  }
}

async function killOn(
  storm: Storm,
  weather: Weather,
  s: number,
  random: () => number,
  over: () => boolean,
): Promise<void> {
  const service = storm.services[s] as Service;
  const [shortest, longest] = storm.lives;
  for (;;) {
    const life = Date.now() + (shortest + random() * (longest - shortest)) * 1000;
    while (Date.now() < life && !over()) await sleep(20);
    if (over()) return;
    await service.kill();
    weather.kills += 1;
    await sleep(random() * 200);
    await service.start();
  }
}

/** Remembered answers that are not given again, word for word, for the day and instant they said they hold for. */
export async function forgotten(weather: Weather, url: string, who: Record<string, string>): Promise<string[]> {
  const wrong: string[] = [];
  for (const { path, text } of weather.remembered) {
    const { asOf, knownAt } = JSON.parse(text) as { asOf: string; knownAt: string };
    const again = await fetch(`${url}${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}&knownAt=${knownAt}`, {
      headers: who,
    });
    if ((await again.text()) !== text) wrong.push(`${path} as of ${asOf}, known at ${knownAt}`);
  }
  return wrong;
}

/** What is wrong with the journal: seqs with gaps, instants that do not rise, two operations at one instant. */
export async function wrongInJournal(world: World): Promise<string[]> {
  const wrong: string[] = [];
  const journal = await wholeJournal(world);
  for (const [i, { seq, recordedAt, operation }] of journal.entries()) {
    const before = journal[i - 1];
    if (seq !== (before?.seq ?? 0) + 1) wrong.push(`seq ${seq} follows ${before?.seq ?? 0}`);
    const same = operation === before?.operation;
    const rises = same ? recordedAt === before?.recordedAt : recordedAt > (before?.recordedAt ?? '');
    if (!rises) wrong.push(`seq ${seq} was recorded at ${recordedAt}, after ${before?.recordedAt}`);
  }
  return wrong;
}

/** What is wrong with the log: forked or broken chains, texts that are not committed to, revisions without one entry. */
export async function wrongInLog(world: World): Promise<string[]> {
  const columns =
    'chain, position, at, actor, action, subjects, revisions, commitment, previous, hash, "before", origin';
  const entries = (await rowsOf(world, 'log_entries ORDER BY chain, position', columns)).map(toEntry);
  const texts = new Map(
    (await rowsOf(world, 'log_texts', 'chain, position, salt, body')).map(([chain, position, salt, body]) => [
      `${chain} ${position}`,
      { salt: String(salt), body: String(body) },
    ]),
  );
  const wrong: string[] = [];
  for (const [chain, own] of Map.groupBy(entries, (entry) => entry.chain)) {
    const bad = await firstBadEntry(own);
    if (bad) wrong.push(`chain ${chain} breaks at ${bad.position}: ${bad.why}`);
  }
  for (const { chain, position, commitment } of entries) {
    const text = texts.get(`${chain} ${position}`);
    if (!text || (await commitmentTo(text.salt, text.body)) !== commitment)
      wrong.push(`${chain} ${position} has another text`);
  }
  const logged = entries.flatMap((entry) => entry.revisions).sort();
  const recorded = (await wholeJournal(world)).map(({ id }) => id).sort();
  if (canonicalJson(logged) !== canonicalJson(recorded)) wrong.push('revisions and entries do not match one to one');
  return wrong;
}

function toEntry(row: (string | number | null)[]): LogEntry {
  const [chain, position, at, actor, action, subjects, revisions, commitment, previous, hash, before, origin] = row;
  const texts = { chain, at, actor, action, commitment, previous, hash, before, origin } as Omit<
    LogEntry,
    'position' | 'subjects' | 'revisions'
  >;
  return {
    ...texts,
    position: Number(position),
    subjects: JSON.parse(String(subjects)),
    revisions: JSON.parse(String(revisions)),
  };
}

/** Acknowledged writes that are not in the register once, refused ones that are, and any that are there twice. */
export async function wronglySaved(world: World, weather: Weather): Promise<string[]> {
  const operations = new Map<string, Set<string>>();
  const known = new Set<string>();
  for (const { subject, operation, content } of await wholeJournal(world)) {
    known.add(subject);
    for (const [, token = ''] of JSON.stringify(content).matchAll(/(\d+-\d+-\d+ i stormen)/g))
      operations.set(token, (operations.get(token) ?? new Set()).add(operation));
  }
  const times = (token: string): number => operations.get(token)?.size ?? 0;
  const acknowledged = weather.acknowledged.flatMap(({ token, id }) => {
    if (times(token) !== 1) return [`${token} was acknowledged and is saved ${times(token)} times`];
    return known.has(id) || id.startsWith('amd_') ? [] : [`${token} was acknowledged as ${id}, which nothing is`];
  });
  const lost = weather.savedUnanswered.filter((token) => times(token) !== 1);
  const refused = weather.refused.filter((token) => times(token) > 0);
  const twice = weather.unanswered.filter((token) => times(token) > 1);
  return [
    ...acknowledged,
    ...lost.map((token) => `${token} was said to be saved and is saved ${times(token)} times`),
    ...refused.map((token) => `${token} was refused and is saved`),
    ...twice.map((token) => `${token} was never answered and is saved twice`),
  ];
}

/** The figures of a storm in one line. */
export function figuresOf(weather: Weather, seconds: number): Record<string, number | string> {
  const sorted = [...weather.took].sort((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  const { acknowledged, savedUnanswered, refused, unanswered, kills, remembered } = weather;
  const asked = acknowledged.length + savedUnanswered.length + refused.length + unanswered.length;
  return {
    ...{ seconds, kills, acknowledged: acknowledged.length, savedUnanswered: savedUnanswered.length },
    ...{ refused: refused.length, refusedShare: `${((100 * refused.length) / Math.max(1, asked)).toFixed(2)} %` },
    ...{ unanswered: unanswered.length, remembered: remembered.length },
    ...{ medianMs: at(0.5), p95Ms: at(0.95), longestMs: at(1) },
  };
}
