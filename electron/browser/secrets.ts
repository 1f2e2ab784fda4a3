import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Compares without telling by its time how much was right. */
export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest()]
  return timingSafeEqual(x, y)
}

/** What the shell keeps of a session key. */
export const verifierOf = (key: string): string =>
  createHash('sha256').update(Buffer.from(key, 'base64url')).digest('base64url')

export const proofBy = (verifier: string, text: string): string =>
  createHmac('sha256', Buffer.from(verifier, 'base64url')).update(text).digest('base64url')
