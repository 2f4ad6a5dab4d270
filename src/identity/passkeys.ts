// Passkeys: what the browser is asked, and what it answers. A passkey proves possession and the person in one.
import type { SignIn } from '../operations/signing-in.ts';
import { cookiesOf, unlessRefused } from './answers.ts';
import type { Made } from './auth.ts';

/** Passkeys over a better-auth that is made when first asked for. */
export function passkeysOf(auth: Made): SignIn['passkeys'] {
  return {
    askNew: async (headers) => {
      const asked = { headers, query: {}, returnHeaders: true as const };
      const { response: options, headers: set } = await (await auth()).api.generatePasskeyRegistrationOptions(asked);
      return { options, cookies: cookiesOf(set) };
    },
    keepNew: async (headers, response, name) => {
      const kept = await unlessRefused(
        (await auth()).api.verifyPasskeyRegistration({ headers, body: { response, name } }),
      );
      return kept !== null;
    },
    ask: async (headers) => {
      const asked = { headers, returnHeaders: true as const };
      const { response: options, headers: set } = await (await auth()).api.generatePasskeyAuthenticationOptions(asked);
      return { options, cookies: cookiesOf(set) };
    },
    answer: async (headers, response) => {
      const asked = { headers, body: { response: response as never }, returnHeaders: true as const };
      const answer = await unlessRefused((await auth()).api.verifyPasskeyAuthentication(asked));
      return answer === null ? null : cookiesOf(answer.headers);
    },
  };
}
