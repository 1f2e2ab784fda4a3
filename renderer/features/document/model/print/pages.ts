/** The pages of a text: what they say about themselves, and the text as markup. Faces and style are put on elsewhere. */
import { agreementOf, type ClauseStatus, type Sha256 } from '../../../../../shared/text/agreement/status.ts'
import { type Change, changesOf } from '../../../../../shared/text/changes.ts'
import { comparedText } from '../../../../../shared/text/compared.ts'
import type { TextModel } from '../../../../../shared/text/model.ts'
import { turnBytes, turnText } from '../../../../../shared/text/turns.ts'
import { type Agreed, cleanBlocks, redlineBlocks } from './blocks.ts'
import { bodyOf, sidesBody } from './body.ts'
import { countsOf, stateOf } from './letterhead.ts'
import { indentsIn, masthead, sidesMasthead } from './page.ts'
import type { Kind, Letterhead, Paper, PictureOf } from './sheet.ts'
import { beforeOf, groupsOf, sidesOf } from './sides.ts'
import { initialsOf, partiesOf } from './words.ts'

export interface Order {
  readonly kind: Kind
  readonly title: string
  readonly counterparty: string
  /** Clients that wrote privately; none where the draft was left out. */
  readonly drafts: readonly number[]
  readonly now: number
  readonly paper: Paper
}

export interface Help {
  readonly sha256: Sha256
  readonly dateOf: (at: number) => string
  /** What stands above an agreed clause. */
  readonly agreedLine: (status: ClauseStatus) => string
  readonly pictureOf: PictureOf
  readonly report: (phase: 'reading' | 'comparing' | 'writing', done: number) => void
}

export interface Pages {
  readonly head: Letterhead
  readonly body: string
  readonly indents: ReadonlySet<number>
}

/** Parts of the text in one section: a browser cuts many short sections into pages in half the time of a flat text. */
const SECTION = 40

export async function pagesOf(model: TextModel, order: Order, help: Help): Promise<Pages> {
  help.report('reading', 0)
  const head = await letterhead(model, order, help)
  if (order.kind === 'sides') return sidesPages(model, order, head, help)
  help.report('reading', 0.4)
  const changes = changesOf(model)
  const agreed = await agreedIn(model, changes, help)
  help.report('reading', 0.7)
  const drafts = new Set(order.drafts)
  const { blocks, seen } =
    order.kind === 'clean'
      ? cleanBlocks(model, agreed, help.pictureOf)
      : redlineBlocks(model, (client) => drafts.has(client), agreed, help.pictureOf)
  const begin = masthead(head, seen, countsOf(changes, model.me))
  const body = written(begin, bodyOf(blocks, initialsOf(partiesOf(head))), blocks.length, help)
  return { head, body, indents: indentsIn(blocks) }
}

async function sidesPages(model: TextModel, order: Order, alone: Letterhead, help: Help): Promise<Pages> {
  const before = beforeOf(model, alone.hash, order.now)
  const head = { ...alone, left: before.name }
  const old = before.text()
  help.report('reading', 0.6)
  const { pairs, counted } = sidesOf(old, comparedText(model, 'clean'), (done) => help.report('comparing', done))
  const groups = groupsOf(pairs)
  const body = written(
    sidesMasthead(head, counted),
    sidesBody(groups, initialsOf(partiesOf(head))),
    groups.length,
    help,
  )
  const blocks = pairs.flatMap(({ left, right }) => [left, right].filter((block) => block !== undefined))
  return { head, body, indents: indentsIn(blocks) }
}

function written(begin: string, parts: Iterable<string>, about: number, { report }: Help): string {
  const out = [begin]
  let n = 0
  for (const part of parts) {
    if (n % SECTION === 0) {
      out.push(n === 0 ? '<section>' : '</section><section>')
      report('writing', Math.min(1, n / about))
    }
    out.push(part)
    n++
  }
  return `${out.join('\n')}${n === 0 ? '' : '</section>'}`
}

async function letterhead(model: TextModel, order: Order, { sha256, dateOf }: Help): Promise<Letterhead> {
  const hash = await sha256(new Uint8Array(turnBytes(turnText(model))))
  const { at, ...state } = stateOf(model, hash, order.drafts.length > 0, order.now)
  const { title, counterparty, kind, paper } = order
  return { title, us: model.me.party, them: counterparty, kind, ...state, date: dateOf(at), hash, paper }
}

async function agreedIn(model: TextModel, changes: readonly Change[], { sha256, agreedLine }: Help): Promise<Agreed> {
  const { statuses } = await agreementOf(model, changes, sha256)
  const whole = [...statuses].filter(([, { state, coveredBy }]) => state === 'agreed' && !coveredBy)
  return new Map(whole.map(([key, status]) => [key, agreedLine(status)]))
}
