// Ed25519 signatures by WebCrypto: keys as PEM, public halves as base64 of their SubjectPublicKeyInfo, the same everywhere.

/** The private half as far as anyone may use it: its id, its public half and what it signs. */
export type SigningKey = {
  /** SHA-256 of the public half's DER, in hex. */
  id: string;
  /** Base64 of the public half's SubjectPublicKeyInfo (RFC 8410). */
  publicKey: string;
  /** The signature of a text's UTF-8 bytes, in base64. */
  sign: (text: string) => Promise<string>;
};

const ALGORITHM = 'Ed25519';
/** What stands before the 32 bytes of every Ed25519 public key as SubjectPublicKeyInfo (RFC 8410 §4). */
const SPKI_HEAD = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const PEM = /^-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----\s*$/;

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

/** A new private key as PEM (PKCS #8), as `openssl genpkey -algorithm ed25519` writes it. */
export async function newPrivateKey(): Promise<string> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new RangeError('expected a pair of keys');
  const der = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return pem('PRIVATE KEY', base64(der));
}

function pem(label: string, content: string): string {
  const lines = content.match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** The public half as PEM, as openssl reads it. */
export function publicPem(publicKey: string): string {
  return pem('PUBLIC KEY', publicKey);
}

/** The id of a public key: SHA-256 of its DER, in hex. Throws RangeError on what is no base64. */
export async function keyId(publicKey: string): Promise<string> {
  let der: Uint8Array<ArrayBuffer>;
  try {
    der = fromBase64(publicKey);
  } catch {
    throw new RangeError('expected a public key in base64');
  }
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', der)));
}

/** A private key out of its PEM, line ends kept or written as \\n. Throws RangeError on anything else than Ed25519 in PKCS #8. */
export async function signingKey(text: string): Promise<SigningKey> {
  const [, content] = PEM.exec(text.trim().replaceAll('\\n', '\n')) ?? [];
  if (content === undefined) throw notAKey();
  try {
    const der = fromBase64(content.replaceAll(/\s/g, ''));
    const key = await crypto.subtle.importKey('pkcs8', der, ALGORITHM, true, ['sign']);
    const { x = '' } = (await crypto.subtle.exportKey('jwk', key)) as { x?: string };
    const raw = fromBase64(x.replaceAll('-', '+').replaceAll('_', '/'));
    const publicKey = base64(Uint8Array.from([...SPKI_HEAD, ...raw]));
    return {
      id: await keyId(publicKey),
      publicKey,
      sign: async (message) => base64(new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, utf8(message)))),
    };
  } catch {
    throw notAKey();
  }
}

const notAKey = (): RangeError => new RangeError('expected an Ed25519 private key as PEM (PKCS #8)');

type PublicKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** The last key that was asked for: one key signs thousands of checkpoints, and reading it takes as long as checking one. */
let lastKey: { text: string; key: PublicKey } | undefined;

async function publicKeyFrom(text: string): Promise<PublicKey> {
  if (lastKey?.text !== text)
    lastKey = { text, key: await crypto.subtle.importKey('spki', fromBase64(text), ALGORITHM, true, ['verify']) };
  return lastKey.key;
}

/** Whether a signature is that of the text by the key; what is no key or no signature is none. */
export async function isSignedBy(publicKey: string, text: string, signature: string): Promise<boolean> {
  try {
    const key = await publicKeyFrom(publicKey);
    const bytes = fromBase64(signature);
    // The same bytes can be written in several ways; only one of them is the signature as it was given.
    return base64(bytes) === signature && (await crypto.subtle.verify(ALGORITHM, key, bytes, utf8(text)));
  } catch {
    return false;
  }
}
