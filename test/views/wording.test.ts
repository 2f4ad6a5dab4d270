// The wording: every key once and used, every code with a label, every rule's facts told in sentences.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as vocabulary from '../../src/domain/vocabulary.ts';
import { KIND_GROUPS } from '../../src/views/change-fields.ts';
import { evidence } from '../../src/views/wording/evidence/evidence.ts';
import { findingTitle, RULED_CODES } from '../../src/views/wording/findings.ts';
import { access } from '../../src/views/wording/nb/access.ts';
import { causes } from '../../src/views/wording/nb/causes.ts';
import { changes } from '../../src/views/wording/nb/changes.ts';
import { decisions } from '../../src/views/wording/nb/decisions.ts';
import { dependencies } from '../../src/views/wording/nb/dependencies.ts';
import { pages } from '../../src/views/wording/nb/pages.ts';
import { profile } from '../../src/views/wording/nb/profile.ts';
import { reports } from '../../src/views/wording/nb/reports.ts';
import { nb } from '../../src/views/wording/nb.ts';
import { problemText } from '../../src/views/wording/problems.ts';
import { type WordedOutcome, wordFinding, wording } from '../../src/views/wording/wording.ts';
import { wordsOf } from '../../src/views/words.ts';

const words = wordsOf('nb');
const nobody = () => undefined;

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('generated'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

describe('texts', () => {
  const parts = [pages, changes, reports, causes, decisions, dependencies, profile, access].map((part) =>
    Object.keys(part),
  );

  test('no key stands in two files', () => {
    const all = parts.flat();
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
  });

  test('templates use no key that is not there', () => {
    const used = filesUnder('templates', '.hbs').flatMap((source) =>
      [...source.matchAll(/\bt "([\w.]+)"/g)].map((match) => match[1]),
    );
    expect([...new Set(used)].filter((key) => !Object.hasOwn(nb.texts, key ?? ''))).toEqual([]);
  });

  test('no key is left over', () => {
    const sources = [
      ...filesUnder('templates', '.hbs'),
      ...[...filesUnder('src/views', '.ts'), ...filesUnder('src/web', '.ts')].filter(
        (text) => !text.startsWith('// Bokmål texts'),
      ),
    ].join('\n');
    const built =
      /^(?:change\.(?:kindHint|scopeHint|scopeGroup|step\d)|problem\.\d+|agreement\.(?:subjectMatter|nature|purpose|duration|retention|deletion)|flash|nav)\b/;
    expect(
      parts.flat().filter((key) => !(built.test(key) || sources.includes(`'${key}'`) || sources.includes(`"${key}"`))),
    ).toEqual([]);
  });
});

describe('codes', () => {
  const labelled: [keyof typeof nb.vocabulary, readonly string[]][] = [
    ['bodyKind', vocabulary.BODY_KINDS],
    ['role', vocabulary.ROLES],
    ['status', vocabulary.AGREEMENT_STATUSES],
    ['versionState', vocabulary.VERSION_STATES],
    ['severity', vocabulary.SEVERITIES],
    ['operatingModel', vocabulary.OPERATING_MODELS],
    ['zone', vocabulary.ZONES],
    ['twoFactor', vocabulary.TWO_FACTOR],
    ['activity', vocabulary.LOCATION_ACTIVITIES],
    ['category', vocabulary.DATA_CATEGORIES],
    ['subject', vocabulary.DATA_SUBJECTS],
    ['basis', vocabulary.TRANSFER_BASES],
    ['partyRole', vocabulary.PARTY_ROLES],
    ['authorisation', vocabulary.AUTHORISATION_MODES],
    ['agreementForm', vocabulary.AGREEMENT_FORMS],
    ['contractForm', vocabulary.CONTRACT_FORMS],
    ['amendmentKind', vocabulary.AMENDMENT_KINDS],
    ['evidenceKind', vocabulary.EVIDENCE_KINDS],
    ['evidenceResult', vocabulary.EVIDENCE_RESULTS],
    ['clause', vocabulary.CLAUSES],
    ['clauseResult', vocabulary.CLAUSE_RESULTS],
    ['chainChildren', vocabulary.CHAIN_CHILDREN],
    ['successorKind', vocabulary.SUCCESSOR_KINDS],
    ['registryStatus', vocabulary.REGISTRY_STATUSES],
    ['noticeResponse', vocabulary.NOTICE_RESPONSES],
    ['scopeKind', vocabulary.CHANGE_SCOPES],
    ['decisionKind', vocabulary.DECISION_KINDS],
    ['changeKind', KIND_GROUPS.flatMap(({ kinds }) => kinds)],
  ];

  test.each(labelled)('%s has a label for every code, and for nothing else', (name, codes) => {
    expect(Object.keys(nb.vocabulary[name]).sort()).toEqual([...codes].sort());
  });

  test('every finding has a title in three languages, and the rules of this release have all their words', () => {
    for (const code of vocabulary.FINDING_CODES) {
      for (const language of vocabulary.LANGUAGES)
        expect(findingTitle(code, language), `${code} ${language}`).not.toBe(code);
    }
    expect(Object.keys(evidence).sort()).toEqual(RULED_CODES);
  });
});

const found = (code: string, says: WordedOutcome['says'], truth: WordedOutcome['truth'], part: string | null = null) =>
  wordFinding({ code, outcome: 'found', part, says, truth, missing: null }, nobody, 'nb');

describe('findings', () => {
  test('say what the agreement says and what is true, a statement a line', () => {
    const told = found(
      'F10',
      { version: 'v', label: '2.0', authorisation: 'general', listed: ['Atea AS'], notifiedOn: null, objectedOn: null },
      { entity: 'e', name: 'Datavask Inc.', country: 'US', service: null, from: '2026-12-01', systems: ['Office 365'] },
    );
    expect(told.title).toBe('Ikke godkjent underdatabehandler: Datavask Inc.');
    expect(told.agreementSays?.split('\n')).toEqual([
      'Versjon 2.0 gir generell godkjenning, mot varsel om nye underdatabehandlere.',
      'Godkjent i vedlegget: Atea AS.',
      'Kommunen har ikke fått varsel om selskapet.',
    ]);
    expect(told.trueNow?.split('\n')).toEqual([
      'Datavask Inc. behandler personopplysninger i USA fra 1. desember 2026.',
      'Gjelder Office 365.',
    ]);
  });

  test('name the law by the name people know', () => {
    const told = found(
      'F16',
      { label: '1', basis: 'A45', instrument: 'US-PS', basisSignedOn: null },
      {
        country: 'US',
        activity: 'support',
        entity: null,
        name: null,
        from: '2018-10-01',
        law: 'US-PS',
        lapsedOn: '2020-07-16',
        systems: ['Office 365'],
      },
    );
    expect(told.agreementSays).toBe('Versjon 1 bygger på Privacy Shield (EU 2016/1250).');
    expect(told.trueNow?.split('\n')[0]).toBe('Privacy Shield (EU 2016/1250) gjelder ikke fra 16. juli 2020.');
    expect(told.trueNow?.split('\n')[1]).toBe('Brukerstøtte i USA fra 1. oktober 2018.');
  });

  test('tell a fact no sentence is written for by its name, its ids by what they name', () => {
    const outcome = {
      code: 'F26',
      outcome: 'found',
      part: null,
      says: { brandNew: 'ent_1' },
      truth: { twoFactor: 'absent', name: 'ePhorte', checkedOn: '2026-01-02', many: ['a', 'b'], empty: null },
      missing: null,
    } as const;
    const told = wordFinding(
      { ...outcome, truth: { ...outcome.truth, many: ['a', 'b'] } },
      (id) => (id === 'ent_1' ? 'Atea AS' : undefined),
      'nb',
    );
    expect(told.agreementSays).toBe('Brand new: Atea AS');
    expect(told.trueNow).toBe('Tofaktor i ePhorte: finnes ikke.\nChecked on: 2. januar 2026\nMany: a og b');
  });

  test('that cannot be told say what is missing, and are called no finding', () => {
    const told = wordFinding(
      { code: 'F26', outcome: 'cannot_tell', part: null, says: {}, truth: {}, missing: { fact: 'system.twoFactor' } },
      nobody,
      'nb',
    );
    expect(told.title).toBe('Kan ikke vurdere «Mangler tofaktor»: mangler om tofaktor er påkrevd');
    expect(told.agreementSays).toBeNull();
  });
});

describe('causes', () => {
  const about = { change: null, subjectTitle: null, subjectKind: null, code: null, nameOf: nobody };

  test.each([
    ['law:US-PS', about, 'Privacy Shield (EU 2016/1250) gjelder ikke fra 16. juli 2020'],
    ['law:GDPR-EEA', about, 'Personvernforordningen i Norge gjelder fra 20. juli 2018'],
    ['law:EEA-GB', about, 'Storbritannia er utenfor EØS fra 1. januar 2021'],
    ['law:SCHREMS-II', about, 'Schrems II-dommen (C-311/18), 16. juli 2020'],
    ['law:LATOMBE-C-703-25', about, 'Anken i Latombe-saken (C-703/25 P), 31. oktober 2025'],
    ['law:US-DPF', about, 'EU–US Data Privacy Framework (EU 2023/1795) gjelder fra 10. juli 2023'],
    ['law:UK', about, 'Adekvansbeslutningen for Storbritannia (EU 2021/1772) gjelder ikke fra 28. desember 2031'],
    ['time:agr_1', { ...about, subjectTitle: 'Avtale', code: 'F03' }, 'Avtalen er utløpt: Avtale'],
    ['revision:rev_1', { ...about, subjectTitle: 'ePhorte', code: 'F26' }, 'Mangler tofaktor: ePhorte'],
    ['gap:sys_1', { ...about, subjectTitle: 'ePhorte' }, 'Opplysninger mangler: ePhorte'],
    ['gap:sys_1', about, 'Opplysninger mangler'],
    ['change:chg_1', about, 'Registrert endring'],
  ])('%s', (key, known, title) => {
    expect(wording.cause(key, known, 'nb')).toBe(title);
  });
});

describe('a registered change in one line', () => {
  const line = (kind: string, details: Record<string, unknown>, nameOf: (id: string) => string | undefined = nobody) =>
    wording.change({ kind, scopeTitle: 'Office 365', effectiveOn: '2026-12-01', details }, nameOf, 'nb');

  test.each<[string, Record<string, unknown>, string]>([
    [
      'sub_processor_added',
      { entity: { name: 'Datavask Inc.' }, country: 'US' },
      'Ny underdatabehandler Datavask Inc. i USA for Office 365 fra 1. desember 2026',
    ],
    [
      'sub_processor_added',
      { entity: 'ent_1', country: 'DE' },
      'Ny underdatabehandler Atea AS i Tyskland for Office 365 fra 1. desember 2026',
    ],
    ['sub_processor_removed', { key: 'ent_1' }, 'Office 365: underdatabehandler Atea AS er ute fra 1. desember 2026'],
    [
      'locations_changed',
      { add: [{ country: 'IN', activity: 'support' }], end: [] },
      'Office 365: brukerstøtte i India fra 1. desember 2026',
    ],
    [
      'locations_changed',
      { add: [], end: [{ country: 'IN', activity: 'support' }] },
      'Office 365: slutt på brukerstøtte i India fra 1. desember 2026',
    ],
    [
      'data_categories_changed',
      { add: ['health', 'logs'] },
      'Office 365: nye personopplysninger (helseopplysninger og logger) fra 1. desember 2026',
    ],
    ['two_factor_changed', { twoFactor: 'enforced' }, 'Office 365: tofaktor er påkrevd fra 1. desember 2026'],
    ['contract_amended', { number: '2' }, 'Office 365: endring 2 gjelder fra 1. desember 2026'],
    ['contract_renewed', { number: '1', endOn: '2028-05-03' }, 'Office 365: fornyet til 3. mai 2028'],
    ['vendor_renamed', { name: 'Ny AS', before: 'Gammel AS' }, 'Gammel AS heter Ny AS fra 1. desember 2026'],
    ['vendor_merged', { into: 'ent_1' }, 'Office 365 er slått sammen med Atea AS fra 1. desember 2026'],
    ['vendor_merged', {}, 'Leverandøren er slått sammen med en annen: Office 365, fra 1. desember 2026'],
    ['never_heard_of', {}, 'never_heard_of: Office 365, fra 1. desember 2026'],
  ])('%s %o', (kind, details, expected) => {
    expect(line(kind, details, (id) => (id === 'ent_1' ? 'Atea AS' : undefined))).toBe(expected);
  });
});

test('days and instants are Oslo’s, whatever the machine’s zone', () => {
  expect(words.day('2026-12-01')).toBe('1. desember 2026');
  expect(words.moment('2026-06-30T22:30:00.000Z')).toBe('1. juli 2026 kl. 00.30');
  expect(words.shortDay('2019-06-30')).toBe('30.6.2019');
  expect(words.country('US')).toBe('USA');
  expect(words.country('nowhere')).toBe('nowhere');
  expect(words.count('agreements', 1)).toBe('1 avtale');
  expect(words.count('agreements', 0)).toBe('0 avtaler');
});

test('every expectation a change may fail on is told in words', () => {
  const files = [
    'change.ts',
    join('law', 'change.ts'),
    ...readdirSync('src/domain/changes').map((name) => join('changes', name)),
  ];
  const sources = files.map((name) => readFileSync(join('src/domain', name), 'utf8')).join('\n');
  const expectations = [...sources.matchAll(/(?<q>['`])(?<text>expected (?:(?!\k<q>).)+)\k<q>/g)].map(
    ({ groups }) => groups?.text ?? '',
  );
  expect(expectations.length).toBeGreaterThan(10);
  const plain = (message: string) =>
    message.replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, (part) => (/kind/.test(part) ? 'product' : '2026-01-01'));
  const told = expectations.map((message) => [
    message,
    problemText(words, { path: 'details.x', message: plain(message) }, 'Felt'),
  ]);
  expect(told.filter(([, text]) => text === 'Kontroller «Felt»')).toEqual([]);
});
