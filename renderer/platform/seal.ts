/** AES-GCM over one row. The associated data names its place, so a row moved, swapped or rolled back does not open. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly box: Uint8Array<ArrayBuffer>
}

export interface Sealer {
  readonly seal: (place: string, plain: Uint8Array<ArrayBuffer>) => Promise<Sealed>
  /** Rejects when the row was altered, stands in another place, or belongs to another vault. */
  readonly open: (place: string, sealed: Sealed) => Promise<Uint8Array<ArrayBuffer>>
}

/** Takes the raw key from the vault; it is not extractable afterwards. */
export const makeSealer = async (raw: Uint8Array): Promise<Sealer> => {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(raw), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const aad = (place: string) => new TextEncoder().encode(place)
  return {
    seal: async (place, plain) => {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad(place) }, key, plain)
      return { iv, box: new Uint8Array(box) }
    },
    open: async (place, { iv, box }) =>
      new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: aad(place) }, key, box)),
  }
}
