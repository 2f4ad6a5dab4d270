// Nynorsk texts of the help pages: findings explained, the glossary, and the accessibility statement.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/help.ts';

export const help: SameKeys<typeof nb.help> = {
  'nav.help': 'Hjelp',
  'nav.accessibility': 'Tilgjenge',
  'help.title': 'Hjelp',
  'help.lead': 'Her står det kva funna tyder, kva orda tyder, og kor tilgjengelege sidene er.',
  'help.findings': 'Funna',
  'help.findingsLead':
    'Eit funn er utleidd av det som er registrert. Det forsvinn av seg sjølv når det som er gale, er retta.',
  'help.finding': 'Funn',
  'help.means': 'Kva det tyder',
  'help.severity': 'Alvorsgrad',
  'help.due': 'Frist',
  'help.when': 'Når det kjem',
  'help.why': 'Kvifor det tyder noko',
  'help.do': 'Kva du gjer',
  'help.rules': 'Slik blir det rekna',
  'help.dueNote': 'Fristen blir rekna frå dagen det vart slik, og kan vere ein annan i din kommune.',
  'help.policy': 'Sjå kva kommunen har bestemt',
  'help.stale': 'Avtalen må oppdaterast så lenge funnet er der.',
  'help.notStale': 'Funnet gjer ikkje at avtalen må oppdaterast.',
  'help.raised':
    'Alvorsgraden aukar eitt trinn når systemet har særlege kategoriar, opplysningar med teieplikt eller opplysningar om barn, og eitt til når fristen er over.',
  'help.notRaised': 'Alvorsgraden aukar eitt trinn når fristen er over.',
  'help.unknown':
    'Manglar ei opplysning, blir det vist som eit hol å fylle. Det tel verken som funn eller som i orden.',
  'help.show': 'Vis avtalane som har dette funnet',
  'help.explain': 'Kva tyder dette?',
  'glossary.title': 'Ordliste',
  'glossary.short': 'fagorda på bokmål, nynorsk og engelsk',
  'glossary.lead': 'Orda slik dei blir brukte her, på tre språk. Dei viktigaste er forklarte.',
  'glossary.jump': 'Til ein del av ordlista',
  'glossary.nb': 'Bokmål',
  'glossary.nn': 'Nynorsk',
  'glossary.en': 'Engelsk',
  'glossary.means': 'Kva det tyder',
  'glossary.actors': 'Kven',
  'glossary.data': 'Opplysningar',
  'glossary.processing': 'Behandling',
  'glossary.agreement': 'Avtalar',
  'glossary.transfer': 'Overføring til utlandet',
  'glossary.security': 'Tryggleik',
  'glossary.registry': 'Register',
  'glossary.status': 'Tilstandar',
  'accessibility.title': 'Tilgjenge',
  'accessibility.short': 'kva vi veit om korleis sidene verkar for alle',
  'accessibility.lead':
    'Sidene er laga for å kunne brukast av alle. Målet er WCAG 2.2 på nivå AA, som er meir enn forskrifta om universell utforming krev.',
  'accessibility.status': 'Slik er det',
  'accessibility.statusText': 'Vi kjenner ingen brot på krava. Dette gjeld alle sider:',
  'accessibility.keyboard': 'Alt kan gjerast med tastaturet åleine.',
  'accessibility.noScript': 'Alt verkar utan JavaScript.',
  'accessibility.narrow': 'Sidene passar på skjermar ned til 320 pikslar og toler forstørring til 400 %.',
  'accessibility.dark': 'Sidene følgjer innstillinga di for lyst eller mørkt, og kan skrivast ut.',
  'accessibility.tested': 'Slik er det prøvd',
  'accessibility.testedText':
    'Kvar utgåve blir prøvd i ein nettlesar med axe-core mot reglane i WCAG 2.0, 2.1 og 2.2 på nivå A og AA, i lyst og mørkt, og HTML-en blir prøvd mot standarden.',
  'accessibility.known': 'Det vi veit manglar',
  'accessibility.knownReader': 'Sidene er ikkje prøvde av brukarar av skjermlesar.',
  'accessibility.knownLaw': 'Merknader til rettsreglar og innskriven tekst blir viste på språket dei er skrivne på.',
  'accessibility.tell': 'Sei frå',
  'accessibility.tellText':
    'Finn du noko som ikkje verkar for deg, sei frå til den som administrerer Avtalevakt i din kommune. Kommunen har si eiga tilgjengeerklæring på uustatus.no, og Tilsynet for universell utforming av ikt tek imot klager.',
};
