// Bokmål texts of what is begun and ended from a page: a new agreement, a new system, a version that is terminated.

export const beginnings = {
  'newAgreement.title': 'Ny avtale for {body}',
  'newAgreement.titleAny': 'Ny avtale: velg kommune',
  'newAgreement.titleFor': 'Databehandleravtale for {systems}',
  'newAgreement.lead':
    'Velg hva avtalen skal dekke. Første versjon blir laget som et utkast, fylt ut med det som er registrert om systemene. Ingenting sendes før du gjør det.',
  'newAgreement.begun': 'Det er allerede begynt på en avtale for systemet:',
  'newAgreement.noSystems': 'Ingen systemer å dekke ennå',
  'newAgreement.noSystemsText': 'En databehandleravtale gjelder ett eller flere systemer. Registrer systemet først.',
  'newAgreement.toSystems': 'Til systemene',
  'newAgreement.covers': 'Hva avtalen dekker',
  'newAgreement.systems': 'Systemer',
  'newAgreement.uncovered': 'Uten avtale som gjelder',
  'newAgreement.covered': 'Dekket av en avtale fra før',
  'newAgreement.contract': 'Hovedavtale',
  'newAgreement.contractHint': 'Leverandøren i hovedavtalen blir databehandler.',
  'newAgreement.noContract': 'Ingen hovedavtale',
  'newAgreement.about': 'Om avtalen',
  'newAgreement.name': 'Navn på avtalen',
  'newAgreement.ownerHint': 'Den som får beskjed når avtalen må rettes.',
  'newAgreement.framework': 'Andre kan slutte seg til avtalen',
  'newAgreement.first': 'Første versjon',
  'newAgreement.validFromHint':
    'Utkastet får det som er registrert om systemene den dagen. Er dagen passert, får det det som er registrert i dag.',
  'newAgreement.processor': 'Databehandleren er en annen enn leverandøren',
  'newAgreement.button': 'Lag avtalen og åpne utkastet',
  'newAgreement.new': 'Ny avtale',
  'newAgreement.mend': 'Lag en avtale',
  'error.processorMissing':
    'Velg hovedavtale, eller oppgi hvem som er databehandler: Verken hovedavtalen eller systemene sier det',
  'flash.agreement_begun': 'Avtalen er laget, og utkastet er fylt ut med det som er registrert. Les gjennom og lagre.',
} as const;
