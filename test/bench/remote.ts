/**
 * Fifty people write at once, four times a second each: what taking their words in costs the thread that draws. The
 * text model and the drawing's node tree are the app's own; the browser's painting is not in it.
 */
import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import { type Ground, layOut, update } from '../../renderer/features/document/editor/layout.ts'
import { sideFor } from '../../renderer/features/document/editor/nodes.ts'
import { makeBase } from '../../shared/text/base.ts'
import { replace } from '../../shared/text/edit.ts'
import { TextModel } from '../../shared/text/model.ts'
import { contract } from '../kit/desk.ts'
import { random } from '../kit/random.ts'
import { quantile } from './stats.ts'
import { table } from './table.ts'

const PEERS = 50
const HERTZ = 4
const SECONDS = 3
const PARAGRAPHS_A_PAGE = 10
const SENTENCE = 'Each Party shall perform its obligations with reasonable skill and care and in a timely manner. '
const BOUND = 0.15
const SIZES = [10, 100, 300]

interface Measured {
  readonly pages: number
  /** Of one thread's time. */
  readonly share: number
  readonly rawShare: number
  readonly longest: number
  readonly key99: number
}

const openAs = (bytes: Uint8Array, client: number, name: string): TextModel => {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = client
  Y.applyUpdate(doc, bytes)
  return new TextModel(doc, { now: () => 0, me: () => ({ name, party: name }) })
}

function measure(pages: number): Measured {
  const lines = Array.from({ length: pages * PARAGRAPHS_A_PAGE }, () => SENTENCE.repeat(3))
  const origin = { source: 'word' as const, fileName: '', sha256: '', numbering: [], styles: [] }
  const base = Y.encodeStateAsUpdate(makeBase(contract(lines), origin, 1))
  const r = random(pages)
  const ticks = HERTZ * SECONDS
  const arriving: Uint8Array[] = []
  for (let peer = 0; peer < PEERS; peer++) {
    const model = openAs(base, 100 + peer, `Peer ${peer}`)
    model.roots.doc.on('update', (bytes: Uint8Array) => arriving.push(bytes))
    for (let t = 0; t < ticks; t++) {
      const at = { paragraph: r.int(lines.length), offset: r.int(40) }
      replace(model, { from: at, to: at }, 'word ')
    }
    model.roots.doc.destroy()
  }
  const ours = openAs(base, 7, 'Ann')
  const ground: Ground = { model: ours, lists: [], sideOf: sideFor(ours.me) }
  let layout = layOut(ground, 'redline')
  const raw = new Y.Doc({ gc: false })
  Y.applyUpdate(raw, base)
  const took: number[] = []
  const keys: number[] = []
  let rawTook = 0
  arriving.forEach((bytes, i) => {
    const rawStart = performance.now()
    Y.applyUpdate(raw, bytes)
    const start = performance.now()
    rawTook += start - rawStart
    Y.applyUpdate(ours.roots.doc, bytes)
    layout = update(ground, layout)
    took.push(performance.now() - start)
    if (i % 10 > 0) return
    const key = performance.now()
    const at = { paragraph: 3, offset: 5 }
    replace(ours, { from: at, to: at }, 'k')
    layout = update(ground, layout)
    keys.push(performance.now() - key)
  })
  const whole = SECONDS * 1000
  return {
    pages,
    share: took.reduce((a, b) => a + b, 0) / whole,
    rawShare: rawTook / whole,
    longest: Math.max(...took),
    key99: quantile(keys, 0.99),
  }
}

/** The table, and whether the bound holds at every size. */
export function remoteSuite(): { readonly text: string; readonly met: boolean } {
  measure(10)
  const all = SIZES.map(measure)
  const percent = (x: number) => `${(x * 100).toFixed(1)} %`
  const rows = all.map((m) => [
    String(m.pages),
    percent(m.share),
    `${(m.share / m.rawShare).toFixed(1)}×`,
    m.longest.toFixed(1),
    m.key99.toFixed(1),
  ])
  const head = ['pages', 'share of the thread', 'against raw Y.applyUpdate', 'longest, ms', 'own key p99, ms']
  const met = all.every((m) => m.share <= BOUND)
  return { text: `${PEERS} peers at ${HERTZ} Hz (bound ${percent(BOUND)})\n\n${table(head, rows)}`, met }
}
