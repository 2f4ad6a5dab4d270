// What was wrong with a field, in the reader's words: from the path and the expectation the doors give.
import type { FieldError } from '../../domain/failures.ts';
import { lowered, type Words } from '../words.ts';
import type { TextKey } from './nb.ts';

/** What an expectation is called, by a part of it; the first that fits counts. A group `day` is told in words. */
const KNOWN: readonly [RegExp, TextKey][] = [
  [/a product that is registered by (?<day>[\d-]{10})/, 'error.productLater'],
  [/version’s last step \((?<day>[\d-]{10})\)/, 'error.lastStep'],
  [/a number that no body has yet/, 'error.bodyNumberTaken'],
  [/expected four digits/, 'error.fourDigits'],
  [/expected who processes/, 'error.processorMissing'],
  [/file that is still held/, 'error.fileGone'],
  [/expected at least one agreement/, 'error.noneChosen'],
  [/depends on what was changed/, 'error.notTouched'],
  [/a change that is not withdrawn$/, 'error.changeWithdrawn'],
  [/at most 500 agreements/, 'error.tooManyChosen'],
  [/http or https address/, 'error.url'],
  [/is no vendor of the register yet/, 'error.vendorAlready'],
  [/number no other company/, 'error.companyNumberTaken'],
  [/is no municipality or other body/, 'error.isBody'],
  [/another party than the customer/, 'error.isCustomer'],
  [/label no other version/, 'error.labelTaken'],
  [/at least one signature/, 'error.signatureMissing'],
  [/^Invalid input: expected (?:number|int)/, 'error.wholeNumber'],
  [/no conflict of interest .* that (?<name>.+) has the role (?<role>\w+)/, 'error.conflict'],
  [/no conflict of interest/, 'error.conflictHidden'],
  [/another administrator of the whole/, 'error.lastAdministrator'],
  [/who can answer for systems/, 'error.cannotOwn'],
  [/than the one who leaves/, 'error.otherThanLeaver'],
  [/a day before the one it ends on, (?<day>[\d-]{10})/, 'error.before'],
  [/only an administrator stands over/, 'error.bodyNeeded'],
  [/role that has not ended/, 'error.hasLeft'],
  [/that it cannot be undone/, 'error.confirm'],
  [/an address that nobody has/, 'error.emailTaken'],
  [/expected an e-mail address/, 'error.email'],
  [/expected 12 to 200 characters/, 'error.passwordLength'],
  [/easily guessed/, 'error.passwordGuessed'],
  [/password you sign in with now/, 'error.passwordWrong'],
  [/another one than the one you have/, 'error.passwordSame'],
  [/another way in to be left/, 'error.lastWayIn'],
  [/a day from (?<day>[\d-]{10}) to/, 'error.keyExpiry'],
  [/expected 1 to 60 characters/, 'error.passkeyName'],
  [/expected (?:a file|one file)$/, 'error.fileMissing'],
  [/a file that is not empty/, 'error.fileEmpty'],
  [/a file of one of the kinds/, 'error.fileKind'],
  [/expected the content of/, 'error.fileContent'],
  [/the name of a file/, 'error.fileName'],
  [/at least one change, row of law or signature/, 'error.nothingSupposed'],
  [/version that is not signed yet/, 'error.notUnsigned'],
  [/whole number from/, 'error.range'],
  [/which is \w+ on/, 'error.policyOrder'],
  [/id no row has yet/, 'error.lawIdTaken'],
  [/id of a known row of law/, 'error.lawUnknown'],
  [/no other last day/, 'error.lawLastDay'],
  [/the last day$/, 'error.required'],
  [/does not overlap a row/, 'error.lawOverlap'],
  [/not later than (?<day>[\d-]{10})/, 'error.notLater'],
  [/something that changes/, 'error.nothingChanges'],
  [/not in the chain already/, 'error.inChainAlready'],
  [/company than the processor itself/, 'error.isProcessor'],
  [/company than the vendor itself/, 'error.isVendor'],
  [/link than the one that is replaced/, 'error.otherLink'],
  [/link that is in the chain on (?<day>[\d-]{10})/, 'error.notInChain'],
  [/circle in the chain/, 'error.circle'],
  [/sub-processor the \w+ has on (?<day>[\d-]{10})/, 'error.notSubProcessor'],
  [/expected one the \w+ has on (?<day>[\d-]{10})/, 'error.notThere'],
  [/country where it processes/, 'error.processingCountry'],
  [/day on or after (?<day>[\d-]{10})/, 'error.notBefore'],
  [/day after (?<day>[\d-]{10})/, 'error.after'],
  [/number no other amendment/, 'error.numberTaken'],
  [/named once/, 'error.twice'],
  [/not later than now/, 'error.future'],
  [/not withdrawn already/, 'error.withdrawn'],
  [/a day that exists|YYYY-MM-DD/, 'error.day'],
  [/a UTC instant/, 'error.instant'],
  [/organisation number of a Norwegian entity/, 'error.numberMissing'],
  [/check digit|organisation number/i, 'error.number'],
  [/a name, or the id/, 'error.nameMissing'],
  [/country code|alpha-2/, 'error.country'],
  [/on or after/, 'error.order'],
  [/at least one|Too small: expected array/, 'error.atLeastOne'],
  [/reason/i, 'error.materialReason'],
  [/scope|fits?\b/i, 'error.unfit'],
  [/too long|Too big/i, 'error.tooLong'],
  [/unrecognized key|no such field/i, 'error.unknownField'],
  [/invalid option|expected one of|invalid discriminator|invalid enum/i, 'error.choose'],
  [/received undefined|required|expected a name|expected text|Too small/i, 'error.required'],
];

/** A field's error in words; `label` is what the form calls the field, null when the form has no such field. */
export function problemText(words: Words, error: FieldError, label: string | null): string {
  for (const [pattern, key] of KNOWN) {
    const match = pattern.exec(error.message);
    if (!match) continue;
    const isReturn = key === 'error.lawOverlap' && error.path === 'revision';
    const isCompany = key === 'error.required' && /[./](?:entity|into)$/.test(error.path);
    return words.text(isReturn ? 'error.lawReturns' : isCompany ? 'error.nameMissing' : key, {
      label: label ?? error.path,
      path: error.path,
      ...namedIn(words, match.groups),
    });
  }
  return words.text('error.other', { label: label ?? error.path });
}

/** What an expectation names, in words: a day, or somebody and their role. */
function namedIn(words: Words, { day, name, role }: Record<string, string> = {}): Record<string, string> {
  return {
    ...(day ? { day: words.day(day) } : {}),
    ...(name && role ? { name, role: lowered(words.label('role', role), words.language) } : {}),
  };
}
