// Nynorsk texts of what stands of decisions: accepted risks and findings that are put off, on the overview and in the report.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/decisions.ts';

export const decisions: SameKeys<typeof nb.decisions> = {
  'decided.title': 'Aksepterte og utsette funn',
  'decided.lead':
    'Dette er framleis funn. Nokon har bestemt å leve med dei ei stund, og dei kjem tilbake når fristen går ut.',
  'decided.caption': 'Aksepterte og utsette funn, den kortaste fristen først',
  'decided.finding': 'Funn',
  'decided.decision': 'Avgjerd',
  'decided.until': 'Til og med',
  'decided.who': 'Avgjort av',
  'decided.why': 'Grunngiving',
  'decided.noReason': 'Ikkje oppgitt',
  'decided.nothingElse': 'Det som står att, er akseptert eller utsett. Sjå lista under.',
  'decided.assignedDue': 'eigen frist {day}',
  'report.accepted': 'Aksepterte risikoar',
  'report.acceptedLead': 'Desse funna står fast. Leiinga har akseptert risikoen til og med dagen som er oppgitt.',
  'report.acceptedNone': 'Ingen risiko var akseptert denne dagen.',
  'report.acceptedUntil': 'Akseptert til og med {day}',
  'csv.acceptedUntil': 'Akseptert til og med',
  'csv.acceptedBy': 'Akseptert av',
  'csv.acceptedWhy': 'Grunngiving for aksept',
  'csv.snoozedUntil': 'Utsett til og med',
};
