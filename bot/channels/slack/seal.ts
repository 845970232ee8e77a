import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps text so that whoever reads the database cannot read it, and whoever changes it is found out. */
export interface Seal {
  seal(text: string): string;
  open(sealed: string): string;
}

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM with a key of its own, made from the installation's secret. */
export function createSeal(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `heard ${purpose}`, 32));
  return {
    seal(text) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open(sealed) {
      const all = Buffer.from(sealed, 'base64');
      const cipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, NONCE));
      cipher.setAuthTag(all.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([cipher.update(all.subarray(NONCE + TAG)), cipher.final()]).toString('utf8');
    },
  };
}
