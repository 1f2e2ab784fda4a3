import type { PreviewLine } from '../../session/preview.ts'
import { RedlineText } from '../../ui/RedlineText.tsx'
import css from './DocumentScreen.module.css'
import './Page.css'

/** The first page as it was last seen, to read while the editor is being made. Nothing can be written in it. */
export const FirstPage = ({ lines }: { lines: readonly PreviewLine[] }) => (
  <div className={css.screen} aria-busy="true">
    <div className={css.sideGround} />
    <section className={css.main} aria-label="Contract, being opened">
      <div className={css.toolGround} />
      <div className="desk">
        <div className="paper redline" data-page>
          {lines.map(({ number, props, pieces }, i) => (
            <p
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              key={i}
              className={`para ${props.role}`}
              data-number={number || undefined}
              style={props.align && props.align !== 'left' ? { textAlign: props.align } : undefined}
            >
              <RedlineText pieces={pieces} />
            </p>
          ))}
        </div>
      </div>
    </section>
    <div className={css.panelGround} />
  </div>
)
