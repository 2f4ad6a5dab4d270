// Statements about transfers out of the EEA: their basis, what the law says of it, and what was checked.
import type { TextKey } from '../nb.ts';
import type { Told } from '../told.ts';
import {
  basisInSentence,
  byDay,
  dated,
  type Evidence,
  lawInSentence,
  lower,
  place,
  placeDetail,
  proof,
  systems,
  upper,
  version,
  when,
} from './statements.ts';

const restsOn = (says: Told): string =>
  says.words.text('says.restsOn', {
    version: version(says),
    basis: basisInSentence(says) ?? says.words.text('says.unnamedBasis'),
  });
const basisSigned = (says: Told): string | null =>
  when(says.day('basisSignedOn'), (day) => says.words.text('says.signed', { day }));
const theLaw = (truth: Told): string => {
  const law = when(truth.law('law'), (name) => lawInSentence(truth, name));
  return upper(truth, law ?? truth.words.text('says.theBasis'));
};

/** What a look-up in the list showed, with and without the day of it. */
const REFUTED: Record<string, readonly [TextKey, TextKey]> = {
  not_listed: ['says.notListedOn', 'says.notListed'],
  hr_not_covered: ['says.hrNotCoveredOn', 'says.hrNotCovered'],
};

/** What a look-up in the list showed, where it took the basis away. */
function lookedUp(truth: Told): string | null {
  const showed = REFUTED[truth.text('refuted') ?? ''];
  return showed === undefined ? null : byDay(truth, 'checkedOn', ...showed, {});
}

/** The last look-up in the list, and how long it counts. */
function lastLookUp(truth: Told): string {
  const { text } = truth.words;
  const until = truth.day('validTo');
  const day = truth.day('checkedOn');
  if (day === null) return text('says.notLookedUp');
  return until === null ? text('says.lookedUp', { day }) : text('says.lookedUpUntil', { day, until });
}

/** What is coming: the last day of the law row, or an event that puts it in doubt. */
function ending(truth: Told): string {
  const { text } = truth.words;
  const law = theLaw(truth);
  const event = truth.law('event');
  const day = truth.day('validTo');
  if (day !== null) return text('says.lawUntil', { law, day });
  return event === null ? text('says.lawInDoubt', { law }) : text('says.lawInDoubtWhile', { law, event });
}

function assessed(truth: Told): (string | null)[] {
  const { text } = truth.words;
  return [
    proof(truth, {
      day: 'assessedOn',
      last: text('says.transferAssessed'),
      none: text('says.transferNotAssessed'),
      negative: (day) => text('says.transferNegative', { day }),
    }),
    when(truth.law('event'), (event) => text('says.lawChangedSince', { event })),
  ];
}

function outside(truth: Told): string {
  const country = truth.country('country') ?? truth.words.text('says.theCountry');
  return byDay(truth, 'leftEeaOn', 'says.leftEea', 'says.outsideEea', { country });
}

export const transfers: Record<string, Evidence> = {
  F15: {
    detail: (_, t) => placeDetail(t),
    says: (s) => [
      when(basisInSentence(s), (basis) => s.words.text('says.basisNotHere', { version: version(s), basis })) ??
        s.words.text('says.noBasis', { version: version(s) }),
    ],
    truth: (t) => [place(t), outside(t), systems(t)],
  },
  F16: {
    detail: (_, t) => placeDetail(t),
    says: (s) => [restsOn(s), basisSigned(s)],
    truth: (t) => [
      dated(
        t,
        t.words.text(t.text('refuted') === null ? 'says.lapsed' : 'says.lapsedForRecipient', { law: theLaw(t) }),
        'lapsedOn',
      ),
      lookedUp(t),
      place(t),
      systems(t),
    ],
  },
  F17: {
    detail: (_, t) => placeDetail(t),
    says: (s) => [
      restsOn(s),
      basisSigned(s),
      when(s.label('basis', 'fallbackBasis'), (basis) => s.words.text('says.fallback', { basis: lower(s, basis) })) ??
        s.words.text('says.noFallback'),
    ],
    truth: (t) => [ending(t), place(t), systems(t)],
  },
  F18: {
    detail: (_, t) => placeDetail(t),
    says: (s) => [restsOn(s)],
    truth: (t) => [t.words.text('says.onlyListed', { law: theLaw(t) }), lastLookUp(t), place(t), systems(t)],
  },
  F19: {
    detail: (_, t) => placeDetail(t),
    says: (s) => [restsOn(s), basisSigned(s)],
    truth: (t) => [...assessed(t), place(t), systems(t)],
  },
  F20: {
    detail: (_, t) => placeDetail(t),
    says: (s) => [restsOn(s)],
    truth: (t) => [
      t.flag('recurring') ? t.words.text('says.recurring') : null,
      t.flag('publicPowers') ? t.words.text('says.publicPowers') : null,
      place(t),
      systems(t),
    ],
  },
};
