// Bokmål statements about what must be agreed, proved, checked and kept in the record, and about who the parties are now.
import type { Told } from '../told.ts';
import { clauseArticles } from './clauses.ts';
import { binding, counted, type Evidence, lower, proof, systems, version, when } from './statements.ts';

const BREACHES = 'brudd på personopplysningssikkerheten';

/** What the agreement has of a clause; the breach clause is judged by its hours. */
function clauseSaid(says: Told): (string | null)[] {
  const clause = lower(says.label('clause', 'code') ?? 'vilkåret');
  const hours = says.text('breachHours');
  const result = says.text('result');
  const has = result === 'partial' ? 'har bare delvis med' : 'mangler';
  return [
    hours !== null
      ? `${version(says)} gir databehandleren ${counted(hours, 'time', 'timer')} på å varsle om ${BREACHES}.`
      : says.text('code') === 'K27'
        ? `${version(says)} sier ikke innen hvor mange timer databehandleren skal varsle om ${BREACHES}.`
        : `${version(says)} ${has} dette vilkåret: ${clause}.`,
    when(says.text('clauseRef'), (ref) => `Sted i avtalen: ${ref}.`),
  ];
}

function clauseAsked(truth: Told): (string | null)[] {
  const article = clauseArticles[truth.text('code') ?? ''];
  return [
    article === undefined ? null : `Vilkåret følger av personvernforordningen ${article}.`,
    when(
      truth.text('hours'),
      (n) =>
        `Fristen bør være høyst ${counted(n, 'time', 'timer')}: kommunen har selv 72 timer på å melde fra til Datatilsynet.`,
    ),
  ];
}

const OF: Record<string, string> = {
  processor: 'databehandler i avtalen',
  contract_vendor: 'leverandør i hovedavtalen',
  system_processor: 'databehandler for systemet',
  product_vendor: 'leverandør av produktet',
};

function verified(truth: Told): (string | null)[] {
  const name = truth.text('name') ?? 'databehandleren';
  const risk = truth.label('risk', 'risk');
  return [
    proof(truth, {
      day: 'verifiedOn',
      last: `Siste kontroll av ${name}`,
      none: `Ingen kontroll av ${name} er registrert.`,
      negative: (day) => `Kontrollen av ${name} ${day} viste at garantiene ikke er gode nok.`,
    }),
    when(truth.text('months'), (n) => `${risk ?? 'Risikoen'} krever kontroll minst hver ${n}. måned.`),
  ];
}

/** What became of the body, and who has no part in the agreement yet. */
function ceased(truth: Told): (string | null)[] {
  const name = truth.text('name') ?? 'Kommunen';
  const heir = truth.text('successorName');
  const kind = truth.text('kind');
  return [
    when(truth.day('endedOn'), (day) => `${name} er opphørt fra ${day}.`),
    heir === null
      ? `Ingen er registrert som etterfølger for ${name}.`
      : `${heir} har overtatt ${kind === 'split' ? 'en del av' : 'etter'} ${name}, men avtalen er ikke overført dit.`,
  ];
}

const RECORD: Record<string, string> = {
  purpose: 'formål',
  dataCategories: 'kategorier av personopplysninger',
  dataSubjects: 'kategorier av registrerte',
  recipientCategories: 'kategorier av mottakere',
  retention: 'slettefrister',
  securityMeasures: 'sikkerhetstiltak',
};

function dpia(truth: Told): (string | null)[] {
  const name = truth.text('name') ?? 'Systemet';
  const changed = truth.label('processingChange', 'changed');
  const changedOn = truth.day('changedOn');
  return [
    `${name} har høy risiko${truth.text('highRisk') === 'derived' ? ', ut fra hvilke opplysninger det har og om hvem' : ''}.`,
    proof(truth, {
      day: 'assessedOn',
      last: 'Siste vurdering av personvernkonsekvenser',
      none: 'Ingen vurdering av personvernkonsekvenser er registrert.',
      negative: (day) => `Siste vurdering av personvernkonsekvenser er fra ${day}.`,
    }),
    changedOn === null ? null : `Endret ${changedOn}, etter vurderingen: ${lower(changed ?? 'behandlingen')}.`,
  ];
}

export const duties: Record<string, Evidence> = {
  F07: {
    says: (s) => [
      when(s.text('deletion'), (text) => `${version(s)} sier om sletting: «${text}»`) ??
        `${version(s)} sier ikke noe om sletting.`,
    ],
    truth: (t) => [
      `${t.text('title') ?? 'Hovedavtalen'} gjaldt til og med ${t.day('endOn') ?? 'en ukjent dato'}.`,
      'Ingen bekreftelse på sletting eller tilbakelevering er registrert etter det.',
      systems(t),
    ],
  },
  F08: {
    detail: (_, t) => when(t.label('clause', 'code'), lower),
    says: clauseSaid,
    truth: clauseAsked,
  },
  F21: {
    detail: (_, t) => t.text('name'),
    says: (s) => [binding(s)],
    truth: (t) => [...verified(t), systems(t)],
  },
  F22: {
    detail: (_, t) => t.text('name'),
    says: (s) => [binding(s)],
    truth: (t) => [
      `${t.text('name') ?? 'Selskapet'} er ${lower(t.label('registryStatus', 'status') ?? 'ute av drift')}${when(t.day('from'), (day) => ` fra ${day}`) ?? ''}.`,
      when(OF[t.text('of') ?? ''] ?? null, (role) => `Selskapet er ${role}.`),
      systems(t),
    ],
  },
  F24: {
    detail: (_, t) => t.text('successorName'),
    says: (s) => [s.text('version') === null ? 'Ingen versjon av avtalen gjelder.' : binding(s)],
    truth: (t) => [...ceased(t), systems(t)],
  },
  F27: {
    detail: (_, t) => when(t.text('field'), (field) => RECORD[field] ?? field),
    says: () => [],
    truth: (t) => [
      when(
        t.text('field'),
        (field) => `${t.text('name') ?? 'Systemet'} står i protokollen, men mangler ${RECORD[field] ?? field}.`,
      ) ?? `${t.text('name') ?? 'Systemet'} står ikke i protokollen over behandlingsaktiviteter.`,
    ],
  },
  F28: {
    says: () => [],
    truth: dpia,
  },
  F30: {
    says: (s) => [`${version(s)} ${s.flag('normen') === true ? 'tar inn' : 'tar ikke inn'} kravene i Normen.`],
    truth: (t) => [`Normen gjelder for ${t.list('systems') ?? 'systemet'}.`],
  },
};
