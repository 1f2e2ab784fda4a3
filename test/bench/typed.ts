/** How many bytes the document itself changes by per typed character, before sealing and journal. */
import { replace } from '../../shared/text/edit.ts'
import { contract, desk } from '../kit/desk.ts'

export function typedUpdateBytes(characters = 50): number {
  const { doc, model } = desk(contract(['The cap is 100% of the Fees.']))
  let bytes = 0
  doc.on('update', (update: Uint8Array) => {
    bytes += update.length
  })
  for (let i = 0; i < characters; i++) {
    const at = { paragraph: 0, offset: 10 + i }
    replace(model, { from: at, to: at }, 'a')
  }
  return bytes / characters
}
