// Bokmål words for facts: how a rule's values are told, what a missing fact is called, and where it is entered.

export const facts = {
  /** Labels of facts told generically, `Label: value`. */
  label: {
    country: 'Land',
    activity: 'Behandling',
    basis: 'Overføringsgrunnlag',
  } as Record<string, string>,
  /** What a missing fact is called, by its dotted name or its last part. */
  missing: {
    'system.personalData': 'om systemet har personopplysninger',
    'system.dataCategories': 'kategorier av personopplysninger',
    'system.dataSubjects': 'kategorier av registrerte',
    'system.processor': 'hvem som er databehandler',
    'system.product': 'produktet',
    'system.twoFactor': 'om tofaktor er påkrevd',
    'system.zone': 'sone',
    'system.goLive': 'når systemet ble tatt i bruk',
    'system.operatingModel': 'driftsmodell',
    'version.authorisation': 'om underdatabehandlere godkjennes særskilt eller generelt',
    'version.objectionDays': 'innsigelsesfrist',
    'version.contractOn': 'hvilken utgave av hovedavtalen avtalen er lest mot',
    'version.parties': 'avtaleparter',
    'version.signedOn': 'når avtalen ble signert',
    'agreement.contract': 'hovedavtalen',
    'contract.vendor': 'leverandøren i hovedavtalen',
    'contract.customer': 'kunden i hovedavtalen',
    instrument: 'hvilket grunnlag overføringen bygger på',
    basisSignedOn: 'når overføringsgrunnlaget ble signert',
    country: 'land',
  } as Record<string, string>,
  /** Where a missing fact is entered, by the kind of subject. */
  where: {
    system: 'legges inn på systemet',
    product: 'legges inn på produktet',
    contract: 'legges inn på hovedavtalen',
    agreement: 'legges inn på databehandleravtalen',
    version: 'legges inn i avtaleversjonen',
    body: 'legges inn på kommunen',
    entity: 'legges inn på virksomheten',
    vendor: 'legges inn på leverandøren',
    mandate: 'legges inn på personvernombudet',
  } as Record<string, string>,
};
