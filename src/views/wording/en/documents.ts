// English: documents that are attached, uploading one, and erasing one for good.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/documents.ts';

export const documents: SameKeys<typeof nb.documents> = {
  'nav.documents': 'Documents',
  'documents.title': 'Documents',
  'documents.lead':
    'Files attached to agreements, contracts, notices, evidence and changes. A document is attached where it belongs.',
  'documents.caption': 'Documents that are attached',
  'documents.file': 'File',
  'documents.about': 'Attached to',
  'documents.to.agreement': 'Data processing agreement',
  'documents.to.version': 'Version of an agreement',
  'documents.to.contract': 'Main contract',
  'documents.to.notice': 'Notice',
  'documents.to.evidence': 'Evidence',
  'documents.to.change': 'Change',
  'documents.size': 'Size',
  'documents.at': 'When',
  'documents.by': 'By',
  'documents.restricted': 'Restricted',
  'documents.hidden': 'Restricted document',
  'documents.hiddenText': 'Your role does not give access to restricted documents.',
  'documents.erased': 'Erased document',
  'documents.erasedAt': 'Erased for good {at}',
  'documents.erase': 'Erase for good',
  'documents.none': 'No documents are attached yet',
  'documents.noneText': 'Open an agreement or a change to attach the first one.',
  'documents.noneHere': 'No documents are attached.',
  'documents.text.empty': 'No text to search; probably a scan.',
  'documents.text.failed': 'The text could not be read, so the file is found by its name only.',
  'documents.text.unread': 'The text has not been read yet, so the file is found by its name only.',
  'documents.next': 'Older documents',
  'documents.add': 'Attach a document',
  'documents.choose': 'Choose a file, or drop it here',
  'documents.kinds':
    'PDF, Word, Excel, OpenDocument, e-mail (.eml, .msg), picture (.png, .jpg), .csv or .txt. Up to 25 MB. Files are not checked for viruses.',
  'documents.restrictedField': 'Restrict the document',
  'documents.restrictedHint':
    'Only the administrator, the contract manager, management and the data protection officer can read it, and each reading is in the log.',
  'documents.save': 'Attach',
  'documents.eraseTitle': 'Erase the document for good',
  'documents.eraseLead':
    'Its name and content will be gone and cannot be fetched back. It will still say that the document was there, who attached it, and who erased it. Backups from before today have it until they are deleted themselves.',
  'documents.reason': 'Why',
  'documents.eraseButton': 'Erase for good',
  'flash.document_attached': 'The document is attached.',
  'flash.document_erased': 'The document is erased for good.',
  'error.fileMissing': 'Choose a file.',
  'error.fileEmpty': 'The file is empty. Choose another.',
  'error.fileKind':
    'This kind of file is not taken. Use PDF, Word, Excel, OpenDocument, e-mail, a picture, .csv or .txt.',
  'error.fileContent':
    'The content of the file is something other than its name says. Open it and save it again, or give it the right ending.',
  'error.fileName': 'Give the file a name.',
};
