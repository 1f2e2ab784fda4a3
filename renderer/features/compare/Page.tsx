import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { ComparisonView } from '../../../shared/compare/index.ts'
import { BlockView } from './Blocks.tsx'
import type { Layout } from './compare-store.ts'
import { type Block, blockOf, firstRow, type Shown } from './model/blocks.ts'
import css from './page.module.css'

interface Props {
  readonly view: ComparisonView
  readonly blocks: readonly Block[]
  readonly layout: Layout
  readonly shown: Shown
  readonly who: string | undefined
  readonly side: 'us' | 'them' | 'both'
  /** Rows one is at, and a number that grows whenever one goes there. */
  readonly rows: ReadonlySet<number>
  readonly goes: { readonly row: number; readonly n: number } | undefined
  readonly label: string
  readonly onUnfold: (block: Block) => void
}

const LINE_PX = 26
const LETTERS = { redline: 78, sides: 40, clean: 78 } as const

/** The page. Of a long contract only what is near the eye is drawn. */
export const Page = ({ view, blocks, layout, shown, who, side, rows, goes, label, onUnfold }: Props) => {
  const scroller = useRef<HTMLDivElement>(null)
  const page = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    getItemKey: (n) => `${blocks[n]!.kind} ${firstRow(blocks[n]!)}`,
    estimateSize: (n) => estimate(view, blocks[n]!, layout),
    overscan: 6,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only going somewhere scrolls, not unfolding
  useEffect(() => {
    if (goes) page.scrollToIndex(blockOf(blocks, goes.row), { align: 'center' })
  }, [goes])
  return (
    <section
      className={css.desk}
      ref={scroller}
      aria-label={label}
      data-pane
      data-pane-start
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <div className={css.page} data-page data-layout={layout} data-side={side}>
        <div style={{ height: page.getTotalSize(), position: 'relative' }}>
          {page.getVirtualItems().map(({ index, key, start }) => {
            const block = blocks[index]!
            return (
              <div
                key={key}
                ref={page.measureElement}
                data-index={index}
                className={css.block}
                data-here={(block.kind === 'row' && rows.has(block.row)) || undefined}
                style={{ transform: `translateY(${start}px)` }}
              >
                <BlockView block={block} view={view} layout={layout} shown={shown} who={who} onUnfold={onUnfold} />
              </div>
            )
          })}
        </div>
      </div>
    </section>
  )
}

function estimate({ rows }: ComparisonView, block: Block, layout: Layout): number {
  if (block.kind !== 'row') return 37
  const length = rows[block.row]!.pieces.reduce((n, { text }) => n + text.length, 0)
  return 8 + LINE_PX * Math.max(1, Math.ceil(length / LETTERS[layout]))
}
