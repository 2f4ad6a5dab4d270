// Bokmål words for each finding: its title, what it means in one sentence, and what to do.

export const findings = {
  F01: {
    title: 'Mangler databehandleravtale',
    explanation: 'Systemet behandler personopplysninger hos en databehandler, uten at en avtale gjelder.',
    remedy: 'Inngå databehandleravtale, eller stans behandlingen.',
  },
  F02: {
    title: 'I drift uten signatur',
    explanation: 'Systemet er i bruk før alle parter har signert avtalen.',
    remedy: 'Få avtalen signert av alle parter.',
  },
  F03: {
    title: 'Avtalen er utløpt',
    explanation: 'Avtaleperioden er over, men systemet er fortsatt i bruk.',
    remedy: 'Forny avtalen, eller avslutt bruken av systemet.',
  },
  F04: {
    title: 'Avtalen utløper snart',
    explanation: 'Avtaleperioden går snart ut, og ingen ny versjon er signert.',
    remedy: 'Start fornyelsen nå, slik at ny versjon er signert før avtalen utløper.',
  },
  F05: {
    title: 'Avtale fra før GDPR',
    explanation: 'Avtalen er signert etter det gamle regelverket og er ikke erstattet.',
    remedy: 'Erstatt avtalen med en som følger personvernforordningen.',
  },
  F06: {
    title: 'Hovedavtalen er endret',
    explanation: 'Hovedavtalen har fått en vesentlig endring etter at databehandleravtalen sist ble lest mot den.',
    remedy: 'Gå gjennom databehandleravtalen mot endringen, og lag ny versjon hvis den ikke lenger passer.',
  },
  F07: {
    title: 'Mangler slettebekreftelse',
    explanation: 'Hovedavtalen er avsluttet, men leverandøren har ikke bekreftet sletting eller tilbakelevering.',
    remedy: 'Be leverandøren om slettebekreftelse.',
  },
  F08: {
    title: 'Mangler pliktig vilkår',
    explanation: 'Avtalen mangler et vilkår som personvernforordningen krever.',
    remedy: 'Endre avtalen slik at vilkåret kommer med.',
  },
  F09: {
    title: 'Ufullstendig vedlegg',
    explanation: 'Vedlegget beskriver ikke behandlingen slik den er.',
    remedy: 'Fyll ut vedlegget, og la partene signere en ny versjon.',
  },
  F10: {
    title: 'Ikke godkjent underdatabehandler',
    explanation: 'En underdatabehandler er i bruk uten at avtalen eller et varsel dekker den.',
    remedy: 'Godkjenn underdatabehandleren i en ny versjon, eller gjør innsigelse.',
  },
  F11: {
    title: 'Innsigelsesfrist nærmer seg',
    explanation: 'Et varsel om ny underdatabehandler er ikke besvart, og fristen for innsigelse er nær eller ute.',
    remedy: 'Bestem om kommunen godtar eller gjør innsigelse, og svar leverandøren.',
  },
  F12: {
    title: 'Utdatert liste over underdatabehandlere',
    explanation: 'Det er for lenge siden noen bekreftet listen over underdatabehandlere.',
    remedy: 'Be leverandøren bekrefte listen.',
  },
  F13: {
    title: 'Ukjent behandlingskjede',
    explanation:
      'Kommunen vet ikke nok om et ledd i behandlingskjeden: hvem det er, hvor det er, eller hvem det selv bruker.',
    remedy: 'Spør databehandleren om de manglende opplysningene.',
  },
  F14: {
    title: 'Mangler videreført avtale',
    explanation: 'Det er ikke bekreftet at de samme pliktene gjelder for underdatabehandleren.',
    remedy: 'Be databehandleren dokumentere avtalen med underdatabehandleren.',
  },
  F15: {
    title: 'Mangler overføringsgrunnlag',
    explanation: 'Personopplysninger behandles utenfor EØS uten et grunnlag for overføringen.',
    remedy: 'Stans overføringen, eller få et gyldig grunnlag på plass.',
  },
  F16: {
    title: 'Overføringsgrunnlaget er falt bort',
    explanation: 'Grunnlaget avtalen viser til, gjelder ikke lenger.',
    remedy: 'Bytt til et grunnlag som gjelder, eller stans overføringen.',
  },
  F17: {
    title: 'Overføringsgrunnlaget utløper',
    explanation: 'Grunnlaget for overføringen går snart ut, eller det er usikkert og ingenting er klart til å overta.',
    remedy: 'Planlegg et annet grunnlag i god tid, og legg det inn som reservegrunnlag.',
  },
  F18: {
    title: 'DPF ikke bekreftet',
    explanation: 'Det er ikke kontrollert nylig at mottakeren står på DPF-listen.',
    remedy: 'Slå opp mottakeren i DPF-listen, eller ta i bruk standard personvernbestemmelser.',
  },
  F19: {
    title: 'Mangler overføringsvurdering',
    explanation: 'Overføringen krever en vurdering som ikke finnes, er negativ eller er for gammel.',
    remedy: 'Gjør en ny overføringsvurdering, eller stans overføringen.',
  },
  F20: {
    title: 'Feil bruk av unntak',
    explanation: 'Overføringen bygger på et unntak som ikke kan brukes jevnlig eller til myndighetsutøvelse.',
    remedy: 'Bytt til et grunnlag etter artikkel 45 eller 46.',
  },
  F21: {
    title: 'Databehandleren er ikke kontrollert',
    explanation:
      'Kommunen har ikke kontrollert, eller ikke nylig nok, at databehandleren gir tilstrekkelige garantier.',
    remedy: 'Gjennomfør en kontroll av databehandleren.',
  },
  F22: {
    title: 'Konkurs eller slettet',
    explanation: 'Databehandleren eller leverandøren er konkurs, under avvikling eller slettet.',
    remedy: 'Sikre dataene, og sett i gang exit-planen.',
  },
  F23: {
    title: 'Feil avtalepart',
    explanation: 'Partene i databehandleravtalen er ikke de samme som i hovedavtalen.',
    remedy: 'Overfør avtalen til riktig part i en ny versjon.',
  },
  F24: {
    title: 'Kommunen er opphørt',
    explanation: 'Kommunen som inngikk avtalen, er opphørt eller delt, og avtalen er ikke overført til etterfølgeren.',
    remedy: 'Overfør avtalen til kommunen som har overtatt.',
  },
  F25: {
    title: 'Ligger hos tidligere samarbeid',
    explanation: 'Avtalen er inngått av et samarbeid kommunen har gått ut av.',
    remedy: 'Inngå avtalen på nytt i kommunens eget navn.',
  },
  F26: {
    title: 'Mangler tofaktor',
    explanation: 'Systemet er i sikker sone eller har personopplysninger, men tofaktor er ikke påkrevd.',
    remedy: 'Slå på tofaktor for alle, eller få risikoen akseptert av ledelsen.',
  },
  F27: {
    title: 'Mangler i protokollen',
    explanation: 'Systemet mangler i protokollen over behandlingsaktiviteter, eller et felt der er tomt.',
    remedy: 'Fyll ut protokollen.',
  },
  F28: {
    title: 'Mangler personvernkonsekvensvurdering',
    explanation: 'Behandlingen har høy risiko og er ikke vurdert etter siste vesentlige endring.',
    remedy: 'Gjennomfør en vurdering av personvernkonsekvenser.',
  },
  F29: {
    title: 'Ombud ikke meldt',
    explanation: 'Personvernombudet er ikke vedtatt, meldt til Datatilsynet og publisert.',
    remedy: 'Vedta, meld og publiser personvernombudet.',
  },
  F30: {
    title: 'Mangler Normen-krav',
    explanation: 'Normen gjelder, men avtalen tar ikke inn kravene derfra.',
    remedy: 'Endre avtalen slik at kravene i Normen kommer med.',
  },
} as const;
