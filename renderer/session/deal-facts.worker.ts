/// <reference lib="webworker" />
import { docOf } from '../../shared/text/draft/plane.ts'
import { clauseName, clausesIn, clauseTexts } from '../../shared/text/lines.ts'
import { TextModel } from '../../shared/text/model.ts'
import { modelAt, turnsOf } from '../../shared/text/turns.ts'
import type { DealFacts, FactsJob } from './deal-facts.ts'

declare const self: DedicatedWorkerGlobalScope

self.onmessage = ({ data }: MessageEvent<FactsJob>) => self.postMessage(factsOf(data))

function factsOf({ update, me, ours, now, wanted }: FactsJob): DealFacts {
  const doc = docOf(update)
  const options = { now: () => now, me: () => me }
  const model = new TextModel(doc, options)
  const wants = new Set(wanted)
  const textsOf = (of: TextModel) =>
    new Map([...clauseTexts(clausesIn(of, 'clean'))].filter(([clause]) => wants.has(clause)))
  const turns = turnsOf(model)
  const texts = new Map([['', wanted.length > 0 ? textsOf(model) : new Map<string, string>()]])
  if (wanted.length > 0) for (const turn of turns) texts.set(turn.key, textsOf(modelAt(doc, turn, options)))
  return {
    clauses: clausesIn(model, 'redline')
      .clauses.filter(({ apart }) => !apart)
      .map((clause) => ({ id: clause.key, name: clauseName(clause) })),
    turns: turns.map(({ key, label, record }) => ({
      key,
      label,
      by: record.party === '' ? undefined : ours.includes(record.party) ? 'us' : 'them',
    })),
    texts,
  }
}
