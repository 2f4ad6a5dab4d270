// Bokmål: notices received under an agreement, and answering them.

export const notices = {
  'notice.evidence': 'Underlag',
  'notice.answer': 'Svar på varselet om {name}, mottatt {day}',
  'notice.answerAgain': 'Endre svaret på varselet om {name}, mottatt {day}',
  'notice.inTime': 'Fristen for innsigelse er {day}.',
  'notice.late': 'Fristen for innsigelse var {day}. En innsigelse etter fristen tar ikke bort godkjenningen.',
  'notice.respondedOn': 'Besvart',
  'notice.reason': 'Begrunnelse',
  'notice.reasonHint': 'Ikke skriv personopplysninger her.',
  'notice.reference': 'Henvisning til svaret',
  'notice.referenceHint': 'For eksempel saksnummer eller dokument.',
  'notice.referenceLine': 'Svaret ligger i {reference}',
  'notice.earlier': 'Det forrige svaret',
  'notice.corrects': 'Det var feil registrert, og skal ikke gjelde noen dag',
  'notice.save': 'Lagre svaret',
  'flash.notice_answered': 'Svaret på varselet er lagret, og avtalen er vurdert på nytt.',
} as const;
