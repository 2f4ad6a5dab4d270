// Bokmål: each finding explained in plain words: when it is raised, why it matters, and what to do step by step.
import type { FindingHelp } from './finding-help.ts';

export const help: Record<string, FindingHelp> = {
  F01: {
    when: 'Systemet er i bruk, det har personopplysninger, en annen virksomhet behandler dem for kommunen, og ingen signert avtale gjelder i dag.',
    why: 'Uten avtale har kommunen ikke bundet leverandøren til instruks, taushet, sikkerhet eller sletting. Da er selve behandlingen i strid med loven, uansett hvor godt systemet er.',
    steps: [
      'Sjekk om det finnes en avtale som bare ikke er registrert. I så fall registrerer du den.',
      'Finnes ingen: send leverandøren utkast til databehandleravtale, og ta inn vedlegget med opplysninger, sted og underdatabehandlere.',
      'Kan avtalen ikke komme på plass innen fristen, må ledelsen stanse bruken eller godta risikoen skriftlig.',
    ],
  },
  F02: {
    when: 'Et system som avtalen dekker, er tatt i bruk, mens minst én part ikke har signert.',
    why: 'Avtalen skal være skriftlig og bindende før behandlingen begynner. En usignert avtale binder ingen.',
    steps: [
      'Se hvem som mangler, på avtalens side.',
      'Send avtalen til signering på nytt, og registrer datoen når alle har signert.',
    ],
  },
  F03: {
    when: 'Avtaleperioden er over, ingen ny versjon gjelder, og et system som avtalen dekket, er fortsatt i bruk.',
    why: 'Fra dagen etter at avtalen gikk ut, behandles personopplysninger uten avtale.',
    steps: [
      'Lag en ny versjon fra den som gikk ut.',
      'Er systemet tatt ut av bruk, registrerer du sluttdatoen og ber om slettebekreftelse.',
    ],
  },
  F04: {
    when: 'Avtalen går ut innen 90 dager, og ingen signert versjon følger etter.',
    why: 'Godkjenning og signering tar ofte flere uker hos begge parter. Det er nå det er tid til å forhandle.',
    steps: [
      'Spør systemeieren om systemet skal brukes videre.',
      'Lag en ny versjon med de forskjellene som er kommet til, og send den til godkjenning.',
    ],
  },
  F05: {
    when: 'Avtalen ble signert før personvernforordningen gjaldt, og den er ikke skrevet etter forordningen.',
    why: 'Forordningen krever vilkår som den gamle loven ikke hadde, blant annet om underdatabehandlere, brudd og revisjon.',
    steps: ['Be leverandøren om en avtale etter artikkel 28.', 'Gå gjennom sjekklisten K01–K34 før du signerer.'],
  },
  F06: {
    when: 'Hovedavtalen har fått en vesentlig endring som gjelder fra en dag etter at databehandleravtalen sist ble lest mot den.',
    why: 'Når leveransen endres, kan opplysninger, steder og underdatabehandlere også være endret. Avtalen må svare til det som faktisk leveres.',
    steps: [
      'Åpne avtalen og se endringen ved siden av det avtalen sier.',
      'Passer avtalen fortsatt, registrerer du at den er gjennomgått.',
      'Passer den ikke, lager du en ny versjon med forskjellene.',
    ],
  },
  F07: {
    when: 'Hovedavtalen ble avsluttet for mer enn 30 dager siden, og det finnes ikke bekreftelse på at opplysningene er slettet eller levert tilbake.',
    why: 'Leverandøren har ikke lenger grunnlag for å ha opplysningene. Kommunen må kunne vise at de er borte.',
    steps: [
      'Be leverandøren skriftlig om slettebekreftelse, også for sikkerhetskopier og underdatabehandlere.',
      'Registrer bekreftelsen som dokumentasjon på avtalen.',
    ],
  },
  F08: {
    when: 'Et vilkår som loven krever, mangler eller er bare delvis med i den gjeldende versjonen, eller fristen for å melde brudd er for lang.',
    why: 'Artikkel 28 nummer 3 lister opp hva avtalen skal inneholde. Mangler ett punkt, er avtalen ikke i samsvar med loven.',
    steps: [
      'Se hvilket vilkår det gjelder i sjekklisten.',
      'Be leverandøren om et tillegg, eller ta vilkåret inn i en ny versjon.',
    ],
  },
  F09: {
    when: 'Vedlegget mangler formål, opplysninger, registrerte eller steder som systemet faktisk har, eller det lister fødselsnummer uten at behovet er begrunnet.',
    why: 'Vedlegget er det som sier hva leverandøren har lov til å behandle. Det som ikke står der, er ikke avtalt.',
    steps: [
      'Se forskjellene ved siden av hverandre på avtalens side.',
      'Lag en ny versjon; forskjellene er fylt inn for deg.',
      'Er det systemets opplysninger som er feil, ber du systemeieren rette dem.',
    ],
  },
  F10: {
    when: 'En virksomhet i behandlingskjeden er verken ført opp i avtalen eller dekket av et varsel under generell godkjenning.',
    why: 'Leverandøren kan ikke bruke noen ny uten kommunens godkjenning. Uten den vet ingen om pliktene er ført videre.',
    steps: [
      'Finn ut om et varsel er kommet uten å være registrert.',
      'Godta: ta virksomheten inn i en ny versjon. Ikke godta: gjør innsigelse skriftlig og registrer svaret.',
      'Er virksomheten utenfor EØS, må også overføringsgrunnlaget være på plass.',
    ],
  },
  F11: {
    when: 'Et varsel om ny underdatabehandler er ubesvart, og fristen for innsigelse er nærmere enn sju dager eller er ute.',
    why: 'Under generell godkjenning er taushet det samme som ja. Etter fristen er det vanskelig å si nei.',
    steps: [
      'Les varselet og vurder virksomheten, landet og tjenesten.',
      'Registrer at kommunen godtar eller gjør innsigelse, med grunn.',
    ],
  },
  F12: {
    when: 'Listen over underdatabehandlere ble sist bekreftet for mer enn et år siden (et halvt år ved høy risiko).',
    why: 'Kommunen skal til enhver tid kunne si hvem som behandler opplysningene, hele veien ned.',
    steps: [
      'Be leverandøren bekrefte listen eller sende en ny.',
      'Registrer bekreftelsen, og registrer endringer som egne endringer.',
    ],
  },
  F13: {
    when: 'Et ledd i kjeden mangler navn, adresse, kontakt eller land, eller ingen vet om det selv bruker underdatabehandlere.',
    why: 'Det europeiske personvernrådet venter at kommunen har navn, adresse og kontaktperson for hvert ledd lett tilgjengelig.',
    steps: ['Se hva som mangler, på funnet.', 'Spør leverandøren, og før svaret inn på produktet.'],
  },
  F14: {
    when: 'Ingen dokumentasjon viser at leverandøren har ført pliktene videre til underdatabehandleren.',
    why: 'De samme pliktene skal gjelde i alle ledd. Det er leverandørens ansvar, men kommunen må kunne vise det.',
    steps: ['Be leverandøren bekrefte avtalen med underdatabehandleren.', 'Registrer bekreftelsen som dokumentasjon.'],
  },
  F15: {
    when: 'Opplysninger lagres, nås eller støttes fra et land utenfor EØS, og det er ikke oppgitt noe overføringsgrunnlag.',
    why: 'Personopplysninger kan bare føres ut av EØS når et av grunnlagene i kapittel V gjelder. Fjerntilgang er også overføring.',
    steps: [
      'Spør leverandøren hvilket grunnlag som brukes, og hvem som er mottaker.',
      'Før grunnlaget inn i en ny versjon, eller få overføringen stanset.',
    ],
  },
  F16: {
    when: 'Grunnlaget som avtalen oppgir, gjelder ikke på denne dagen: en beslutning er falt, en klausul er utgått eller mottakeren står ikke på listen.',
    why: 'Når grunnlaget faller, er hver dag med overføring ulovlig. Det finnes sjelden noen overgangstid.',
    steps: [
      'Se hvilken rettslig hendelse som er årsaken.',
      'Finnes det reservegrunnlag, tar du det i bruk i en ny versjon. Finnes det ikke, må overføringen stanses.',
    ],
  },
  F17: {
    when: 'Grunnlaget går ut innen 180 dager, eller det er usikkert og ingen reserve er lagt inn.',
    why: 'Schrems I og II felte grunnlaget over natten. Den som hadde en reserve, slapp å stanse.',
    steps: ['Avtal standard personvernbestemmelser som reserve.', 'Legg inn reservegrunnlaget på overføringen.'],
  },
  F18: {
    when: 'Overføringen bygger på Data Privacy Framework, og mottakeren er ikke kontrollert i listen siste 90 dager.',
    why: 'Rammeverket gjelder bare det selskapet som står på listen, og bare så lenge det fornyer seg hvert år.',
    steps: [
      'Slå opp selskapet i listen på dataprivacyframework.gov.',
      'Registrer oppslaget med dato, og om det dekker personalopplysninger.',
    ],
  },
  F19: {
    when: 'Overføringen bygger på garantier etter artikkel 46, og overføringsvurderingen mangler, er eldre enn ett år eller er eldre enn en rettslig hendelse om landet.',
    why: 'Etter Schrems II må den som overfører, vurdere om mottakerlandets lover gjør garantiene virkningsløse.',
    steps: [
      'Be leverandøren om deres vurdering, og gjør kommunens egen.',
      'Registrer vurderingen med dato og konklusjon.',
    ],
  },
  F20: {
    when: 'Et unntak etter artikkel 49 brukes gang på gang, eller brukes av kommunen som offentlig myndighet der det ikke er lov.',
    why: 'Unntakene er for enkelttilfeller. Samtykke og avtale kan ikke brukes når kommunen utøver offentlig myndighet.',
    steps: [
      'Bytt til adekvans eller garantier etter artikkel 46.',
      'Er overføringen virkelig et enkelttilfelle, retter du opplysningen om at den gjentas.',
    ],
  },
  F21: {
    when: 'Databehandleren er ikke kontrollert innen 12 måneder ved høy risiko, 24 ved vanlig eller 36 ved lav.',
    why: 'Kommunen skal bare bruke databehandlere som gir tilstrekkelige garantier, og garantiene skal holde hele tiden.',
    steps: [
      'Velg kontroll etter risiko: spørreskjema, sertifikat med omfang, revisjonsrapport eller eget tilsyn.',
      'Registrer kontrollen med dato og konklusjon.',
    ],
  },
  F22: {
    when: 'Enhetsregisteret sier at leverandøren eller databehandleren er konkurs, under avvikling eller slettet.',
    why: 'Et bo har ikke nødvendigvis folk som passer på opplysningene, og kommunen kan miste tilgangen.',
    steps: ['Kontakt bostyreren og sikre kopi av opplysningene.', 'Sett i gang exit-planen og krev sletting.'],
  },
  F23: {
    when: 'Parten i databehandleravtalen er en annen enn i hovedavtalen, har skiftet navn eller er slått sammen med en annen.',
    why: 'Pliktene gjelder bare den som har signert. Er leverandøren blitt en annen, binder avtalen kanskje ingen.',
    steps: ['Sjekk i Enhetsregisteret hvem som har overtatt.', 'Lag en ny versjon med riktig part.'],
  },
  F24: {
    when: 'Kommunen som inngikk avtalen, er slått sammen eller delt, og avtalen er ikke ført over til etterfølgeren.',
    why: 'Den nye kommunen overtar pliktene, men noen må ha bestemt hvem som eier avtalen og hvem som følger den opp.',
    steps: [
      'Ved sammenslåing: før avtalen over til den nye kommunen.',
      'Ved deling: bestem for hver avtale hvem som tar den over.',
    ],
  },
  F25: {
    when: 'Avtalen har et samarbeid som part, og kommunen er ikke lenger med i det.',
    why: 'Da kommunen gikk ut, fulgte ikke avtalen nødvendigvis med. Samarbeidet kan ikke lenger gi instrukser for kommunen.',
    steps: [
      'Inngå avtalen på nytt i kommunens eget navn.',
      'Be samarbeidet om bekreftelse på sletting eller tilbakelevering.',
    ],
  },
  F26: {
    when: 'Systemet er i sikker sone eller har personopplysninger, og tofaktor er ikke påkrevd for alle.',
    why: 'Stjålne passord er den vanligste veien inn. Rapporten fra 2018 pekte på tofaktor som det viktigste tiltaket.',
    steps: [
      'Be leverandøren slå på tofaktor for alle brukere.',
      'Kan det ikke gjøres nå, må ledelsen godta risikoen til en dato.',
    ],
  },
  F27: {
    when: 'Systemet står ikke i protokollen over behandlingsaktiviteter, eller et felt som loven krever, er tomt.',
    why: 'Datatilsynet kan når som helst be om protokollen, og den er grunnlaget for innsyn og vurderinger.',
    steps: ['Fyll ut feltet på systemets side.', 'La systemeieren bekrefte at opplysningene stemmer.'],
  },
  F28: {
    when: 'Behandlingen har høy risiko, og det er ikke gjort vurdering av personvernkonsekvenser etter siste vesentlige endring.',
    why: 'Ved høy risiko skal konsekvensene vurderes før behandlingen starter, og på nytt når den endres.',
    steps: [
      'Gjør vurderingen med systemeieren og be om råd fra personvernombudet.',
      'Registrer vurderingen med dato og konklusjon.',
    ],
  },
  F29: {
    when: 'Kommunen har ikke personvernombud i dag, eller ombudet er ikke vedtatt, meldt til Datatilsynet og kunngjort.',
    why: 'Alle kommuner skal ha personvernombud, og innbyggerne og Datatilsynet skal kunne nå ombudet.',
    steps: ['Registrer vedtaket, datoen for meldingen og adressen der ombudet er kunngjort.'],
  },
  F30: {
    when: 'Systemet brukes der Normen gjelder, og avtalen tar ikke inn kravene.',
    why: 'Den som er knyttet til helsenettet, har forpliktet seg til Normen, og leverandøren må være bundet av det samme.',
    steps: ['Be leverandøren om et tillegg som viser til Normen.', 'Ta tillegget inn i en ny versjon.'],
  },
};
