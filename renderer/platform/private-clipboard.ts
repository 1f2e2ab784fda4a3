/**
 * The wall between the planes, at the clipboard: what is copied or dragged from a private place carries a mark, and
 * going into a shared one it is asked about first. A private place is an element with `data-private` and all within.
 * The mark travels with Parley's own clipboard data only: through another program the words come back without it.
 */

const MARK = 'application/x-parley-private'

const isPrivate = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-private]') !== null

const isField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

const selectedIn = (target: EventTarget | null): string =>
  isField(target)
    ? target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0)
    : (document.getSelection()?.toString() ?? '')

/**
 * Watches until the returned function is called.
 *
 * @param ask shows the question; calls what it is handed when the answer is yes
 */
export function watchPrivateCopies(ask: (go: () => void) => void): () => void {
  const mark = (data: DataTransfer, text: string) => {
    data.clearData()
    data.setData('text/plain', text)
    data.setData(MARK, '1')
  }
  const onCopy = (event: ClipboardEvent) => {
    const text = selectedIn(event.target)
    if (!event.clipboardData || text === '' || !isPrivate(event.target)) return
    event.preventDefault()
    mark(event.clipboardData, text)
    if (event.type === 'cut') document.execCommand('delete')
  }
  const onDrag = (event: DragEvent) => {
    const from = event.target instanceof Text ? event.target.parentElement : event.target
    const text = selectedIn(from)
    if (event.dataTransfer && text !== '' && isPrivate(from)) mark(event.dataTransfer, text)
  }
  const crosses = (data: DataTransfer | null, target: EventTarget | null): data is DataTransfer =>
    data?.types.includes(MARK) === true && !isPrivate(target)
  const onPaste = (event: ClipboardEvent) => {
    if (!crosses(event.clipboardData, event.target)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const text = event.clipboardData.getData('text/plain')
    const { target } = event
    ask(() => put(target, text, (data) => new ClipboardEvent('paste', { clipboardData: data, ...LIKE_A_PERSONS })))
  }
  const onDrop = (event: DragEvent) => {
    if (!crosses(event.dataTransfer, event.target)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const text = event.dataTransfer.getData('text/plain')
    const { target, clientX, clientY } = event
    ask(() =>
      put(target, text, (dataTransfer) => new DragEvent('drop', { dataTransfer, clientX, clientY, ...LIKE_A_PERSONS })),
    )
  }
  const listeners = [
    ['copy', onCopy],
    ['cut', onCopy],
    ['dragstart', onDrag],
    ['paste', onPaste],
    ['drop', onDrop],
  ] as const
  for (const [kind, listener] of listeners)
    document.addEventListener(kind, listener as EventListener, { capture: true })
  return () => {
    for (const [kind, listener] of listeners)
      document.removeEventListener(kind, listener as EventListener, { capture: true })
  }
}

const LIKE_A_PERSONS = { bubbles: true, cancelable: true }

/** Into a field as typed; into the contract by the same event without the mark, so that it is taken in as any paste. */
function put(target: EventTarget | null, text: string, event: (data: DataTransfer) => Event): void {
  if (!(target instanceof HTMLElement) || !target.isConnected) return
  target.focus()
  if (isField(target)) {
    document.execCommand('insertText', false, text)
    return
  }
  const data = new DataTransfer()
  data.setData('text/plain', text)
  target.dispatchEvent(event(data))
}
