// English texts of the log: the page, its checkpoints, and the mail that asks an officer to keep one elsewhere.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/audit.ts';

export const audit: SameKeys<typeof nb.audit> = {
  'log.title': 'Log',
  'log.lead': 'Each line builds on the one before, so that nothing can be altered afterwards without it showing.',
  'log.chain': 'Chain',
  'log.shared': 'Shared facts',
  'log.chainButton': 'Show',
  'log.caption': 'Log lines, newest first',
  'log.position': 'No.',
  'log.at': 'Time',
  'log.who': 'Who',
  'log.what': 'What',
  'log.hash': 'Checksum',
  'log.empty': 'The log is empty',
  'log.emptyText': 'Every change that is registered adds a line here.',
  'log.next': 'Older lines',
  'log.person': 'Who',
  'log.personAll': 'Everyone',
  'log.action': 'What',
  'log.actionAll': 'Everything',
  'log.origin': 'From',
  'log.nothing': 'No line fits what you have chosen',
  'log.nothingText': 'Choose something else, or show everything.',
  'log.showAll': 'Show everything',
  'log.program': 'Avtalevakt',
  'log.local': 'Local administrator',
  'log.export': 'Download the log',
  'log.exportText':
    'The file can be verified without Avtalevakt: npm run verify-audit -- file.jsonl. The download itself is written to the log.',
  'log.originApi': 'the API',
  'log.originPage': 'the website',
  'log.originSchedule': 'the nightly run',
  'log.originProgram': 'the program',
  'log.checkpoint': 'Checkpoint',
  'log.checkpointNone': 'No checkpoint has been made yet. The nightly run makes one every night.',
  'log.checkpointStands': 'The log agrees with checkpoint {number} from {at}, up to and including line {position}.',
  'log.checkpointEmpty': 'Checkpoint {number} from {at} is from before the first line here.',
  'log.checkpointBroken':
    'The log does not agree with checkpoint {number} from {at}. Something has been altered or removed in the database. Tell whoever operates the service.',
  'log.checkpointKey': 'Signed with key {key}',
  'log.checkpointMake': 'Make a checkpoint now',
  'log.checkpointFile': 'Download the checkpoint',
  'flash.checkpoint_made': 'Checkpoint {number} has been made.',

  'mail.checkpoint.subject': 'Avtalevakt: checkpoint {number} of the log',
  'mail.checkpoint.heading': 'Keep this checkpoint',
  'mail.checkpoint.lead':
    'The attachment says where each log you have access to ended at {at}. It is signed. Keep it somewhere outside Avtalevakt, for example in the archive.',
  'mail.checkpoint.why':
    'With the attachment you can show later whether anything that was in the log then has been altered or removed, even by whoever operates the service.',
  'mail.checkpoint.how':
    'Download the log from the page Log, and run: npm run verify-audit -- log.jsonl --checkpoint attachment.json',
  'mail.checkpoint.head': 'up to and including line {position}, checksum {hash}',
  'mail.checkpoint.key': 'Signed with key {key}',
  'mail.checkpoint.open': 'Open the log',
  'mail.checkpoint.footer': 'You receive this e-mail every month because you are a data protection officer.',

  'person.erased': 'Erased person',
};
