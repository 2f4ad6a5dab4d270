// Bokmål statements about transfers out of the EEA: their basis, what the law says of it, and what was checked.
import type { Told } from '../told.ts';
import {
  basisInSentence,
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
  `${version(says)} bygger på ${basisInSentence(says) ?? 'et grunnlag som ikke er navngitt'}.`;
const basisSigned = (says: Told): string | null => when(says.day('basisSignedOn'), (day) => `Signert ${day}.`);
const theLaw = (truth: Told): string => upper(when(truth.law('law'), lawInSentence) ?? 'grunnlaget');

const REFUTED: Record<string, string> = {
  not_listed: 'viste at mottakeren ikke står der',
  hr_not_covered: 'viste at oppføringen ikke dekker opplysninger om ansatte',
};

/** What a look-up in the list showed, where it took the basis away. */
function lookedUp(truth: Told): string | null {
  const showed = REFUTED[truth.text('refuted') ?? ''];
  const on = when(truth.day('checkedOn'), (day) => ` ${day}`) ?? '';
  return showed === undefined ? null : `Oppslaget i listen${on} ${showed}.`;
}

/** The last look-up in the list, and how long it counts. */
function lastLookUp(truth: Told): string {
  const until = truth.day('validTo');
  const on = truth.day('checkedOn');
  if (on === null) return 'Ingen har slått opp mottakeren i listen.';
  return `Mottakeren ble sist slått opp i listen ${on}${until === null ? '' : `, og oppslaget gjaldt til og med ${until}`}.`;
}

/** What is coming: the last day of the law row, or an event that puts it in doubt. */
function ending(truth: Told): string {
  const event = truth.law('event');
  const until = truth.day('validTo');
  if (until !== null) return `${theLaw(truth)} gjelder til og med ${until}.`;
  return `${theLaw(truth)} er et usikkert grunnlag${event === null ? '' : ` så lenge dette ikke er avklart: ${event}`}.`;
}

function assessed(truth: Told): (string | null)[] {
  return [
    proof(truth, {
      day: 'assessedOn',
      last: 'Siste overføringsvurdering',
      none: 'Ingen overføringsvurdering er registrert.',
      negative: (day) => `Overføringsvurderingen ${day} konkluderte med at overføringen ikke er forsvarlig.`,
    }),
    when(truth.law('event'), (event) => `Etter vurderingen er dette endret i regelverket: ${event}.`),
  ];
}

export const transfers: Record<string, Evidence> = {
  F15: {
    detail: (_, t) => placeDetail(t),
    says: (s) => [
      when(basisInSentence(s), (basis) => `${version(s)} viser til ${basis}, som ikke gjelder her.`) ??
        `${version(s)} nevner ikke noe overføringsgrunnlag.`,
    ],
    truth: (t) => [
      place(t),
      when(t.day('leftEeaOn'), (day) => `${t.country('country')} har vært utenfor EØS siden ${day}.`) ??
        `${t.country('country') ?? 'Landet'} er utenfor EØS.`,
      systems(t),
    ],
  },
  F16: {
    detail: (_, t) => placeDetail(t),
    says: (s) => [restsOn(s), basisSigned(s)],
    truth: (t) => [
      `${theLaw(t)} gjelder ikke${t.text('refuted') === null ? '' : ' for mottakeren'}${when(t.day('lapsedOn'), (day) => ` fra ${day}`) ?? ''}.`,
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
      when(s.label('basis', 'fallbackBasis'), (basis) => `Reservegrunnlag: ${lower(basis)}.`) ??
        'Det er ikke lagt inn noe reservegrunnlag.',
    ],
    truth: (t) => [ending(t), place(t), systems(t)],
  },
  F18: {
    detail: (_, t) => placeDetail(t),
    says: (s) => [restsOn(s)],
    truth: (t) => [
      `${theLaw(t)} gjelder bare for virksomheter som står på listen.`,
      lastLookUp(t),
      place(t),
      systems(t),
    ],
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
      t.flag('recurring') ? 'Overføringen skjer jevnlig.' : null,
      t.flag('publicPowers') ? 'Systemet brukes til myndighetsutøvelse.' : null,
      place(t),
      systems(t),
    ],
  },
};
