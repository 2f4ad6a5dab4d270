// Numbers that identify organisations and the checks they carry.

const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2] as const;

/** The modulus-11 check digit for eight digits, or null where none exists (Enhetsregisteret's rule). */
export function checkDigit(eight: string): number | null {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(eight[i]), 0);
  const rest = sum % 11;
  if (rest === 0) return 0;
  return rest === 1 ? null : 11 - rest;
}

/** Whether it is nine digits, starts 2, 3, 8 or 9 (synthetic ones 2 and 3) and its check digit is right. */
export function isOrganisationNumber(text: string): boolean {
  return /^[2389]\d{8}$/.test(text) && checkDigit(text.slice(0, 8)) === Number(text[8]);
}
