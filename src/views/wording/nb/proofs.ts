// Bokmål texts of the form that keeps proof.

export const proofs = {
  'proof.title': 'Registrer dokumentasjon',
  'proof.lead': 'Gjelder {subject}. Beholdes av {body}.',
  'proof.legend': 'Hva som er dokumentert',
  'proof.kind': 'Slags dokumentasjon',
  'proof.issuedOn': 'Datert',
  'proof.issuer': 'Gitt av',
  'proof.issuerHint': 'Hvem som har bekreftet eller vurdert det.',
  'proof.reference': 'Saksnummer eller lenke',
  'proof.result': 'Hva den viser',
  'proof.conclusion': 'Konklusjon',
  'proof.validTo': 'Gjelder til',
  'proof.validToHint':
    'Bare når den selv sier hvor lenge den gjelder. Ellers gjelder den så lenge kommunens grenser tillater.',
  'proof.coversHr': 'Dekker oppføringen opplysninger om ansatte?',
  'proof.coversHrHint': 'Må være kjent når systemet har opplysninger om arbeidsforhold.',
  'proof.true': 'Ja',
  'proof.false': 'Nei',
  'proof.document': 'Selve dokumentet kan legges ved på neste side.',
  'proof.button': 'Registrer',
  'proof.mend': 'Registrer dokumentasjon',
  'flash.proof_kept': 'Dokumentasjonen er registrert.',
} as const;
