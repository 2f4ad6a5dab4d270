// Nynorsk texts of sign-in: names and passwords, codes, passkeys, the first administrator and those invited.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/sign-in.ts';

export const signIn: SameKeys<typeof nb.signIn> = {
  'signIn.title': 'Logg inn',
  'signIn.email': 'E-postadresse',
  'signIn.password': 'Passord',
  'signIn.button': 'Logg inn',
  'signIn.passkey': 'Logg inn med passnøkkel',
  'signIn.passkeyLead': 'Har du lagt inn ein passnøkkel, treng du verken passord eller kode.',
  'signIn.passkeyFailed': 'Passnøkkelen vart ikkje godteken. Prøv igjen, eller logg inn med passord og kode.',
  'signIn.refused': 'E-postadressa og passordet passar ikkje saman. Prøv igjen.',
  'signIn.gone': 'Det gjekk for lang tid, så du må byrje på nytt.',
  'signIn.tooMany':
    'Det er gjort mange forsøk på å logge inn med denne adressa. Av omsyn til tryggleiken må du vente nokre minutt før du prøver igjen.',
  'signIn.help':
    'Har du ikkje tilgang, eller har du gløymt passordet? Be administratoren i kommunen din om ein invitasjon.',
  'signIn.demo': 'Prøv som ein av desse',
  'signIn.demoLead':
    'Dette er ein demonstrasjon. Vel kven du vil vere; her trengst ikkje passord. I eit verkeleg register loggar alle inn med to faktorar.',
  'signIn.demoOwn': 'Logg inn med passord i staden',
  'signIn.out': 'Logg ut',
  'provider.button': 'Logg inn med {provider}',
  'provider.or': 'Eller logg inn med passord',
  'provider.orPassword': 'Eller vel eit passord',
  'provider.nameless': 'innloggingstenesta',
  'provider.unavailable':
    'Innlogging med {provider} er ikkje tilgjengeleg no. Prøv igjen om nokre minutt, eller logg inn på ein annan måte.',
  'provider.title': 'Du er ikkje logga inn',
  'provider.toSignIn': 'Gå til innloggingssida',
  'provider.again':
    'Innlogginga tok for lang tid, er brukt før eller vart byrja i ein annan nettlesar. Byrj på nytt frå innloggingssida.',
  'provider.cancelled':
    'Innlogginga vart avbroten hos {provider}. Byrj på nytt frå innloggingssida, eller logg inn på ein annan måte.',
  'provider.unproven':
    'Svaret frå {provider} kunne ikkje stadfestast. Byrj på nytt frå innloggingssida. Skjer det igjen, seier du frå til administratoren i kommunen din.',
  'provider.unknownTenant':
    'Verksemda du logga inn med hos {provider}, bruker ikkje dette registeret. Logg inn med kontoen du har i kommunen din.',
  'provider.unknownPerson':
    'Kontoen din hos {provider} gir ikkje tilgang her. Be administratoren i kommunen din om ein invitasjon. Har du roller i fleire kommunar, loggar du inn med passord eller passnøkkel.',
  'provider.unverified':
    '{provider} har ikkje stadfesta e-postadressa di. Stadfest ho der og prøv igjen, eller be administratoren i kommunen din om ein invitasjon.',
  'provider.invitationGone':
    'Invitasjonen er brukt, eller han er for gammal. Be administratoren i kommunen din om ein ny.',
  'provider.secondFactor':
    'Du logga inn hos {provider} utan tofaktor, og det er kravd her. Slå på tofaktor hos {provider}, og prøv igjen.',
  'provider.passkey':
    'Du logga inn hos {provider} utan tofaktor, og det er kravd her. Gå til innloggingssida, og bruk passnøkkelen din.',
  'code.title': 'Skriv inn koden',
  'code.lead': 'Opne autentiseringsappen din og skriv inn koden på seks siffer som blir vist for Avtalevakt.',
  'code.label': 'Kode frå appen',
  'code.recoveryTitle': 'Bruk ein gjenopprettingskode',
  'code.recoveryLead': 'Skriv inn ein av kodane du fekk då du sette opp tofaktor. Kvar kode verkar éin gong.',
  'code.recoveryLabel': 'Gjenopprettingskode',
  'code.button': 'Hald fram',
  'code.useRecovery': 'Har du ikkje appen? Bruk ein gjenopprettingskode',
  'code.useTime': 'Bruk koden frå appen i staden',
  'code.wrong': 'Koden er ikkje rett, eller han er brukt før. Vent til appen viser ein ny, og prøv igjen.',
  'code.wrongRecovery': 'Koden er ikkje rett, eller han er brukt før.',
  'code.locked':
    'Det er skrive inn feil kode for mange gonger. Av omsyn til tryggleiken må du vente eit kvarter før du prøver igjen.',
  'enrol.title': 'Sett opp tofaktor',
  'enrol.lead':
    'Alle som bruker Avtalevakt, loggar inn med ein kode i tillegg til passordet. Du treng ein autentiseringsapp på telefonen, til dømes Microsoft Authenticator eller Google Authenticator.',
  'enrol.scan': 'Skann koden med appen',
  'enrol.qr': 'QR-kode som legg Avtalevakt inn i autentiseringsappen',
  'enrol.typed': 'Kan du ikkje skanne? Skriv inn denne nøkkelen i appen:',
  'enrol.confirm': 'Skriv inn koden appen viser',
  'enrol.button': 'Slå på tofaktor',
  'recovery.title': 'Ta vare på gjenopprettingskodane',
  'recovery.lead':
    'Med ein av desse kodane kjem du inn dersom du mistar telefonen. Kvar kode verkar éin gong. Dei blir viste berre no: skriv dei ut, eller legg dei i eit passordkvelv.',
  'recovery.button': 'Eg har teke vare på kodane',
  'passkey.title': 'Raskare neste gong',
  'passkey.lead':
    'Med ein passnøkkel loggar du inn med fingeravtrykk, ansikt eller PIN på denne eininga. Ta vare på kodane over først.',
  'passkey.make': 'Lag ein passnøkkel',
  'passkey.failed': 'Passnøkkelen vart ikkje lagra. Du kan halde fram utan.',
  'account.firstTitle': 'Ta registeret i bruk',
  'account.firstLead':
    'Du er den første her, og blir administrator for heile registeret. Etterpå set du opp tofaktor, og kan leggje inn kommunar og invitere andre.',
  'account.name': 'Namn',
  'account.newPassword': 'Vel eit passord',
  'account.passwordHint': 'Minst 12 teikn. Ei setning du hugsar, er betre enn teikn du gløymer.',
  'account.firstButton': 'Bli administrator',
  'account.invitedTitle': 'Velkomen, {name}',
  'account.invitedLead':
    'Du er invitert til Avtalevakt med e-postadressa {email}. Vel eit passord. Etterpå set du opp tofaktor.',
  'account.invitedButton': 'Hald fram',
  'account.joinsLead':
    'Du er invitert til Avtalevakt med e-postadressa {email}. Du loggar allereie inn med den, så du treng ikkje noko nytt passord. Når du godtek, får du òg denne tilgangen neste gong du loggar inn.',
  'account.joinsButton': 'Godta og logg inn',
  'mail.invitation.subject': 'Du er invitert til Avtalevakt',
  'mail.invitation.heading': 'Velkomen til Avtalevakt',
  'mail.invitation.lead':
    'Du har fått tilgang til registeret over databehandlaravtalar. Opne lenkja for å velje passord og setje opp tofaktor.',
  'mail.invitation.open': 'Ta i bruk tilgangen',
  'mail.invitation.lasts': 'Lenkja verkar éin gong, til og med {day}.',
  'mail.invitation.footer':
    'Venta du ikkje denne e-posten, kan du sjå bort frå han. Ikkje send lenkja vidare: ho gir tilgang i ditt namn.',
  'error.email': '{label}: skriv ei e-postadresse, til dømes namn@kommune.no.',
  'error.emailTaken': '{label}: ein annan har denne adressa allereie.',
  'error.passwordLength': '{label}: bruk minst 12 teikn, og ikkje fleire enn 200.',
  'error.passwordGuessed': '{label}: dette er for lett å gjette. Vel eit anna.',
  'signIn.ended.kept':
    'Du var logga ut. Det du skreiv, er teke vare på: logg inn att, så står skjemaet der slik du sende det. Ingenting er lagra enno.',
  'signIn.ended.lost': 'Du var logga ut, så det du sende, vart ikkje lagra. Logg inn og prøv på nytt.',
  'signIn.ended.file': 'Du var logga ut, så fila vart ikkje lagra. Logg inn att og vel henne på nytt.',
  'signIn.ended.too_large':
    'Du var logga ut, og det du sende, var for stort til å takast vare på. Ingenting vart lagra.',
  'flash.form_kept':
    'Du vart logga ut medan du skreiv. Her er skjemaet slik du sende det. Ingenting er lagra: sjå over og lagre.',
  'flash.form_not_kept': 'Du vart logga ut, og ingenting vart lagra. Gjer det du skulle ein gong til.',
  'flash.form_not_here': 'Det er ikkje noko skjema å vise her. Det som ikkje vart lagra, må skrivast på nytt.',
  'problem.400': 'Førespurnaden kunne ikkje lesast',
  'problem.400.text': 'Ingenting er lagra. Gå tilbake, last sida på nytt og prøv igjen.',
  'problem.405': 'Denne adressa viser inga side',
  'problem.405.text': 'Ho tek imot eit skjema. Gå tilbake til sida skjemaet stod på, eller start på oversikta.',
  'problem.429': 'For mange forsøk på kort tid',
  'problem.429.text': 'Vent litt før du prøver igjen. Ingenting er lagra.',
  'problem.search': 'Søk i registeret',
};
