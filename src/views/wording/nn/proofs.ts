// Nynorsk texts of the form that keeps proof.
import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/proofs.ts';

export const proofs: SameKeys<typeof nb.proofs> = {
  'proof.title': 'Registrer dokumentasjon',
  'proof.lead': 'Gjeld {subject}. Blir halden av {body}.',
  'proof.legend': 'Kva som er dokumentert',
  'proof.kind': 'Slags dokumentasjon',
  'proof.issuedOn': 'Datert',
  'proof.issuer': 'Gjeve av',
  'proof.issuerHint': 'Kven som har stadfesta eller vurdert det.',
  'proof.reference': 'Saksnummer eller lenkje',
  'proof.result': 'Kva ho viser',
  'proof.conclusion': 'Konklusjon',
  'proof.validTo': 'Gjeld til',
  'proof.validToHint':
    'Berre når ho sjølv seier kor lenge ho gjeld. Elles gjeld ho så lenge grensene til kommunen tillèt.',
  'proof.coversHr': 'Dekkjer oppføringa opplysningar om tilsette?',
  'proof.coversHrHint': 'Må vere kjent når systemet har opplysningar om arbeidsforhold.',
  'proof.true': 'Ja',
  'proof.false': 'Nei',
  'proof.document': 'Sjølve dokumentet kan leggjast ved på neste side.',
  'proof.button': 'Registrer',
  'proof.mend': 'Registrer dokumentasjon',
  'flash.proof_kept': 'Dokumentasjonen er registrert.',
};
