// How a row about an agreement becomes steps: contract, agreement, versions with their annexes, and its end.
import { type AgreementForm, type AuthorisationMode, CLAUSES, type ContractForm } from '../../domain/vocabulary.ts';
import { annexOn } from './annex.ts';
import { type BodyRef, holderOn, managerOf, OPENED } from './bodies.ts';
import { entityOf } from './companies.ts';
import { isUnderNormen } from './record.ts';
import { type Entry, ref } from './steps.ts';
import type { SystemRow } from './systems.ts';
import type { Transfer } from './transfers.ts';

type ContractRow = {
  title: string;
  form: ContractForm;
  start: string;
  end?: string;
  /** The customer where it is not the body itself. */
  customer?: BodyRef;
};

export type VersionRow = {
  /** The day the last party signed; for one nobody has signed, the day its annex was drawn up. */
  signed: string;
  /** How far one has come that nobody has signed, and when. */
  unsigned?: ['draft' | 'pending_approval' | 'out_for_signature', string][];
  /** The day it was sent for signature, where it was registered before it was signed. */
  sent?: string;
  from?: string;
  to?: string;
  /** `specific` where left out; a text from before the GDPR says nothing. */
  mode?: AuthorisationMode;
  /** Who signed on the controller's behalf. */
  proxy?: BodyRef;
  processor?: string;
  /** Clauses of the art. 28 checklist it has in part or not at all, and those nobody has looked for. */
  lacks?: Record<string, 'partial' | 'missing'>;
  unread?: string[];
  /** Hours to tell of a breach, where not 24. */
  breachHours?: number;
  /** Whether it takes up Normen, where it does not simply follow what it covers. */
  normen?: boolean;
  /** What transfers to a country stand on in this text, where the vendor's declared basis is another. */
  transfers?: Record<string, Transfer>;
};

export type AgreementRow = {
  ref: string;
  body: BodyRef;
  title: string;
  processor: string;
  systems: string[];
  contract?: ContractRow;
  form?: AgreementForm;
  owner?: string;
  versions: VersionRow[];
  /** The first day it no longer holds. */
  terminated?: { day: string; on: string; reason: string };
};

/** Texts signed from this day on are taken to follow the GDPR: the day it applied in the EU. */
export const GDPR = '2018-05-25';

/** The steps of each agreement's life. */
export function agreementEntries(rows: readonly AgreementRow[], systems: readonly SystemRow[]): Entry[] {
  const byRef = new Map(systems.map((row) => [row.ref, row]));
  return rows.flatMap((row, nth) => {
    const covered = row.systems.map((name) => byRef.get(name)).filter((system) => system !== undefined);
    const versions = row.versions.flatMap((version, i) => versionEntries(row, version, i, covered));
    return [...contractEntries(row, nth), agreementEntry(row, nth), ...versions, ...endEntries(row)];
  });
}

/** The day something that happened is recorded: at once, or when the register was opened. */
function recordedOn(day: string): string {
  return day < OPENED ? OPENED : day;
}

/** The name of an agreement's nth version, counted from 1. */
export function versionOf(agreement: string, nth: number): string {
  return `${agreement}-v${nth}`;
}

/** The name of an agreement's contract. */
export function contractOf(agreement: string): string {
  return `${agreement}-contract`;
}

const beginningOf = (row: AgreementRow): string => {
  const [first] = row.versions;
  return first?.sent ?? first?.signed ?? OPENED;
};

const caseOf = (day: string, nth: number): string => `${day.slice(0, 4)}/${1000 + ((nth * 137) % 900)}`;

function contractEntries(row: AgreementRow, nth: number): Entry[] {
  if (row.contract === undefined) return [];
  const { title, form, start, end, customer } = row.contract;
  const on = recordedOn(beginningOf(row));
  const body = holderOn(row.body, on);
  return [
    {
      on,
      by: managerOf(body),
      do: 'createContract',
      params: { body: ref(body) },
      as: contractOf(row.ref),
      body: {
        title,
        customer: customer === undefined ? undefined : { id: entityOf(customer) },
        vendor: { id: entityOf(row.processor) },
        form,
        caseReference: caseOf(start, nth),
        startOn: start,
        endOn: end,
        noticeMonths: 6,
      },
    },
  ];
}

function agreementEntry(row: AgreementRow, nth: number): Entry {
  const begun = beginningOf(row);
  const on = recordedOn(begun);
  const body = holderOn(row.body, on);
  return {
    on,
    by: managerOf(body),
    do: 'createAgreement',
    params: { body: ref(body) },
    as: row.ref,
    body: {
      title: row.title,
      contractId: row.contract === undefined ? null : ref(contractOf(row.ref)),
      systemIds: row.systems.map((name) => ref(name)),
      form: row.form ?? 'vendor_form',
      caseReference: caseOf(begun, nth + 31),
      ownerId: row.owner === undefined ? ref(managerOf(body)) : ref(row.owner),
      effectiveOn: begun,
    },
  };
}

type VersionBody = Extract<Entry, { do: 'createVersion' }>['body'];

function versionEntries(row: AgreementRow, version: VersionRow, i: number, systems: SystemRow[]): Entry[] {
  const on = recordedOn(version.sent ?? version.signed);
  const body = holderOn(row.body, on);
  const created: Entry = {
    on,
    by: managerOf(body),
    do: 'createVersion',
    params: { body: ref(body), id: ref(row.ref) },
    as: versionOf(row.ref, i + 1),
    body: versionBody(row, version, i, systems, body),
  };
  const moved = (move: Extract<Entry, { do: 'moveVersion' }>['body']): Entry => ({
    on: move.on,
    by: managerOf(body),
    do: 'moveVersion',
    params: { body: ref(body), id: ref(versionOf(row.ref, i + 1)) },
    body: move,
  });
  if (version.unsigned !== undefined)
    return [created, ...version.unsigned.slice(1).map(([to, day]) => moved({ to, on: day }))];
  if (version.sent === undefined) return [created];
  const signing = partiesOf(row, version, body).filter((party) => party.signatureRequired);
  const signatures = signing.map(({ entity, signatory }) => ({
    entityId: entity.id,
    signatory,
    signedOn: version.signed,
  }));
  return [created, moved({ to: 'signed', on: version.signed, signatures })];
}

/** The state a version is registered in. */
function stateOf(version: VersionRow): 'draft' | 'pending_approval' | 'out_for_signature' | 'signed' {
  if (version.unsigned !== undefined) return version.unsigned[0]?.[0] ?? 'draft';
  return version.sent === undefined ? 'signed' : 'out_for_signature';
}

/** Who signs: the controller or its proxy, and the processor. People sign by their office. */
function partiesOf(row: AgreementRow, version: VersionRow, controller: BodyRef) {
  const signedOn = stateOf(version) === 'signed' ? version.signed : undefined;
  const party = <R extends string>(company: string, role: R, signatory: string, signs: boolean) => ({
    entity: { id: entityOf(company) },
    role,
    signatory,
    signedOn: signs ? signedOn : undefined,
    signatureRequired: signs,
  });
  const chief = version.signed < '2020-01-01' ? 'Rådmannen' : 'Kommunedirektøren';
  return [
    party(controller, 'controller' as const, chief, version.proxy === undefined),
    ...(version.proxy === undefined ? [] : [party(version.proxy, 'on_behalf_of' as const, 'Daglig leder', true)]),
    party(version.processor ?? row.processor, 'processor' as const, 'Daglig leder', true),
  ];
}

function versionBody(
  row: AgreementRow,
  version: VersionRow,
  i: number,
  systems: SystemRow[],
  controller: BodyRef,
): VersionBody {
  const gdpr = version.signed >= GDPR;
  return {
    label: `${i + 1}.0`,
    state: stateOf(version),
    validFrom: version.from ?? version.sent ?? version.signed,
    validTo: version.to,
    contractOn: version.sent ?? version.signed,
    gdpr,
    parties: partiesOf(row, version, controller),
    ...(gdpr ? termsOf(version, systems) : {}),
    subjectMatter: `Levering av ${row.title.replace(/^Databehandleravtale (for|med) /, '')}`,
    nature: 'Lagring, drift, brukerstøtte og sletting',
    purpose: 'At kommunen kan utføre oppgavene systemene er til for',
    duration: 'Så lenge hovedavtalen gjelder',
    retention: 'Til kommunen ber om sletting, senest ved opphør',
    annex: annexOn(version.signed, systems, version.transfers ?? {}),
    clauses: gdpr ? clausesOf(version) : [],
    documentReference: `${version.signed.slice(0, 4)}/${row.ref}/${i + 1}`,
  };
}

function termsOf(version: VersionRow, systems: readonly SystemRow[]): Partial<VersionBody> {
  const mode = version.mode ?? 'specific';
  const days = mode === 'general' ? 30 : null;
  return {
    authorisation: mode,
    noticeDays: days,
    objectionDays: days,
    breachHours: version.breachHours ?? 24,
    deletion: 'Sletting eller tilbakelevering etter kommunens valg innen 90 dager, med skriftlig bekreftelse',
    normen: version.normen ?? (systems.some(({ use }) => isUnderNormen(use)) ? true : null),
  };
}

/** The art. 28 checklist as it was read, with where each clause stands in the text; the right to object goes with notices. */
function clausesOf({ mode = 'specific', lacks = {}, unread = [] }: VersionRow): VersionBody['clauses'] {
  const read = CLAUSES.filter((code) => !unread.includes(code));
  return read.map((code, i) => {
    if (code === 'K17' && mode === 'specific') return { code, result: 'not_applicable' as const };
    const result = lacks[code] ?? 'fulfilled';
    return result === 'missing'
      ? { code, result }
      : { code, result, clauseRef: `${2 + Math.floor(i / 4)}.${1 + (i % 4)}` };
  });
}

function endEntries(row: AgreementRow): Entry[] {
  if (row.terminated === undefined) return [];
  const { day, on, reason } = row.terminated;
  const body = holderOn(row.body, on);
  return [
    {
      on,
      by: managerOf(body),
      do: 'moveVersion',
      params: { body: ref(body), id: ref(versionOf(row.ref, row.versions.length)) },
      body: { to: 'terminated', on: day, reason },
    },
  ];
}
