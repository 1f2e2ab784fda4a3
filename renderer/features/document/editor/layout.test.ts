import { describe, expect, test } from 'vitest'
import type { ParagraphProps } from '../../../../shared/docx/model.ts'
import { remove, replace, setFormat, setParagraphs } from '../../../../shared/text/edit.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import type { UndoStack } from '../../../../shared/text/undo.ts'
import type { View } from '../../../../shared/text/views.ts'
import { contract, desk } from '../../../../test/kit/desk.ts'
import { type Random, random } from '../../../../test/kit/random.ts'
import { extend, type Ground, type Layout, layOut, update } from './layout.ts'
import { sideFor } from './nodes.ts'

const level = { format: 'decimal', text: '%1.', start: 1 }
const lists = [{ id: 'a', counters: 'a', levels: [level, { ...level, text: '%1.%2' }] }]
const cell = (row: number, n: number): ParagraphProps => ({ role: 'body', cell: { table: 0, row, cell: n } })

/** A contract of numbered clauses with a table in its middle. */
function clauses(count: number) {
  const lines = Array.from({ length: count }, (_, i) => `Clause ${i} on its subject`)
  const plain = contract(lines)
  const story = plain.stories[0]!
  const paragraphs = story.paragraphs.map(({ end }, i) => {
    const inTable = i >= count / 2 && i < count / 2 + 6
    const num = { list: 'a', level: i % 3 === 0 ? 0 : 1 }
    const props: ParagraphProps = inTable
      ? cell(Math.floor((i - count / 2) / 2), i % 2)
      : i % 20 === 0
        ? { role: 'heading', level: 1, num }
        : i % 4 === 1
          ? { role: 'body' }
          : { role: 'body', num }
    return { end, props }
  })
  return desk({ ...plain, stories: [{ ...story, paragraphs }] })
}

function edit(model: TextModel, undo: UndoStack, r: Random): void {
  const { paragraphs } = model.story
  const paragraph = r.int(paragraphs.length)
  const { length } = paragraphs[paragraph]!
  const from = { paragraph, offset: r.int(length + 1) }
  const far = Math.min(paragraphs.length - 1, paragraph + (r.next() < 0.3 ? r.int(4) : 0))
  const end = paragraphs[far]!.length
  const to = { paragraph: far, offset: far === paragraph ? from.offset + r.int(end - from.offset + 1) : r.int(end + 1) }
  const what = r.next()
  if (what < 0.35) undo.push(replace(model, { from, to: from }, r.pick(['x', 'words ', 'é'])), 'type')
  else if (what < 0.5)
    undo.push(replace(model, { from, to: from }, r.pick(['\n', 'a\nb\n']), [model.mark(paragraph).props]), 'split')
  else if (what < 0.7) undo.push(remove(model, { from, to }), 'delete')
  else if (what < 0.8) undo.push(setFormat(model, { from, to }, { bold: true }), 'bold')
  else if (what < 0.88)
    undo.push(setParagraphs(model, paragraph, far, { num: r.pick([undefined, { list: 'a', level: 1 }]) }), 'number')
  else if (what < 0.94) undo.undo()
  else undo.redo()
}

const shown = ({ blocks }: Layout) =>
  blocks.map((b) => [b.key, b.first, b.last, b.number, b.node.toString(), b.node.attrs])

function expectSame(now: Layout, ground: Ground, upTo: number): void {
  const fresh = layOut(ground, now.view)
  const blocks = fresh.blocks.slice(0, upTo)
  expect(shown(now)).toEqual(shown({ ...fresh, blocks }))
  expect(now.sections.flatMap((s) => s.blocks)).toEqual(now.blocks)
  expect(now.doc.textContent).toBe(blocks.map((b) => b.node.textContent).join(''))
}

describe('drawing what has changed gives what drawing everything gives', () => {
  for (const view of ['redline', 'clean', 'original'] as const satisfies readonly View[])
    for (let seed = 1; seed <= 4; seed++)
      test(`${view}, seed ${seed}`, () => {
        const { model, undo } = clauses(120)
        const ground: Ground = { model, lists, sideOf: sideFor(model.me) }
        const r = random(seed)
        let now = layOut(ground, view)
        for (let i = 0; i < 120; i++) {
          for (let n = r.int(3); n >= 0; n--) edit(model, undo, r)
          now = update(ground, now)
          expect(now.complete).toBe(true)
          expectSame(now, ground, now.blocks.length)
        }
      })

  for (let seed = 1; seed <= 6; seed++)
    test(`while the rest is still arriving, seed ${seed}`, () => {
      const { model, undo } = clauses(160)
      const ground: Ground = { model, lists, sideOf: sideFor(model.me) }
      const r = random(seed)
      let now = layOut(ground, 'redline', (blocks) => blocks >= 20)
      expect(now.complete).toBe(false)
      while (!now.complete) {
        edit(model, undo, r)
        now = update(ground, now)
        expectSame(now, ground, now.blocks.length)
        if (r.next() < 0.5) now = extend(ground, now, (blocks) => blocks >= 15)
      }
      expectSame(now, ground, now.blocks.length)
      expect(now.blocks.length).toBe(layOut(ground, 'redline').blocks.length)
    })
})

test('a key draws one paragraph and its section; every other object is the same', () => {
  const { model } = clauses(400)
  const ground: Ground = { model, lists, sideOf: sideFor(model.me) }
  const before = layOut(ground, 'redline')
  const at = { paragraph: 300, offset: 5 }
  replace(model, { from: at, to: at }, 'x')
  const after = update(ground, before)
  const other = <T>(a: readonly T[], b: readonly T[]) => a.filter((x, i) => x !== b[i]).length
  expect(other(after.blocks, before.blocks)).toBe(1)
  expect(other(after.sections, before.sections)).toBe(1)
  expect(update(ground, after)).toBe(after)
})
