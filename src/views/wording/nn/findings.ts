// Nynorsk words for each finding: its title, what it means in one sentence, and what to do.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/findings.ts';

export const findings: SameKeys<typeof nb.findings> = {
  F01: {
    title: 'Manglar databehandlaravtale',
    explanation: 'Systemet behandlar personopplysningar hos ein databehandlar utan at ein avtale gjeld.',
    remedy: 'Inngå databehandlaravtale, eller stans behandlinga.',
  },
  F02: {
    title: 'I drift utan signatur',
    explanation: 'Systemet er i bruk før alle partar har signert avtalen.',
    remedy: 'Få avtalen signert av alle partar.',
  },
  F03: {
    title: 'Avtalen har gått ut',
    explanation: 'Avtaleperioden er over, men systemet er framleis i bruk.',
    remedy: 'Forny avtalen, eller avslutt bruken av systemet.',
  },
  F04: {
    title: 'Avtalen går snart ut',
    explanation: 'Avtaleperioden går snart ut, og ingen ny versjon er signert.',
    remedy: 'Start fornyinga no, slik at ny versjon er signert før avtalen går ut.',
  },
  F05: {
    title: 'Avtale frå før GDPR',
    explanation: 'Avtalen er signert etter det gamle regelverket og er ikkje erstatta.',
    remedy: 'Erstatt avtalen med ein som følgjer personvernforordninga.',
  },
  F06: {
    title: 'Hovudavtalen er endra',
    explanation: 'Hovudavtalen har fått ei vesentleg endring etter at databehandlaravtalen sist vart lesen mot han.',
    remedy: 'Gå gjennom databehandlaravtalen mot endringa, og lag ny versjon dersom han ikkje lenger passar.',
  },
  F07: {
    title: 'Manglar slettestadfesting',
    explanation: 'Hovudavtalen er avslutta, men leverandøren har ikkje stadfesta sletting eller tilbakelevering.',
    remedy: 'Be leverandøren om slettestadfesting.',
  },
  F08: {
    title: 'Manglar pliktig vilkår',
    explanation: 'Avtalen manglar eit vilkår som personvernforordninga krev.',
    remedy: 'Endre avtalen slik at vilkåret kjem med.',
  },
  F09: {
    title: 'Ufullstendig vedlegg',
    explanation: 'Vedlegget skildrar ikkje behandlinga slik ho er.',
    remedy: 'Fyll ut vedlegget, og la partane signere ein ny versjon.',
  },
  F10: {
    title: 'Ikkje godkjend underdatabehandlar',
    explanation: 'Ein underdatabehandlar er i bruk utan at avtalen eller eit varsel dekkjer han.',
    remedy: 'Godkjenn underdatabehandlaren i ein ny versjon, eller kom med innvending.',
  },
  F11: {
    title: 'Innvendingsfristen nærmar seg',
    explanation: 'Eit varsel om ny underdatabehandlar er ikkje svara på, og fristen for innvending er nær eller ute.',
    remedy: 'Avgjer om kommunen godtek eller kjem med innvending, og svar leverandøren.',
  },
  F12: {
    title: 'Utdatert liste over underdatabehandlarar',
    explanation: 'Det er for lenge sidan nokon stadfesta lista over underdatabehandlarar.',
    remedy: 'Be leverandøren stadfeste lista.',
  },
  F13: {
    title: 'Ukjend behandlingskjede',
    explanation:
      'Kommunen veit ikkje nok om eit ledd i behandlingskjeda: kven det er, kvar det er, eller kva det sjølv bruker.',
    remedy: 'Spør databehandlaren om opplysningane som manglar.',
  },
  F14: {
    title: 'Manglar vidareført avtale',
    explanation: 'Det er ikkje stadfesta at dei same pliktene gjeld for underdatabehandlaren.',
    remedy: 'Be databehandlaren dokumentere avtalen med underdatabehandlaren.',
  },
  F15: {
    title: 'Manglar overføringsgrunnlag',
    explanation: 'Personopplysningar blir behandla utanfor EØS utan eit grunnlag for overføringa.',
    remedy: 'Stans overføringa, eller få eit gyldig grunnlag på plass.',
  },
  F16: {
    title: 'Overføringsgrunnlaget er falle bort',
    explanation: 'Grunnlaget avtalen viser til, gjeld ikkje lenger.',
    remedy: 'Byt til eit grunnlag som gjeld, eller stans overføringa.',
  },
  F17: {
    title: 'Overføringsgrunnlaget går ut',
    explanation: 'Grunnlaget for overføringa går snart ut, eller det er usikkert og ingenting er klart til å ta over.',
    remedy: 'Planlegg eit anna grunnlag i god tid, og legg det inn som reservegrunnlag.',
  },
  F18: {
    title: 'DPF er ikkje stadfesta',
    explanation: 'Det er ikkje kontrollert nyleg at mottakaren står på DPF-lista.',
    remedy: 'Slå opp mottakaren i DPF-lista, eller ta i bruk standard personvernføresegner.',
  },
  F19: {
    title: 'Manglar overføringsvurdering',
    explanation: 'Overføringa krev ei vurdering som ikkje finst, er negativ eller er for gammal.',
    remedy: 'Gjer ei ny overføringsvurdering, eller stans overføringa.',
  },
  F20: {
    title: 'Feil bruk av unntak',
    explanation: 'Overføringa byggjer på eit unntak som ikkje kan brukast jamleg eller til utøving av styresmakt.',
    remedy: 'Byt til eit grunnlag etter artikkel 45 eller 46.',
  },
  F21: {
    title: 'Databehandlaren er ikkje kontrollert',
    explanation:
      'Kommunen har ikkje kontrollert, eller ikkje nyleg nok, at databehandlaren gir tilstrekkelege garantiar.',
    remedy: 'Gjennomfør ein kontroll av databehandlaren.',
  },
  F22: {
    title: 'Konkurs eller sletta',
    explanation: 'Databehandlaren eller leverandøren er konkurs, under avvikling eller sletta.',
    remedy: 'Sikre dataa, og set i gang exit-planen.',
  },
  F23: {
    title: 'Feil avtalepart',
    explanation: 'Partane i databehandlaravtalen er ikkje dei same som i hovudavtalen.',
    remedy: 'Overfør avtalen til rett part i ein ny versjon.',
  },
  F24: {
    title: 'Kommunen finst ikkje lenger',
    explanation:
      'Kommunen som inngjekk avtalen, finst ikkje lenger eller er delt, og avtalen er ikkje overført til etterfølgjaren.',
    remedy: 'Overfør avtalen til kommunen som har teke over.',
  },
  F25: {
    title: 'Ligg hos tidlegare samarbeid',
    explanation: 'Avtalen er inngått av eit samarbeid kommunen har gått ut av.',
    remedy: 'Inngå avtalen på nytt i kommunen sitt eige namn.',
  },
  F26: {
    title: 'Manglar tofaktor',
    explanation: 'Systemet er i sikker sone eller har personopplysningar, men tofaktor er ikkje påkravd.',
    remedy: 'Slå på tofaktor for alle, eller få risikoen akseptert av leiinga.',
  },
  F27: {
    title: 'Manglar i protokollen',
    explanation: 'Systemet manglar i protokollen over behandlingsaktivitetar, eller eit felt der er tomt.',
    remedy: 'Fyll ut protokollen.',
  },
  F28: {
    title: 'Manglar vurdering av personvernkonsekvensar',
    explanation: 'Behandlinga har høg risiko og er ikkje vurdert etter siste vesentlege endring.',
    remedy: 'Gjennomfør ei vurdering av personvernkonsekvensar.',
  },
  F29: {
    title: 'Ombod ikkje meldt',
    explanation: 'Personvernombodet er ikkje vedteke, meldt til Datatilsynet og publisert.',
    remedy: 'Vedta, meld og publiser personvernombodet.',
  },
  F30: {
    title: 'Manglar Normen-krav',
    explanation: 'Normen gjeld, men avtalen tek ikkje inn krava derifrå.',
    remedy: 'Endre avtalen slik at krava i Normen kjem med.',
  },
};
