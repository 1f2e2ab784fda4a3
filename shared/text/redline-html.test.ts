/** Ann pastes her redline into a mail: it reads there as it does here. */
import { expect, test } from 'vitest'
import { two, word } from '../../test/kit/two-people.ts'
import { replace } from './edit.ts'
import { textLines } from './lines.ts'
import { piecesOf } from './pieces.ts'
import { redlineHtml, redlineText } from './redline-html.ts'

function pasted() {
  const { ann } = two(['The cap is <low> & "firm".'])
  replace(ann, word(ann, '<low>'), '<script>high</script>')
  return textLines(ann, 'redline').map(({ number, runs }) => ({ number, pieces: piecesOf(runs, ann.me) }))
}

test('what she struck and typed is marked, under her name', () => {
  const html = redlineHtml(pasted())
  expect(html).toMatch(/<del cite="mailto:Ann, Kestrelmoor"[^>]*line-through">&lt;low&gt;<\/del>/)
  expect(html).toMatch(/<ins cite="mailto:Ann, Kestrelmoor"[^>]*double">&lt;script&gt;high&lt;\/script&gt;<\/ins>/)
})

test('no word of the contract becomes markup', () => {
  expect(redlineHtml(pasted())).not.toMatch(/<(low|script)/)
})

test('as letters alone it says the same', () => {
  expect(redlineText(pasted())).toBe('The cap is [-<low>-][+<script>high</script>+] & "firm".')
})
