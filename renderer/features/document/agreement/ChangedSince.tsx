import { useEffect, useState } from 'react'
import { compareText } from '../../../../shared/compare/index.ts'
import { plainText } from '../../../../shared/text/agreement/signed.ts'
import type { ClauseStatus } from '../../../../shared/text/agreement/status.ts'
import type { Desk } from '../desk.ts'
import css from './agreement.module.css'

interface Texts {
  readonly signed: string | undefined
  readonly now: string
}

/** The accepted text beside the one that was agreed, word by word. */
export const ChangedSince = ({ desk, status }: { desk: Desk; status: ClauseStatus }) => {
  const [texts, setTexts] = useState<Texts>()
  useEffect(() => {
    let gone = false
    void desk.agreements.agreedText(status).then((found) => {
      if (!gone) setTexts(found && { signed: found.signed && plainText(found.signed), now: plainText(found.now) })
    })
    return () => {
      gone = true
    }
  }, [desk, status])
  if (!texts) return null
  if (texts.signed === undefined)
    return <p className={css.none}>The text as it was agreed is in the turn it was agreed with.</p>
  if (texts.signed === texts.now)
    return (
      <p className={css.none}>
        {status.differs
          ? 'The words are the same; how they look has changed.'
          : 'Nothing yet: the accepted text is the one that was agreed.'}
      </p>
    )
  return (
    <p className={css.text}>
      {compareText(texts.signed, texts.now).map(({ op, text, oldAt, nowAt }) => {
        const key = `${oldAt} ${nowAt} ${op}`
        // Whose change it was is settled: neither party's colour.
        if (op === 'del') return <del key={key}>{text}</del>
        return op === 'ins' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>
      })}
    </p>
  )
}
