import { type CSSProperties, useLayoutEffect, useMemo, useRef } from 'react'
import type { Preview, PreviewLine } from '../../session/first-page.ts'
import { RedlineText } from '../../ui/RedlineText.tsx'
import css from './DocumentScreen.module.css'
import { Original } from './editor/original/original.ts'
import { wear } from './editor/original/wear.ts'
import './Page.css'

/** The first page as it was last seen, to read while the editor is being made. Nothing can be written in it. */
export const FirstPage = ({ page }: { page: Preview }) => (
  <div className={css.screen} aria-busy="true">
    <div className={css.sideGround} />
    <section className={css.main} aria-label="Contract, being opened">
      <div className={css.toolGround} />
      <div className="desk">
        <FirstSheet page={page} />
      </div>
    </section>
    <div className={css.panelGround} />
  </div>
)

/** The same without its surroundings. */
export const FirstSheet = ({ page: { lines, looks, lists } }: { page: Preview }) => {
  const paper = useRef<HTMLDivElement>(null)
  const original = useMemo(() => looks && new Original(looks, lists, undefined), [looks, lists])
  useLayoutEffect(() => (looks && paper.current ? wear(paper.current, looks, true).takeOff : undefined), [looks])
  return (
    <div className="paper redline" data-page ref={paper}>
      {lines.map((line, i) => (
        <p
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          key={i}
          data-number={line.number || undefined}
          {...drawn(line, original)}
        >
          <RedlineText pieces={line.pieces} />
        </p>
      ))}
    </div>
  )
}

function drawn({ props, own }: PreviewLine, original: Original | undefined) {
  const [text = -1, paragraph = -1] = own ?? []
  const worn = original?.wear(props, { text, paragraph, props })
  const style: Record<string, string> = props.align && props.align !== 'left' ? { textAlign: props.align } : {}
  for (const one of worn?.style.split(';').filter(Boolean) ?? []) {
    const [name = '', value = ''] = one.split(':')
    style[name === 'text-align' ? 'textAlign' : name] = value
  }
  return { className: `para ${props.role} ${worn?.classes ?? ''}`.trim(), style: style as CSSProperties }
}
