// English: notices received under an agreement, and answering them.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/notices.ts';

export const notices: SameKeys<typeof nb.notices> = {
  'notice.evidence': 'Evidence',
  'notice.answer': 'Answer the notice of {name}, received {day}',
  'notice.answerAgain': 'Change the answer to the notice of {name}, received {day}',
  'notice.inTime': 'The objection deadline is {day}.',
  'notice.late': 'The objection deadline was {day}. An objection after it does not take away the authorisation.',
  'notice.respondedOn': 'Answered',
  'notice.reason': 'Reason',
  'notice.reasonHint': 'Do not write personal data here.',
  'notice.reference': 'Reference to the answer',
  'notice.referenceHint': 'For example a case number or document.',
  'notice.referenceLine': 'The answer is in {reference}',
  'notice.earlier': 'The previous answer',
  'notice.corrects': 'It was registered wrongly, and shall not hold on any day',
  'notice.save': 'Save the answer',
  'flash.notice_answered': 'The answer to the notice is saved, and the agreement has been assessed again.',
};
