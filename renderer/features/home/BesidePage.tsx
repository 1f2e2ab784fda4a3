import type { ReactNode } from 'react'
import css from './Report.module.css'

/** Width of a dialog with a page beside its words. */
export const BESIDE_PAGE = 1160

interface Props {
  readonly page: ReactNode
  /** What the page is, and whether it is kept. */
  readonly words: string
  readonly children: ReactNode
}

/** What a dialog of an import says and, once the file is read, its first page at the side. Narrow windows show no page. */
export const BesidePage = ({ page, words, children }: Props) => (
  <div className={page ? css.beside : css.dialog}>
    <div>{children}</div>
    {page && (
      <section className={css.sheet} aria-label="First page">
        <p className={css.name}>{words}</p>
        <div className={css.paper}>{page}</div>
      </section>
    )}
  </div>
)
