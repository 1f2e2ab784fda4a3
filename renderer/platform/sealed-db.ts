/**
 * The browser's cache of a lane: one dexie table of sealed rows. Keys are random ids and sequence numbers, the only
 * index is the key, so nothing on disk can be read. The journal is the truth; this is only for a fast start.
 */
import { Dexie, type EntityTable } from 'dexie'
import type { Sealed, Sealer } from './seal.ts'

export type TableName = 'catalogue' | 'settings' | 'library' | 'notes' | 'ignored'

interface Row extends Sealed {
  readonly key: string
  readonly seq: number
}

export interface CachedRow {
  readonly key: string
  readonly seq: number
  readonly value: unknown
}

export interface Cache {
  /** What was cached, and the journal position it was cached up to. Rejects when any row does not open. */
  readonly load: () => Promise<{ rows: CachedRow[]; cursor: number }>
  /** Rows and position go in one strict transaction: either both are on disk or neither. A null value removes a row. */
  readonly save: (rows: readonly CachedRow[], cursor: number) => Promise<void>
  readonly clear: () => Promise<void>
}

/** Not a UUID, so it never meets a row's key. */
const CURSOR = 'cursor'

type Db = Dexie & Record<TableName, EntityTable<Row, 'key'>>

/** Opens the database. `indexedDb` is for tests, which have no browser. */
export const openDb = async (indexedDb?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }): Promise<Db> => {
  const db = new Dexie('parley', { chromeTransactionDurability: 'strict', ...indexedDb }) as Db
  db.version(1).stores({ catalogue: 'key', settings: 'key' })
  db.version(2).stores({ library: 'key' })
  db.version(3).stores({ notes: 'key' })
  db.version(4).stores({ ignored: 'key' })
  await db.open()
  return db
}

const place = (table: TableName, key: string, seq: number): string => `${table}|${key}|${seq}`

/** One lane's cache in the open database. */
export const sealedCache = (db: Db, table: TableName, sealer: Sealer): Cache => {
  const seal = async ({ key, seq, value }: CachedRow): Promise<Row> => ({
    key,
    seq,
    ...(await sealer.seal(place(table, key, seq), new TextEncoder().encode(JSON.stringify(value)))),
  })
  const open = async (row: Row): Promise<CachedRow> => {
    const plain = await sealer.open(place(table, row.key, row.seq), row)
    return { key: row.key, seq: row.seq, value: JSON.parse(new TextDecoder().decode(plain)) as unknown }
  }
  return {
    load: async () => {
      const all = await Promise.all((await db[table].toArray()).map(open))
      const cursor = all.find((row) => row.key === CURSOR)?.seq ?? 0
      return { rows: all.filter((row) => row.key !== CURSOR), cursor }
    },
    save: async (rows, cursor) => {
      // Sealing first: a transaction that waits for anything but its own requests commits early.
      const keep = await Promise.all(rows.filter((row) => row.value !== null).map(seal))
      const gone = rows.filter((row) => row.value === null).map((row) => row.key)
      const mark = await seal({ key: CURSOR, seq: cursor, value: 0 })
      await db.transaction('rw', db[table], async () => {
        await db[table].bulkDelete(gone)
        await db[table].bulkPut([...keep, mark])
      })
    },
    clear: () => db[table].clear(),
  }
}
