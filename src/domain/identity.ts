// Who asks, as the door established it: the actor with the roles of today, and how they made themselves known.
import type { Actor } from './permissions.ts';
import type { Language } from './vocabulary.ts';

/**
 * How whoever asks made themselves known: a session opened by signing in (its second factor given), an API key, or the
 * program itself. The id is that of the session's or the key's row, never what opens it.
 */
export type Via = { kind: 'session'; id: string } | { kind: 'api_key'; id: string } | { kind: 'program' };

/**
 * The one type of identity, made by the web room for each request and handed to operations as their actor. `personId` is
 * the person signed in; null for a key, which stands for a body and a role and for nobody, and for the program. `language` is what a person reads in.
 */
export type Identity = Actor & { personId: string | null; via: Via; language: Language };
