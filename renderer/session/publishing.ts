import * as Y from 'yjs'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { ImportProgress } from '../../shared/docx/model.ts'
import { type Change, changesOf } from '../../shared/text/changes.ts'
import { type Net, netOf } from '../../shared/text/draft/net.ts'
import { docOf, writerOf } from '../../shared/text/draft/plane.ts'
import { fork, type Squashed, squash, updateSince } from '../../shared/text/draft/publish.ts'
import type { TextRecord } from '../../shared/text/records.ts'
import { nextTurnNumber, turnBytes, turnsOf, turnText, writeTurn } from '../../shared/text/turns.ts'
import { cancelled, makeInWorker, receiveInWorker } from './docx-jobs.ts'
import { answered, type SessionClient } from './draft-lane.ts'
import type { LaneRecord } from './lane-record.ts'
import { writtenElsewhere } from './refusals.ts'
import { isTextFile } from './text-kind.ts'
import { freshClient, makeWork, partsOf, SHARED, type Work, type WorkDeps, workOver } from './work.ts'

/** Which paragraphs of the page an act is about. */
export type Takes = (paragraph: number) => boolean

/** Exactly what would leave: made by squashing for real, and published as it stands or not at all. */
export interface Preview {
  readonly changes: readonly Change[]
  /** Decisions, reasons, comments and agreements that go with them. */
  readonly others: readonly TextRecord[]
  /** Size of what would leave. */
  readonly bytes: number
  readonly turn: number
  /** The first text of a negotiation begun from blank: it becomes the reference text. */
  readonly first: boolean
  readonly nothing: boolean
  readonly squashed: Squashed
  readonly takes: Takes
  /** The working document it was made of. */
  readonly of: Work
  readonly state: Uint8Array
}

export interface Publishing {
  /** Squashes the taken part of the draft, without writing anything. */
  preview(takes: Takes): Preview
  /** Publishes what was previewed as a turn. Refused where anything has changed since: preview again. */
  publish(preview: Preview, name: string): Promise<{ turn: number } | Refusal>
  /** Throws the taken part of the draft away. Answers how to bring it back, which is false once more was written. */
  discard(takes: Takes): () => boolean
  /**
   * Takes a returned file (Word, Markdown or text) in as the other side's turn. `ask`: so many proposals of ours are no
   * longer marked in it, and only a person can say whether they were settled or the file was made from a clean copy:
   * call again.
   */
  takeBackFile(file: ReturnedFile, options: TakeOptions): Promise<{ turn: number } | { ask: number } | Refusal>
  /** Takes in what the other side shared: an update of the shared document. The draft stays over it. */
  receive(update: Uint8Array): void
}

export interface ReturnedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface TakeOptions {
  readonly party: string
  /** Key of the turn it answers. */
  readonly sent: string
  readonly cleanCopy?: boolean
  readonly onProgress: (progress: ImportProgress) => void
  readonly signal: AbortSignal
}

interface Host {
  readonly id: NegotiationId
  readonly deps: WorkDeps & { readonly client: SessionClient }
  readonly work: () => Work
  readonly renew: (next: Work) => void
  readonly push: (record: LaneRecord) => void
  /** Another window has the pen. */
  readonly elsewhere: () => boolean
}

const movedOn = refuse(
  'moved',
  'The document has changed since this preview. Look at what would be published now, then publish.',
)

const NOTHING = new Uint8Array()

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])

/** Whether a change, or a part of it, was written by this client. */
const isBy = (change: Change, client: number): boolean =>
  change.parts.some(({ layer, ranges }) =>
    layer.id === 'i' ? ranges.some(([c]) => c === client) : writerOf(layer.id) === client,
  )

export function publishing({ id, deps, work, renew, push, elsewhere }: Host): Publishing {
  /** A working document over another shared one; what stays of the draft is written anew, under a fresh client id. */
  const forked = (shared: Y.Doc, stays: Net, of: Work): Work => {
    const client = freshClient()
    return workOver(fork(shared, stays, of.isDraft, client, deps).roots.doc, new Set([client]), deps)
  }
  return {
    preview(takes) {
      const of = work()
      of.undo.close()
      const first = of.model.drafting
      const squashed = squash(of.model, of.isDraft, takes, freshClient(), deps)
      const { model, shared, before, nothing } = squashed
      const mine = shared.clientID
      const others = [...model.overlay.standing()].filter(([key]) => writerOf(key) === mine).map(([, record]) => record)
      return {
        changes: changesOf(model).filter((change) => isBy(change, mine)),
        others: others.filter((r) => ['dec', 'why', 'cmt', 'done', 'agree', 'reopen', 'ack'].includes(r.t)),
        bytes: updateSince(shared, before).length,
        turn: nextTurnNumber(model),
        first,
        nothing,
        squashed,
        takes,
        of,
        state: Y.encodeStateVector(of.doc),
      }
    },
    async publish({ squashed, of, state }, name) {
      const { shared, model, before } = squashed
      if (elsewhere()) return writtenElsewhere
      const kept = await answered(deps.client.files.putBlob(id, turnBytes(turnText(model))))
      if (isRefusal(kept)) return kept
      if (elsewhere()) return writtenElsewhere
      if (work() !== of || !same(state, Y.encodeStateVector(of.doc))) return movedOn
      const turn = writeTurn(model, { name, party: deps.me().party, hash: kept.sha256 })
      const next = forked(shared, squashed.kept, of)
      push({ kind: 'publication', shared: updateSince(shared, before), draft: partsOf(next).draft })
      renew(next)
      return { turn }
    },
    discard(takes) {
      const of = work()
      of.undo.close()
      const { shared, draft } = partsOf(of)
      const { out: stays } = netOf(of.model, of.isDraft, (p) => !takes(p))
      const next = forked(docOf(shared), stays, of)
      push({ kind: 'publication', shared: NOTHING, draft: partsOf(next).draft })
      renew(next)
      const after = Y.encodeStateVector(next.doc)
      return () => {
        if (work() !== next || !same(after, Y.encodeStateVector(next.doc))) return false
        push({ kind: 'publication', shared: NOTHING, draft })
        renew(makeWork([shared], [draft], deps))
        return true
      }
    },
    async takeBackFile({ name, bytes }, { party, sent, cleanCopy, onProgress, signal }) {
      if (elsewhere()) return writtenElsewhere
      const { files } = deps.client
      const kept = await answered(files.putBlob(id, bytes))
      if (isRefusal(kept)) return kept
      const known = turnsOf(work().model).find((t) => t.record.file?.sha256 === kept.sha256)
      if (known) return refuse('again', `This very file is turn ${known.label} already.`)
      const original = await answered(files.getBlob(id, work().model.roots.origin()?.sha256 ?? ''))
      if (isRefusal(original)) return original
      const made = isTextFile(name) ? await makeInWorker(name, bytes, signal) : undefined
      if (isRefusal(made)) return made
      const { shared } = partsOf(work())
      const whose = {
        file: { name, sha256: kept.sha256 },
        party,
        me: deps.me(),
        now: deps.now(),
        client: freshClient(),
      }
      const job = { shared, original, sent, ...whose, cleanCopy, ...(made && { unmarked: true as const }) }
      const result = await receiveInWorker(made?.bytes ?? bytes, job, onProgress, signal)
      if (isRefusal(result) || 'ask' in result) return result
      const text = await answered(files.putBlob(id, result.text))
      if (isRefusal(text)) return text
      if (signal.aborted) return cancelled
      if (elsewhere()) return writtenElsewhere
      Y.applyUpdate(work().doc, result.update, SHARED)
      return { turn: result.turn }
    },
    receive(update) {
      Y.applyUpdate(work().doc, update, SHARED)
    },
  }
}
