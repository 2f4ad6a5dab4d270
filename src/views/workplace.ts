// The officer's workplace: every municipality a row, every group of findings a column, each number a way to what is behind it.
import { FINDING_GROUPS, type FindingGroup } from '../domain/assessment/groups.ts';
import type { Severity } from '../domain/vocabulary.ts';
import { severityTag } from './findings.ts';
import { type BodyFigures, lightOf } from './overview.ts';
import { type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import type { TextKey } from './wording/nb.ts';

/** A cell of the matrix; the shape `MatrixCell` satisfies it. */
export type CellView = { group: FindingGroup; found: number; worst: Severity | null; overdue: number; gaps: number };
export type MatrixRowView = BodyFigures & { cells: readonly CellView[] };

/** The parts of the workplace, each a page. */
export type WorkplacePart = 'matrix' | 'trend' | 'vendors' | 'transfers';

/** The matrix: GET /workplace. */
export function renderWorkplace(renderer: Renderer, frame: Frame, rows: readonly MatrixRowView[]): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const content = {
    groups: FINDING_GROUPS.map((group) => words.label('findingGroup', group)),
    rows: rows.map((row) => matrixRow(setting, row)),
    also: [
      { url: links.whatIf(), text: words.text('workplace.whatIf') },
      { url: links.dependencies(), text: words.text('workplace.dependencies') },
      ...(frame.may.readReport ? [{ url: links.report(), text: words.text('workplace.report') }] : []),
    ],
  };
  return printPart(renderer, setting, 'matrix', words.text('workplace.title'), content);
}

/** Prints a part of the workplace with the ways to the others. */
export function printPart(
  renderer: Renderer,
  setting: Setting,
  part: WorkplacePart,
  title: string,
  content: object,
): Page {
  const { words, links } = setting;
  const tabs = [
    ['matrix', links.workplace()],
    ['trend', links.trend()],
    ['vendors', links.sideBySide()],
    ['transfers', links.transfers()],
  ].map(([name, href]) => ({ title: words.text(`workplace.${name}` as TextKey), href, current: name === part }));
  const heading = { title, section: 'workplace', choosesBody: true } as const;
  return printPage(renderer, setting, `workplace-${part}`, heading, { tabs, ...content });
}

function matrixRow(setting: Setting, row: MatrixRowView): object {
  const { links } = setting;
  const total = row.cells.reduce((sum, { found }) => sum + found, 0);
  return {
    name: row.bodyName,
    url: links.overview(row.bodyId),
    light: lightOf(setting, row.light),
    cells: row.cells.map((cell) => cellOf(setting, row, cell)),
    total: { n: total, url: total === 0 ? null : links.findings({ body: row.bodyId }) },
    gaps: {
      n: row.dataGaps,
      url: row.dataGaps === 0 ? null : links.findings({ body: row.bodyId, outcome: 'cannot_tell' }),
    },
  };
}

function cellOf({ words, links }: Setting, { bodyId: body, bodyName }: MatrixRowView, cell: CellView): object {
  const { group, found, worst, overdue, gaps } = cell;
  const label = words.label('findingGroup', group);
  const query = { body, group };
  return {
    column: label,
    label: words.text('workplace.cellLabel', { group: label, body: bodyName }),
    found:
      worst === null
        ? null
        : {
            n: found,
            url: links.findings(query),
            severity: severityTag(words, worst),
            overdue: overdue === 0 ? null : words.text('workplace.overdueCell', { n: overdue }),
          },
    gaps:
      gaps === 0
        ? null
        : {
            url: links.findings({ ...query, outcome: 'cannot_tell' }),
            text: words.text('workplace.unsure', { n: gaps }),
          },
  };
}
