/** A file that only the devices it is sealed for can open: age around frames (peers.md, "Sealed file"). */
import { Decrypter, Encrypter } from 'age-encryption'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { framed, frames } from '../../../shared/wire/bytes.ts'
import { failed } from '../../../shared/wire/failures.ts'

/** First line of every file of ours: what it is, before anything is decrypted. */
const MAGIC = { handOver: 'parley hand-over 1\n', reply: 'parley reply 1\n' } as const

export type SealedKind = keyof typeof MAGIC

/** Of a whole file: the largest package with its journal several times over. */
export const MOST_FILE = 128 * 1024 * 1024
const MOST_FRAME = 32 * 1024 * 1024
const MOST_FRAMES = 200_000

export async function sealFor(
  kind: SealedKind,
  parts: readonly Uint8Array[],
  recipients: readonly string[],
): Promise<Uint8Array> {
  const age = new Encrypter()
  for (const recipient of recipients) age.addRecipient(recipient)
  return Buffer.concat([Buffer.from(MAGIC[kind]), await age.encrypt(framed(parts))])
}

export const kindOf = (bytes: Uint8Array): SealedKind | undefined =>
  (Object.keys(MAGIC) as SealedKind[]).find(
    (kind) => Buffer.from(bytes.subarray(0, MAGIC[kind].length)).toString() === MAGIC[kind],
  )

/** The frames in the file, or why it does not open here. */
export async function openSealed(
  kind: SealedKind,
  bytes: Uint8Array,
  identity: string,
): Promise<Uint8Array[] | Refusal> {
  if (bytes.length > MOST_FILE) return failed('size', 'file')
  if (kindOf(bytes) !== kind) return failed('format', 'file')
  const age = new Decrypter()
  age.addIdentity(identity)
  const plain = await age
    .decrypt(bytes.subarray(MAGIC[kind].length))
    .catch((error: unknown) =>
      error instanceof Error && /no identity matched/i.test(error.message)
        ? failed('notForUs')
        : failed('signature', 'seal'),
    )
  if (isRefusal(plain)) return plain
  return frames(plain, MOST_FRAME, MOST_FRAMES) ?? failed('format', 'file')
}
