// Keys that tests sign with: made anew for each test process, as a first run makes its own.
import { newPrivateKey, signingKey } from '../../src/domain/signing.ts';

/** A private key as PEM, and what signs with it. */
export const TEST_KEY_PEM = await newPrivateKey();
export const TEST_KEY = await signingKey(TEST_KEY_PEM);
/** Somebody else's. */
export const OTHER_KEY = await signingKey(await newPrivateKey());
