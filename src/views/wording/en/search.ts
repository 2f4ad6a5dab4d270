// English texts of searching: the field on every page, and what was found.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/search.ts';

export const search: SameKeys<typeof nb.search> = {
  'search.title': 'Search',
  'search.titleOf': 'Search: {q}',
  'search.label': 'Search everything you can see',
  'search.placeholder': 'Search',
  'search.button': 'Search',
  'search.shortcut': 'Press / to search from anywhere. Results come as you type.',
  'search.waiting': 'Searching …',
  'search.what': 'What are you looking for?',
  'search.hint':
    'Search by part of the name of an agreement, system, product or company, by organisation number, by case reference or by words in documents. You only find what you have access to.',
  'search.none': 'No results',
  'search.noneFor': 'No results for “{q}”',
  'search.noneText': 'Check the spelling, or try fewer words or a shorter part of the name.',
  'search.manyHits': 'More than {n} results',
  'search.atLeast': 'more than {n}',
  'search.alias': 'also known as {name}',
  'search.allOf': 'Show all {n} {kind}',
  'search.allHits': 'All results',
  'search.onlyOf': 'Only {kind}.',
  'search.allKinds': 'Show results of every kind',
  'search.next': 'More results',
  'search.needsLetter': 'Type at least one letter or digit',
  'search.tooLong': 'Type at most 200 characters',
  'search.kind.agreement': 'Data processing agreements',
  'search.kind.contract': 'Contracts',
  'search.kind.system': 'Systems',
  'search.kind.product': 'Products',
  'search.kind.company': 'Companies',
  'search.kind.document': 'Documents',
  'search.attachedTo': 'attached to: {kind}',
  'search.kind.body': 'Municipalities and other bodies',
};
