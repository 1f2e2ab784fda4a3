/** A note that Bob put into the Word file, taken in by Ann and handed on to Bob's Parley: the guard there lets it pass. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { squash, updateSince } from '../../shared/text/draft/publish.ts'
import { TextModel } from '../../shared/text/model.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { turnBytes, turnText, writeTurn } from '../../shared/text/turns.ts'
import { withApart } from '../kit/apart-file.ts'
import { Gate } from '../kit/guard.ts'
import { withNote } from '../kit/note-file.ts'
import { openWord, readWord } from './word-desk.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const BOB = { author: 'Bob Lee', date: '2026-11-02T09:30:00Z' }

for (const by of [BOB, undefined])
  for (const verdict of ['accept', 'reject'] as const)
    test(`${by ? 'tracked' : 'untracked'}, and then ${verdict}ed by Ann`, async () => {
      const bytes = await withApart()
      const { model: ann } = await openWord(bytes)
      const party = ann.me.party
      const gate = new Gate()
      expect(gate.take(Y.encodeStateAsUpdate(ann.roots.doc), party, true)).toBeUndefined()
      const options = { now: () => Date.UTC(2026, 10, 3), me: () => ann.me }
      const shared = new TextModel(docOf(Y.encodeStateAsUpdate(ann.roots.doc), 55), options)
      const before = Y.encodeStateVector(shared.roots.doc)
      const file = withNote(bytes, { behind: 'Signed by', words: 'Fees exclude taxes.', ...(by && { by }) })
      receive(shared, lookAt(shared, ann, await readWord(file), false), { file: sha256(file), party: 'Vantaloft' })
      const hash = sha256(turnBytes(turnText(shared)))
      writeTurn(shared, { name: 'back', party: 'Vantaloft', hash, file: { name: 'b.docx', sha256: sha256(file) } })
      expect(gate.take(updateSince(shared.roots.doc, before), party)).toBeUndefined()
      const work = new TextModel(docOf(Y.encodeStateAsUpdate(shared.roots.doc), 77), options)
      const note = changesOf(work).filter(({ via }) => via)
      expect(note.length).toBeGreaterThan(0)
      decide(work, note, verdict)
      const squashed = squash(
        work,
        (client) => client === 77,
        () => true,
        99,
        options,
      )
      writeTurn(squashed.model, { name: '', party, hash })
      expect(gate.take(updateSince(squashed.shared, squashed.before), party)).toBeUndefined()
    })
