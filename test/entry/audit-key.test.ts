// The key that signs checkpoints on Node: made once, for its owner only, and rotated without losing the old one.
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signingKey } from '../../src/domain/signing.ts';
import { keepAuditKey, rotateAuditKey } from '../../src/entry/audit-key.ts';
import { temporaryFolder } from '../support/folders.ts';

const register = (): string => join(temporaryFolder(), 'data', 'avtalevakt.db');

describe('the key', () => {
  it('is made at the first start, readable for its owner only, and is the same afterwards', async () => {
    const path = register();
    const first = await keepAuditKey(path);
    expect((await signingKey(first.auditKey)).id).toMatch(/^[0-9a-f]{64}$/);
    const file = path.replace('.db', '.audit-key.pem');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await keepAuditKey(path)).toEqual({ ...first, retiringAuditKey: null });
  });

  it('is one where two start at once, and nothing is left beside it', async () => {
    const path = register();
    const [one, other] = await Promise.all([keepAuditKey(path), keepAuditKey(path)]);
    expect(one).toEqual(other);
    expect(readdirSync(join(path, '..'))).toEqual(['avtalevakt.audit-key.pem']);
  });

  it('is refused when others may read it', async () => {
    const path = register();
    await keepAuditKey(path);
    chmodSync(path.replace('.db', '.audit-key.pem'), 0o640);
    await expect(keepAuditKey(path)).rejects.toThrow(/others may read .*expected mode 0600/);
  });

  it('is rotated once, and again only when the retired one is gone', async () => {
    const path = register();
    await expect(rotateAuditKey(path)).rejects.toThrow('start the service once');
    const { auditKey } = await keepAuditKey(path);
    await rotateAuditKey(path);
    const rotated = await keepAuditKey(path);
    expect(rotated.retiringAuditKey).toBe(auditKey);
    expect(rotated.auditKey).not.toBe(auditKey);
    await expect(rotateAuditKey(path)).rejects.toThrow('is still there');
    expect(existsSync(path.replace('.db', '.audit-key.retiring.pem'))).toBe(true);
    expect(readFileSync(path.replace('.db', '.audit-key.pem'), 'utf8')).toBe(rotated.auditKey);
  });
});

describe('a key as text', () => {
  it('may stand on one line, as settings do', async () => {
    const { auditKey } = await keepAuditKey(register());
    expect((await signingKey(auditKey.trim().replaceAll('\n', '\\n'))).id).toBe((await signingKey(auditKey)).id);
  });

  it.each([
    ['nothing', ''],
    ['no key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'],
    ['another kind', '-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----'],
  ])('is refused when it is %s', async (_, text) => {
    await expect(signingKey(text)).rejects.toThrow('expected an Ed25519 private key as PEM (PKCS #8)');
  });
});
