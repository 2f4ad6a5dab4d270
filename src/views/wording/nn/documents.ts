// Nynorsk: documents that are attached, uploading one, and erasing one for good.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/documents.ts';

export const documents: SameKeys<typeof nb.documents> = {
  'nav.documents': 'Dokument',
  'documents.title': 'Dokument',
  'documents.lead':
    'Filer som er lagde ved avtalar, kontraktar, varsel, dokumentasjon og endringar. Eit dokument blir lagt ved der det høyrer til.',
  'documents.caption': 'Dokument som er lagde ved',
  'documents.file': 'Fil',
  'documents.about': 'Lagt ved',
  'documents.to.agreement': 'Databehandlaravtale',
  'documents.to.version': 'Avtaleversjon',
  'documents.to.contract': 'Hovudavtale',
  'documents.to.notice': 'Varsel',
  'documents.to.evidence': 'Dokumentasjon',
  'documents.to.change': 'Endring',
  'documents.size': 'Storleik',
  'documents.at': 'Når',
  'documents.by': 'Av',
  'documents.restricted': 'Skjerma',
  'documents.hidden': 'Skjerma dokument',
  'documents.hiddenText': 'Rolla di gir ikkje tilgang til skjerma dokument.',
  'documents.erased': 'Sletta dokument',
  'documents.erasedAt': 'Sletta for godt {at}',
  'documents.erase': 'Slett for godt',
  'documents.none': 'Ingen dokument er lagde ved enno',
  'documents.noneText': 'Opne ein avtale eller ei endring for å leggje ved det første.',
  'documents.noneHere': 'Ingen dokument er lagde ved.',
  'documents.text.empty': 'Ingen tekst å søkje i; truleg ei skanna fil.',
  'documents.text.failed': 'Teksten kunne ikkje lesast, så fila finst berre på namn.',
  'documents.text.unread': 'Teksten er ikkje lesen enno, så fila finst berre på namn.',
  'documents.next': 'Eldre dokument',
  'documents.add': 'Legg ved eit dokument',
  'documents.choose': 'Vel fil, eller slepp ho her',
  'documents.kinds':
    'PDF, Word, Excel, OpenDocument, e-post (.eml, .msg), bilete (.png, .jpg), .csv eller .txt. Opptil 25 MB. Filer blir ikkje sjekka for virus.',
  'documents.restrictedField': 'Skjerm dokumentet',
  'documents.restrictedHint':
    'Berre administrator, avtaleforvaltar, leiinga og personvernombodet kan lese det, og kvar lesing står i loggen.',
  'documents.save': 'Legg ved',
  'documents.eraseTitle': 'Slett dokumentet for godt',
  'documents.eraseLead':
    'Namnet og innhaldet blir borte og kan ikkje hentast tilbake. Det blir ståande at dokumentet fanst, kven som la det ved, og kven som sletta det. Tryggingskopiar frå før i dag har det framleis, til dei sjølve blir sletta.',
  'documents.reason': 'Kvifor',
  'documents.eraseButton': 'Slett for godt',
  'flash.document_attached': 'Dokumentet er lagt ved.',
  'flash.document_erased': 'Dokumentet er sletta for godt.',
  'error.fileMissing': 'Vel ei fil.',
  'error.fileEmpty': 'Fila er tom. Vel ei anna.',
  'error.fileKind':
    'Denne typen fil blir ikkje teken imot. Bruk PDF, Word, Excel, OpenDocument, e-post, bilete, .csv eller .txt.',
  'error.fileContent':
    'Innhaldet i fila er noko anna enn det namnet seier. Opne ho og lagre ho på nytt, eller gi ho rett ending.',
  'error.fileName': 'Gi fila eit namn.',
};
