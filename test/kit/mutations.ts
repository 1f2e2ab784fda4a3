/** An honest update with something else in it, by chance: bits, bytes, or what it says. */
import * as Y from 'yjs'
import type { Random } from './random.ts'
import { type Block, entry, type IdPair, raw, type Where, words } from './raw-update.ts'

/** What a struct of an honest update says, to be said otherwise. */
interface Said {
  left?: IdPair | undefined
  right?: IdPair | undefined
  parent?: string
  key?: string
  text?: string
  value?: unknown
}

const pair = (id: Y.ID | null): IdPair | undefined => (id ? [id.client, id.clock] : undefined)

/** Other bytes: some flipped, some put in or left out, or all behind a place. */
function bytesOf(update: Uint8Array, r: Random): Uint8Array {
  const bytes = [...update]
  const how = r.next()
  if (how < 0.4) for (let n = 1 + r.int(3); n > 0; n--) bytes[r.int(bytes.length)]! ^= 1 << r.int(8)
  else if (how < 0.8) bytes.splice(r.int(bytes.length), r.int(6), ...Array.from({ length: r.int(6) }, () => r.int(256)))
  else if (how < 0.9) bytes.length = r.int(bytes.length)
  else bytes.copyWithin(r.int(bytes.length), r.int(bytes.length), r.int(bytes.length))
  return Uint8Array.from(bytes)
}

/** The same structs, with one or two of them other than they were. `clocks`: how far each client is known. */
function structsOf(update: Uint8Array, r: Random, clocks: ReadonlyMap<number, number>): Uint8Array {
  const blocks = new Map<number, { clock: number; said: Said[] }>()
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item)) continue
    const { content, parent, parentSub } = struct
    const block = blocks.get(struct.id.client) ?? { clock: struct.id.clock, said: [] }
    blocks.set(struct.id.client, block)
    const said: Said = { left: pair(struct.origin), right: pair(struct.rightOrigin) }
    if (typeof parent === 'string') said.parent = parent
    if (parentSub !== null) said.key = parentSub
    if (content instanceof Y.ContentString) said.text = content.str
    else said.value = structuredClone(content.getContent()[0])
    block.said.push(said)
  }
  const client = r.pick([...blocks.keys()])
  const block = blocks.get(client)!
  for (let n = 1 + r.int(2); n > 0 && block.said.length > 0; n--) alter(block, r, clocks)
  return raw([...blocks].map(([of, { clock, said }]): Block => ({ client: of, clock, structs: said.map(write) })))
}

const write = ({ left, right, parent, key, text, value }: Said) => {
  const where: Where = { ...(left && { left }), ...(right && { right }), ...(parent !== undefined && { parent }) }
  if (text !== undefined) return words(text, key === undefined ? where : { ...where, key })
  return entry(key ?? '', value, parent)
}

function alter({ said }: { said: Said[] }, r: Random, clocks: ReadonlyMap<number, number>): void {
  const one = r.pick(said)
  const how = r.next()
  if (how < 0.1) said.splice(r.int(said.length), 1)
  else if (how < 0.2) said.splice(r.int(said.length), 0, structuredClone(one))
  else if (how < 0.3) said.push(...said.splice(r.int(said.length), 1))
  else if (one.text !== undefined) {
    if (how < 0.5) one.left = anyId(r, clocks)
    else if (how < 0.7) one.right = anyId(r, clocks)
    else if (how < 0.8) delete one.right
    else one.text = r.pick(['', '\n', '😀', '\uFFFC', '\u0000', 'x'.repeat(5000), `${one.text}\n${one.text}`])
  } else if (how < 0.4) one.key = `${r.pick([...clocks.keys()]).toString(36)}.${r.int(9)}`
  else one.value = altered(one.value, r, clocks)
}

const anyId = (r: Random, clocks: ReadonlyMap<number, number>): IdPair => {
  const [client, clock] = r.pick([...clocks])
  return [client, r.int(clock + 2)]
}

const NAMES = ['Ann', 'Bob', 'Kestrelmoor', 'Vantaloft', 'body', 'i', 'c0', 'base', '']
const KINDS = 'base client ins del wd fmt para dec void baseline why cmt done turn agree reopen ack newer'.split(' ')

/** One thing in a value is another. */
function altered(value: unknown, r: Random, clocks: ReadonlyMap<number, number>, name = ''): unknown {
  if (name === 't') return r.pick(KINDS)
  if (/ranges|movedTo/.test(name) && r.next() < 0.5)
    return Array.from({ length: 1 + r.int(3) }, () => [...anyId(r, clocks), 1 + r.int(12)])
  if (typeof value === 'number') return r.pick([value + 1, value - 1, value * 2, 0, -1, 0.5, 2 ** 31, 2 ** 53, 1e300])
  if (typeof value === 'boolean') return r.pick([!value, 1, null])
  if (typeof value === 'string') return r.pick([...NAMES, `${value}x`, 'accept', 'reject'])
  if (Array.isArray(value)) {
    if (value.length === 0 || r.next() < 0.1) return r.pick([[], [...value, ...value], {}, null])
    const at = r.int(value.length)
    return value.map((v, i) => (i === at ? altered(v, r, clocks, name) : v))
  }
  if (typeof value !== 'object' || value === null) return r.pick([0, '', {}, []])
  const fields = Object.entries(value)
  if (fields.length === 0 || r.next() < 0.1) return { ...value, [r.pick(['via', 'looks', 'first', 'movedTo'])]: true }
  const [field, was] = r.pick(fields)
  if (r.next() < 0.1) return Object.fromEntries(fields.filter(([f]) => f !== field))
  return { ...value, [field]: altered(was, r, clocks, field) }
}

export function mutated(update: Uint8Array, r: Random, clocks: ReadonlyMap<number, number>): Uint8Array {
  return r.next() < 0.4 ? bytesOf(update, r) : structsOf(update, r, clocks)
}
