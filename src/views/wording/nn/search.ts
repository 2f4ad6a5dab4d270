// Nynorsk texts of searching: the field on every page, and what was found.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/search.ts';

export const search: SameKeys<typeof nb.search> = {
  'search.title': 'Søk',
  'search.titleOf': 'Søk: {q}',
  'search.label': 'Søk i alt du har tilgang til',
  'search.placeholder': 'Søk',
  'search.button': 'Søk',
  'search.shortcut': 'Tast / for å søkje kvar du enn er. Treffa kjem medan du skriv.',
  'search.waiting': 'Søkjer …',
  'search.what': 'Kva leitar du etter?',
  'search.hint':
    'Søk på ein del av namnet til ein avtale, eit system, eit produkt eller eit selskap, på organisasjonsnummer, på saksnummer eller på ord i dokument. Du finn berre det du har tilgang til.',
  'search.none': 'Ingen treff',
  'search.noneFor': 'Ingen treff på «{q}»',
  'search.noneText': 'Sjekk skrivemåten, eller prøv med færre ord eller ein kortare del av namnet.',
  'search.manyHits': 'Over {n} treff',
  'search.atLeast': 'over {n}',
  'search.alias': 'òg kjent som {name}',
  'search.allOf': 'Vis alle {n} {kind}',
  'search.allHits': 'Alle treff',
  'search.onlyOf': 'Berre {kind}.',
  'search.allKinds': 'Vis treff av alle slag',
  'search.next': 'Fleire treff',
  'search.needsLetter': 'Skriv minst éin bokstav eller eitt siffer',
  'search.tooLong': 'Skriv høgst 200 teikn',
  'search.kind.agreement': 'Databehandlaravtalar',
  'search.kind.contract': 'Hovudavtalar',
  'search.kind.system': 'System',
  'search.kind.product': 'Produkt',
  'search.kind.company': 'Selskap',
  'search.kind.document': 'Dokument',
  'search.attachedTo': 'lagt ved: {kind}',
  'search.kind.body': 'Kommunar og andre verksemder',
};
