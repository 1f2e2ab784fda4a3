/** Where the window stood last time. Nothing else is in this file. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from 'zod'

const kept = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(400).max(20_000),
  height: z.number().int().min(300).max(20_000),
  maximized: z.boolean(),
})

export type WindowState = Partial<Rectangle> & { readonly maximized: boolean }

const USUAL: WindowState = { width: 1400, height: 900, maximized: false }

const pathIn = (folder: string): string => join(folder, 'window.json')

/** The last place, unless no screen shows it any more. */
export function lastState(folder: string): WindowState {
  try {
    const state = kept.parse(JSON.parse(readFileSync(pathIn(folder), 'utf8')))
    const { workArea } = screen.getDisplayMatching(state)
    const seen = state.x < workArea.x + workArea.width && state.x + state.width > workArea.x
    const reachable = state.y >= workArea.y - 10 && state.y < workArea.y + workArea.height
    return seen && reachable ? state : { width: state.width, height: state.height, maximized: state.maximized }
  } catch {
    return USUAL
  }
}

/** Called as the window closes. That it cannot be written is nothing to stop closing for. */
export function keepState(folder: string, window: BrowserWindow): void {
  try {
    const state = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    writeFileSync(pathIn(folder), JSON.stringify(state), { mode: 0o600 })
  } catch {}
}
