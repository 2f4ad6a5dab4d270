// What happened to the agreements from 2018 to the end of 2020: what docs/outcomes-2018-2020.md is written about.
import { contractOf, versionOf } from './agreements.ts';
import { type BodyRef, holderOn, managerOf, OPENED } from './bodies.ts';
import { entityOf } from './companies.ts';
import { productNamed } from './products.ts';
import { type Entry, ref } from './steps.ts';
import { linkInput } from './transfers.ts';

type ChangeBody = Extract<Entry, { do: 'createChange' }>['body'];
type NoticeBody = Extract<Entry, { do: 'createNotice' }>['body'];
type EvidenceBody = Extract<Entry, { do: 'createEvidence' }>['body'];

/** A change as a contract manager registers it. */
export function change(on: string, by: string, body: ChangeBody, as?: string): Entry {
  return { on, by, do: 'createChange', body, as };
}

/** The details of a sub-processor that comes to a product, from the product's own row. */
export function newLink(product: string, company: string): ReturnType<typeof linkInput> {
  const link = productNamed(product).links?.find((row) => row.company === company);
  if (!link) throw new Error(`${company} is in no chain of ${product}`);
  return linkInput(link);
}

/** A notice received under one agreement. */
export function notice(on: string, origin: BodyRef, agreement: string, body: NoticeBody): Entry {
  const held = holderOn(origin, on);
  return { on, by: managerOf(held), do: 'createNotice', params: { body: ref(held), id: ref(agreement) }, body };
}

/** Evidence kept by whoever holds the matter that day. */
export function evidence(on: string, origin: BodyRef, body: EvidenceBody): Entry {
  const held = holderOn(origin, on);
  return { on, by: managerOf(held), do: 'createEvidence', params: { body: ref(held) }, body };
}

/** That a version was read against its contract and still fits. */
export function review(on: string, origin: BodyRef, agreement: string, nth: number, note: string): Entry {
  const held = holderOn(origin, on);
  return {
    on,
    by: managerOf(held),
    do: 'createReview',
    params: { body: ref(held), id: ref(agreement) },
    body: { versionId: ref(versionOf(agreement, nth)), contractOn: on, note },
  };
}

/** A change of the text of a contract, as it stands in the contract's own list. */
export function amendment(
  on: string,
  origin: BodyRef,
  agreement: string,
  body: Extract<Entry, { do: 'createAmendment' }>['body'],
): Entry {
  const held = holderOn(origin, on);
  const params = { body: ref(held), id: ref(contractOf(agreement)) };
  return { on, by: managerOf(held), do: 'createAmendment', params, body };
}

/** The years of the exit, the merger and Schrems II. */
export function storyEntries(): Entry[] {
  return [
    ...cooperativeContracts(),
    ...exit(),
    ...generalAuthorisation(),
    ...abroad(),
    ...contractChanged(),
    ...schrems(),
  ];
}

/** "IKT Orkidè samarbeidet, som hadde mange av kontraktene mellom kommunene og leverandørene": in its own register. */
function cooperativeContracts(): Entry[] {
  const rows: [string, string, string][] = [
    ['lonnhuset', 'Lønnhuset HR for medlemmene', '2014-01-01'],
    ['fjordarkiv', 'ePhorte for medlemmene', '2014-01-01'],
    ['pleielogg', 'Pleielogg for medlemmene', '2014-01-01'],
    ['velferdsdata', 'Velferdsdata Sosial for medlemmene', '2014-01-01'],
    ['nordsky', 'Linjer og reserveløsning', '2016-01-01'],
  ];
  return rows.map(([vendor, title, startOn]) => ({
    on: OPENED,
    by: 'jostein',
    do: 'createContract',
    params: { body: ref('orkide') },
    as: `orkide-${vendor}-contract`,
    body: { title, vendor: { id: entityOf(vendor) }, form: 'SSA-D', startOn, noticeMonths: 6 },
  }));
}

function exit(): Entry[] {
  return [
    {
      on: '2018-11-20',
      by: 'jostein',
      do: 'createAmendment',
      params: { body: ref('orkide'), id: ref('orkide-lonnhuset-contract') },
      body: {
        number: '3',
        kinds: ['controller_change'],
        effectiveOn: '2019-01-01',
        signedOn: '2018-11-19',
        summary: 'Fræna går ut av fellesavtalen og tegner sin egen',
      },
    },
    evidence('2019-03-28', 'fraena', {
      kind: 'deletion_certificate',
      subject: { kind: 'agreement', id: ref('fraena-drift-orkide-dpa') },
      issuer: 'IKT Orkidé',
      issuedOn: '2019-03-28',
      scope: 'ePhorte, Pleielogg og Velferdsdata i felles drift, med sikkerhetskopier',
      conclusion: 'Tilbakelevert og slettet',
      reference: '2019/1204-7',
    }),
    evidence('2018-09-10', 'fraena', {
      kind: 'dpia',
      subject: { kind: 'system', id: ref('fraena-kari') },
      issuer: 'Fræna kommune',
      issuedOn: '2018-09-10',
      conclusion: 'Akseptabel risiko når loggene slettes etter 90 dager',
      reference: '2018/1330-2',
    }),
  ];
}

/** One new sub-processor, three municipalities: listed nowhere, notified and not objected to, never notified. */
function generalAuthorisation(): Entry[] {
  const sms = { entity: { id: entityOf('brevduva') }, how: 'e_mail' as const };
  return [
    change(
      '2019-07-15',
      'arvid',
      {
        kind: 'sub_processor_added',
        scope: { kind: 'product', id: ref('foresatt') },
        effectiveOn: '2019-09-01',
        evidence: {
          kind: 'vendor_notice',
          reference: 'E-post fra Heimskule 2019-07-15',
          issuer: 'Heimskule AS',
          issuedOn: '2019-07-15',
        },
        note: 'SMS-varsling flyttes til egen underleverandør',
        details: newLink('foresatt', 'brevduva'),
      },
      'change-foresatt-brevduva',
    ),
    notice('2019-07-15', 'eide', 'eide-foresatt-dpa', { ...sms, receivedOn: '2019-07-15' }),
    notice('2020-02-10', 'averoy', 'averoy-foresatt-dpa', {
      ...sms,
      receivedOn: '2020-02-10',
      response: 'accepted',
      respondedOn: '2020-02-10',
    }),
  ];
}

function abroad(): Entry[] {
  const scope = { kind: 'product' as const, id: ref('byggsak') };
  const support = { country: 'IN', activity: 'support' as const };
  return [
    change('2019-02-18', 'arvid', {
      kind: 'locations_changed',
      scope,
      effectiveOn: '2019-02-01',
      evidence: {
        kind: 'vendor_notice',
        reference: 'Driftsmelding 2019-02-15',
        issuer: 'Byggeplan AS',
        issuedOn: '2019-02-15',
      },
      note: 'Brukerstøtte er flyttet til India; kjent først etterpå',
      details: { add: [support] },
    }),
    change('2019-10-21', 'arvid', {
      kind: 'locations_changed',
      scope,
      effectiveOn: '2019-11-01',
      evidence: { kind: 'vendor_notice', reference: 'Brev 2019-10-18', issuer: 'Byggeplan AS', issuedOn: '2019-10-18' },
      note: 'Brukerstøtte er tilbake i Norge',
      details: { end: [support] },
    }),
  ];
}

function contractChanged(): Entry[] {
  return [
    amendment('2018-12-10', 'fraena', 'fraena-okonomi-dpa', {
      number: '1',
      kinds: ['price'],
      effectiveOn: '2019-01-01',
      signedOn: '2018-12-07',
      summary: 'Prisregulering 2019',
    }),
    change('2019-04-23', 'oddny', {
      kind: 'contract_amended',
      scope: { kind: 'contract', id: ref(contractOf('fraena-okonomi-dpa')) },
      effectiveOn: '2019-05-01',
      evidence: { kind: 'other', reference: 'Endringsavtale 2', issuer: 'Tallverk AS', issuedOn: '2019-04-12' },
      details: {
        number: '2',
        kinds: ['new_module'],
        signedOn: '2019-04-12',
        summary: 'Ny modul for elektronisk faktura',
      },
    }),
    review(
      '2019-10-07',
      'fraena',
      'fraena-okonomi-dpa',
      2,
      'Modulen behandler de samme opplysningene; avtalen dekker den',
    ),
  ];
}

function schrems(): Entry[] {
  return [
    evidence('2020-08-28', 'averoy', {
      kind: 'tia',
      subject: { kind: 'agreement', id: ref('averoy-office365-dpa') },
      issuer: 'Averøy kommune',
      issuedOn: '2020-08-28',
      scope: 'Brukerstøtte fra USA',
      conclusion: 'Tilleggstiltak: kundens egne nøkler, støtte bare etter godkjenning',
      reference: '2020/1411-3',
    }),
  ];
}
