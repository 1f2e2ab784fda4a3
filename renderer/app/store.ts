/** What is open, selected and shown. Never content: content lives in the session and in the catalogue. */
import type { ReactNode } from 'react'
import { create } from 'zustand'
import type { NegotiationId } from '../../shared/base/ids.ts'
import type { NextAct, StatusSlots, TitleSlots } from '../ui/frame-ports.ts'

/** What of a negotiation is on the screen. */
export type Part = 'document' | 'changes' | 'compare' | 'issues' | 'people' | 'position'

/** Screens have no address: nothing about them is in a URL, a title or a history that could be read elsewhere. */
export type Screen =
  | { readonly kind: 'home' }
  | { readonly kind: 'negotiation'; readonly id: NegotiationId; readonly part: Part; readonly next?: NextAct }
  | { readonly kind: 'library' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'help'; readonly page: string }

const same = (a: Screen, b: Screen): boolean => JSON.stringify(a) === JSON.stringify(b)

interface AppState {
  readonly screen: Screen
  /** Opened since start, in order: the rail's "Open" list. */
  readonly opened: readonly NegotiationId[]
  readonly palette: boolean
  readonly allKeys: boolean
  /** The screen is shared with others: nothing of the private plane is drawn or held in memory. */
  readonly hidden: boolean
  /** Above the screen until it is answered: what must not be overlooked. */
  readonly bar: ReactNode
  readonly status: StatusSlots
  readonly title: TitleSlots
  /** Numbers in the rail, for the negotiation that is open. */
  readonly counts: { readonly [P in Part]?: { readonly n: number; readonly untracked: boolean } | undefined }
  /** Why the last key did nothing, in words; the status bar says it until the next key. */
  readonly notice: string
  readonly say: (notice: string) => void
  readonly go: (screen: Screen) => void
  readonly close: (id: NegotiationId) => void
  readonly showPalette: (shown: boolean) => void
  readonly showAllKeys: (shown: boolean) => void
  readonly setHidden: (hidden: boolean) => void
  readonly setBar: (bar: ReactNode) => void
  readonly setStatus: (status: StatusSlots) => void
  readonly setTitle: (title: TitleSlots) => void
  readonly setCounts: (counts: AppState['counts']) => void
}

export const useApp = create<AppState>((set) => ({
  screen: { kind: 'home' },
  opened: [],
  palette: false,
  allKeys: false,
  hidden: false,
  bar: null,
  status: {},
  title: {},
  counts: {},
  notice: '',
  say: (notice) => set({ notice }),
  go: (screen) =>
    set(({ opened, screen: before, status, title }) => ({
      screen: same(screen, before) ? before : screen,
      // Going where one is already must not empty what that screen has put into the bars.
      status: same(screen, before) ? status : {},
      title: same(screen, before) ? title : {},
      palette: false,
      allKeys: false,
      opened: screen.kind === 'negotiation' && !opened.includes(screen.id) ? [...opened, screen.id] : opened,
    })),
  close: (id) =>
    set(({ opened, screen }) => ({
      opened: opened.filter((other) => other !== id),
      ...(screen.kind === 'negotiation' && screen.id === id && { screen: { kind: 'home' }, status: {}, title: {} }),
    })),
  showPalette: (palette) => set({ palette, allKeys: false }),
  showAllKeys: (allKeys) => set({ allKeys, palette: false }),
  setHidden: (hidden) => set({ hidden }),
  setBar: (bar) => set({ bar }),
  setStatus: (status) => set({ status }),
  setTitle: (title) => set({ title }),
  setCounts: (counts) => set({ counts }),
}))
