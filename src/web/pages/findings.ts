// The list of findings behind a number, one finding, and the decisions and advice written on it.
import { groupOf, isFindingGroup } from '../../domain/assessment/groups.ts';
import { Failure, invalid } from '../../domain/failures.ts';
import { may } from '../../domain/permissions.ts';
import { DECISION_KINDS, type DecisionKind, SEVERITIES, type Severity } from '../../domain/vocabulary.ts';
import { createDecision, DECIDING } from '../../operations/decisions.ts';
import { findingByKey, urgentFindings } from '../../operations/finding-pages.ts';
import { MOST_ROWS } from '../../operations/lists.ts';
import { colleaguesAt, namesOfPeople } from '../../operations/people.ts';
import { DecisionCreate } from '../../operations/shapes/findings.ts';
import type { RefusedDecision } from '../../views/decision-forms.ts';
import { findingsTable } from '../../views/file-tables.ts';
import { FINDINGS_SHOWN, findingsTitle, renderFinding, renderFindings } from '../../views/finding-page.ts';
import type { FindingView } from '../../views/findings.ts';
import { wordsOf } from '../../views/words.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { tableFile } from './files.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, given, savedOnce } from './saving.ts';

const PAGE = 50;

/** GET /findings?body=&group=&severity=&outcome=&cause=&cursor= */
export async function findingsPage(c: PageContext, reader: Reader): Promise<Response> {
  const { filter, names, ...page } = await findingsAsked(c, reader, PAGE);
  const { items: findings, total, nextCursor } = page;
  const input = { filter, findings, total, cursor: c.req.query('cursor') ?? null, nextCursor, names };
  return c.html(renderFindings(renderer(), reader.frame, input).html);
}

/** GET /findings/file?format=xlsx|csv&…: every one the address asks for. */
export async function findingsFile(c: PageContext, reader: Reader): Promise<Response> {
  const { items, names, filter } = await findingsAsked(c, reader, MOST_ROWS);
  const words = wordsOf(reader.frame.language);
  return tableFile(c, reader.frame, findingsTitle(words, filter), findingsTable(words, items, names));
}

async function findingsAsked(c: PageContext, { world, actor, bodies, time, frame }: Reader, limit: number) {
  const { group, severity, outcome, cause, cursor } = c.req.query();
  const filter = {
    group: isFindingGroup(group) ? group : null,
    severity: (SEVERITIES as readonly string[]).includes(severity ?? '') ? (severity as Severity) : null,
    show: FINDINGS_SHOWN.find((one) => one === outcome) ?? ('found' as const),
    cause: cause || null,
  };
  const wanted = {
    ...filter,
    outcome: filter.show === 'cannot_tell' ? ('cannot_tell' as const) : ('found' as const),
    coming: filter.show === 'coming',
    overdue: false,
  };
  const query = { ...time, limit, ...(cursor ? { cursor } : {}) };
  const page = await urgentFindings(world, actor, bodies, query, wanted, frame.language);
  const names = await namesOfPeople(
    world,
    page.items.map(({ ownerId }) => ownerId).filter((id) => id !== null),
  );
  return { ...page, filter, names };
}

/** GET /findings/{key} */
export function findingPage(c: PageContext, reader: Reader): Promise<Response> {
  return showFinding(c, reader, null);
}

async function showFinding(c: PageContext, reader: Reader, refused: RefusedDecision | null): Promise<Response> {
  const { world, actor, time, frame } = reader;
  const finding = await findingByKey(world, actor, c.req.param('key') ?? '', time, frame.language);
  const input = {
    finding,
    group: groupOf(finding.code),
    kinds: DECISION_KINDS.filter((kind) => may(actor, DECIDING[kind], finding.bodyId)),
    colleagues: await colleaguesAt(world, actor, finding.bodyId),
    names: await namesIn(reader, finding),
    refused,
    idempotencyKey: world.newId('form'),
  };
  return c.html(renderFinding(renderer(), frame, input).html, refused === null ? 200 : 422);
}

function namesIn({ world, frame }: Reader, { ownerId, decisions }: FindingView): Promise<Record<string, string>> {
  const ids = [ownerId, ...decisions.flatMap((decision) => [decision.byId, decision.ownerId])];
  return namesOfPeople(
    world,
    ids.filter((id) => id !== null),
    frame.language,
  );
}

/** POST /findings/{key}/decisions: saves once, however often the button is pressed. */
export async function saveDecision(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const key = c.req.param('key') ?? '';
  const { idempotencyKey, kind: asked, ...values } = await formValues(c);
  const kind = DECISION_KINDS.find((one) => one === asked);
  if (!kind) throw invalid('kind', `expected one of ${DECISION_KINDS.join(', ')}`);
  const path = `/findings/${encodeURIComponent(key)}`;
  try {
    const body = check(DecisionCreate, { kind, ...given(values) }, '');
    const params = { key };
    await savedOnce(world, actor, idempotencyKey, { ...body, ...params }, (w) =>
      createDecision(w, actor, { params, query: {}, body }),
    );
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return showFinding(c, { ...reader, frame: { ...reader.frame, path } }, refusal(kind, values, error));
  }
  leaveFlash(c, { code: 'decision_saved' });
  return c.redirect(path, 303);
}

function refusal(kind: DecisionKind, values: RefusedDecision['values'], { errors }: Failure): RefusedDecision {
  return { kind, values, errors };
}
