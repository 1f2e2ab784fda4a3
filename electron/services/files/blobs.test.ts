import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { diskError, faultyDisk } from '../../../test/kit/disks.ts'
import { filesIn, flipBit, openedServices } from '../../../test/kit/services.ts'

const DEAL = '11111111-2222-4333-8444-555555555555' as NegotiationId
const OTHER = '99999999-2222-4333-8444-555555555555' as NegotiationId

test('bytes come back as they were, by their hash, to this and to a later process', async () => {
  const { services, folder, close } = await openedServices()
  const package_ = randomBytes(3_000_000)
  const sha256 = createHash('sha256').update(package_).digest('hex')
  expect(await services.files.putBlob('ann', DEAL, package_)).toEqual({ sha256 })
  expect(await services.files.putBlob('ann', DEAL, package_)).toEqual({ sha256 })
  expect(filesIn(folder).filter((name) => name.startsWith('blobs'))).toHaveLength(1)
  close()
  const later = (await openedServices(folder)).services.files
  expect(await later.getBlob('ann', DEAL, sha256)).toEqual(package_)
  expect(await later.getBlob('ann', OTHER, sha256)).toHaveProperty('refused')
  expect(await later.getBlob('ann', DEAL, '0'.repeat(64))).toHaveProperty('refused', 'missing')
})

test('a damaged blob is refused, and written again when it is given again', async () => {
  const { services, folder } = await openedServices()
  const sha256 = ((await services.files.putBlob('ann', DEAL, Buffer.from('word file'))) as { sha256: string }).sha256
  const path = join(folder, filesIn(folder).find((name) => name.startsWith('blobs'))!)
  for (let bit = 0; bit < fs.statSync(path).size * 8; bit += 13) {
    flipBit(path, bit)
    expect(await services.files.getBlob('ann', DEAL, sha256), `bit ${bit}`).toHaveProperty('refused', 'damaged')
    flipBit(path, bit)
  }
  flipBit(path, 40)
  await services.files.putBlob('ann', DEAL, Buffer.from('word file'))
  expect(await services.files.getBlob('ann', DEAL, sha256)).toEqual(Buffer.from('word file'))
})

test('with a full disk nothing half-written takes its place', async () => {
  let full = false
  const disk = faultyDisk((call) => (full && call === 'writeSync' ? diskError('ENOSPC') : undefined))
  const { services, folder } = await openedServices(undefined, { disk })
  await services.files.putBlob('ann', DEAL, Buffer.from('first'))
  full = true
  expect(await services.files.putBlob('ann', DEAL, Buffer.from('second'))).toHaveProperty('refused', 'disk-full')
  expect(filesIn(folder).filter((name) => name.startsWith('blobs'))).toHaveLength(1)
})
