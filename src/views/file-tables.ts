// The tables that lists are taken out as, of those whose pages show more than cells.
import { affectedBy } from '../domain/causes.ts';
import { basisText } from './agreement-versions.ts';
import type { AgreementRowView } from './agreements.ts';
import { affectedText } from './causes.ts';
import type { SavedChange } from './change.ts';
import { type FindingView, gapWords, ownerName } from './findings.ts';
import type { Names } from './page.ts';
import type { TransferGroupView } from './side-by-side.ts';
import { findingTitle } from './wording/findings.ts';
import type { Words } from './words.ts';
import type { Table } from './workbook.ts';

/** Agreements as a table, the heads first. */
export function agreementsTable(words: Words, rows: readonly AgreementRowView[], names: Names): Table {
  const heads = [
    'name',
    'body',
    'processor',
    'systems',
    'status',
    'severity',
    'findings',
    'validFrom',
    'validTo',
    'owner',
  ];
  return [
    heads.map((head) => words.text(`column.${head as 'name'}`)),
    ...rows.map((row) => [
      row.title,
      row.bodyName,
      row.processorName ?? '',
      words.list(row.systemNames),
      words.label('status', row.status),
      row.worstSeverity === null ? '' : words.label('severity', row.worstSeverity),
      words.list(row.findingCodes.map((code) => findingTitle(code, words.language))),
      dayCell(words, row.validFrom),
      dayCell(words, row.validTo),
      ownerCell(words, names, row.ownerId),
    ]),
  ];
}

/** Findings, or what cannot be told, as a table. */
export function findingsTable(words: Words, findings: readonly FindingView[], names: Names): Table {
  return [
    [
      words.text('findings.finding'),
      words.text('findings.severity'),
      words.text('column.body'),
      words.text('findings.where'),
      words.text('file.cause'),
      words.text('file.since'),
      words.text('findings.due'),
      words.text('findings.owner'),
      words.text('file.says'),
      words.text('file.truth'),
    ],
    ...findings.map((one) => [
      one.outcome === 'cannot_tell' ? gapWords(words, one).fact : one.title,
      words.label('severity', one.severity),
      one.bodyName,
      one.subjectTitle,
      one.cause.title,
      dayCell(words, one.since),
      dayCell(words, one.dueOn),
      ownerCell(words, names, one.ownerId),
      one.agreementSays ?? '',
      one.trueNow ?? '',
    ]),
  ];
}

/** Registered changes as a table. */
export function changesTable(words: Words, changes: readonly SavedChange[], names: Names): Table {
  return [
    [
      words.text('changes.what'),
      words.text('findings.where'),
      words.text('changes.effective'),
      words.text('changes.hits'),
      words.text('changes.registered'),
      words.text('file.by'),
      words.text('changes.withdrawn'),
    ],
    ...changes.map((one) => [
      words.label('changeKind', one.kind),
      one.scopeTitle,
      words.shortDay(one.effectiveOn),
      affectedText({ words }, affectedBy(one.consequences.filter(({ effect }) => effect === 'found'))),
      one.registeredAt === null ? '' : words.moment(one.registeredAt),
      one.registeredById === null ? '' : (names[one.registeredById] ?? words.text('common.someone')),
      one.withdrawnAt === null ? '' : words.moment(one.withdrawnAt),
    ]),
  ];
}

/** Transfers as a table, a row for each use. */
export function transfersTable(words: Words, groups: readonly TransferGroupView[]): Table {
  return [
    [
      words.text('transfers.country'),
      words.text('transfers.basis'),
      words.text('transfers.result'),
      words.text('column.body'),
      words.text('agreements.agreement'),
      words.text('file.system'),
      words.text('file.company'),
    ],
    ...groups.flatMap((group) =>
      group.uses.map((use) => [
        words.country(group.country),
        group.basis === null ? words.text('transfers.noBasis') : basisText(words, group.basis, group.instrument),
        words.label('transferResult', group.result),
        use.bodyName,
        use.agreementTitle,
        use.systemName,
        use.company ?? words.text('transfers.place', { activity: words.label('activity', use.activity ?? '') }),
      ]),
    ),
  ];
}

function dayCell(words: Words, day: string | null): string {
  return day === null ? '' : words.shortDay(day);
}

function ownerCell(words: Words, names: Names, owner: string | null): string {
  return owner === null ? '' : ownerName(words, names, owner);
}
