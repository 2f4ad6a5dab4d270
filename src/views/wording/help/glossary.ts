// The glossary: the field's terms in bokmål, nynorsk and English by group, the most needed ones with what they mean.
import type { Language } from '../../../domain/vocabulary.ts';

/** A term in the three languages, and in each what it means; null where the word says it. */
export type Term = Readonly<Record<Language, string>> & { means: Readonly<Record<Language, string>> | null };

/** The groups of the glossary, in the order they are shown. */
export type TermGroup = keyof typeof GLOSSARY;

const term = (nb: string, nn: string, en: string, means: Term['means'] = null): Term => ({ nb, nn, en, means });
/** A term that is the same in both forms of Norwegian. */
const same = (no: string, en: string, means: Term['means'] = null): Term => term(no, no, en, means);

/** Every term of the field's glossary (domain reference §4). */
export const GLOSSARY = {
  actors: [
    term('databehandleravtale', 'databehandlaravtale', 'data processing agreement', {
      nb: 'Den bindende avtalen mellom en behandlingsansvarlig og en databehandler etter personvernforordningen artikkel 28.',
      nn: 'Den bindande avtalen mellom ein behandlingsansvarleg og ein databehandlar etter personvernforordninga artikkel 28.',
      en: 'The binding agreement between a controller and a processor under article 28 of the GDPR.',
    }),
    term('behandlingsansvarlig', 'behandlingsansvarleg', 'controller', {
      nb: 'Den som bestemmer hvorfor og hvordan personopplysninger behandles; her kommunen.',
      nn: 'Den som bestemmer kvifor og korleis personopplysningar blir behandla; her kommunen.',
      en: 'Whoever decides why and how personal data are processed; here the municipality.',
    }),
    term('felles behandlingsansvarlige', 'felles behandlingsansvarlege', 'joint controllers'),
    term('databehandler', 'databehandlar', 'processor', {
      nb: 'En virksomhet som behandler personopplysninger på vegne av den behandlingsansvarlige.',
      nn: 'Ei verksemd som behandlar personopplysningar på vegner av den behandlingsansvarlege.',
      en: 'An organisation that processes personal data on behalf of the controller.',
    }),
    term('underdatabehandler', 'underdatabehandlar', 'sub-processor', {
      nb: 'En databehandler som databehandleren bruker, i ett eller flere ledd.',
      nn: 'Ein databehandlar som databehandlaren bruker, i eitt eller fleire ledd.',
      en: 'A processor that the processor engages, at one or more removes.',
    }),
    term('personvernombud', 'personvernombod', 'data protection officer', {
      nb: 'Den som gir råd om personvern, kontrollerer og er kontakt for innbyggere og Datatilsynet. Ombudet bestemmer ikke.',
      nn: 'Den som gjev råd om personvern, kontrollerer og er kontakt for innbyggjarar og Datatilsynet. Ombodet bestemmer ikkje.',
      en: 'Advises on and monitors data protection, and is the contact for residents and the supervisory authority. The officer does not decide.',
    }),
    same('den registrerte', 'data subject', {
      nb: 'Den opplysningene handler om.',
      nn: 'Den opplysningane handlar om.',
      en: 'The person the data are about.',
    }),
    same('leverandør', 'vendor', {
      nb: 'Selskapet som selger eller leverer produktet. Det er ofte, men ikke alltid, databehandleren.',
      nn: 'Selskapet som sel eller leverer produktet. Det er ofte, men ikkje alltid, databehandlaren.',
      en: 'The company that sells or delivers the product. Often, but not always, the processor.',
    }),
    term('oppdragsgiver', 'oppdragsgivar', 'customer'),
    same('avtalepart', 'party'),
    term('systemeier', 'systemeigar', 'system owner', {
      nb: 'Den i kommunen som har ansvar for systemet og for at opplysningene om det stemmer.',
      nn: 'Den i kommunen som har ansvar for systemet og for at opplysningane om det stemmer.',
      en: 'The person in the municipality who answers for the system and for the facts about it.',
    }),
    term('tilsynsmyndighet', 'tilsynsmyndigheit', 'supervisory authority'),
    term('mottaker', 'mottakar', 'recipient'),
    same('kommune', 'municipality'),
    same('kommunestyre', 'municipal council'),
    same('kommunedirektør', 'chief executive'),
    term('kontrollutvalg', 'kontrollutval', 'control committee'),
    same('interkommunalt arkiv', 'inter-municipal archive'),
    same('interkommunalt selskap', 'inter-municipal company'),
    term('rettsetterfølger', 'rettsetterfølgjar', 'legal successor', {
      nb: 'Kommunen eller selskapet som har tatt over rettigheter og plikter, for eksempel etter en sammenslåing.',
      nn: 'Kommunen eller selskapet som har teke over rettar og plikter, til dømes etter ei samanslåing.',
      en: 'The municipality or company that has taken over rights and duties, for instance after a merger.',
    }),
  ],
  data: [
    term('personopplysninger', 'personopplysningar', 'personal data'),
    term('kategorier av personopplysninger', 'kategoriar av personopplysningar', 'categories of personal data'),
    term('kategorier av registrerte', 'kategoriar av registrerte', 'categories of data subjects'),
    term('særlige kategorier', 'særlege kategoriar', 'special categories', {
      nb: 'Opplysninger artikkel 9 gir særlig vern, blant annet om helse, religion, etnisk opprinnelse og fagforening.',
      nn: 'Opplysningar artikkel 9 gjev særleg vern, mellom anna om helse, religion, etnisk opphav og fagforeining.',
      en: 'Data that article 9 protects in particular, among them health, religion, ethnic origin and trade union membership.',
    }),
    term('straffedommer og lovovertredelser', 'straffedommar og lovbrot', 'criminal convictions and offences'),
    term('helseopplysninger', 'helseopplysningar', 'health data'),
    same('fødselsnummer', 'national identity number'),
    term('taushetsplikt', 'teieplikt', 'duty of secrecy'),
    term('skjermet', 'skjerma', 'restricted'),
  ],
  processing: [
    same('behandlingsaktivitet', 'processing activity'),
    same('behandlingsprotokoll', 'record of processing', {
      nb: 'Oversikten over behandlinger som artikkel 30 krever.',
      nn: 'Oversikta over behandlingar som artikkel 30 krev.',
      en: 'The overview of processing that article 30 requires.',
    }),
    same('behandlingsgrunnlag', 'lawful basis'),
    same('formål', 'purpose'),
    term('behandlingens art', 'arten av behandlinga', 'nature'),
    term('varighet', 'varigheit', 'duration'),
    same('lagringstid', 'retention'),
    same('sletting', 'deletion'),
    same('tilbakelevering', 'return'),
    term('slettebekreftelse', 'slettestadfesting', 'deletion certificate', {
      nb: 'Leverandørens bekreftelse på at opplysningene er slettet eller levert tilbake etter at avtalen tok slutt.',
      nn: 'Stadfestinga frå leverandøren på at opplysningane er sletta eller leverte tilbake etter at avtalen tok slutt.',
      en: 'The vendor’s confirmation that data were deleted or returned after the agreement ended.',
    }),
    same('instruks', 'instruction'),
    same('innsyn', 'access'),
  ],
  agreement: [
    term('hovedavtale', 'hovudavtale', 'main contract', {
      nb: 'Den kommersielle avtalen om leveransen, for eksempel en SSA. Databehandleravtalen hører til den.',
      nn: 'Den kommersielle avtalen om leveransen, til dømes ein SSA. Databehandlaravtalen høyrer til han.',
      en: 'The commercial contract on the delivery, for instance an SSA. The data processing agreement belongs to it.',
    }),
    same('endringsavtale', 'amendment', {
      nb: 'En endring av hovedavtalen. Er den vesentlig, må databehandleravtalen leses mot den.',
      nn: 'Ei endring av hovudavtalen. Er ho vesentleg, må databehandlaravtalen lesast mot ho.',
      en: 'A change of the main contract. If it is material, the data processing agreement must be read against it.',
    }),
    same('tilleggsavtale', 'addendum'),
    same('vedlegg', 'annex', {
      nb: 'Den delen av avtalen som sier hvilke opplysninger, registrerte, steder og underdatabehandlere den gjelder.',
      nn: 'Den delen av avtalen som seier kva opplysningar, registrerte, stader og underdatabehandlarar han gjeld.',
      en: 'The part of the agreement that says which data, data subjects, locations and sub-processors it covers.',
    }),
    same('avtaleperiode', 'term'),
    term('fornyelse', 'fornying', 'renewal'),
    term('oppsigelse', 'oppseiing', 'termination'),
    term('forhåndsgodkjenning', 'førehandsgodkjenning', 'prior authorisation'),
    term('særskilt godkjenning', 'særskild godkjenning', 'specific authorisation', {
      nb: 'Hver ny underdatabehandler må godkjennes på forhånd.',
      nn: 'Kvar ny underdatabehandlar må godkjennast på førehand.',
      en: 'Each new sub-processor must be authorised in advance.',
    }),
    same('generell godkjenning', 'general authorisation', {
      nb: 'Leverandøren kan ta inn nye underdatabehandlere etter å ha varslet; kommunen kan gjøre innsigelse innen fristen.',
      nn: 'Leverandøren kan ta inn nye underdatabehandlarar etter å ha varsla; kommunen kan gjere innvending innan fristen.',
      en: 'The vendor may engage new sub-processors after giving notice; the municipality may object before the deadline.',
    }),
    same('endringsvarsel', 'change notice'),
    same('varslingsfrist', 'notice period'),
    term('innsigelse', 'innvending', 'objection', {
      nb: 'Kommunens nei til en varslet underdatabehandler.',
      nn: 'Neiet frå kommunen til ein varsla underdatabehandlar.',
      en: 'The municipality’s no to a sub-processor it was given notice of.',
    }),
    term('innsigelsesfrist', 'innvendingsfrist', 'objection deadline'),
    same('behandlingskjede', 'processing chain', {
      nb: 'Alle som behandler opplysningene, fra databehandleren og nedover ledd for ledd.',
      nn: 'Alle som behandlar opplysningane, frå databehandlaren og nedover ledd for ledd.',
      en: 'Everybody who processes the data, from the processor down, link by link.',
    }),
    term('tilstrekkelige garantier', 'tilstrekkelege garantiar', 'sufficient guarantees'),
    same('revisjon', 'audit'),
    same('inspeksjon', 'inspection'),
  ],
  transfer: [
    same('tredjeland', 'third country', {
      nb: 'Et land utenfor EØS.',
      nn: 'Eit land utanfor EØS.',
      en: 'A country outside the EEA.',
    }),
    same('overføring', 'transfer', {
      nb: 'Å lagre personopplysninger i et tredjeland, sende dem dit eller gi tilgang derfra. Fjerntilgang er også overføring.',
      nn: 'Å lagre personopplysningar i eit tredjeland, sende dei dit eller gje tilgang derifrå. Fjerntilgang er òg overføring.',
      en: 'To store personal data in a third country, send them there or give access from there. Remote access is a transfer too.',
    }),
    same('overføringsgrunnlag', 'transfer basis', {
      nb: 'Det i kapittel V som gjør overføringen lovlig.',
      nn: 'Det i kapittel V som gjer overføringa lovleg.',
      en: 'What in chapter V makes the transfer lawful.',
    }),
    term('adekvansbeslutning', 'adekvansavgjerd', 'adequacy decision', {
      nb: 'EU-kommisjonens vedtak om at et land gir godt nok vern (artikkel 45).',
      nn: 'Vedtaket frå EU-kommisjonen om at eit land gjev godt nok vern (artikkel 45).',
      en: 'The European Commission’s decision that a country protects data well enough (article 45).',
    }),
    term('standard personvernbestemmelser', 'standard personvernføresegner', 'standard contractual clauses', {
      nb: 'Klausuler EU-kommisjonen har vedtatt, som gir grunnlag for overføring (artikkel 46).',
      nn: 'Klausular EU-kommisjonen har vedteke, som gjev grunnlag for overføring (artikkel 46).',
      en: 'Clauses adopted by the European Commission that give a basis for transfers (article 46).',
    }),
    term('bindende virksomhetsregler', 'bindande verksemdsreglar', 'binding corporate rules'),
    same('unntak', 'derogation', {
      nb: 'Et snevert unntak etter artikkel 49 for enkelttilfeller.',
      nn: 'Eit snevert unntak etter artikkel 49 for einskildtilfelle.',
      en: 'A narrow exception under article 49 for single cases.',
    }),
    same('overføringsvurdering', 'transfer impact assessment', {
      nb: 'Vurderingen av om lovene i mottakerlandet gjør garantiene virkningsløse.',
      nn: 'Vurderinga av om lovene i mottakarlandet gjer garantiane verknadslause.',
      en: 'The assessment of whether the recipient country’s laws defeat the safeguards.',
    }),
    same('tilleggstiltak', 'supplementary measures'),
    same('fjerntilgang', 'remote access'),
    term('behandlingssted', 'behandlingsstad', 'processing location'),
  ],
  security: [
    term('personvernkonsekvensvurdering', 'vurdering av personvernkonsekvensar', 'DPIA', {
      nb: 'Vurderingen av følgene for personvernet når risikoen er høy (artikkel 35).',
      nn: 'Vurderinga av følgjene for personvernet når risikoen er høg (artikkel 35).',
      en: 'The assessment of consequences for privacy where the risk is high (article 35).',
    }),
    term('forhåndsdrøfting', 'førehandsdrøfting', 'prior consultation'),
    same('risikovurdering', 'risk assessment'),
    same('restrisiko', 'residual risk'),
    term('brudd på personopplysningssikkerheten', 'brot på personopplysningstryggleiken', 'personal data breach'),
    same('avvik', 'deviation'),
    term('informasjonssikkerhet', 'informasjonstryggleik', 'information security'),
    same('tiltak', 'measure'),
    same('sikker sone', 'secure zone', {
      nb: 'Den mest vernede delen av kommunens nett; en inndeling i sektoren, ikke et begrep i loven.',
      nn: 'Den mest verna delen av nettet til kommunen; ei inndeling i sektoren, ikkje eit omgrep i lova.',
      en: 'The most protected part of the municipality’s network; a practice of the sector, not a term of the law.',
    }),
    same('intern sone', 'internal zone'),
    term('åpen sone', 'open sone', 'open zone'),
    same('tofaktorautentisering', 'two-factor authentication'),
    same('innlogging', 'login'),
    same('tilgangsstyring', 'access control'),
    same('driftsmodell', 'operating model'),
    term('skytjeneste', 'skyteneste', 'cloud service'),
    same('leverandørdrift', 'vendor-operated'),
    same('lokal drift', 'on-premises'),
    same('fagsystem', 'business system'),
  ],
  registry: [
    same('organisasjonsnummer', 'organisation number'),
    same('konkurs', 'bankruptcy'),
    same('under avvikling', 'winding up'),
    term('kommunesammenslåing', 'kommunesamanslåing', 'merger'),
    same('kommunedeling', 'split'),
    same('funn', 'finding', {
      nb: 'Noe som er galt på en dato, utledet av det som er registrert: hva avtalen sier, og hva som er sant.',
      nn: 'Noko som er gale på ein dato, utleidd av det som er registrert: kva avtalen seier, og kva som er sant.',
      en: 'Something that is wrong on a date, derived from what is registered: what the agreement says, and what is true.',
    }),
    term('alvorlighetsgrad', 'alvorsgrad', 'severity'),
    term('hjemmel', 'heimel', 'legal authority'),
    same('frist', 'deadline'),
    same('årsrapport', 'annual report'),
    term('etterlevelse', 'etterleving', 'compliance'),
  ],
  status: [
    same('utkast', 'draft'),
    same('til godkjenning', 'pending approval'),
    same('til signering', 'out for signature'),
    same('signert', 'signed'),
    term('gjeldende', 'gjeldande', 'in force', {
      nb: 'Signert av alle, begynt og ikke utløpt, sagt opp eller erstattet.',
      nn: 'Signert av alle, byrja og ikkje utgått, sagd opp eller erstatta.',
      en: 'Signed by all, begun, and not expired, terminated or superseded.',
    }),
    term('må oppdateres', 'må oppdaterast', 'needs update', {
      nb: 'Avtalen gjelder, men sier ikke lenger det den må; minst ett funn gjør den utdatert.',
      nn: 'Avtalen gjeld, men seier ikkje lenger det han må; minst eitt funn gjer han utdatert.',
      en: 'The agreement is in force but no longer says what it must; at least one finding makes it stale.',
    }),
    term('utløper snart', 'går snart ut', 'expiring'),
    term('utløpt', 'utgått', 'expired'),
    term('sagt opp', 'sagd opp', 'terminated'),
    term('erstattet', 'erstatta', 'superseded'),
    same('arkivert', 'archived'),
    term('slettet', 'sletta', 'deleted'),
    term('åpent', 'ope', 'open'),
    term('lukket', 'lukka', 'closed'),
    term('forfalt', 'forfallen', 'overdue'),
    same('akseptert risiko', 'risk accepted', {
      nb: 'Ledelsen har skriftlig godtatt et funn til en dato, med grunn. Funnet er der fortsatt.',
      nn: 'Leiinga har skriftleg godteke eit funn til ein dato, med grunn. Funnet er der framleis.',
      en: 'Management has accepted a finding in writing until a day, with a reason. The finding is still there.',
    }),
    same('oppfylt', 'fulfilled'),
    same('delvis', 'partial'),
    term('mangler', 'manglar', 'missing'),
    term('ukjent', 'ukjend', 'unknown', {
      nb: 'Ingen har registrert det. Det som mangler, vises som et hull å fylle, aldri som i orden.',
      nn: 'Ingen har registrert det. Det som manglar, blir vist som eit hol å fylle, aldri som i orden.',
      en: 'Nobody has registered it. What is missing shows as a gap to fill, never as in order.',
    }),
    term('ikke relevant', 'ikkje relevant', 'not applicable'),
  ],
} as const satisfies Record<string, readonly Term[]>;
