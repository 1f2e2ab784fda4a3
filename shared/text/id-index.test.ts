import { expect, test } from 'vitest'
import { contract, desk } from '../../test/kit/desk.ts'
import { random } from '../../test/kit/random.ts'
import { replace } from './edit.ts'

test.each([1, 2, 3])('every character is found where it stands, before and after more is typed, seed %i', (seed) => {
  const { model } = desk(contract(['The cap is 100%.', '', 'Each Party pays.']))
  const { story } = model
  const r = random(seed)
  for (let round = 0; round < 12; round++) {
    for (let n = 0; n < 3; n++)
      for (const [paragraph, { segments, client, clock, length }] of story.paragraphs.entries()) {
        let offset = 0
        for (const s of segments) {
          for (let i = 0; i < s.text.length; i++)
            expect(story.placeOfId(s.client, s.clock + i)).toEqual({ paragraph, offset: offset + i })
          offset += s.text.length
        }
        expect(story.placeOfId(client, clock)).toEqual({ paragraph, offset: length })
      }
    expect(story.placeOfId(99, 0)).toBeUndefined()
    const paragraph = r.int(story.paragraphs.length)
    const at = { paragraph, offset: r.int(story.paragraphs[paragraph]!.length + 1) }
    replace(model, { from: at, to: at }, r.pick(['x', 'a\nb', '\n', 'words']))
  }
})
