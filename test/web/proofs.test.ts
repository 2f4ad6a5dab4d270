// Keeping proof from a page: from the finding that lacks it, back again when something is wrong, and the finding gone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/domain/permissions.ts';
import { actorFor } from '../../src/operations/asking.ts';
import { bodiesAsked, findingsOf } from '../../src/operations/findings.ts';
import type { FindingValue } from '../../src/operations/shapes/findings.ts';
import { settingOf } from '../../src/views/page.ts';
import { proofLink } from '../../src/views/proof-link.ts';
import type { Send } from '../support/asking.ts';
import { validated } from '../support/browsing.ts';
import { type Demonstration, idIn, loadedDemonstration, ownCopy } from '../support/demonstration.ts';
import { form, into } from '../support/serving.ts';
import { as, sendingAs } from '../support/signing-in.ts';
import { frame } from '../views/sample.ts';

let demonstration: Demonstration;
beforeAll(async () => {
  demonstration = await loadedDemonstration();
}, 60_000);
afterAll(() => demonstration.close());

type At = { world: Demonstration['world']; send: Send; findings: () => Promise<FindingValue[]> };

async function at(person: string): Promise<At> {
  const { world } = await ownCopy(demonstration);
  const send = into({ ...world, settings: { ...world.settings, demonstration: true } });
  const id = idIn(demonstration.answers, person);
  const actor = (await actorFor(world, id)) as Actor;
  const findings = async () =>
    (await findingsOf(world, actor, await bodiesAsked(world, actor, undefined), {}, 'nb', false)).findings;
  return { world, send: sendingAs(send, await as(send, id)), findings };
}

/** The hidden fields of the form at an address. */
async function hiddenOf({ send }: At, path: string): Promise<Record<string, string>> {
  const html = await (await send(path, {})).text();
  expect(validated(html)).toEqual([]);
  const fields = html.matchAll(/<input type="hidden" name="(body|subject|part|idempotencyKey)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
}

const link = (finding: FindingValue): string => proofLink(settingOf(frame()), finding) ?? '';

describe('proof is kept from a page', () => {
  test.each(['F07', 'F12', 'F14', 'F18', 'F19', 'F21', 'F28'])(
    'that mends %s, wherever it is lacking',
    async (code) => {
      const here = await at('oddny');
      const lacking = (await here.findings()).filter((f) => f.code === code && link(f) !== '');
      expect(lacking.length).toBeGreaterThan(0);
      for (const finding of lacking) {
        const path = link(finding);
        const kind = new URL(path, 'http://localhost').searchParams.get('kind') ?? '';
        const typed = { kind, issuedOn: '2026-11-22', result: 'positive', coversHr: 'true', issuer: 'Leverandøren' };
        const answer = await here.send('/proofs', form({ ...(await hiddenOf(here, path)), ...typed }));
        expect([finding.key, answer.status]).toEqual([finding.key, 303]);
      }
      const left = (await here.findings()).filter((f) => f.code === code && link(f) !== '').map(({ key }) => key);
      expect(left).toEqual([]);
    },
  );

  test('comes back with what was typed, the field that is wrong named', async () => {
    const here = await at('oddny');
    const [finding] = (await here.findings()).filter((f) => f.code === 'F28' && link(f) !== '');
    const hidden = await hiddenOf(here, link(finding as FindingValue));
    const typed = {
      kind: 'dpia',
      issuedOn: '2026-11-20',
      validTo: '2026-11-01',
      conclusion: 'Holder <ennå>',
      result: 'positive',
    };
    const answer = await here.send('/proofs', form({ ...hidden, ...typed }));
    const html = await answer.text();
    expect([answer.status, validated(html)]).toEqual([422, []]);
    expect(html).toContain('Holder &lt;ennå&gt;');
    expect(html).toContain('href="#felt-validTo"');
    expect((await here.findings()).map(({ key }) => key)).toContain(finding?.key);
  });

  test('is kept once, however often the button is pressed', async () => {
    const here = await at('oddny');
    const [finding] = (await here.findings()).filter((f) => f.code === 'F28' && link(f) !== '');
    const hidden = await hiddenOf(here, link(finding as FindingValue));
    const fields = { ...hidden, kind: 'dpia', issuedOn: '2026-11-20', result: 'positive' };
    const count = async () =>
      Number((await here.world.database.read([{ sql: 'SELECT COUNT(*) FROM evidence', args: [] }]))[0]?.rows[0]?.[0]);
    const before = await count();
    const answers = await Promise.all([1, 2, 3].map(() => here.send('/proofs', form(fields))));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await count()).toBe(before + 1);
  });

  test('is refused in a body where the reader may not write', async () => {
    const here = await at('oddny');
    const foreign = idIn(demonstration.answers, 'averoy');
    const unknown = await here.send(`/proofs/new?body=${foreign}&subject=body:${foreign}`, {});
    expect(unknown.status).toBe(404);
    const answer = await here.send('/proofs', form({ body: foreign, subject: 'product:x', kind: 'other' }));
    expect(answer.status).toBe(404);
  });
});
