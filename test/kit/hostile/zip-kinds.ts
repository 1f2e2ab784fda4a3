/** Containers that are not what they say. */
import { deflateSync, strToU8 } from 'fflate'
import type { Random } from '../random.ts'
import { honestParts, noise, wordZip } from './honest.ts'
import type { Kinds } from './kinds.ts'
import { bytesOf, entriesOf, joined, type RawEntry, rawZip } from './zip.ts'

/** The honest entries, one of them by chance otherwise. */
const spoiled = (r: Random, how: (entry: RawEntry) => RawEntry): Uint8Array => {
  const entries = entriesOf(honestParts())
  const at = r.int(entries.length)
  entries[at] = how(entries[at]!)
  return rawZip(entries)
}

const added = (...more: readonly RawEntry[]): Uint8Array => rawZip([...entriesOf(honestParts()), ...more])

const NAMES = [
  '../evil.xml',
  'word/../../evil.xml',
  '/etc/cron.d/evil',
  'C:\\Windows\\evil.dll',
  'c:evil',
  '..\\..\\evil.xml',
  'word/evil\0.xml',
  'word/./document.xml',
  'word//document.xml',
  '__proto__',
  'word/document.xml/',
  '',
  `word/${'a'.repeat(5000)}.xml`,
  'word/_rels/__proto__.rels',
]

export const zipKinds: Kinds = {
  'lying size': (r) =>
    spoiled(r, (e) => ({ ...e, lies: { size: r.pick([0, 1, bytesOf(e.data).length + 1, 0x7fffffff, 0xffffffff]) } })),
  'lying packed size': (r) => spoiled(r, (e) => ({ ...e, lies: { packedSize: r.pick([0, 1, 5000, 0xffffffff]) } })),
  'wrong checksum': (r) => spoiled(r, (e) => ({ ...e, lies: { crc: r.int(0x7fffffff) } })),
  'unknown method': (r) =>
    spoiled(r, (e) => ({ ...e, lies: { method: r.pick([1, 6, 9, 12, 14, 93, 95, 99, 0xffff]) } })),
  'encrypted entry': (r) => spoiled(r, (e) => ({ ...e, lies: { flags: r.pick([1, 0x41, 0x2001]) } })),
  'stored or packed, and said to be the other': (r) =>
    spoiled(r, (e) => (r.next() < 0.5 ? { ...e, lies: { method: 0 } } : { ...e, stored: true, lies: { method: 8 } })),
  'garbage for packed bytes': (r) =>
    spoiled(r, (e) => ({
      ...e,
      data: Uint8Array.from({ length: 400 }, () => r.int(256)),
      packed: true,
      lies: { size: r.int(100_000) },
    })),
  'name that leads out': (r) => added({ name: r.pick(NAMES), data: '<a/>' }),
  'name that is no text': (r) => added({ name: Uint8Array.from({ length: 9 }, () => r.int(256)), data: '<a/>' }),
  'name twice': (r) =>
    added({ name: r.pick(['word/document.xml', 'WORD/Document.XML', '[content_types].xml']), data: '<a/>' }),
  'entries over each other': (r) =>
    added(
      ...Array.from({ length: 1 + r.int(300) }, (_, n) => ({ name: `word/o${n}.xml`, data: '<a/>', at: r.int(9) })),
    ),
  'bomb of one part': (r) => added({ name: 'word/media/a.xml', data: new Uint8Array((10 + r.int(150)) << 20) }),
  'bomb of many parts in one place': (r) => {
    const data = strToU8(`<a>${noise(r, 6000)}${' '.repeat(1 << 20)}</a>`)
    const first = { name: 'word/b.xml', data }
    const main = entriesOf(honestParts())
    return rawZip([
      ...main,
      first,
      ...Array.from({ length: 20 + r.int(180) }, (_, n) => ({ ...first, name: `word/b${n}.xml`, at: main.length })),
    ])
  },
  'bomb that says it is small': (r) =>
    added({
      name: 'word/b.xml',
      data: deflateSync(new Uint8Array(50 << 20)),
      packed: true,
      lies: { size: r.int(4000) },
    }),
  'zip in a zip in a zip': (r) => {
    let inner = wordZip()
    for (let n = 0; n < 1 + r.int(30); n++)
      inner = rawZip([{ name: r.pick(['word/document.xml', 'a.docx']), data: inner }])
    return r.next() < 0.5 ? inner : added({ name: 'word/embeddings/a.docx', data: inner, stored: true })
  },
  'thousands of entries': (r) =>
    added(
      ...Array.from({ length: r.pick([500, 1980, 2000, 9000]) }, (_, n) => ({ name: `word/p${n}.xml`, data: '<a/>' })),
    ),
  'directory that lies': (r) =>
    rawZip(
      entriesOf(honestParts()),
      r.pick([
        { count: 0 },
        { count: 3 },
        { count: 50 },
        { count: 0xffff },
        { size: 0xffffffff },
        { size: 0 },
        { offset: 0xffffffff },
        { offset: 0 },
      ]),
    ),
  'second end in the comment': (r) =>
    rawZip(entriesOf(honestParts()), {
      comment: rawZip([], r.next() < 0.5 ? { count: 9 } : { offset: 40 }).slice(-22),
    }),
  'cut off': (r) => {
    const file = wordZip()
    const at = r.int(file.length)
    return r.next() < 0.7 ? file.slice(0, at) : file.slice(at)
  },
  'something set before it': (r) => joined([strToU8(r.pick(['MZ', '%PDF-1.7\n', 'PK\x03\x04', ' '])), wordZip()]),
  'flipped bytes': (r) => {
    const file = wordZip()
    for (let n = 0; n < 1 + r.int(12); n++) file[r.int(file.length)]! ^= 1 << r.int(8)
    return file
  },
  'flipped bytes in the directory': (r) => {
    const file = wordZip()
    for (let n = 0; n < 1 + r.int(4); n++) file[file.length - 1 - r.int(900)] = r.int(256)
    return file
  },
}
