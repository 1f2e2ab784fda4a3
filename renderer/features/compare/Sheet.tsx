import type { ComparisonView } from '../../../shared/compare/index.ts'
import { longDayOf } from '../../ui/words.ts'
import { BlockView } from './Blocks.tsx'
import type { Layout } from './compare-store.ts'
import { type Block, firstRow, type Shown } from './model/blocks.ts'
import page from './page.module.css'
import css from './sheet.module.css'

interface Props {
  readonly title: string
  readonly parties: string
  readonly compared: string
  readonly summary: string
  readonly view: ComparisonView
  readonly blocks: readonly Block[]
  readonly layout: Layout
  readonly shown: Shown
  readonly who: string | undefined
}

/** The comparison on paper: always light, all of it, with what its signs mean. There only while it is printed. */
export const Sheet = ({ title, parties, compared, summary, ...rest }: Props) => (
  <div className={css.sheet} data-sheet data-page>
    <header className={css.head}>
      <h1>{title}</h1>
      <p>
        {[parties, compared, longDayOf(Date.now())].filter(Boolean).join(' · ')}
        <br />
        {summary}
      </p>
      {rest.layout !== 'clean' && (
        <p className={css.legend}>
          <span>
            <ins className={page.ins}>inserted</ins>
          </span>
          <span>
            <del className={page.del}>deleted</del>
          </span>
          <span>
            <ins className={page.ins} data-class="moved">
              moved here
            </ins>
          </span>
          <span>
            <span className={css.bar} /> paragraph with a difference
          </span>
          <span>¶ paragraph cut or joined</span>
          {rest.who && <span>Differences by {rest.who}</span>}
        </p>
      )}
    </header>
    <div className={css.text} data-layout={rest.layout}>
      {rest.blocks.map((block) => (
        <BlockView key={`${block.kind} ${firstRow(block)}`} block={block} {...rest} />
      ))}
    </div>
  </div>
)
