// Nynorsk words for facts: how a rule's values are told, what a missing fact is called, and where it is entered.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/facts.ts';

export const facts: SameKeys<typeof nb.facts> = {
  /** Labels of facts told generically, `Label: value`. */
  label: {
    country: 'Land',
    activity: 'Behandling',
    basis: 'Overføringsgrunnlag',
  },
  /** What a missing fact is called, by its dotted name or its last part. */
  missing: {
    'system.personalData': 'om systemet har personopplysningar',
    'system.dataCategories': 'kategoriar av personopplysningar',
    'system.dataSubjects': 'kategoriar av registrerte',
    'system.processor': 'kven som er databehandlar',
    'system.product': 'produktet',
    'system.twoFactor': 'om tofaktor er påkravd',
    'system.zone': 'sone',
    'system.goLive': 'når systemet vart teke i bruk',
    'system.operatingModel': 'driftsmodell',
    'system.locations': 'kvar opplysningane blir behandla',
    'system.highRisk': 'om behandlinga har høg risiko',
    'system.normenApplies': 'om Normen gjeld for systemet',
    'system.publicPowers': 'om systemet blir brukt til utøving av styresmakt',
    'system.nationalIdNeed': 'om behovet for fødselsnummer er dokumentert',
    'system.inRecord': 'om systemet står i protokollen',
    'version.authorisation': 'om underdatabehandlarar blir godkjende særskilt eller generelt',
    'version.objectionDays': 'innvendingsfrist',
    'version.contractOn': 'kva utgåve av hovudavtalen avtalen er lesen mot',
    'version.parties': 'avtalepartar',
    'version.signedOn': 'når avtalen vart signert',
    'version.parties.signedOn': 'når partane signerte avtalen',
    'version.clauses': 'vurdering av vilkåra',
    'version.breachHours': 'frist for å varsle om tryggleiksbrot',
    'version.normen': 'om avtalen tek inn krava i Normen',
    'evidence.chain_confirmation': 'stadfesting av at lista over underdatabehandlarar er rett',
    'evidence.coversHr': 'om oppføringa i DPF-lista dekkjer opplysningar om tilsette',
    'subProcessor.children': 'om underdatabehandlaren bruker eigne underdatabehandlarar',
    'transfer.recurring': 'om overføringa skjer jamleg',
    'entity.registryStatus': 'om selskapet er aktivt, konkurs eller sletta',
    'agreement.contract': 'hovudavtalen',
    'contract.vendor': 'leverandøren i hovudavtalen',
    'contract.customer': 'kunden i hovudavtalen',
    instrument: 'kva grunnlag overføringa byggjer på',
    basisSignedOn: 'når overføringsgrunnlaget vart signert',
    country: 'land',
  },
  /** Where a missing fact is entered, by the kind of subject. */
  where: {
    system: 'blir lagt inn på systemet',
    product: 'blir lagt inn på produktet',
    contract: 'blir lagt inn på hovudavtalen',
    agreement: 'blir lagt inn på databehandlaravtalen',
    version: 'blir lagt inn i avtaleversjonen',
    body: 'blir lagt inn på kommunen',
    entity: 'blir lagt inn på verksemda',
    vendor: 'blir lagt inn på leverandøren',
    mandate: 'blir lagt inn på personvernombodet',
    evidence: 'blir lagt inn på dokumentasjonen',
  },
};
