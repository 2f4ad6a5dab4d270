// English texts of the help pages: findings explained, the glossary, and the accessibility statement.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/help.ts';

export const help: SameKeys<typeof nb.help> = {
  'nav.help': 'Help',
  'nav.accessibility': 'Accessibility',
  'help.title': 'Help',
  'help.lead': 'Here you find what the findings mean, what the words mean, and how accessible the pages are.',
  'help.findings': 'The findings',
  'help.findingsLead':
    'A finding is derived from what is registered. It goes away by itself when what is wrong has been mended.',
  'help.finding': 'Finding',
  'help.means': 'What it means',
  'help.severity': 'Severity',
  'help.due': 'Deadline',
  'help.when': 'When it comes',
  'help.why': 'Why it matters',
  'help.do': 'What you do',
  'help.rules': 'How it is reckoned',
  'help.dueNote': 'The deadline counts from the day it became so, and may be another in your municipality.',
  'help.policy': 'See what the municipality has decided',
  'help.stale': 'The agreement needs update as long as the finding is there.',
  'help.notStale': 'The finding does not make the agreement need update.',
  'help.raised':
    'Severity rises one step when the system holds special categories, data under a duty of secrecy or data about children, and one more when overdue.',
  'help.notRaised': 'Severity rises one step when overdue.',
  'help.unknown': 'A missing fact is shown as a gap to fill. It counts neither as a finding nor as clear.',
  'help.show': 'Show the agreements that have this finding',
  'help.explain': 'What does this mean?',
  'glossary.title': 'Glossary',
  'glossary.short': 'the terms in bokmål, nynorsk and English',
  'glossary.lead': 'The words as they are used here, in three languages. The most important ones are explained.',
  'glossary.jump': 'To a part of the glossary',
  'glossary.nb': 'Bokmål',
  'glossary.nn': 'Nynorsk',
  'glossary.en': 'English',
  'glossary.means': 'What it means',
  'glossary.actors': 'Who',
  'glossary.data': 'Data',
  'glossary.processing': 'Processing',
  'glossary.agreement': 'Agreements',
  'glossary.transfer': 'Transfer abroad',
  'glossary.security': 'Security',
  'glossary.registry': 'Register',
  'glossary.status': 'States',
  'accessibility.title': 'Accessibility',
  'accessibility.short': 'what we know of how the pages work for everyone',
  'accessibility.lead':
    'The pages are made to be usable by everyone. The aim is WCAG 2.2 at level AA, which is more than the Norwegian regulation on universal design requires.',
  'accessibility.status': 'How it stands',
  'accessibility.statusText': 'We know of no breaches of the requirements. This holds for all pages:',
  'accessibility.keyboard': 'Everything can be done with the keyboard alone.',
  'accessibility.noScript': 'Everything works without JavaScript.',
  'accessibility.narrow': 'The pages fit screens down to 320 pixels and bear enlargement to 400 %.',
  'accessibility.dark': 'The pages follow your setting for light or dark, and can be printed.',
  'accessibility.tested': 'How it was tested',
  'accessibility.testedText':
    'Every release is tested in a browser with axe-core against the rules of WCAG 2.0, 2.1 and 2.2 at levels A and AA, in light and dark, and the HTML is tested against the standard.',
  'accessibility.known': 'What we know is missing',
  'accessibility.knownReader': 'The pages have not been tested by users of screen readers.',
  'accessibility.knownLaw':
    'Notes to rows of law and text people have entered are shown in the language they were written in.',
  'accessibility.tell': 'Tell us',
  'accessibility.tellText':
    'If you find something that does not work for you, tell whoever administers Avtalevakt in your municipality. The municipality has its own accessibility statement at uustatus.no, and the Norwegian Authority for Universal Design of ICT takes complaints.',
};
