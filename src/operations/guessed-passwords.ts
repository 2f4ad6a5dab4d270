// Passwords that are easily guessed: words of this place and its people, runs of a keyboard, and little beside them.

/** Words somebody who knows this program tries first, in bokmål, nynorsk and English; longer ones before their parts. */
export const WORDS_OF_THE_PLACE = [
  ...['databehandleravtaler', 'databehandleravtale', 'databehandlaravtale', 'personvernombudet', 'personvernombud'],
  ...['personvernombod', 'personvern', 'avtalevakt', 'kommunestyre', 'kommune', 'administrator', 'admin', 'register'],
  ...[
    'passordet',
    'passord',
    'password',
    'letmein',
    'iloveyou',
    'welcome',
    'velkommen',
    'velkomen',
    'hemmelig',
    'sommer',
  ],
  ...['vinter', 'master', 'dragon', 'monkey', 'football', 'fotball', 'princess', 'sunshine', 'superman'],
];
const RUNS = [
  ...[
    '01234567890123456789',
    'abcdefghijklmnopqrstuvwxyzæøå',
    'qwertyuiopåasdfghjkløæzxcvbnm',
    'qwertyuiopasdfghjklzxcvbnm',
  ],
  ...['1q2w3e4r5t6y7u8i9o0p', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol', 'qazwsxedcrfvtgbyhnujmikolp', '112233445566778899'],
];
/** A run this long is one thing to guess, and what is left beside words and runs must be longer than this. */
const LEAST_RUN = 4;
const LEAST_BESIDE = 5;

/** Whether a password is easily guessed; `about` is what is known of its owner, as name and address. */
export function isGuessed(password: string, about: readonly string[]): boolean {
  const plain = password.toLowerCase();
  const own = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).map((text) => text.toLowerCase());
  const words = [...own.filter((word) => word.length >= LEAST_RUN), ...WORDS_OF_THE_PLACE];
  const beside = withoutRuns(words.reduce((left, word) => left.replaceAll(word, ' '), plain));
  const left = beside.replaceAll(/[^\p{L}\p{N}]/gu, '').replaceAll(/(.)\1+/gu, '$1');
  return new Set(plain).size < LEAST_BESIDE || left.length < LEAST_BESIDE;
}

function withoutRuns(text: string): string {
  let left = text;
  for (let at = 0; at + LEAST_RUN <= left.length; at += 1) {
    const length = longestRun(left.slice(at));
    if (length >= LEAST_RUN) left = `${left.slice(0, at)} ${left.slice(at + length)}`;
  }
  return left;
}

function longestRun(text: string): number {
  let longest = 0;
  const backwards = RUNS.map((run) => [...run].reverse().join(''));
  for (const run of [...RUNS, ...backwards])
    while (run.includes(text.slice(0, longest + 1)) && longest < text.length) longest += 1;
  return longest;
}
