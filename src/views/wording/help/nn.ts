// Nynorsk: each finding explained in plain words: when it is raised, why it matters, and what to do step by step.
import type { FindingHelp } from './finding-help.ts';

export const help: Record<string, FindingHelp> = {
  F01: {
    when: 'Systemet er i bruk, det har personopplysningar, ei anna verksemd behandlar dei for kommunen, og ingen signert avtale gjeld i dag.',
    why: 'Utan avtale har ikkje kommunen bunde leverandøren til instruks, teieplikt, tryggleik eller sletting. Då er sjølve behandlinga i strid med lova, same kor godt systemet er.',
    steps: [
      'Sjekk om det finst ein avtale som berre ikkje er registrert. I så fall registrerer du han.',
      'Finst det ingen: send leverandøren utkast til databehandlaravtale, og ta inn vedlegget med opplysningar, stad og underdatabehandlarar.',
      'Kan ikkje avtalen kome på plass innan fristen, må leiinga stanse bruken eller godta risikoen skriftleg.',
    ],
  },
  F02: {
    when: 'Eit system som avtalen dekkjer, er teke i bruk, medan minst éin part ikkje har signert.',
    why: 'Avtalen skal vere skriftleg og bindande før behandlinga tek til. Ein usignert avtale bind ingen.',
    steps: [
      'Sjå kven som manglar, på sida til avtalen.',
      'Send avtalen til signering på nytt, og registrer datoen når alle har signert.',
    ],
  },
  F03: {
    when: 'Avtaleperioden er over, ingen ny versjon gjeld, og eit system som avtalen dekte, er framleis i bruk.',
    why: 'Frå dagen etter at avtalen gjekk ut, blir personopplysningar behandla utan avtale.',
    steps: [
      'Lag ein ny versjon frå den som gjekk ut.',
      'Er systemet teke ut av bruk, registrerer du sluttdatoen og ber om slettestadfesting.',
    ],
  },
  F04: {
    when: 'Avtalen går ut innan 90 dagar, og ingen signert versjon følgjer etter.',
    why: 'Godkjenning og signering tek ofte fleire veker hos begge partar. Det er no det er tid til å forhandle.',
    steps: [
      'Spør systemeigaren om systemet skal brukast vidare.',
      'Lag ein ny versjon med dei skilnadene som er komne til, og send han til godkjenning.',
    ],
  },
  F05: {
    when: 'Avtalen blei signert før personvernforordninga gjaldt, og han er ikkje skriven etter forordninga.',
    why: 'Forordninga krev vilkår som den gamle lova ikkje hadde, mellom anna om underdatabehandlarar, brot og revisjon.',
    steps: ['Be leverandøren om ein avtale etter artikkel 28.', 'Gå gjennom sjekklista K01–K34 før du signerer.'],
  },
  F06: {
    when: 'Hovudavtalen har fått ei vesentleg endring som gjeld frå ein dag etter at databehandlaravtalen sist blei lesen mot han.',
    why: 'Når leveransen blir endra, kan opplysningar, stader og underdatabehandlarar òg vere endra. Avtalen må svare til det som faktisk blir levert.',
    steps: [
      'Opne avtalen og sjå endringa ved sida av det avtalen seier.',
      'Passar avtalen framleis, registrerer du at han er gjennomgått.',
      'Passar han ikkje, lagar du ein ny versjon med skilnadene.',
    ],
  },
  F07: {
    when: 'Hovudavtalen blei avslutta for meir enn 30 dagar sidan, og det finst ikkje stadfesting på at opplysningane er sletta eller leverte tilbake.',
    why: 'Leverandøren har ikkje lenger grunnlag for å ha opplysningane. Kommunen må kunne vise at dei er borte.',
    steps: [
      'Be leverandøren skriftleg om slettestadfesting, òg for tryggingskopiar og underdatabehandlarar.',
      'Registrer stadfestinga som dokumentasjon på avtalen.',
    ],
  },
  F08: {
    when: 'Eit vilkår som lova krev, manglar eller er berre delvis med i den gjeldande versjonen, eller fristen for å melde brot er for lang.',
    why: 'Artikkel 28 nummer 3 listar opp kva avtalen skal innehalde. Manglar eitt punkt, er avtalen ikkje i samsvar med lova.',
    steps: [
      'Sjå kva vilkår det gjeld i sjekklista.',
      'Be leverandøren om eit tillegg, eller ta vilkåret inn i ein ny versjon.',
    ],
  },
  F09: {
    when: 'Vedlegget manglar formål, opplysningar, registrerte eller stader som systemet faktisk har, eller det listar fødselsnummer utan at behovet er grunngjeve.',
    why: 'Vedlegget er det som seier kva leverandøren har lov til å behandle. Det som ikkje står der, er ikkje avtalt.',
    steps: [
      'Sjå skilnadene ved sida av kvarandre på sida til avtalen.',
      'Lag ein ny versjon; skilnadene er fylte inn for deg.',
      'Er det opplysningane om systemet som er feil, ber du systemeigaren rette dei.',
    ],
  },
  F10: {
    when: 'Ei verksemd i behandlingskjeda er korkje ført opp i avtalen eller dekt av eit varsel under generell godkjenning.',
    why: 'Leverandøren kan ikkje bruke nokon ny utan godkjenning frå kommunen. Utan den veit ingen om pliktene er førte vidare.',
    steps: [
      'Finn ut om eit varsel er kome utan å vere registrert.',
      'Godta: ta verksemda inn i ein ny versjon. Ikkje godta: gjer innvending skriftleg og registrer svaret.',
      'Er verksemda utanfor EØS, må òg overføringsgrunnlaget vere på plass.',
    ],
  },
  F11: {
    when: 'Eit varsel om ny underdatabehandlar står utan svar, og fristen for innvending er nærare enn sju dagar eller er ute.',
    why: 'Under generell godkjenning er å teie det same som ja. Etter fristen er det vanskeleg å seie nei.',
    steps: [
      'Les varselet og vurder verksemda, landet og tenesta.',
      'Registrer at kommunen godtek eller gjer innvending, med grunn.',
    ],
  },
  F12: {
    when: 'Lista over underdatabehandlarar blei sist stadfesta for meir enn eit år sidan (eit halvt år ved høg risiko).',
    why: 'Kommunen skal til kvar tid kunne seie kven som behandlar opplysningane, heile vegen ned.',
    steps: [
      'Be leverandøren stadfeste lista eller sende ei ny.',
      'Registrer stadfestinga, og registrer endringar som eigne endringar.',
    ],
  },
  F13: {
    when: 'Eit ledd i kjeda manglar namn, adresse, kontakt eller land, eller ingen veit om det sjølv bruker underdatabehandlarar.',
    why: 'Det europeiske personvernrådet ventar at kommunen har namn, adresse og kontaktperson for kvart ledd lett tilgjengeleg.',
    steps: ['Sjå kva som manglar, på funnet.', 'Spør leverandøren, og før svaret inn på produktet.'],
  },
  F14: {
    when: 'Ingen dokumentasjon viser at leverandøren har ført pliktene vidare til underdatabehandlaren.',
    why: 'Dei same pliktene skal gjelde i alle ledd. Det er leverandøren sitt ansvar, men kommunen må kunne vise det.',
    steps: ['Be leverandøren stadfeste avtalen med underdatabehandlaren.', 'Registrer stadfestinga som dokumentasjon.'],
  },
  F15: {
    when: 'Opplysningar blir lagra, nådde eller støtta frå eit land utanfor EØS, og det er ikkje oppgjeve noko overføringsgrunnlag.',
    why: 'Personopplysningar kan berre førast ut av EØS når eitt av grunnlaga i kapittel V gjeld. Fjerntilgang er òg overføring.',
    steps: [
      'Spør leverandøren kva grunnlag som blir brukt, og kven som er mottakar.',
      'Før grunnlaget inn i ein ny versjon, eller få overføringa stansa.',
    ],
  },
  F16: {
    when: 'Grunnlaget som avtalen oppgjev, gjeld ikkje på denne dagen: ei avgjerd er fallen, ein klausul er utgått eller mottakaren står ikkje på lista.',
    why: 'Når grunnlaget fell, er kvar dag med overføring ulovleg. Det finst sjeldan noka overgangstid.',
    steps: [
      'Sjå kva rettsleg hending som er årsaka.',
      'Finst det reservegrunnlag, tek du det i bruk i ein ny versjon. Finst det ikkje, må overføringa stansast.',
    ],
  },
  F17: {
    when: 'Grunnlaget går ut innan 180 dagar, eller det er usikkert og ingen reserve er lagd inn.',
    why: 'Schrems I og II felte grunnlaget over natta. Den som hadde ein reserve, slapp å stanse.',
    steps: ['Avtal standard personvernføresegner som reserve.', 'Legg inn reservegrunnlaget på overføringa.'],
  },
  F18: {
    when: 'Overføringa byggjer på Data Privacy Framework, og mottakaren er ikkje kontrollert i lista dei siste 90 dagane.',
    why: 'Rammeverket gjeld berre det selskapet som står på lista, og berre så lenge det fornyar seg kvart år.',
    steps: [
      'Slå opp selskapet i lista på dataprivacyframework.gov.',
      'Registrer oppslaget med dato, og om det dekkjer personalopplysningar.',
    ],
  },
  F19: {
    when: 'Overføringa byggjer på garantiar etter artikkel 46, og overføringsvurderinga manglar, er eldre enn eitt år eller er eldre enn ei rettsleg hending om landet.',
    why: 'Etter Schrems II må den som overfører, vurdere om lovene i mottakarlandet gjer garantiane verknadslause.',
    steps: [
      'Be leverandøren om vurderinga deira, og gjer kommunen si eiga.',
      'Registrer vurderinga med dato og konklusjon.',
    ],
  },
  F20: {
    when: 'Eit unntak etter artikkel 49 blir brukt gong på gong, eller blir brukt av kommunen som offentleg styresmakt der det ikkje er lov.',
    why: 'Unntaka er for einskildtilfelle. Samtykke og avtale kan ikkje brukast når kommunen utøver offentleg styresmakt.',
    steps: [
      'Byt til adekvans eller garantiar etter artikkel 46.',
      'Er overføringa verkeleg eit einskildtilfelle, rettar du opplysninga om at ho blir gjenteken.',
    ],
  },
  F21: {
    when: 'Databehandlaren er ikkje kontrollert innan 12 månader ved høg risiko, 24 ved vanleg eller 36 ved låg.',
    why: 'Kommunen skal berre bruke databehandlarar som gjev tilstrekkelege garantiar, og garantiane skal halde heile tida.',
    steps: [
      'Vel kontroll etter risiko: spørjeskjema, sertifikat med omfang, revisjonsrapport eller eige tilsyn.',
      'Registrer kontrollen med dato og konklusjon.',
    ],
  },
  F22: {
    when: 'Einingsregisteret seier at leverandøren eller databehandlaren er konkurs, under avvikling eller sletta.',
    why: 'Eit bu har ikkje nødvendigvis folk som passar på opplysningane, og kommunen kan miste tilgangen.',
    steps: ['Kontakt bustyraren og sikre kopi av opplysningane.', 'Set i gang exit-planen og krev sletting.'],
  },
  F23: {
    when: 'Parten i databehandlaravtalen er ein annan enn i hovudavtalen, har skift namn eller er slått saman med ein annan.',
    why: 'Pliktene gjeld berre den som har signert. Er leverandøren blitt ein annan, bind avtalen kanskje ingen.',
    steps: ['Sjekk i Einingsregisteret kven som har teke over.', 'Lag ein ny versjon med rett part.'],
  },
  F24: {
    when: 'Kommunen som inngjekk avtalen, er slått saman eller delt, og avtalen er ikkje ført over til etterfølgjaren.',
    why: 'Den nye kommunen tek over pliktene, men nokon må ha bestemt kven som eig avtalen og kven som følgjer han opp.',
    steps: [
      'Ved samanslåing: før avtalen over til den nye kommunen.',
      'Ved deling: bestem for kvar avtale kven som tek han over.',
    ],
  },
  F25: {
    when: 'Avtalen har eit samarbeid som part, og kommunen er ikkje lenger med i det.',
    why: 'Då kommunen gjekk ut, følgde ikkje avtalen nødvendigvis med. Samarbeidet kan ikkje lenger gje instruksar for kommunen.',
    steps: [
      'Inngå avtalen på nytt i kommunen sitt eige namn.',
      'Be samarbeidet om stadfesting på sletting eller tilbakelevering.',
    ],
  },
  F26: {
    when: 'Systemet er i sikker sone eller har personopplysningar, og tofaktor er ikkje påkravd for alle.',
    why: 'Stolne passord er den vanlegaste vegen inn. Rapporten frå 2018 peika på tofaktor som det viktigaste tiltaket.',
    steps: [
      'Be leverandøren slå på tofaktor for alle brukarar.',
      'Kan det ikkje gjerast no, må leiinga godta risikoen til ein dato.',
    ],
  },
  F27: {
    when: 'Systemet står ikkje i protokollen over behandlingsaktivitetar, eller eit felt som lova krev, er tomt.',
    why: 'Datatilsynet kan når som helst be om protokollen, og han er grunnlaget for innsyn og vurderingar.',
    steps: ['Fyll ut feltet på sida til systemet.', 'La systemeigaren stadfeste at opplysningane stemmer.'],
  },
  F28: {
    when: 'Behandlinga har høg risiko, og det er ikkje gjort vurdering av personvernkonsekvensar etter siste vesentlege endring.',
    why: 'Ved høg risiko skal konsekvensane vurderast før behandlinga startar, og på nytt når ho blir endra.',
    steps: [
      'Gjer vurderinga med systemeigaren og be om råd frå personvernombodet.',
      'Registrer vurderinga med dato og konklusjon.',
    ],
  },
  F29: {
    when: 'Kommunen har ikkje personvernombod i dag, eller ombodet er ikkje vedteke, meldt til Datatilsynet og kunngjort.',
    why: 'Alle kommunar skal ha personvernombod, og innbyggjarane og Datatilsynet skal kunne nå ombodet.',
    steps: ['Registrer vedtaket, datoen for meldinga og adressa der ombodet er kunngjort.'],
  },
  F30: {
    when: 'Systemet blir brukt der Normen gjeld, og avtalen tek ikkje inn krava.',
    why: 'Den som er knytt til helsenettet, har forplikta seg til Normen, og leverandøren må vere bunden av det same.',
    steps: ['Be leverandøren om eit tillegg som viser til Normen.', 'Ta tillegget inn i ein ny versjon.'],
  },
};
