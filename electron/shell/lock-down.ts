/** What no page may do, whatever it contains. */
import { app, dialog, type Session, session, shell, type WebContents } from 'electron'
import { isOurs } from './page.ts'

/** Writing text to the clipboard when the person presses copy. Nothing else: no camera, no notifications, no files. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

export function lockDown(): void {
  app.on('web-contents-created', (_, contents) => confine(contents))
  void app.whenReady().then(() => confineSession(session.defaultSession))
}

function confine(contents: WebContents): void {
  const stay = (event: { url: string; preventDefault(): void }) => {
    if (!isOurs(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void offerToOpen(url)
    return { action: 'deny' }
  })
}

function confineSession(ours: Session): void {
  ours.setPermissionRequestHandler((_, permission, done) => done(ALLOWED.has(permission)))
  ours.setPermissionCheckHandler((_, permission) => ALLOWED.has(permission))
  ours.setDevicePermissionHandler(() => false)
  // Exports go through the save dialog; a download would land where the person did not choose.
  ours.on('will-download', (event) => event.preventDefault())
  // Words are looked up in dictionaries on this computer; where one would have to be fetched there is none.
  ours.setSpellCheckerDictionaryDownloadURL('parley://app/no-dictionaries/')
}

/** A link in a contract may lead anywhere and say anything about it: the person sees the address and decides. */
async function offerToOpen(url: string): Promise<void> {
  if (!/^https:\/\//i.test(url)) return
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this link in your browser?',
    detail: url,
    buttons: ['Open link', 'Stay here'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await shell.openExternal(url)
}
