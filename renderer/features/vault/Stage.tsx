import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import css from './vault.module.css'

/** The two halves every vault screen has: what is true at the left, what to do at the right. */
export const Stage = ({ facts, children }: { facts: ReactNode; children: ReactNode }) => (
  <main className={css.stage}>
    <div className={css.sheet}>
      <div className={css.facts} data-no-print>
        {facts}
      </div>
      <div className={css.act}>{children}</div>
    </div>
  </main>
)

/** The heading takes the focus when its screen appears, so that a screen reader starts there. */
export const StageTitle = ({ children, focus = true }: { children: ReactNode; focus?: boolean }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus) heading.current?.focus()
  }, [focus])
  return (
    <h1 className={css.title} ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

export const Fact = ({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) => (
  <div className={css.fact}>
    <span aria-hidden="true">{icon}</span>
    <div>
      <strong>{title}</strong>
      {children && <div className={css.sub}>{children}</div>}
    </div>
  </div>
)
