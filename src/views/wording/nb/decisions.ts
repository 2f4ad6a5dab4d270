// Bokmål texts of what stands of decisions: accepted risks and findings that are put off, on the overview and in the report.

export const decisions = {
  'decided.title': 'Aksepterte og utsatte funn',
  'decided.lead':
    'Dette er fortsatt funn. Noen har besluttet å leve med dem en stund, og de kommer tilbake når fristen går ut.',
  'decided.caption': 'Aksepterte og utsatte funn, den korteste fristen først',
  'decided.finding': 'Funn',
  'decided.decision': 'Beslutning',
  'decided.until': 'Til og med',
  'decided.who': 'Besluttet av',
  'decided.why': 'Begrunnelse',
  'decided.noReason': 'Ikke oppgitt',
  'decided.nothingElse': 'Det som gjenstår, er akseptert eller utsatt. Se listen under.',
  'decided.assignedDue': 'egen frist {day}',
  'report.accepted': 'Aksepterte risikoer',
  'report.acceptedLead': 'Disse funnene står fast. Ledelsen har akseptert risikoen til og med dagen som er oppgitt.',
  'report.acceptedNone': 'Ingen risiko var akseptert denne dagen.',
  'report.acceptedUntil': 'Akseptert til og med {day}',
  'csv.acceptedUntil': 'Akseptert til og med',
  'csv.acceptedBy': 'Akseptert av',
  'csv.acceptedWhy': 'Begrunnelse for aksept',
  'csv.snoozedUntil': 'Utsatt til og med',
} as const;
