// Providers to sign in at: how the pages offer them, and the page for whoever was not let in by one.
import { address } from './links.ts';
import { type Frame, type Page, printPage, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import type { Words } from './words.ts';

/** A provider as a page offers it; one with a trouble is told of and not linked. */
export type Offered = { id: string; name: string; trouble: string | null };

/** The providers as links beneath a path, and a sentence for each that cannot be used now. */
export function offers(words: Words, providers: readonly Offered[], path: string, returnTo: string) {
  const link = ({ id, name }: Offered) => ({
    href: address(`${path}/${id}`, { returnTo: returnTo === '/' ? null : returnTo }),
    title: words.text('provider.button', { provider: name }),
  });
  return {
    links: providers.filter(({ trouble }) => trouble === null).map(link),
    unavailable: providers
      .filter(({ trouble }) => trouble !== null)
      .map(({ name }) => words.text('provider.unavailable', { provider: name })),
  };
}

/** What to do, by why somebody was not let in. What a thief must not learn is told in the same words as what they know. */
const ADVICE = {
  no_visit: 'provider.again',
  other_provider: 'provider.again',
  too_late: 'provider.again',
  replayed: 'provider.again',
  no_code: 'provider.again',
  cancelled: 'provider.cancelled',
  unavailable: 'provider.unavailable',
  provider_error: 'provider.unproven',
  code_refused: 'provider.unproven',
  wrong_issuer: 'provider.unproven',
  wrong_audience: 'provider.unproven',
  wrong_nonce: 'provider.unproven',
  wrong_algorithm: 'provider.unproven',
  bad_signature: 'provider.unproven',
  unknown_key: 'provider.unproven',
  expired: 'provider.unproven',
  bad_token: 'provider.unproven',
  unknown_tenant: 'provider.unknownTenant',
  unverified_email: 'provider.unverified',
  unknown_person: 'provider.unknownPerson',
  outside_reach: 'provider.unknownPerson',
  other_account: 'provider.unknownPerson',
  invitation_gone: 'provider.invitationGone',
  no_second_factor: 'provider.secondFactor',
  passkey_wanted: 'provider.passkey',
} as const;

/** Who was not let in: by which provider (null for none that is known), why, and where to begin anew. */
export type RefusedVisitInput = { provider: string | null; reason: keyof typeof ADVICE; onward: string };

/** The page for whoever came back from a provider and was not let in: what happened, and what to do. */
export function renderRefusedVisit(renderer: Renderer, frame: Frame, input: RefusedVisitInput): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const provider = input.provider ?? words.text('provider.nameless');
  const content = { advice: words.text(ADVICE[input.reason], { provider }), onward: input.onward };
  return printPage(
    renderer,
    setting,
    'sign-in-refused',
    { title: words.text('provider.title'), section: null },
    content,
  );
}
