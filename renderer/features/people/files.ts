/** The three files of Parley's own, by what they begin with, never by name alone. */

export type ParleyFile = 'invite' | 'reply' | 'handOver'

export const NAMES: Readonly<Record<ParleyFile, string>> = {
  invite: '.parley-invite',
  reply: '.parley-reply',
  handOver: '.parley-sync',
}

const MOST = 128 * 1024 * 1024

/** Which of them it looks like; undefined for any other file. */
export async function kindOf(file: File): Promise<ParleyFile | undefined> {
  if (file.size > MOST) return undefined
  const head = await file.slice(0, 24).text()
  if (head.startsWith('parley hand-over ')) return 'handOver'
  if (head.startsWith('parley reply ')) return 'reply'
  return head.startsWith('{"body":') && file.name.endsWith(NAMES.invite) ? 'invite' : undefined
}

export const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())
