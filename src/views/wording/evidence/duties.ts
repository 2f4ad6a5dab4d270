// Statements about what must be agreed, proved, checked and kept in the record, and about who the parties are now.
import { clauseArticle } from '../labels.ts';
import type { TextKey } from '../nb.ts';
import type { Told } from '../told.ts';
import { binding, dated, dayOf, type Evidence, lower, named, proof, systems, version, when } from './statements.ts';

/** What the agreement has of a clause; the breach clause is judged by its hours. */
function clauseSaid(says: Told): (string | null)[] {
  const { text, count } = says.words;
  const clause = lower(says, says.label('clause', 'code') ?? text('says.theClause'));
  const hours = says.text('breachHours');
  const lacks = says.text('result') === 'partial' ? 'says.clausePartial' : 'says.clauseMissing';
  const said =
    hours !== null
      ? text('says.breachHours', { version: version(says), hours: count('hours', Number(hours)) })
      : says.text('code') === 'K27'
        ? text('says.noBreachHours', { version: version(says) })
        : text(lacks, { version: version(says), clause });
  return [said, when(says.text('clauseRef'), (ref) => text('says.clauseRef', { ref }))];
}

function clauseAsked(truth: Told): (string | null)[] {
  const { text, count, language } = truth.words;
  const article = clauseArticle(truth.text('code') ?? '', language);
  return [
    article === undefined ? null : text('says.clauseArticle', { article }),
    when(truth.text('hours'), (n) => text('says.breachMost', { hours: count('hours', Number(n)) })),
  ];
}

const IS: Record<string, TextKey> = {
  processor: 'says.is.processor',
  contract_vendor: 'says.is.contract_vendor',
  system_processor: 'says.is.system_processor',
  product_vendor: 'says.is.product_vendor',
};

function verified(truth: Told): (string | null)[] {
  const { text } = truth.words;
  const name = named(truth, 'name', 'says.theProcessor');
  const risk = truth.label('risk', 'risk') ?? text('says.theRisk');
  return [
    proof(truth, {
      day: 'verifiedOn',
      last: text('says.verified', { name }),
      none: text('says.notVerified', { name }),
      negative: (day) => text('says.verifiedNegative', { name, day }),
    }),
    when(truth.text('months'), (n) => text('says.verifyEvery', { risk, n })),
  ];
}

/** What became of the body, and who has no part in the agreement yet. */
function ceased(truth: Told): (string | null)[] {
  const { text } = truth.words;
  const name = named(truth, 'name', 'says.theBody');
  const heir = truth.text('successorName');
  const kind = truth.text('kind');
  return [
    when(truth.day('endedOn'), (day) => text('says.ceased', { name, day })),
    heir === null
      ? text('says.noHeir', { name })
      : text(kind === 'split' ? 'says.heirOfPart' : 'says.heir', { heir, name }),
  ];
}

const RECORD: Record<string, TextKey> = {
  purpose: 'says.record.purpose',
  dataCategories: 'says.record.dataCategories',
  dataSubjects: 'says.record.dataSubjects',
  recipientCategories: 'says.record.recipientCategories',
  retention: 'says.record.retention',
  securityMeasures: 'says.record.securityMeasures',
};

/** The field of the record that is empty; null where the whole system is missing there. */
function recordField(truth: Told): string | null {
  return when(truth.text('field'), (field) => (RECORD[field] ? truth.words.text(RECORD[field]) : field));
}

function dpia(truth: Told): (string | null)[] {
  const { text } = truth.words;
  const name = named(truth, 'name', 'says.theSystem');
  const changed = truth.label('processingChange', 'changed') ?? text('says.theProcessing');
  return [
    text(truth.text('highRisk') === 'derived' ? 'says.highRiskDerived' : 'says.highRisk', { name }),
    proof(truth, {
      day: 'assessedOn',
      last: text('says.assessed'),
      none: text('says.notAssessed'),
      negative: (day) => text('says.assessedNegative', { day }),
    }),
    when(truth.day('changedOn'), (day) => text('says.changedSince', { day, what: lower(truth, changed) })),
  ];
}

/** What became of a company, and what it is to the agreement. */
function insolvent(truth: Told): (string | null)[] {
  const { text } = truth.words;
  const status = lower(truth, truth.label('registryStatus', 'status') ?? text('says.outOfBusiness'));
  const is = IS[truth.text('of') ?? ''];
  return [
    dated(truth, text('says.statusIs', { name: named(truth, 'name', 'says.theCompany'), status })),
    is === undefined ? null : text(is),
    systems(truth),
  ];
}

export const duties: Record<string, Evidence> = {
  F07: {
    says: (s) => [
      when(s.text('deletion'), (text) => s.words.text('says.deletion', { version: version(s), text })) ??
        s.words.text('says.noDeletion', { version: version(s) }),
    ],
    truth: (t) => [
      t.words.text('says.contractEnded', { title: named(t, 'title', 'says.theContract'), day: dayOf(t, 'endOn') }),
      t.words.text('says.noDeletionProof'),
      systems(t),
    ],
  },
  F08: {
    detail: (_, t) => when(t.label('clause', 'code'), (clause) => lower(t, clause)),
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
    truth: insolvent,
  },
  F24: {
    detail: (_, t) => t.text('successorName'),
    says: (s) => [s.text('version') === null ? s.words.text('says.noVersionInForce') : binding(s)],
    truth: (t) => [...ceased(t), systems(t)],
  },
  F27: {
    detail: (_, t) => recordField(t),
    says: () => [],
    truth: (t) => {
      const name = named(t, 'name', 'says.theSystem');
      const lacks = when(recordField(t), (field) => t.words.text('says.recordLacks', { name, field }));
      return [lacks ?? t.words.text('says.notInRecord', { name })];
    },
  },
  F28: {
    says: () => [],
    truth: dpia,
  },
  F30: {
    says: (s) => [s.words.text(s.flag('normen') === true ? 'says.normen' : 'says.noNormen', { version: version(s) })],
    truth: (t) => [t.words.text('says.normenApplies', { names: t.list('systems') ?? t.words.text('says.theSystem') })],
  },
};
