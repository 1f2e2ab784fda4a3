import type { Change } from '../../../../shared/text/changes.ts'

const MOST = 44

/** A change in a few words: "Core service: 300% → 125%", "added “in writing”". */
export function titleOf(change: Change, clause: string): string {
  const lead = clause ? `${cut(clause, 28)}: ` : ''
  const old = words(change.deleted)
  const now = words(change.inserted)
  if (change.moves.length > 0) return `${lead}moved here`
  if (change.whole) return `${lead}table ${change.whole} ${old ? 'deleted' : 'added'}${cellsOf(old || now)}`
  if (change.inserted === '\uFFFC' && change.notes.length > 0) return `${lead}note added`
  if (change.inserted === '\n') return `${lead}paragraph split`
  if (change.deleted === '\n') return `${lead}paragraphs joined`
  if (change.kind === 'format' || change.kind === 'paragraph') return `${lead}formatting of “${cut(now, 24)}”`
  if (change.kind === 'replacement') return `${lead}${cut(old, MOST / 2)} → ${cut(now, MOST / 2)}`
  if (change.kind === 'deletion') return `${lead}deleted “${cut(old, MOST)}”`
  return `${lead}added “${cut(now, MOST)}”`
}

const cellsOf = (text: string): string => (text === 'a space' ? '' : ` “${cut(text, MOST)}”`)

const words = (text: string): string =>
  text.replace(/\s+/g, ' ').replaceAll('\uFFFC', '▫').trim() || (text ? 'a space' : '')

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text
