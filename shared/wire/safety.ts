import { utf8 } from './bytes.ts'
import type { WireCrypto } from './signed.ts'

/**
 * Forty digits both sides read aloud: the same for both, since it does not matter who asks (133 bits; peers.md asks
 * for 128). Whoever stands between them would have to make two parties whose numbers meet.
 */
export function safetyNumber(party: string, other: string, crypto: WireCrypto): string {
  const both = [party, other].sort().join(' ')
  const wide = BigInt(`0x${crypto.hash(utf8(`parley/safety/1\n${both}`))}`) % 10n ** 40n
  return (wide.toString().padStart(40, '0').match(/.{5}/g) ?? []).join(' ')
}
