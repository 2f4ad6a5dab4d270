// Nynorsk: notices received under an agreement, and answering them.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/notices.ts';

export const notices: SameKeys<typeof nb.notices> = {
  'notice.evidence': 'Underlag',
  'notice.answer': 'Svar på varselet om {name}, motteke {day}',
  'notice.answerAgain': 'Endre svaret på varselet om {name}, motteke {day}',
  'notice.inTime': 'Fristen for innvending er {day}.',
  'notice.late': 'Fristen for innvending var {day}. Ei innvending etter fristen tek ikkje bort godkjenninga.',
  'notice.respondedOn': 'Svara på',
  'notice.reason': 'Grunngiving',
  'notice.reasonHint': 'Ikkje skriv personopplysningar her.',
  'notice.reference': 'Tilvising til svaret',
  'notice.referenceHint': 'Til dømes saksnummer eller dokument.',
  'notice.referenceLine': 'Svaret ligg i {reference}',
  'notice.earlier': 'Det førre svaret',
  'notice.corrects': 'Det var feil registrert, og skal ikkje gjelde nokon dag',
  'notice.save': 'Lagre svaret',
  'flash.notice_answered': 'Svaret på varselet er lagra, og avtalen er vurdert på nytt.',
};
