/**
 * Puts something on the clipboard as a copy of the person's would: no permission is asked, and what handles copying in
 * the page does not see it. To be called while a key or click is being answered.
 */
export function putOnClipboard(html: string, text: string): void {
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', onCopy, { capture: true, once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', onCopy, { capture: true })
}
