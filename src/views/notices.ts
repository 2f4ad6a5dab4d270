// Notices received under an agreement: what came, the answer and its day, and the form that answers.
import type { NoticeView } from './agreement-types.ts';
import { type Field, type FormValues, printableForm } from './form.ts';
import type { FieldError, Setting } from './page.ts';
import type { Words } from './words.ts';

/** An answer that was refused: what was typed, and what was wrong with it. */
export type RefusedAnswer = { notice: string; values: FormValues; errors: readonly FieldError[] };

/** What the notices of an agreement are shown with. */
export type NoticesInput = {
  agreement: string;
  notices: readonly NoticeView[];
  /** The evidence notices name, by id. */
  evidence: Readonly<Record<string, { kind: string; reference: string | null }>>;
  /** Whether the reader may answer; whoever looks at another day than today may not. */
  mayAnswer: boolean;
  refused: RefusedAnswer | null;
  /** A key for each form, so that an answer is saved once. */
  idempotencyKey: string;
};

/** The rows of the table, the forms beneath it, and the summary of what was wrong; a form is open where it was refused. */
export function noticesOf(setting: Setting, input: NoticesInput) {
  const { words, frame } = setting;
  const answerable = input.mayAnswer && frame.asOf === frame.today && frame.knownAt === null;
  const forms = answerable ? input.notices.map((notice) => answerForm(setting, input, notice)) : [];
  return {
    notices: input.notices.map((notice) => noticeRow(words, notice, input.evidence)),
    answers: forms,
    errors: forms.find(({ errors }) => errors !== null)?.errors ?? null,
  };
}

function noticeRow(words: Words, notice: NoticeView, evidence: NoticesInput['evidence']): object {
  const { respondedOn, responseReason, responseReference } = notice;
  return {
    company: notice.entityName,
    received: `${words.shortDay(notice.receivedOn)} (${words.label('noticeHow', notice.how).toLocaleLowerCase(words.language)})`,
    evidence: evidenceOf(words, evidence[notice.evidenceId ?? '']),
    response: words.label('noticeResponse', notice.response),
    respondedOn: respondedOn === null ? null : words.shortDay(respondedOn),
    details: [
      responseReason,
      responseReference && words.text('notice.referenceLine', { reference: responseReference }),
    ].filter(Boolean),
    objectBy: notice.objectionDeadline === null ? '–' : words.shortDay(notice.objectionDeadline),
  };
}

function evidenceOf(words: Words, evidence: NoticesInput['evidence'][string] | undefined): string {
  if (!evidence) return '–';
  const kind = words.label('evidenceKind', evidence.kind);
  return evidence.reference === null ? kind : `${kind}: ${evidence.reference}`;
}

function answerForm({ words, links, frame }: Setting, input: NoticesInput, notice: NoticeView) {
  const refused = input.refused?.notice === notice.id ? input.refused : null;
  const answered = notice.response !== 'none';
  const fields = fieldsOf(words, notice, frame.today);
  const { groups, errors } = printableForm(
    words,
    [{ legend: '', fields }],
    refused?.values ?? {},
    refused?.errors ?? [],
  );
  return {
    action: links.noticeResponses(input.agreement, notice.id),
    idempotencyKey: `${input.idempotencyKey}-${notice.id}`,
    summary: words.text(answered ? 'notice.answerAgain' : 'notice.answer', {
      name: notice.entityName,
      day: words.shortDay(notice.receivedOn),
    }),
    open: refused !== null,
    groups,
    errors,
  };
}

/** The questions of the form; where there is an answer already, also whether that was wrong. */
function fieldsOf(words: Words, notice: NoticeView, today: string): Field[] {
  const label = words.text('notice.earlier');
  const options = [{ value: 'true', label: words.text('notice.corrects') }];
  const again: Field = { name: 'corrects', label, kind: 'checkboxes', groups: [{ label: null, options }] };
  const fields = [responseField(words, notice, today), ...detailFields(words, today)];
  return (notice.response === 'none' ? fields : [...fields, again]).map((field) => ({ ...field, of: notice.id }));
}

function responseField(words: Words, { objectionDeadline: deadline }: NoticeView, today: string): Field {
  const options = ['accepted', 'objected'].map((value) => ({ value, label: words.label('noticeResponse', value) }));
  const key = deadline !== null && deadline < today ? 'notice.late' : 'notice.inTime';
  return {
    name: 'response',
    kind: 'radios',
    label: words.text('agreement.response'),
    required: true,
    groups: [{ label: null, options }],
    ...(deadline === null ? {} : { hint: words.text(key, { day: words.day(deadline) }) }),
  };
}

function detailFields(words: Words, initial: string): Field[] {
  const respondedOn = words.text('notice.respondedOn');
  const hint = words.text('notice.reasonHint');
  return [
    { name: 'respondedOn', kind: 'day', label: respondedOn, required: true, initial, width: 'short' },
    { name: 'reason', kind: 'textarea', label: words.text('notice.reason'), optional: true, hint },
    {
      name: 'reference',
      kind: 'text',
      label: words.text('notice.reference'),
      optional: true,
      hint: words.text('notice.referenceHint'),
      width: 'medium',
    },
  ];
}
