// The pages of one's own profile: language, ways in, sessions; what opens doors asks for the second factor once more.

import * as z from 'zod';
import { Failure, type FieldError, unauthenticated } from '../../domain/failures.ts';
import * as profile from '../../operations/profile.ts';
import { LanguageChange } from '../../operations/shapes/profile.ts';
import type { Refusal } from '../../operations/sign-in.ts';
import { renderConfirm, renderPasswordForm, renderProfile } from '../../views/profile.ts';
import { renderEnrolment, renderRecoveryCodes } from '../../views/sign-in.ts';
import { check } from '../api/api.ts';
import { forgetLanguage } from '../language.ts';
import { renderer } from '../renderer.ts';
import { sessionOf, setCookies } from '../session.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formOf, privately } from './sign-in.ts';

type Owner = profile.Owner;
type Own = (c: PageContext, reader: Reader, owner: Owner) => Promise<Response>;

/** The pages of the profile: method, address, and what shows or does it; they need no role. */
export const PROFILE_PAGES = [
  ['get', '/profile', own(profilePage)],
  ['post', '/profile/language', own(saveLanguage)],
  ['get', '/profile/confirm', own(confirmPage)],
  ['post', '/profile/confirm', own(giveConfirmation)],
  ['get', '/profile/confirm/passkey', own(askPasskey)],
  ['post', '/profile/confirm/passkey', own(answerPasskey)],
  ['get', '/profile/password', own(passwordPage)],
  ['post', '/profile/password', own(savePassword)],
  ['get', '/profile/time-codes', own(timeCodesPage)],
  ['post', '/profile/time-codes', own(saveTimeCodes)],
  ['post', '/profile/recovery-codes', own(saveRecoveryCodes)],
  ['get', '/profile/passkeys/new', own(askNewPasskey)],
  ['post', '/profile/passkeys/new', own(keepNewPasskey)],
  ['post', '/profile/passkeys/:id/name', own(namePasskey)],
  ['post', '/profile/passkeys/:id/removal', own(removePasskey)],
  ['post', '/profile/sessions/:id/end', own(endSession)],
  ['post', '/profile/sessions/end', own(endSessions)],
] as const;

const STATUS: Record<Refusal, 401 | 429> = { wrong: 401, locked: 429, gone: 401, too_many: 429 };
const isRefusal = (answer: readonly string[] | Refusal): answer is Refusal => typeof answer === 'string';

/** A page about oneself; whoever must give the second factor first is led to where that is done. */
function own(show: Own): (c: PageContext, reader: Reader) => Promise<Response> {
  return async (c, reader) => {
    const session = await sessionOf(c, reader.world);
    if (session === null) throw unauthenticated();
    try {
      return await show(c, reader, { identity: reader.actor, session });
    } catch (error) {
      if (!(error instanceof Failure && error.kind === 'unconfirmed')) throw error;
      return c.redirect('/profile/confirm', 303);
    }
  };
}

async function profilePage(c: PageContext, reader: Reader, owner: Owner): Promise<Response> {
  return showProfile(c, reader, owner, []);
}

async function showProfile(
  c: PageContext,
  { world, frame }: Reader,
  owner: Owner,
  errors: readonly FieldError[],
): Promise<Response> {
  const known = await profile.ownProfile(world, owner);
  const providerNames = Object.fromEntries(world.signIn.providers.known.map(({ id, name }) => [id, name]));
  const input = { profile: known, lastWayIn: profile.isLastWayIn(known), providerNames, errors };
  return privately(c, renderProfile(renderer(), frame, input), errors.length > 0 ? 422 : 200);
}

/** Does what was asked, leaves a message and leads back to the profile; shows there what was wrong. */
async function done(
  c: PageContext,
  reader: Reader,
  owner: Owner,
  code: 'language_saved' | 'passkey_renamed' | 'passkey_removed' | 'session_ended',
  work: Promise<unknown>,
): Promise<Response> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'invalid') return showProfile(c, reader, owner, error.errors);
    throw error;
  }
  leaveFlash(c, { code });
  return c.redirect('/profile', 303);
}

async function saveLanguage(c: PageContext, reader: Reader, owner: Owner): Promise<Response> {
  const given = (await formOf(c))('language');
  const save = async () => {
    const body = check(LanguageChange, { language: given }, '');
    await profile.changeLanguage(reader.world, owner.identity, { params: {}, query: {}, body });
    forgetLanguage(c);
  };
  return done(c, reader, owner, 'language_saved', save());
}

const kindOf = (text: string | undefined) => (text === 'recovery_code' ? 'recovery_code' : 'time_code');

async function confirmPage(c: PageContext, reader: Reader, owner: Owner): Promise<Response> {
  return showConfirm(c, reader, owner, kindOf(c.req.query('kind')), null);
}

async function showConfirm(
  c: PageContext,
  { world, frame }: Reader,
  owner: Owner,
  kind: 'time_code' | 'recovery_code',
  refused: Refusal | null,
): Promise<Response> {
  const { timeCodes, passkeys } = await profile.ownProfile(world, owner);
  const input = { kind, timeCodes, passkeys: passkeys.length > 0, refused };
  return privately(c, renderConfirm(renderer(), frame, input), refused === null ? 200 : STATUS[refused]);
}

async function giveConfirmation(c: PageContext, reader: Reader, owner: Owner): Promise<Response> {
  const field = await formOf(c);
  const kind = kindOf(field('kind'));
  const answer = await profile.confirmWithCode(reader.world, owner, c.req.raw.headers, field('code'), kind);
  if (isRefusal(answer)) return showConfirm(c, reader, owner, kind, answer);
  setCookies(c, answer);
  leaveFlash(c, { code: 'confirmed' });
  return c.redirect('/profile', 303);
}

async function askPasskey(c: PageContext, { world }: Reader): Promise<Response> {
  const { options, cookies } = await world.signIn.passkeys.ask(c.req.raw.headers);
  setCookies(c, cookies);
  return c.json(options as object, 200, { 'cache-control': 'no-store' });
}

/** JSON as the script of our pages sends it. */
async function jsonOf(c: PageContext): Promise<unknown> {
  return c.req.json().catch(() => {
    throw new Failure('unreadable', 'expected JSON');
  });
}

async function answerPasskey(c: PageContext, { world }: Reader, owner: Owner): Promise<Response> {
  const answer = await profile.confirmWithPasskey(world, owner, c.req.raw.headers, await jsonOf(c));
  if (isRefusal(answer)) return c.body(null, STATUS[answer]);
  setCookies(c, answer);
  leaveFlash(c, { code: 'confirmed' });
  return c.body(null, 204);
}

async function passwordPage(c: PageContext, { world, frame }: Reader, owner: Owner): Promise<Response> {
  await profile.mustBeConfirmed(world, owner);
  return privately(c, renderPasswordForm(renderer(), frame, []));
}

async function savePassword(c: PageContext, { world, frame }: Reader, owner: Owner): Promise<Response> {
  const field = await formOf(c);
  try {
    await profile.changePassword(world, owner, { current: field('current'), password: field('password') });
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return privately(c, renderPasswordForm(renderer(), frame, error.errors), 422);
  }
  leaveFlash(c, { code: 'password_changed' });
  return c.redirect('/profile', 303);
}

async function timeCodesPage(c: PageContext, reader: Reader, owner: Owner): Promise<Response> {
  return showTimeCodes(c, reader, owner, null);
}

async function showTimeCodes(
  c: PageContext,
  { world, frame }: Reader,
  owner: Owner,
  refused: Refusal | null,
): Promise<Response> {
  const secret = await profile.ownEnrolment(world, owner);
  const input = { ...secret, returnTo: '/profile', refused, action: '/profile/time-codes', own: true };
  return privately(c, renderEnrolment(renderer(), frame, input), refused === null ? 200 : STATUS[refused]);
}

async function saveTimeCodes(c: PageContext, reader: Reader, owner: Owner): Promise<Response> {
  const codes = await profile.renewTimeCodes(reader.world, owner, (await formOf(c))('code'));
  if (isRefusal(codes)) return showTimeCodes(c, reader, owner, codes);
  return showCodes(c, reader, codes);
}

async function saveRecoveryCodes(c: PageContext, reader: Reader, owner: Owner): Promise<Response> {
  return showCodes(c, reader, await profile.newRecoveryCodes(reader.world, owner));
}

function showCodes(c: PageContext, { frame }: Reader, codes: string[]): Response | Promise<Response> {
  return privately(c, renderRecoveryCodes(renderer(), frame, { codes, onward: '/profile', offersPasskey: false }));
}

async function askNewPasskey(c: PageContext, { world }: Reader, owner: Owner): Promise<Response> {
  const { options, cookies } = await profile.askOwnPasskey(world, owner, c.req.raw.headers);
  setCookies(c, cookies);
  return c.json(options as object, 200, { 'cache-control': 'no-store' });
}

const NewPasskey = z.strictObject({ name: z.string().max(60), response: z.unknown() });

async function keepNewPasskey(c: PageContext, { world }: Reader, owner: Owner): Promise<Response> {
  const given = check(NewPasskey, await jsonOf(c), '');
  await profile.addPasskey(world, owner, c.req.raw.headers, given);
  leaveFlash(c, { code: 'passkey_added' });
  return c.body(null, 204);
}

const idOf = (c: PageContext): string => c.req.param('id') ?? '';

async function namePasskey(c: PageContext, reader: Reader, owner: Owner): Promise<Response> {
  const name = (await formOf(c))('name');
  return done(c, reader, owner, 'passkey_renamed', profile.renamePasskey(reader.world, owner, idOf(c), name));
}

async function removePasskey(c: PageContext, reader: Reader, owner: Owner): Promise<Response> {
  return done(c, reader, owner, 'passkey_removed', profile.takePasskey(reader.world, owner, idOf(c)));
}

async function endSession(c: PageContext, reader: Reader, owner: Owner): Promise<Response> {
  return done(c, reader, owner, 'session_ended', profile.endOwnSession(reader.world, owner, idOf(c)));
}

async function endSessions(c: PageContext, { world }: Reader, owner: Owner): Promise<Response> {
  await profile.endOwnSessions(world, owner);
  setCookies(c, await world.signIn.close(c.req.raw.headers));
  return c.redirect('/sign-in', 303);
}
