import type { ReactNode } from 'react'
import { useId } from 'react'
import css from './settings.module.css'

/** One subject of the settings, with its sentence of fact. */
export const Section = ({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) => {
  const id = useId()
  return (
    <section className={css.section} aria-labelledby={id}>
      <div>
        <h2 className={css.sectionTitle} id={id}>
          {title}
        </h2>
        {about && <p className={css.about}>{about}</p>}
      </div>
      <div className={css.fields}>{children}</div>
    </section>
  )
}
