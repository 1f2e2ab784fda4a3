/**
 * Windows that were let in. They may come back after the shell was started again, so what is needed to recognise them
 * is kept in the data folder (0600): hashes, from which the keys in the pages cannot be had.
 */
import * as disk from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readIfThere, writeAtomic } from '../services/disk.ts'
import { newSecret, proofBy, sameSecret, verifierOf } from './secrets.ts'

const KEPT_MS = 7 * 24 * 3600_000
const MAX_SESSIONS = 64

const file = z.array(z.strictObject({ id: z.string(), verifier: z.string(), used: z.number() })).max(MAX_SESSIONS)

type Session = z.output<typeof file>[number]

export class Sessions {
  readonly #path: string
  readonly #now: () => number
  #sessions: Session[]

  constructor(folder: string, now: () => number = Date.now) {
    this.#path = join(folder, 'sessions.json')
    this.#now = now
    this.#sessions = this.#load()
  }

  create(): { session: string; key: string } {
    const [session, key] = [newSecret(), newSecret()]
    this.#sessions.push({ id: session, verifier: verifierOf(key), used: this.#now() })
    this.#save()
    return { session, key }
  }

  /** Whether this is the MAC of `text` under the session's key; then `reply` is ours of `answerText`. */
  check(session: string, proof: string, text: string, answerText: string): { reply: string } | undefined {
    const known = this.#sessions.find(({ id }) => sameSecret(id, session))
    if (!known || !sameSecret(proofBy(known.verifier, text), proof)) return undefined
    known.used = this.#now()
    this.#save()
    return { reply: proofBy(known.verifier, answerText) }
  }

  #load(): Session[] {
    try {
      const bytes = readIfThere(disk, this.#path)
      const known = bytes ? (file.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data ?? []) : []
      return known.filter(({ used }) => this.#now() - used < KEPT_MS)
    } catch {
      return []
    }
  }

  /** Without it windows only have to be opened again after a restart, so a full disk is no reason to stop here. */
  #save(): void {
    this.#sessions = this.#sessions.sort((a, b) => b.used - a.used).slice(0, MAX_SESSIONS)
    try {
      writeAtomic(disk, this.#path, Buffer.from(JSON.stringify(this.#sessions)))
    } catch {}
  }
}
