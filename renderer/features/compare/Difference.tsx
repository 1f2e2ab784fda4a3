import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { ComparisonView, ViewRow } from '../../../shared/compare/index.ts'
import type { Pair } from '../../session/compare/comparer.ts'
import type { RegisterCommands, StatusSlots } from '../../ui/frame-ports.ts'
import { PlaneLabel } from '../../ui/Plane.tsx'
import { compareCommands } from './commands.ts'
import css from './compare.module.css'
import type { Compare, Layout } from './compare-store.ts'
import { copyComparison } from './copy.ts'
import { EntryList } from './EntryList.tsx'
import { type Block, blocksOf, type Shown } from './model/blocks.ts'
import { entriesOf } from './model/entries.ts'
import { Page } from './Page.tsx'
import { Sheet } from './Sheet.tsx'
import { Summary } from './Summary.tsx'
import { hashedNames, namesOf, sentenceOf, sideOf, whoOf } from './words.ts'

interface Props {
  readonly compare: Compare
  readonly of: Pair
  readonly view: ComparisonView
  readonly us: string
  readonly parties: string
  readonly title: string
  readonly printing: boolean
  /** How to show a paragraph in the document, undefined where it is not in it any more. */
  readonly placeOf: (key: string) => (() => void) | undefined
  readonly registerCommands: RegisterCommands
  readonly onExport: () => void
  readonly setStatus: (slots: StatusSlots) => void
}

/** What differs: the clauses in a list, the text on a page. */
export const Difference = (props: Props) => {
  const { compare, of, view, us, registerCommands, placeOf, onExport, setStatus } = props
  const { layout, shown, opened, at, turns } = useStore(compare.state)
  const [goes, setGoes] = useState<{ row: number; n: number }>()
  const entries = useMemo(() => entriesOf(view, shown), [view, shown])
  const blocks = useMemo(() => blocksIn(view, layout, shown, opened), [view, layout, shown, opened])
  const who = whoOf(of, turns, us)
  const here = entries[Math.min(at, entries.length - 1)]
  const rows = useMemo(() => new Set(here?.rows), [here])
  const go = useCallback(
    (to: number) => {
      const next = Math.max(0, Math.min(entries.length - 1, to))
      const entry = entries[next]
      if (!entry) return
      compare.set({ at: next })
      setGoes((last) => ({ row: entry.row, n: (last?.n ?? 0) + 1 }))
    },
    [compare, entries],
  )
  const unfold = useCallback(
    (block: Block) => {
      if (block.kind === 'fold') compare.set({ opened: { ...opened, folds: new Set([...opened.folds, block.from]) } })
      if (block.kind === 'stub') compare.set({ opened: { ...opened, moves: new Set([...opened.moves, block.move]) } })
    },
    [compare, opened],
  )
  useLayoutEffect(() => {
    const key = here && view.rows[here.row]?.now?.key
    return registerCommands(
      compareCommands({
        ready: true,
        entries: entries.length,
        go: (by) => go(at + by),
        swap: () => compare.swap(),
        layout: (next) => compare.set({ layout: next }),
        unfold: () => compare.set({ opened: { ...opened, all: !opened.all } }),
        showInDocument: key === undefined ? undefined : placeOf(key),
        export: onExport,
        copy: () => copyComparison(view),
        print: () => window.print(),
      }),
    )
  }, [registerCommands, compare, entries, go, at, opened, here, view, placeOf, onExport])
  useEffect(() => {
    setStatus({
      plane: <PlaneLabel kind="computer">Compared on this computer · nothing is sent</PlaneLabel>,
      facts: entries.length === 0 ? '' : `Difference ${Math.min(at, entries.length - 1) + 1} of ${entries.length}`,
    })
  }, [setStatus, at, entries.length])
  const side = sideOf(who, us)
  return (
    <div className={css.body}>
      <section className={css.side} aria-label="What differs" data-pane tabIndex={-1} data-no-print>
        <Summary compare={compare} view={view} />
        <EntryList entries={entries} at={Math.min(at, Math.max(0, entries.length - 1))} onGo={go} />
        <footer className={css.foot}>{footWords(view, shown, opened.all)}</footer>
      </section>
      <Page
        view={view}
        blocks={blocks}
        layout={layout}
        shown={shown}
        who={who}
        side={side}
        rows={rows}
        goes={goes}
        label={`${namesOf(of)}, ${layout === 'sides' ? 'side by side' : layout}`}
        onUnfold={unfold}
      />
      {props.printing && (
        <Sheet
          title={props.title}
          parties={props.parties}
          compared={hashedNames(of)}
          summary={sentenceOf(view.totals)}
          view={view}
          blocks={blocks}
          layout={layout}
          shown={shown}
          who={who}
        />
      )}
    </div>
  )
}

const CLEAN: readonly ViewRow['kind'][] = ['deleted', 'movedFrom']

/** The clean text is all of the new one. */
const blocksIn = (
  view: ComparisonView,
  layout: Layout,
  shown: Shown,
  opened: Parameters<typeof blocksOf>[2],
): Block[] =>
  layout === 'clean'
    ? view.rows.flatMap(({ kind }, row) => (CLEAN.includes(kind) ? [] : [{ kind: 'row' as const, row }]))
    : blocksOf(view, shown, opened)

const footWords = ({ totals }: ComparisonView, shown: Shown, all: boolean): string => {
  const hidden = (['format', 'numbering'] as const).filter((c) => totals.classes[c] > 0 && !shown.has(c))
  if (hidden.length > 0)
    return `${hidden.map((c) => `${totals.classes[c].toLocaleString()} ${c}`).join(' and ')} not shown.`
  return all ? 'The whole text is shown. U folds what is unchanged.' : 'U shows the whole text.'
}
