import * as Y from 'yjs'
import { idKey } from '../ids.ts'
import { IntervalMap } from '../interval-map.ts'
import { TextModel } from '../model.ts'
import { isVisible } from '../views.ts'
import type { Untracked } from './causes.ts'
import type { Suspect } from './items.ts'
import type { Known, Writers } from './known.ts'

/** Puts findings where they lie in the text: paragraph by paragraph, with the words without them and with them. */
export function placed(model: TextModel, suspects: readonly Suspect[], known: Known, writers: Writers): Untracked[] {
  if (suspects.length === 0) return []
  const believed = believedOnly(model, suspects, known, writers)
  const at = new Map(believed.story.paragraphs.map((p, i) => [idKey(p.client, p.clock), i]))
  const lies = new IntervalMap<Suspect>()
  for (const suspect of suspects)
    for (const [client, clock, length] of suspect.ranges) lies.add(client, clock, clock + length, suspect)
  const found = new Set<Suspect>()
  const out: Untracked[] = []
  model.story.paragraphs.forEach((p, i) => {
    const here = new Set(lies.at(p.client, p.clock))
    for (const { client, clock, text } of p.segments)
      for (const { values } of lies.overlapping(client, clock, clock + text.length)) for (const s of values) here.add(s)
    for (const suspect of here) {
      found.add(suspect)
      const [before, after] = words(believed, at.get(idKey(p.client, p.clock)), model, i)
      out.push({ ...about(suspect), paragraph: [p.client, p.clock], before, after })
    }
  })
  for (const suspect of suspects)
    if (!found.has(suspect)) out.push({ ...about(suspect), before: suspect.lost ?? '', after: '' })
  return out
}

const about = ({ cause, writer, record }: Suspect) => ({
  cause,
  ...(writer === undefined ? {} : { writer }),
  ...(record === undefined ? {} : { record }),
})

/** The document as it reads without what is suspect. */
function believedOnly(model: TextModel, suspects: readonly Suspect[], known: Known, writers: Writers): TextModel {
  const { doc } = model.roots
  const until = new Map<number, number>()
  for (const client of doc.store.clients.keys()) {
    const kept = known.heads.get(client) ?? 0
    const party = writers.partyOf(client)
    const ours = known.ourClients.get(client)
    const believable = ours === undefined && party !== undefined && party !== known.us && known.parties.has(party)
    until.set(client, ours ?? (believable ? Y.getState(doc.store, client) : kept))
  }
  // What was written over still says what it said first.
  const without = new Set(suspects.flatMap((s) => (s.record && !KEEP.has(s.cause) ? [s.record] : [])))
  return new TextModel(doc, { now: () => 0, me: () => model.me, until, without }, model.storyId)
}
const KEEP = new Set<Suspect['cause']>(['overwritten', 'removed', 'forged-key'])

function words(believed: TextModel, there: number | undefined, model: TextModel, here: number): [string, string] {
  const read = (m: TextModel, i: number | undefined, view: 'original' | 'redline') =>
    i === undefined
      ? ''
      : m
          .runs(i)
          .map((run) => (isVisible(run.state, view) ? run.text : ''))
          .join('')
  const agreed = [read(believed, there, 'original'), read(model, here, 'original')] as const
  if (agreed[0] !== agreed[1]) return [...agreed]
  return [read(believed, there, 'redline'), read(model, here, 'redline')]
}
