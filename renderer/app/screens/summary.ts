/** A document may say on every key how it stands; the catalogue is written a little later, and when it closes. */
export interface Summary {
  readonly openChanges: number
  readonly editedAt: string
}

const LATER_MS = 2000

export const summaryWriter = (keep: (summary: Summary) => Promise<unknown>) => {
  let waiting: Summary | undefined
  let kept = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (!waiting || JSON.stringify(waiting) === kept) return
    kept = JSON.stringify(waiting)
    void keep(waiting)
    waiting = undefined
  }
  return {
    write: (summary: Summary) => {
      waiting = { openChanges: summary.openChanges, editedAt: summary.editedAt }
      timer ??= setTimeout(flush, LATER_MS)
    },
    flush,
  }
}
