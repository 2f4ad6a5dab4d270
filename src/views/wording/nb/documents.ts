// Bokmål: documents that are attached, uploading one, and erasing one for good.

export const documents = {
  'nav.documents': 'Dokumenter',
  'documents.title': 'Dokumenter',
  'documents.lead':
    'Filer som er lagt ved avtaler, kontrakter, varsler, dokumentasjon og endringer. Et dokument legges ved der det hører til.',
  'documents.caption': 'Dokumenter som er lagt ved',
  'documents.file': 'Fil',
  'documents.about': 'Lagt ved',
  'documents.to.agreement': 'Databehandleravtale',
  'documents.to.version': 'Avtaleversjon',
  'documents.to.contract': 'Hovedavtale',
  'documents.to.notice': 'Varsel',
  'documents.to.evidence': 'Dokumentasjon',
  'documents.to.change': 'Endring',
  'documents.size': 'Størrelse',
  'documents.at': 'Når',
  'documents.by': 'Av',
  'documents.restricted': 'Skjermet',
  'documents.hidden': 'Skjermet dokument',
  'documents.hiddenText': 'Rollen din gir ikke tilgang til skjermede dokumenter.',
  'documents.erased': 'Slettet dokument',
  'documents.erasedAt': 'Slettet for godt {at}',
  'documents.erase': 'Slett for godt',
  'documents.none': 'Ingen dokumenter er lagt ved ennå',
  'documents.noneText': 'Åpne en avtale eller en endring for å legge ved det første.',
  'documents.noneHere': 'Ingen dokumenter er lagt ved.',
  'documents.next': 'Eldre dokumenter',
  'documents.add': 'Legg ved et dokument',
  'documents.choose': 'Velg fil, eller slipp den her',
  'documents.kinds':
    'PDF, Word, Excel, OpenDocument, e-post (.eml, .msg), bilde (.png, .jpg), .csv eller .txt. Opptil 25 MB. Filer blir ikke sjekket for virus.',
  'documents.restrictedField': 'Skjerm dokumentet',
  'documents.restrictedHint':
    'Bare administrator, avtaleforvalter, ledelsen og personvernombudet kan lese det, og hver lesing står i loggen.',
  'documents.save': 'Legg ved',
  'documents.eraseTitle': 'Slett dokumentet for godt',
  'documents.eraseLead':
    'Navnet og innholdet blir borte og kan ikke hentes tilbake. Det blir stående at dokumentet fantes, hvem som la det ved, og hvem som slettet det. Sikkerhetskopier fra før i dag har det fortsatt, til de selv blir slettet.',
  'documents.reason': 'Hvorfor',
  'documents.eraseButton': 'Slett for godt',
  'flash.document_attached': 'Dokumentet er lagt ved.',
  'flash.document_erased': 'Dokumentet er slettet for godt.',
  'error.fileMissing': 'Velg en fil.',
  'error.fileEmpty': 'Filen er tom. Velg en annen.',
  'error.fileKind':
    'Denne typen fil blir ikke tatt imot. Bruk PDF, Word, Excel, OpenDocument, e-post, bilde, .csv eller .txt.',
  'error.fileContent':
    'Innholdet i filen er noe annet enn det navnet sier. Åpne den og lagre den på nytt, eller gi den riktig endelse.',
  'error.fileName': 'Gi filen et navn.',
};
