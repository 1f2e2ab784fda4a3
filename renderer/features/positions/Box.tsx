import { type ReactNode, useId } from 'react'
import css from './position.module.css'

interface Props {
  readonly title: string
  readonly aside?: ReactNode
  readonly tone?: 'warn'
  readonly children: ReactNode
}

/** A panel of the private plane. */
export const Box = ({ title, aside, tone, children }: Props) => {
  const id = useId()
  return (
    <section className={css.box} data-tone={tone} aria-labelledby={id}>
      <header className={css.boxHead}>
        <h3 id={id}>{title}</h3>
        {aside && <span className={css.muted}>{aside}</span>}
      </header>
      {children}
    </section>
  )
}
