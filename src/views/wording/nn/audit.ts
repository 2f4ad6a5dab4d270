// Nynorsk texts of the log: the page, its checkpoints, and the mail that asks an officer to keep one elsewhere.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/audit.ts';

export const audit: SameKeys<typeof nb.audit> = {
  'log.title': 'Logg',
  'log.lead': 'Kvar linje byggjer på den førre, slik at ingenting kan endrast i ettertid utan at det synest.',
  'log.chain': 'Kjede',
  'log.shared': 'Felles opplysningar',
  'log.chainButton': 'Vis',
  'log.caption': 'Logglinjer, nyaste først',
  'log.position': 'Nr.',
  'log.at': 'Tid',
  'log.who': 'Kven',
  'log.what': 'Kva',
  'log.hash': 'Kontrollsum',
  'log.empty': 'Loggen er tom',
  'log.emptyText': 'Her kjem ei linje for kvar endring som blir registrert.',
  'log.next': 'Eldre linjer',
  'log.person': 'Kven',
  'log.personAll': 'Alle',
  'log.action': 'Kva',
  'log.actionAll': 'Alt',
  'log.origin': 'Frå',
  'log.nothing': 'Inga linje passar med det du har valt',
  'log.nothingText': 'Vel noko anna, eller vis alt.',
  'log.showAll': 'Vis alt',
  'log.program': 'Avtalevakt',
  'log.local': 'Lokal administrator',
  'log.export': 'Last ned loggen',
  'log.exportText':
    'Fila kan kontrollerast utan Avtalevakt: npm run verify-audit -- fil.jsonl. At ho blir lasta ned, blir skrive i loggen.',
  'log.originApi': 'programgrensesnittet',
  'log.originPage': 'nettsiden',
  'log.originSchedule': 'nattjobben',
  'log.originProgram': 'programmet',
  'log.checkpoint': 'Kontrollpunkt',
  'log.checkpointNone': 'Det er ikkje laga noko kontrollpunkt enno. Nattjobben lagar eitt kvar natt.',
  'log.checkpointStands': 'Loggen stemmer med kontrollpunkt {number} frå {at}, til og med linje {position}.',
  'log.checkpointEmpty': 'Kontrollpunkt {number} frå {at} er frå før den første linja her.',
  'log.checkpointBroken':
    'Loggen stemmer ikkje med kontrollpunkt {number} frå {at}. Noko er endra eller fjerna i databasen. Varsle den som driftar tenesta.',
  'log.checkpointKey': 'Signert med nøkkel {key}',
  'log.checkpointMake': 'Lag kontrollpunkt no',
  'log.checkpointFile': 'Last ned kontrollpunktet',
  'flash.checkpoint_made': 'Kontrollpunkt {number} er laga.',

  'mail.checkpoint.subject': 'Avtalevakt: kontrollpunkt {number} for loggen',
  'mail.checkpoint.heading': 'Ta vare på dette kontrollpunktet',
  'mail.checkpoint.lead':
    'Vedlegget seier kvar kvar logg du har innsyn i, slutta {at}. Det er signert. Lagre det ein stad utanfor Avtalevakt, til dømes i arkivet.',
  'mail.checkpoint.why':
    'Med vedlegget kan du seinare vise om noko som stod i loggen då, er endra eller teke bort, også om den som driftar tenesta, har gjort det.',
  'mail.checkpoint.how':
    'Last ned loggen frå sida Logg, og køyr: npm run verify-audit -- logg.jsonl --checkpoint vedlegget.json',
  'mail.checkpoint.head': 'til og med linje {position}, kontrollsum {hash}',
  'mail.checkpoint.key': 'Signert med nøkkel {key}',
  'mail.checkpoint.open': 'Opne loggen',
  'mail.checkpoint.footer': 'Du får denne e-posten kvar månad fordi du er personvernombod.',

  'person.erased': 'Sletta person',
};
