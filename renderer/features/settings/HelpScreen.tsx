import { useEffect, useRef } from 'react'
import Markdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import agreeing from '../../../resources/help/agreeing.md?raw'
import comments from '../../../resources/help/comments.md?raw'
import comparing from '../../../resources/help/comparing.md?raw'
import terms from '../../../resources/help/defined-terms.md?raw'
import start from '../../../resources/help/getting-started.md?raw'
import keys from '../../../resources/help/keys.md?raw'
import library from '../../../resources/help/library.md?raw'
import position from '../../../resources/help/my-position.md?raw'
import computer from '../../../resources/help/on-this-computer.md?raw'
import people from '../../../resources/help/people.md?raw'
import redlining from '../../../resources/help/redlining.md?raw'
import trouble from '../../../resources/help/troubleshooting.md?raw'
import turns from '../../../resources/help/turns.md?raw'
import word from '../../../resources/help/word-files.md?raw'
import { showKeys } from '../../ui/keys.ts'
import css from './Help.module.css'
import { titleOf, withKeys } from './model/help.ts'

const pages = {
  'getting-started': start,
  'on-this-computer': computer,
  redlining,
  agreeing,
  turns,
  people,
  comparing,
  comments,
  'defined-terms': terms,
  library,
  'my-position': position,
  'word-files': word,
  keys,
  troubleshooting: trouble,
} as const

type PageId = keyof typeof pages

const isPage = (page: string): page is PageId => page in pages

/** Every help page and its title, in reading order. */
export const helpPages: readonly { readonly id: string; readonly title: string }[] = Object.entries(pages).map(
  ([id, text]) => ({ id, title: titleOf(text) }),
)

/** Help ships as text inside the app and renders to elements; HTML in it would be shown as text. */
export const HelpScreen = ({ page, onPage }: { page: string; onPage: (page: string) => void }) => {
  const shown: PageId = isPage(page) ? page : 'getting-started'
  const article = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page starts at its top, with the focus on it
  useEffect(() => {
    article.current?.focus()
    article.current?.scrollTo(0, 0)
  }, [shown])
  return (
    <div className={css.help}>
      <nav className={css.list} aria-label="Help pages" data-no-print>
        <h2 className={css.head}>Help</h2>
        <ul>
          {helpPages.map(({ id, title }) => (
            <li key={id}>
              <button type="button" aria-current={id === shown ? 'page' : undefined} onClick={() => onPage(id)}>
                {title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <article className={css.article} ref={article} tabIndex={-1}>
        <div className={css.text}>
          <Markdown remarkPlugins={[remarkGfm]}>{withKeys(pages[shown], showKeys)}</Markdown>
        </div>
      </article>
    </div>
  )
}
