// Nynorsk texts of what is begun and ended from a page: a new agreement, a new system, a version that is terminated.
import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/beginnings.ts';

export const beginnings: SameKeys<typeof nb.beginnings> = {
  'newAgreement.title': 'Ny avtale for {body}',
  'newAgreement.titleAny': 'Ny avtale: vel kommune',
  'newAgreement.titleFor': 'Databehandlaravtale for {systems}',
  'newAgreement.lead':
    'Vel kva avtalen skal dekkje. Første versjonen blir laga som eit utkast, fylt ut med det som er registrert om systema. Ingenting blir sendt før du gjer det.',
  'newAgreement.begun': 'Det er alt byrja på ein avtale for systemet:',
  'newAgreement.noSystems': 'Ingen system å dekkje enno',
  'newAgreement.noSystemsText': 'Ein databehandlaravtale gjeld eitt eller fleire system. Registrer systemet først.',
  'newAgreement.toSystems': 'Registrer eit system',
  'newAgreement.covers': 'Kva avtalen dekkjer',
  'newAgreement.systems': 'System',
  'newAgreement.uncovered': 'Utan avtale som gjeld',
  'newAgreement.covered': 'Dekte av ein avtale frå før',
  'newAgreement.contract': 'Hovudavtale',
  'newAgreement.contractHint': 'Leverandøren i hovudavtalen blir databehandlar.',
  'newAgreement.noContract': 'Ingen hovudavtale',
  'newAgreement.about': 'Om avtalen',
  'newAgreement.name': 'Namn på avtalen',
  'newAgreement.ownerHint': 'Den som får beskjed når avtalen må rettast.',
  'newAgreement.framework': 'Andre kan slutte seg til avtalen',
  'newAgreement.first': 'Første versjonen',
  'newAgreement.validFromHint':
    'Utkastet får det som er registrert om systema den dagen. Er dagen passert, får det det som er registrert i dag.',
  'newAgreement.processor': 'Databehandlaren er ein annan enn leverandøren',
  'newAgreement.button': 'Lag avtalen og opne utkastet',
  'newAgreement.new': 'Ny avtale',
  'newAgreement.mend': 'Lag ein avtale',
  'error.processorMissing':
    'Vel hovudavtale, eller oppgi kven som er databehandlar: Verken hovudavtalen eller systema seier det',
  'flash.agreement_begun': 'Avtalen er laga, og utkastet er fylt ut med det som er registrert. Les gjennom og lagre.',
  'newSystem.title': 'Nytt system i {body}',
  'newSystem.titleAny': 'Nytt system: vel kommune',
  'newSystem.new': 'Nytt system',
  'newSystem.productLead': 'Vel produktet, så følgjer underdatabehandlarar, stader og vanlege personopplysningar med.',
  'newSystem.noProduct': 'Ikkje eit produkt i registeret: eiga beskriving',
  'newSystem.next': 'Vidare',
  'newSystem.lead':
    'Bruk av {product} frå {vendor}. Underdatabehandlarar og stader kjem frå produktet. Sjå over det som er fylt ut, og legg til det du veit.',
  'newSystem.leadOwn':
    'Beskriv systemet. Det du ikkje veit, kan stå tomt: Det blir vist som noko som manglar, til nokon legg det inn.',
  'newSystem.processor': 'Databehandlar',
  'newSystem.edition': 'Utgåve',
  'newSystem.effectiveOnHint': 'Dagen opplysningane gjeld frå. Ein dag tilbake i tid er mogleg.',
  'newSystem.button': 'Registrer systemet',
  'error.productLater': 'Produktet er ikkje registrert så tidleg som {day}. Vel ein seinare dag',
  'flash.system_begun': 'Systemet er registrert og vurdert.',
};
