// English texts of what stands of decisions: accepted risks and findings that are put off, on the overview and in the report.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/decisions.ts';

export const decisions: SameKeys<typeof nb.decisions> = {
  'decided.title': 'Accepted and snoozed findings',
  'decided.lead':
    'These are still findings. Someone has decided to live with them for a while, and they come back when the time is up.',
  'decided.caption': 'Accepted and snoozed findings, shortest time first',
  'decided.finding': 'Finding',
  'decided.decision': 'Decision',
  'decided.until': 'Until',
  'decided.who': 'Decided by',
  'decided.why': 'Reason',
  'decided.noReason': 'Not given',
  'decided.nothingElse': 'What remains is accepted or snoozed. See the list below.',
  'decided.assignedDue': 'own deadline {day}',
  'report.accepted': 'Accepted risks',
  'report.acceptedLead': 'These findings stand. Management has accepted the risk up to and including the day given.',
  'report.acceptedNone': 'No risk was accepted on this day.',
  'report.acceptedUntil': 'Accepted until {day}',
  'csv.acceptedUntil': 'Accepted until',
  'csv.acceptedBy': 'Accepted by',
  'csv.acceptedWhy': 'Reason for acceptance',
  'csv.snoozedUntil': 'Snoozed until',
};
