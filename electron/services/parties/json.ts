/** What somebody sent as JSON; undefined for what is none. */
export function jsonOf(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as unknown
  } catch {
    return undefined
  }
}
