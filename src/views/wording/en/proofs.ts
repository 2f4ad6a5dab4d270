// English texts of the form that keeps proof.
import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/proofs.ts';

export const proofs: SameKeys<typeof nb.proofs> = {
  'proof.title': 'Register evidence',
  'proof.lead': 'About {subject}. Kept by {body}.',
  'proof.legend': 'What is shown',
  'proof.kind': 'Kind of evidence',
  'proof.issuedOn': 'Dated',
  'proof.issuer': 'Given by',
  'proof.issuerHint': 'Who confirmed or assessed it.',
  'proof.reference': 'Case number or link',
  'proof.result': 'What it shows',
  'proof.conclusion': 'Conclusion',
  'proof.validTo': 'Valid to',
  'proof.validToHint':
    'Only where it says itself how long it holds. Otherwise it holds as long as the municipality’s limits allow.',
  'proof.coversHr': 'Does the listing cover data about employees?',
  'proof.coversHrHint': 'Must be known where the system holds data about employment.',
  'proof.true': 'Yes',
  'proof.false': 'No',
  'proof.document': 'The document itself can be attached on the next page.',
  'proof.button': 'Register',
  'proof.mend': 'Register evidence',
  'flash.proof_kept': 'The evidence is registered.',
};
