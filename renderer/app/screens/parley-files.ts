/** Files of Parley's own, taken in wherever they are opened. */
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { Connection } from '../../platform/bridge.ts'
import type { Catalogue } from '../../platform/catalogue.ts'
import { saveFile } from '../../platform/save-file.ts'
import { foundFromWire } from '../../session/wire.ts'

type Client = Connection['client']

const needsEarlier = refuse(
  'needsEarlier',
  'This file begins after what you have. Save a sealed file for them, and ask for one made after they took yours in.',
)

/** A refusal where the file was not written; undefined also when the person changed her mind. */
export const saveWith =
  (files: Client['files']) =>
  async (name: string, bytes: Uint8Array): Promise<Refusal | undefined> => {
    const outcome = await saveFile(files, name, new Uint8Array(bytes))
    return isRefusal(outcome) ? outcome : undefined
  }

/** Takes a sealed file in. The first one brings the document: its card then stands for a contract like any other. */
export async function takeFile(
  client: Client,
  catalogue: Catalogue,
  file: Uint8Array,
  /** What our own party goes by, now and before. */
  ours: readonly string[],
): Promise<{ id: NegotiationId } | Refusal> {
  const taken = await client.parties.open(file)
  if (isRefusal(taken)) return taken
  if (taken.needsEarlier) return needsEarlier
  const { negotiation: id, title, fileName, party } = taken
  if (catalogue.view().rows.get(id)?.source !== 'joined') return { id }
  const begun = await foundFromWire(client, id, ours)
  if (isRefusal(begun)) return begun
  if (!begun.founded) return refuse('noDocument', 'The document is not in this file. Ask them for another.')
  const named = { title: title || fileName || `With ${party}`, counterparty: party }
  const changed = await catalogue.change(id, { ...named, source: 'word', ...(fileName && { fileName }) })
  return changed ?? { id }
}
