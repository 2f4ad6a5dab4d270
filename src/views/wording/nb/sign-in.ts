// Bokmål texts of sign-in: names and passwords, codes, passkeys, the first administrator and those invited.

export const signIn = {
  'signIn.title': 'Logg inn',
  'signIn.email': 'E-postadresse',
  'signIn.password': 'Passord',
  'signIn.button': 'Logg inn',
  'signIn.passkey': 'Logg inn med passnøkkel',
  'signIn.passkeyLead': 'Har du lagt inn en passnøkkel, trenger du verken passord eller kode.',
  'signIn.passkeyFailed': 'Passnøkkelen ble ikke godtatt. Prøv igjen, eller logg inn med passord og kode.',
  'signIn.refused': 'E-postadressen og passordet passer ikke sammen. Prøv igjen.',
  'signIn.gone': 'Det gikk for lang tid, så du må begynne på nytt.',
  'signIn.tooMany':
    'Det er gjort mange forsøk på å logge inn med denne adressen. Av hensyn til sikkerheten må du vente noen minutter før du prøver igjen.',
  'signIn.help':
    'Har du ikke tilgang, eller har du glemt passordet? Be administratoren i kommunen din om en invitasjon.',
  'signIn.demo': 'Prøv som en av disse',
  'signIn.demoLead':
    'Dette er en demonstrasjon. Velg hvem du vil være; her trengs ikke passord. I et virkelig register logger alle inn med to faktorer.',
  'signIn.demoOwn': 'Logg inn med passord i stedet',
  'signIn.out': 'Logg ut',
  'provider.button': 'Logg inn med {provider}',
  'provider.or': 'Eller logg inn med passord',
  'provider.orPassword': 'Eller velg et passord',
  'provider.nameless': 'innloggingstjenesten',
  'provider.unavailable':
    'Innlogging med {provider} er ikke tilgjengelig nå. Prøv igjen om noen minutter, eller logg inn på en annen måte.',
  'provider.title': 'Du er ikke logget inn',
  'provider.toSignIn': 'Gå til innloggingssiden',
  'provider.again':
    'Innloggingen tok for lang tid, er brukt før eller ble begynt i en annen nettleser. Begynn på nytt fra innloggingssiden.',
  'provider.cancelled':
    'Innloggingen ble avbrutt hos {provider}. Begynn på nytt fra innloggingssiden, eller logg inn på en annen måte.',
  'provider.unproven':
    'Svaret fra {provider} kunne ikke bekreftes. Begynn på nytt fra innloggingssiden. Skjer det igjen, sier du fra til administratoren i kommunen din.',
  'provider.unknownTenant':
    'Virksomheten du logget inn med hos {provider}, bruker ikke dette registeret. Logg inn med kontoen du har i kommunen din.',
  'provider.unknownPerson':
    'Kontoen din hos {provider} gir ikke tilgang her. Be administratoren i kommunen din om en invitasjon. Har du roller i flere kommuner, logger du inn med passord eller passnøkkel.',
  'provider.unverified':
    '{provider} har ikke bekreftet e-postadressen din. Bekreft den der og prøv igjen, eller be administratoren i kommunen din om en invitasjon.',
  'provider.invitationGone':
    'Invitasjonen er brukt, eller den er for gammel. Be administratoren i kommunen din om en ny.',
  'provider.secondFactor':
    'Du logget inn hos {provider} uten tofaktor, og det kreves her. Slå på tofaktor hos {provider}, og prøv igjen.',
  'provider.passkey':
    'Du logget inn hos {provider} uten tofaktor, og det kreves her. Gå til innloggingssiden, og bruk passnøkkelen din.',
  'code.title': 'Skriv inn koden',
  'code.lead': 'Åpne autentiseringsappen din og skriv inn koden på seks sifre som vises for Avtalevakt.',
  'code.label': 'Kode fra appen',
  'code.recoveryTitle': 'Bruk en gjenopprettingskode',
  'code.recoveryLead': 'Skriv inn en av kodene du fikk da du satte opp tofaktor. Hver kode virker én gang.',
  'code.recoveryLabel': 'Gjenopprettingskode',
  'code.button': 'Fortsett',
  'code.useRecovery': 'Har du ikke appen? Bruk en gjenopprettingskode',
  'code.useTime': 'Bruk koden fra appen i stedet',
  'code.wrong': 'Koden er ikke riktig, eller den er brukt før. Vent til appen viser en ny, og prøv igjen.',
  'code.wrongRecovery': 'Koden er ikke riktig, eller den er brukt før.',
  'code.locked':
    'Det er skrevet inn feil kode for mange ganger. Av hensyn til sikkerheten må du vente et kvarter før du prøver igjen.',
  'enrol.title': 'Sett opp tofaktor',
  'enrol.lead':
    'Alle som bruker Avtalevakt, logger inn med en kode i tillegg til passordet. Du trenger en autentiseringsapp på telefonen, for eksempel Microsoft Authenticator eller Google Authenticator.',
  'enrol.scan': 'Skann koden med appen',
  'enrol.qr': 'QR-kode som legger Avtalevakt inn i autentiseringsappen',
  'enrol.typed': 'Kan du ikke skanne? Skriv inn denne nøkkelen i appen:',
  'enrol.confirm': 'Skriv inn koden appen viser',
  'enrol.button': 'Slå på tofaktor',
  'recovery.title': 'Ta vare på gjenopprettingskodene',
  'recovery.lead':
    'Med en av disse kodene kommer du inn hvis du mister telefonen. Hver kode virker én gang. De vises bare nå: skriv dem ut, eller legg dem i et passordhvelv.',
  'recovery.button': 'Jeg har tatt vare på kodene',
  'passkey.title': 'Raskere neste gang',
  'passkey.lead':
    'Med en passnøkkel logger du inn med fingeravtrykk, ansikt eller PIN på denne enheten. Ta vare på kodene over først.',
  'passkey.make': 'Lag en passnøkkel',
  'passkey.failed': 'Passnøkkelen ble ikke lagret. Du kan fortsette uten.',
  'account.firstTitle': 'Ta registeret i bruk',
  'account.firstLead':
    'Du er den første her, og blir administrator for hele registeret. Etterpå setter du opp tofaktor, og kan legge inn kommuner og invitere andre.',
  'account.name': 'Navn',
  'account.newPassword': 'Velg et passord',
  'account.passwordHint': 'Minst 12 tegn. En setning du husker, er bedre enn tegn du glemmer.',
  'account.firstButton': 'Bli administrator',
  'account.invitedTitle': 'Velkommen, {name}',
  'account.invitedLead':
    'Du er invitert til Avtalevakt med e-postadressen {email}. Velg et passord. Etterpå setter du opp tofaktor.',
  'account.invitedButton': 'Fortsett',
  'account.joinsLead':
    'Du er invitert til Avtalevakt med e-postadressen {email}. Du logger allerede inn med den, så du trenger ikke noe nytt passord. Når du godtar, får du også denne tilgangen neste gang du logger inn.',
  'account.joinsButton': 'Godta og logg inn',
  'mail.invitation.subject': 'Du er invitert til Avtalevakt',
  'mail.invitation.heading': 'Velkommen til Avtalevakt',
  'mail.invitation.lead':
    'Du har fått tilgang til registeret over databehandleravtaler. Åpne lenken for å velge passord og sette opp tofaktor.',
  'mail.invitation.open': 'Ta i bruk tilgangen',
  'mail.invitation.lasts': 'Lenken virker én gang, til og med {day}.',
  'mail.invitation.footer':
    'Ventet du ikke denne e-posten, kan du se bort fra den. Ikke send lenken videre: den gir tilgang i ditt navn.',
  'error.email': '{label}: skriv en e-postadresse, for eksempel navn@kommune.no.',
  'error.emailTaken': '{label}: en annen har denne adressen allerede.',
  'error.passwordLength': '{label}: bruk minst 12 tegn, og ikke flere enn 200.',
  'error.passwordGuessed': '{label}: dette er for lett å gjette. Velg et annet.',
  'signIn.ended.kept':
    'Du var logget ut. Det du skrev, er tatt vare på: logg inn igjen, så står skjemaet der som du sendte det. Ingenting er lagret ennå.',
  'signIn.ended.lost': 'Du var logget ut, så det du sendte, ble ikke lagret. Logg inn og prøv igjen.',
  'signIn.ended.file': 'Du var logget ut, så filen ble ikke lagret. Logg inn igjen og velg den på nytt.',
  'signIn.ended.too_large':
    'Du var logget ut, og det du sendte, var for stort til å tas vare på. Ingenting ble lagret.',
  'flash.form_kept':
    'Du ble logget ut mens du skrev. Her er skjemaet slik du sendte det. Ingenting er lagret: se over og lagre.',
  'flash.form_not_kept': 'Du ble logget ut, og ingenting ble lagret. Gjør det du skulle en gang til.',
  'flash.form_not_here': 'Det er ikke noe skjema å vise her. Det som ikke ble lagret, må skrives på nytt.',
  'problem.400': 'Forespørselen kunne ikke leses',
  'problem.400.text': 'Ingenting er lagret. Gå tilbake, last siden på nytt og prøv igjen.',
  'problem.405': 'Denne adressen viser ingen side',
  'problem.405.text': 'Den tar imot et skjema. Gå tilbake til siden skjemaet sto på, eller begynn på oversikten.',
  'problem.429': 'For mange forsøk på kort tid',
  'problem.429.text': 'Vent litt før du prøver igjen. Ingenting er lagret.',
  'problem.search': 'Søk i registeret',
} as const;
