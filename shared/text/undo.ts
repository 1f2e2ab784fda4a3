import { withdrawal } from './edit.ts'
import type { IdRange } from './ids.ts'
import type { Edit, TextModel } from './model.ts'

interface Step {
  records: readonly string[]
  typed: readonly IdRange[]
  /** Typing that follows on directly joins this step. */
  readonly label: string
  at: number
}

const BURST_MS = 1000

/**
 * Undo and redo by compensating records: typed text is withdrawn, a record is voided, and undoing an undo voids the
 * void. Only this device's own acts of this session are on the stack, so another's work is never undone.
 */
export class UndoStack {
  readonly #done: Step[] = []
  readonly #undone: Step[] = []
  #open = false
  readonly #model: TextModel
  readonly #now: () => number

  constructor(model: TextModel, now: () => number) {
    this.#model = model
    this.#now = now
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** Notes an edit. Edits with the same label within a second of each other are one step (a burst of typing). */
  push(edit: Edit, label: string): void {
    if (edit.records.length === 0 && edit.typed.length === 0) return
    this.#undone.length = 0
    const last = this.#done.at(-1)
    const at = this.#now()
    if (this.#open && last && last.label === label && at - last.at < BURST_MS) {
      last.records = [...last.records, ...edit.records]
      last.typed = [...last.typed, ...edit.typed]
      last.at = at
      return
    }
    this.close()
    this.#done.push({ ...edit, label, at })
    this.#open = true
  }

  /** Ends a burst: the caret moved, or something else was done. Typed text gets its date here. */
  close(): void {
    if (!this.#open) return
    this.#open = false
    this.#model.stamp(this.#done.at(-1)?.typed ?? [])
  }

  undo(): boolean {
    return this.#move(this.#done, this.#undone)
  }

  /** Who writes, and what marks are born with: it goes with the text, and stays with what of it the other side has. */
  #comesWithText(key: string): boolean {
    const record = this.#model.overlay.record(key)
    return record?.t === 'client' || (record?.t === 'para' && record.first === true)
  }

  redo(): boolean {
    return this.#move(this.#undone, this.#done)
  }

  #move(from: Step[], to: Step[]): boolean {
    this.close()
    const step = from.pop()
    if (!step) return false
    const edit = this.#model.edit((write) => {
      for (const record of [...step.records].reverse()) if (!this.#comesWithText(record)) write({ t: 'void', record })
      if (step.typed.length > 0) write(withdrawal(this.#model, step.typed))
      return []
    })
    to.push({ ...edit, label: step.label, at: this.#now() })
    return true
  }
}
