/** The application menu: the usual roles, and Parley's commands sent to the window in front. */
import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

type Send = (window: BrowserWindow | undefined, command: string) => void

const MAC = process.platform === 'darwin'

export function setMenu(send: Send, newWindow: () => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(send, newWindow, MAC)))
}

/** Exported for the test that no shortcut is taken from the page or given twice. */
export function menuTemplate(send: Send, newWindow: () => void, mac: boolean): MenuItemConstructorOptions[] {
  // The page acts on its own keys; the menu only shows them, so that a key never acts twice.
  const command = (label: string, name: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator && { accelerator, registerAccelerator: false }),
    click: (_, window) => send(window instanceof BrowserWindow ? window : undefined, name),
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('New from a file…', 'new-from-word', 'CmdOrCtrl+O'),
        command('New from blank', 'new-blank'),
        { label: 'New window', click: newWindow },
        line,
        command('Export…', 'export', 'CmdOrCtrl+Shift+E'),
        command('Print…', 'print', 'CmdOrCtrl+P'),
        line,
        command('Home', 'home'),
        command('Settings', 'settings', 'CmdOrCtrl+,'),
        command('Lock', 'lock', 'CmdOrCtrl+Shift+L'),
        line,
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        command('Undo', 'undo', 'CmdOrCtrl+Z'),
        command('Redo', 'redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'selectAll' },
        line,
        command('Find in document…', 'find', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: '&Review',
      submenu: [
        command('Next change', 'next-change', 'F8'),
        command('Previous change', 'previous-change', 'Shift+F8'),
        line,
        command('Accept change', 'accept-change', 'Alt+A'),
        command('Reject change', 'reject-change', 'Alt+R'),
        line,
        command('Any command…', 'palette', 'CmdOrCtrl+K'),
        command('All keys', 'keys', 'CmdOrCtrl+/'),
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        line,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    { label: '&Help', role: 'help', submenu: [command('About Parley', 'about')] },
  ]
}
