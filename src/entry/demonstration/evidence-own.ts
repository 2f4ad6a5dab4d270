// Evidence the municipalities keep themselves: processors verified, impacts and transfers assessed, deletion proved.
import { type AgreementRow, GDPR } from './agreements.ts';
import { BODIES, holderOn } from './bodies.ts';
import { isHighRisk } from './record.ts';
import { everyMonths, FOLLOWED_FROM, staggered } from './rounds.ts';
import { type Entry, ref } from './steps.ts';
import { evidence } from './story.ts';
import type { SystemRow } from './systems.ts';

/** Evidence about agreements and systems of the tables, and single documents. */
export function ownEntries(agreements: readonly AgreementRow[], systems: readonly SystemRow[]): Entry[] {
  const high = new Set(systems.filter((row) => isHighRisk(row.use)).map((row) => row.ref));
  return [
    ...agreements.flatMap((row, nth) => verifications(row, nth, high)),
    ...systems.flatMap((row, nth) => (high.has(row.ref) ? impacts(row, nth) : [])),
    ...reassessed(),
    ...transfers(),
    ...certificates(),
    ...beneathTheCooperative(agreements),
  ];
}

/** The last verification where somebody should have been back since. */
const LAST_VERIFIED: Record<string, string> = { 'averoy-lonn-dpa': '2024-06-30' };

/** Every processor of a text under the GDPR: each year where the risk is high, else every second. */
function verifications(row: AgreementRow, nth: number, high: ReadonlySet<string>): Entry[] {
  const version = row.versions.find(({ signed, unsigned }) => signed >= GDPR && unsigned === undefined);
  if (version === undefined) return [];
  const months = row.systems.some((name) => high.has(name)) ? 12 : 24;
  const last = LAST_VERIFIED[row.ref] ?? row.terminated?.day ?? row.versions.at(-1)?.to;
  return everyMonths(months, staggered(version.signed, nth), last && last < '2026-11-20' ? last : undefined).map(
    (on, i) =>
      evidence(on, row.body, {
        kind: i % 3 === 2 ? 'audit_report' : 'verification',
        subject: { kind: 'agreement', id: ref(row.ref) },
        issuer: BODIES[holderOn(row.body, on)].name,
        issuedOn: on,
        conclusion:
          i % 3 === 2 ? 'Revisjonsrapport lest; ingen vesentlige avvik' : 'Garantiene er kontrollert og holder',
        result: 'positive',
      }),
  );
}

/** The last assessment of a system that has changed since, and one that has never been assessed. */
const LAST_ASSESSED: Record<string, string> = { 'averoy-barnehage': '2025-08-31', 'fraena-skulepc': FOLLOWED_FROM };

/** A high-risk system's impact assessment, gone through again every third year while it is in use. */
function impacts(row: SystemRow, nth: number): Entry[] {
  const last = row.ended?.day ?? LAST_ASSESSED[row.ref];
  const days = everyMonths(36, staggered(row.live ?? FOLLOWED_FROM, nth), last);
  return days.map((on, i) => impact(on, row, i === 0 ? 'Akseptabel risiko med tiltakene' : 'Gjennomgått på nytt'));
}

function impact(on: string, { ref: system, body }: Pick<SystemRow, 'ref' | 'body'>, conclusion: string): Entry {
  return evidence(on, body, {
    kind: 'dpia',
    subject: { kind: 'system', id: ref(system) },
    issuer: BODIES[holderOn(body, on)].name,
    issuedOn: on,
    conclusion,
    result: 'positive',
  });
}

/** Assessed again because something had changed. */
function reassessed(): Entry[] {
  return [
    impact('2025-10-06', { ref: 'hustadvika-barnehage', body: 'hustadvika' }, 'Oppdatert: ny underdatabehandler'),
    impact('2026-06-15', { ref: 'fraena-velferd', body: 'fraena' }, 'Oppdatert: fjernhjelp fra Danmark'),
  ];
}

/** Transfers on the clauses, once a year; that of the reading scores is more than a year old. */
function transfers(): Entry[] {
  const office = everyMonths(12, '2022-05-09').map((on) => ['averoy-office365-dpa', 'averoy', on] as const);
  const reading = everyMonths(12, '2024-02-05', '2025-03-01').map(
    (on) => ['fraena-lesestigen-dpa', 'hustadvika', on] as const,
  );
  return [...office, ...reading].map(([agreement, body, on]) =>
    evidence(on, body, {
      kind: 'tia',
      subject: { kind: 'agreement', id: ref(agreement) },
      issuer: BODIES[body].name,
      issuedOn: on,
      scope: 'Overføring til USA på standardvilkårene fra 2021',
      conclusion: 'Tilleggstiltakene holder',
      result: 'positive',
    }),
  );
}

/** What the processors proved when Eide's agreements ended; of the co-operative's mailboxes there is nothing. */
const DELETED: readonly [agreement: string, issuer: string, on: string][] = [
  ['eide-lonn-dpa', 'Lønnhuset AS', '2020-01-24'],
  ['eide-svarut-dpa', 'KS', '2020-01-27'],
  ['eide-pleie-dpa', 'Pleielogg AS', '2020-04-27'],
  ['eide-office365-dpa', 'Microsoft Ireland Operations Limited', '2020-06-29'],
  ['eide-ephorte-dpa', 'Fjordarkiv AS', '2020-07-20'],
  ['eide-foresatt-dpa', 'Heimskule AS', '2020-08-31'],
];

function certificates(): Entry[] {
  return DELETED.map(([agreement, issuer, on]) =>
    evidence(on, 'eide', {
      kind: 'deletion_certificate',
      subject: { kind: 'agreement', id: ref(agreement) },
      issuer,
      issuedOn: on,
      conclusion: 'Overført til Hustadvika og slettet, med sikkerhetskopier',
      result: 'positive',
    }),
  );
}

/** The co-operative shows under its own agreements how the vendors it runs systems for are bound; the archive, its list. */
function beneathTheCooperative(agreements: readonly AgreementRow[]): Entry[] {
  const bound = agreements.filter((row) => row.ref === 'averoy-drift-orkide-dpa');
  return [
    ...bound.flatMap((row) =>
      everyMonths(24, '2018-10-01').map((on) =>
        evidence(on, row.body, {
          kind: 'flow_down',
          subject: { kind: 'agreement', id: ref(row.ref) },
          issuer: 'IKT Orkidé',
          issuedOn: on,
          conclusion: 'Leverandørene er bundet av de samme pliktene',
          result: 'positive',
        }),
      ),
    ),
    ...everyMonths(6, '2020-11-16').map((on) =>
      evidence(on, 'hustadvika', {
        kind: 'chain_confirmation',
        subject: { kind: 'system', id: ref('hustadvika-depot') },
        issuer: 'Interkommunalt arkiv for Møre og Romsdal IKS',
        issuedOn: on,
        conclusion: 'Ingen underdatabehandlere',
        result: 'positive',
      }),
    ),
  ];
}
