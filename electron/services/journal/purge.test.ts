import * as fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { Cut, cutDisk } from '../../../test/kit/disks.ts'
import { bytes, copyOf, DEAL, open, sure, write } from '../../../test/kit/lane-desk.ts'
import { filesIn, openedServices } from '../../../test/kit/services.ts'

describe('purging a negotiation', () => {
  test('leaves no key and no file of it, and others untouched; cut off at any step it can be done again', async () => {
    const other = '99999999-2222-4333-8444-555555555555' as NegotiationId
    const ann = await openedServices()
    await open(ann)
    await write(ann, ['a'], 0)
    await open(ann, 'ann', `position/${DEAL}`)
    await write(ann, ['walk away below 125%'], 0, 'ann', `position/${DEAL}`)
    await ann.services.files.putBlob('ann', DEAL, bytes('word file'))
    const kept = sure(await ann.services.files.putBlob('ann', other, bytes('kept')))
    const carrier = sure(await ann.services.vault.storeKey('ann', 'carrier', DEAL))
    ann.close()
    for (let step = 0; ; step++) {
      const folder = copyOf(ann.folder)
      const { disk, isCut } = cutDisk(step)
      try {
        const dying = await openedServices(folder, { disk })
        sure(await dying.services.journal.purge('ann', DEAL))
      } catch (error) {
        if (!(error instanceof Cut)) throw error
      }
      const later = await openedServices(folder)
      if (isCut()) expect(await later.services.journal.purge('ann', DEAL), `step ${step}`).toEqual({ purged: true })
      const files = filesIn(folder).filter((name) => /^(journal|marks|keys|blobs)/.test(name))
      expect(files, `step ${step}`).toHaveLength(3)
      expect(sure(await later.services.files.getBlob('ann', other, kept.sha256))).toEqual(bytes('kept'))
      expect(sure(await later.services.vault.storeKey('ann', 'carrier', DEAL))).not.toEqual(carrier)
      fs.rmSync(folder, { recursive: true })
      if (!isCut()) break
    }
  })
})
