/**
 * Ann redlines alone for a while: types, deletes, splits, joins, makes bold, undoes, redoes, accepts, rejects. Beside
 * her sits somebody with pencil and paper (a plain list of characters, no Yjs, no records) who must always agree.
 */
import { describe, expect, test } from 'vitest'
import { changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { remove, replace, setFormat } from '../../shared/text/edit.ts'
import type { Edit, TextModel } from '../../shared/text/model.ts'
import type { Place } from '../../shared/text/story.ts'
import { isVisible, linesOf, type View } from '../../shared/text/views.ts'
import { contract, desk, reopened, sitDown } from '../kit/desk.ts'
import { type Random, random } from '../kit/random.ts'

interface Letter {
  ch: string
  /** By Ann, Bob (claimed in the file) or part of the contract. */
  by: 'ann' | 'bob' | 'base'
  struck: boolean
  gone: boolean
}

const LINES = ['The Supplier shall deliver the Goods.', 'The Buyer pays within 30 days.', 'Either party may end this.']
const BOB = { author: 'Bob', date: '2026-01-02T03:04:05Z' }
const SEEDS = Number(process.env.PARLEY_SEEDS ?? 200)
const FIRST = Number(process.env.PARLEY_SEED ?? 1)

function paper(): Letter[] {
  const text = LINES.map((l) => `${l}\n`).join('')
  return [...text].map((ch, i) => ({
    ch,
    by: inside(i, bobs[0]!) ? 'bob' : 'base',
    struck: inside(i, bobs[1]!),
    gone: false,
  }))
}
const bobs = [
  { id: 0, kind: 'insertion' as const, ...BOB, from: 4, to: 13 },
  { id: 1, kind: 'deletion' as const, ...BOB, from: 60, to: 68 },
]
const inside = (i: number, { from, to }: { from: number; to: number }) => i >= from && i < to

const seen = (letters: readonly Letter[], view: View): string =>
  letters
    .filter((l) => !l.gone && (view !== 'clean' || !l.struck) && (view !== 'original' || l.by === 'base'))
    .map((l) => l.ch)
    .join('')

/** The place after the n-th visible character of the redline. */
function placeAt(model: TextModel, n: number): Place {
  let rest = n
  for (let p = 0; p < model.story.paragraphs.length; p++) {
    for (const run of model.runs(p)) {
      if (!isVisible(run.state, 'redline')) continue
      if (rest <= run.text.length && rest > 0) return { paragraph: p, offset: run.at + rest }
      if (rest === 0) return { paragraph: p, offset: run.at }
      rest -= run.text.length
    }
    const { length } = model.story.paragraphs[p]!
    if (rest === 0) return { paragraph: p, offset: length }
    if (isVisible(model.mark(p).state, 'redline')) rest--
  }
  throw new RangeError('behind the text')
}

/** Index in the list of the n-th visible letter's successor, directly behind the n-th. */
function behind(letters: readonly Letter[], n: number): number {
  if (n === 0) return letters.findIndex((l) => !l.gone)
  let seenSoFar = 0
  for (let i = 0; i < letters.length; i++) if (!letters[i]!.gone && ++seenSoFar === n) return i + 1
  return letters.length
}

function runOnce(seed: number): void {
  const r = random(seed)
  const first = desk(contract(LINES, bobs))
  let { doc, model, undo } = first
  let letters = paper()
  let words = 0
  const past: Letter[][] = []
  const future: Letter[][] = []
  const step = (edit: Edit, next: Letter[]) => {
    if (edit.records.length === 0 && edit.typed.length === 0) return
    undo.push(edit, `step ${past.length} ${r.next()}`)
    past.push(letters)
    future.length = 0
    letters = next
  }
  for (let k = 0; k < 30; k++) {
    const copy = letters.map((l) => ({ ...l }))
    const visible = seen(letters, 'redline').length
    const act = r.next()
    if (act < 0.35) {
      const at = r.int(visible)
      const text = act < 0.28 ? `w${words++} ` : '\n'
      copy.splice(
        behind(letters, at),
        0,
        ...[...text].map((ch): Letter => ({ ch, by: 'ann', struck: false, gone: false })),
      )
      const place = placeAt(model, at)
      step(replace(model, { from: place, to: place }, text, [{ role: 'body' }]), copy)
    } else if (act < 0.65) {
      const from = r.int(visible)
      const to = Math.min(visible - 1, from + r.int(12))
      strike(copy, from, to)
      step(remove(model, { from: placeAt(model, from), to: placeAt(model, to) }), copy)
    } else if (act < 0.72) {
      const from = r.int(visible - 1)
      step(setFormat(model, { from: placeAt(model, from), to: placeAt(model, from + 1) }, { bold: true }), copy)
    } else if (act < 0.8) decideOne(r, copy)
    else if (act < 0.9) {
      expect(undo.undo()).toBe(past.length > 0)
      if (past.length > 0) {
        future.push(letters)
        letters = past.pop()!
      }
    } else if (act < 0.96) {
      expect(undo.redo()).toBe(future.length > 0)
      if (future.length > 0) {
        past.push(letters)
        letters = future.pop()!
      }
    } else {
      ;({ doc, model, undo } = sitDown(reopened(doc), 100 + k))
      past.length = 0
      future.length = 0
    }
    agree()
  }
  while (undo.undo()) letters = past.pop()!
  agree()

  /** One of Bob's proposals or Ann's own, decided by its text. */
  function decideOne(rand: Random, copy: Letter[]): void {
    const changes = changesOf(model).filter((c) => c.claimed && (c.kind === 'insertion' || c.kind === 'deletion'))
    if (changes.length === 0) return
    const change = rand.pick(changes)
    const verdict = rand.next() < 0.5 ? 'accept' : 'reject'
    // Ann may have typed inside or struck it: pencil and paper only follows whole, untouched proposals.
    const text = change.inserted || change.deleted
    const mine = change.kind === 'insertion' ? 'bob' : 'base'
    const at = seen(copy, 'redline').indexOf(text)
    const hit = [...text].map((_, i) => copy[behind(copy, at + i + 1) - 1]!)
    if (at < 0 || seen(copy, 'redline').indexOf(text, at + 1) >= 0) return
    if (!hit.every((l) => l.by === mine && (change.kind === 'deletion') === l.struck)) return
    for (const l of hit) {
      if ((verdict === 'accept') === (change.kind === 'deletion')) l.gone = true
      else {
        l.by = 'base'
        l.struck = false
      }
    }
    step(decide(model, [change], verdict).edit, copy)
  }

  function agree(): void {
    for (const view of ['redline', 'clean', 'original'] as const)
      expect(
        linesOf(model, view)
          .map((l) => `${l}\n`)
          .join(''),
      ).toBe(seen(letters, view))
  }
}

/** Own letters go, others are struck; the last mark stays. */
function strike(copy: Letter[], from: number, to: number): void {
  let n = 0
  for (const l of copy) {
    if (l.gone) continue
    if (n >= from && n < to && !l.struck) {
      if (l.by === 'ann') l.gone = true
      else l.struck = true
    }
    n++
  }
}

describe('pencil and paper agree with the model', () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) test(`seed ${seed}`, () => runOnce(seed))
})
