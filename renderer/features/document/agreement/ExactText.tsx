import { useEffect, useState } from 'react'
import { clauseHash } from '../../../../shared/clauses/canonical.ts'
import type { Agreement, ClauseStatus } from '../../../../shared/text/agreement/status.ts'
import { sha256 } from '../../../platform/sha256.ts'
import { RedlineText } from '../../../ui/RedlineText.tsx'
import css from './agreement.module.css'
import { shortHash } from './words.ts'

/** The hash of a clause's accepted text; undefined for the moment it takes. */
export function useHash({ accepted }: Agreement, { clause }: ClauseStatus): string | undefined {
  const [hash, setHash] = useState<string>()
  useEffect(() => {
    let gone = false
    void clauseHash(accepted.content(clause), sha256).then((found) => {
      if (!gone) setHash(found)
    })
    return () => {
      gone = true
    }
  }, [accepted, clause])
  return hash
}

interface Props {
  readonly agreement: Agreement
  readonly status: ClauseStatus
  readonly hash: string | undefined
}

/** A clause as it is accepted, word for word, and the hash of it. */
export const ExactText = ({ agreement, status, hash }: Props) => {
  const { lines, content } = agreement.accepted
  const { at, last } = status.clause
  const paragraphs = content(status.clause)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={css.exact} aria-label="The text that is agreed" tabIndex={0}>
        {lines.slice(at, last + 1).map((line, i) => (
          <p key={line.key} data-heading={line.props.role === 'heading' || undefined}>
            {line.number && <span className={css.number}>{line.number}</span>}
            <RedlineText
              pieces={paragraphs[i]!.formats.map(({ from, to, format }) => ({
                text: line.text.slice(from, to).replace(/\uFFFC/g, '▫'),
                format,
              }))}
            />
          </p>
        ))}
      </section>
      <p className={css.hash}>
        Hash <code title={hash}>{hash ? shortHash(hash) : '…'}</code>
      </p>
    </>
  )
}
