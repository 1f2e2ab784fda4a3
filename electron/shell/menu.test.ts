import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'

vi.mock('electron', () => ({ app: { isPackaged: true }, BrowserWindow: class {}, Menu: {} }))
const { menuTemplate } = await import('./menu.ts')

const items = (list: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  list.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])])

test.each([true, false])('no key is taken from the page, given twice, or kept by a browser window (mac: %s)', (mac) => {
  const all = items(
    menuTemplate(
      () => {},
      () => {},
      mac,
    ),
  )
  const keys = all.flatMap(({ accelerator }) => (accelerator ? [String(accelerator)] : []))
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.filter((key) => /\+[NTW]$/.test(key))).toEqual([])
  expect(keys.filter((key) => /Ctrl\+Alt/.test(key))).toEqual([])
  for (const { accelerator, registerAccelerator } of all) if (accelerator) expect(registerAccelerator).toBe(false)
})

test('a packaged app has no developer tools in its menu, and every command reaches the window', () => {
  const sent: string[] = []
  const all = items(
    menuTemplate(
      (_, command) => void sent.push(command),
      () => {},
      false,
    ),
  )
  expect(all.some(({ role }) => role === 'toggleDevTools' || role === 'reload')).toBe(false)
  const commands = all.filter(({ click, label }) => click && label !== 'New window')
  for (const { click } of commands) click?.({} as never, undefined, {} as never)
  expect(sent).toHaveLength(commands.length)
  expect(new Set(sent).size).toBe(sent.length)
})
