/** What a page of ours may do. Both shells serve it with this, so that one test holds both. */
import { randomBytes } from 'node:crypto'

/** In index.html; each response puts its own nonce there, for the style elements the widgets make at run time. */
const PLACEHOLDER = '__CSP_NONCE__'

export const newNonce = (): string => randomBytes(16).toString('base64url')

export const withNonce = (html: string, nonce: string): string => html.replaceAll(PLACEHOLDER, nonce)

export function contentSecurityPolicy(nonce: string, connect: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Beside the policy: nothing is kept by a cache, guessed at, or shared with another page. */
export function pageHeaders(nonce: string, connect: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce, connect),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  }
}
