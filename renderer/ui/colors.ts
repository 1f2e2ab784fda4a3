/**
 * Ten-step tuples for Mantine. In light, steps 0, 3 and 8 are tint, line and text of the tokens; in dark 9, 6 and 3
 * are. The two sets share one ramp, so 3 is the light theme's line and the dark theme's text at once: where they
 * differ the token wins, because features use the CSS variables and never these.
 */
import type { MantineColorsTuple } from '@mantine/core'

/** Steps 0-9. `primaryShade` takes 9 in light and 1 in dark: the primary fill of each theme. */
const ink: MantineColorsTuple = [
  '#f3f2ee',
  '#e9e7e1',
  '#dedbd3',
  '#c6c2b8',
  '#9da0a7',
  '#85816f',
  '#5d616a',
  '#464a52',
  '#1b1d21',
  '#23262d',
]
const us: MantineColorsTuple = [
  '#e7eff9',
  '#cfe0f5',
  '#b6cfee',
  '#9dbce2',
  '#93bdf5',
  '#5f8fcf',
  '#3f628f',
  '#2b579b',
  '#154b91',
  '#1d2d44',
]
const them: MantineColorsTuple = [
  '#fbeee5',
  '#f5d9c7',
  '#ecc6ad',
  '#e2b394',
  '#f2a679',
  '#c8703c',
  '#85583a',
  '#a84a1c',
  '#97390a',
  '#3a271b',
]
const plum: MantineColorsTuple = [
  '#f8f5fb',
  '#efe9f5',
  '#dccdeb',
  '#c8b3de',
  '#cdaef0',
  '#8f68b8',
  '#5c4579',
  '#663f90',
  '#55307c',
  '#221a2d',
]
const moss: MantineColorsTuple = [
  '#e6f1e8',
  '#d0e4d5',
  '#bbd8c3',
  '#a5cbb0',
  '#8acb9e',
  '#569a6e',
  '#3f6b4d',
  '#2f7049',
  '#1f5f3a',
  '#1b3123',
]
const crimson: MantineColorsTuple = [
  '#fde8ed',
  '#f6cdd7',
  '#eaacbc',
  '#dd8ba2',
  '#ff93ab',
  '#c54a6d',
  '#93425a',
  '#b42650',
  '#a30f3d',
  '#431d29',
]
const amber: MantineColorsTuple = [
  '#fbf1d6',
  '#f2e1b4',
  '#e7d093',
  '#dcbf72',
  '#e8c46a',
  '#a98226',
  '#6f5a26',
  '#8a6410',
  '#744e00',
  '#352b14',
]

export const colors = { ink, us, them, plum, moss, crimson, amber }
