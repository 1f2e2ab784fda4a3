import { IDBFactory, IDBKeyRange as range } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import { type Card, makeCatalogue } from './catalogue.ts'
import type { JournalPort } from './lane-journal.ts'
import { makeSealer } from './seal.ts'
import { openDb, sealedCache } from './sealed-db.ts'
import { defaultSettings, makeSettings } from './settings.ts'

/** A disk with one lane: what two windows and a background process that dies between them share. */
class Disk {
  records: Uint8Array[] = []
  holder: string | undefined
  /** What the next append does besides or instead of its work. */
  next: 'works' | 'answerLost' | 'nothing' | 'full' = 'works'

  window(name: string): JournalPort {
    const opened = () => ({ next: this.records.length, damage: [] })
    return {
      open: async () => {
        if (this.holder && this.holder !== name) return refuse('held', 'Another window is writing.')
        this.holder = name
        return opened()
      },
      takeOver: async () => {
        this.holder = name
        return opened()
      },
      read: async (_lane, from) => {
        const records = this.records.slice(from, from + 2).map((bytes, index) => ({ seq: from + index, bytes }))
        return { records, next: from + records.length }
      },
      append: async (_lane, expected, bytes): Promise<{ next: number } | Refusal> => {
        if (this.holder !== name) return refuse('taken', 'Another window writes now.')
        if (expected !== this.records.length) return refuse('moved', 'The journal has gone on.')
        const how = this.next
        this.next = 'works'
        if (how === 'full') return refuse('full', 'The disk is full.')
        if (how === 'nothing') throw new Error('lost before it was written')
        this.records.push(...bytes)
        if (how === 'answerLost') throw new Error('lost after it was written')
        return { next: this.records.length }
      },
    }
  }
}

let ids = 0
const newId = () => `op-${ids++}`
const HERON = '00000000-0000-4000-8000-00000000000a' as NegotiationId
const QUILLON = '00000000-0000-4000-8000-00000000000b' as NegotiationId
const card = (id: NegotiationId, title: string): Card => ({
  id,
  title,
  counterparty: 'Vantaloft',
  createdAt: '2027-10-14T10:00:00Z',
  editedAt: '2027-10-14T10:00:00Z',
  openChanges: 0,
  source: 'blank',
})

let disk: Disk
/** One browser profile; a new one is what is left after it was deleted. */
let profile: IDBFactory
beforeEach(() => {
  disk = new Disk()
  profile = new IDBFactory()
})
const KEY = new Uint8Array(32).fill(7)

const openCatalogue = async (window: string, key = KEY) => {
  const db = await openDb({ indexedDB: profile, IDBKeyRange: range })
  const cache = sealedCache(db, 'catalogue', await makeSealer(key))
  const catalogue = makeCatalogue({ journal: disk.window(window), cache, newId })
  await catalogue.lane.open()
  return { catalogue, db, cache, titles: () => [...catalogue.view().rows.values()].map(({ title }) => title).sort() }
}

describe('Ann writes her catalogue', () => {
  test('what she added is there after a restart', async () => {
    const ann = await openCatalogue('ann')
    expect(await ann.catalogue.add(card(HERON, 'Heron'))).toBeUndefined()
    expect(await ann.catalogue.change(HERON, { openChanges: 31 })).toBeUndefined()
    const again = await openCatalogue('ann')
    expect(again.catalogue.view().rows.get(HERON)).toMatchObject({ title: 'Heron', openChanges: 31 })
  })

  test('everything comes back from the journal when the browser profile was deleted', async () => {
    const ann = await openCatalogue('ann')
    await ann.catalogue.add(card(HERON, 'Heron'))
    await ann.catalogue.add(card(QUILLON, 'Quillon'))
    await ann.catalogue.change(HERON, { title: 'Heron, round 2' })
    await ann.catalogue.forget(QUILLON)
    profile = new IDBFactory()
    expect((await openCatalogue('ann')).titles()).toEqual(['Heron, round 2'])
  })

  test('an append whose answer is lost is neither lost nor doubled', async () => {
    const ann = await openCatalogue('ann')
    disk.next = 'answerLost'
    expect(await ann.catalogue.add(card(HERON, 'Heron'))).toBeUndefined()
    expect(disk.records).toHaveLength(1)
    expect(ann.titles()).toEqual(['Heron'])
  })

  test('an append that never arrived is made again', async () => {
    const ann = await openCatalogue('ann')
    disk.next = 'nothing'
    expect(await ann.catalogue.add(card(HERON, 'Heron'))).toBeUndefined()
    expect(disk.records).toHaveLength(1)
  })

  test('a full disk is said, and nothing is shown that is not on it', async () => {
    const ann = await openCatalogue('ann')
    disk.next = 'full'
    expect(await ann.catalogue.add(card(HERON, 'Heron'))).toMatchObject({ refused: 'full' })
    expect(ann.titles()).toEqual([])
    expect(await ann.catalogue.add(card(HERON, 'Heron'))).toBeUndefined()
  })

  test('a cache of another vault is thrown away, not shown', async () => {
    const ann = await openCatalogue('ann')
    await ann.catalogue.add(card(HERON, 'Heron'))
    disk.records = []
    const other = await openCatalogue('ann', new Uint8Array(32).fill(9))
    expect(other.titles()).toEqual([])
  })

  test('what the cache remembers beyond a shortened journal is written again', async () => {
    const ann = await openCatalogue('ann')
    await ann.catalogue.add(card(HERON, 'Heron'))
    await ann.catalogue.add(card(QUILLON, 'Quillon'))
    disk.records = disk.records.slice(0, 1)
    const again = await openCatalogue('ann')
    expect(again.titles()).toEqual(['Heron', 'Quillon'])
    profile = new IDBFactory()
    expect((await openCatalogue('ann')).titles()).toEqual(['Heron', 'Quillon'])
  })

  test('fields of a newer Parley survive being rewritten by this one', async () => {
    const ann = await openCatalogue('ann')
    await ann.catalogue.add({ ...card(HERON, 'Heron'), mood: 'hopeful' } as Card)
    await ann.catalogue.change(HERON, { title: 'Heron 2' })
    expect(new TextDecoder().decode(disk.records[1])).toContain('hopeful')
  })

  test('a record nobody can read is passed over', async () => {
    disk.records = [new Uint8Array([1, 2, 3])]
    const ann = await openCatalogue('ann')
    expect(await ann.catalogue.add(card(HERON, 'Heron'))).toBeUndefined()
    expect(ann.titles()).toEqual(['Heron'])
  })
})

describe('two windows', () => {
  test('the second reads and says why it cannot write', async () => {
    const ann = await openCatalogue('ann')
    await ann.catalogue.add(card(HERON, 'Heron'))
    const bob = await openCatalogue('bob')
    expect(bob.catalogue.view().mode).toBe('reading')
    expect(bob.titles()).toEqual(['Heron'])
    expect(isRefusal(await bob.catalogue.add(card(QUILLON, 'Quillon')))).toBe(true)
  })

  test('the second takes over, and the first notices at its next write', async () => {
    const ann = await openCatalogue('ann')
    const bob = await openCatalogue('bob')
    await bob.catalogue.lane.takeOver()
    expect(await bob.catalogue.add(card(QUILLON, 'Quillon'))).toBeUndefined()
    expect(await ann.catalogue.add(card(HERON, 'Heron'))).toMatchObject({ refused: 'held' })
    expect(ann.catalogue.view().mode).toBe('reading')
    await ann.catalogue.lane.refresh()
    expect(ann.titles()).toEqual(['Quillon'])
  })

  test('the second writes once the first has gone, with all the first wrote', async () => {
    const ann = await openCatalogue('ann')
    const bob = await openCatalogue('bob')
    await ann.catalogue.add(card(HERON, 'Heron'))
    disk.holder = undefined
    await bob.catalogue.lane.open()
    expect(bob.catalogue.view().mode).toBe('writing')
    await bob.catalogue.change(HERON, { openChanges: 3 })
    expect(bob.catalogue.view().rows.get(HERON)).toMatchObject({ title: 'Heron', openChanges: 3 })
  })

  test('after the background process came back, the same window goes on', async () => {
    const ann = await openCatalogue('ann')
    disk.holder = undefined
    expect(await ann.catalogue.add(card(HERON, 'Heron'))).toBeUndefined()
    expect(ann.titles()).toEqual(['Heron'])
  })
})

describe('what lies in the browser', () => {
  test('nothing of a card can be read there', async () => {
    const ann = await openCatalogue('ann')
    await ann.catalogue.add(card(HERON, 'Heron'))
    const rows = await ann.db.catalogue.toArray()
    const text = rows.map((row) => `${row.key} ${new TextDecoder('latin1').decode(row.box)}`).join(' ')
    expect(text).not.toMatch(/Heron|Vantaloft/)
  })

  test('a row put in the place of another, or rolled back, does not open', async () => {
    const ann = await openCatalogue('ann')
    await ann.catalogue.add(card(HERON, 'Heron'))
    await ann.catalogue.add(card(QUILLON, 'Quillon'))
    const [heron] = (await ann.db.catalogue.toArray()).filter((row) => row.key === HERON)
    await ann.db.catalogue.put({ ...heron!, key: QUILLON })
    await expect(ann.cache.load()).rejects.toThrow()
  })
})

describe('settings', () => {
  test('defaults until something was chosen, then what was chosen', async () => {
    const open = async () => {
      const settings = makeSettings({ journal: disk.window('ann'), newId })
      await settings.lane.open()
      return settings
    }
    const first = await open()
    expect(first.get()).toEqual(defaultSettings)
    await first.change({ name: 'Ann', party: 'Kestrelmoor' })
    await first.change({ idleMinutes: 5 })
    expect((await open()).get()).toMatchObject({
      name: 'Ann',
      party: 'Kestrelmoor',
      idleMinutes: 5,
      appearance: 'system',
    })
  })
})
