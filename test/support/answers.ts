// Answers given about a register, remembered with the day and instant they hold for, and asked again later.
import type { TestWorld } from './world.ts';
import { ask } from './world.ts';

/** A question and its answer as text; `asOf` and `knownAt` are those the answer says it holds for. */
export type Remembered = { what: string; again: () => Promise<string>; answer: string };

type Resolved = { asOf: string; knownAt: string | null };
type Question = { name: string; body?: string; id?: string };

/** Asks about the bodies and agreements of a register, as of a day or today, as known now; remembers what was answered. */
export async function rememberAnswers(
  world: TestWorld,
  about: { bodies: readonly string[]; agreements: readonly { body: string; id: string }[] },
  asOf: string | undefined,
): Promise<Remembered[]> {
  const questions: Question[] = [
    ...about.agreements.map(({ body, id }) => ({ name: 'getAgreement', body, id })),
    ...about.bodies.map((body) => ({ name: 'listBodyFindings', body })),
    { name: 'listFindings' },
    { name: 'getReport' },
  ];
  const remembered: Remembered[] = [];
  for (const question of questions) {
    const first = await answerTo(world, question, asOf === undefined ? {} : { asOf });
    if (first.resolved === null || first.resolved.knownAt === null) continue;
    const time = { asOf: first.resolved.asOf, knownAt: first.resolved.knownAt };
    remembered.push({
      what: `${JSON.stringify(question)} as of ${time.asOf}, known at ${time.knownAt}${asOf ? '' : ' (asked as now)'}`,
      again: async () => (await answerTo(world, question, time)).text,
      answer: first.text,
    });
  }
  return remembered;
}

async function answerTo(
  world: TestWorld,
  { name, body, id }: Question,
  time: { asOf?: string; knownAt?: string },
): Promise<{ text: string; resolved: Resolved | null }> {
  const answer = await question(world, name, body, id, time).catch((error: Error) => ({ failed: error.message }));
  const resolved = 'asOf' in answer ? { asOf: String(answer.asOf), knownAt: answer.knownAt ?? null } : null;
  return { text: JSON.stringify(answer), resolved };
}

function question(
  world: TestWorld,
  name: string,
  body = '',
  id = '',
  time: { asOf?: string; knownAt?: string },
): Promise<object & { asOf?: string; knownAt?: string | null }> {
  if (name === 'getAgreement') return ask(world, null, 'getAgreement', { params: { body, id }, query: time });
  if (name === 'getReport') return ask(world, null, 'getReport', { query: time });
  const query = { ...time, limit: '200', coming: 'true' };
  if (name === 'listFindings') return ask(world, null, 'listFindings', { query });
  return ask(world, null, 'listBodyFindings', { params: { body }, query });
}
