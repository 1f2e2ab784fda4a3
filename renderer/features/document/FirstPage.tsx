import { type CSSProperties, useLayoutEffect, useMemo, useRef } from 'react'
import type { Picture } from '../../../shared/docx/model.ts'
import { isPicture } from '../../../shared/text/pictures.ts'
import type { Preview, PreviewLine } from '../../session/first-page.ts'
import { type PackageSource, PictureBook } from '../../session/pictures/book.ts'
import { RedlineText } from '../../ui/RedlineText.tsx'
import css from './DocumentScreen.module.css'
import { Original } from './editor/original/original.ts'
import { wear } from './editor/original/wear.ts'
import { frameOf } from './editor/pictures/frame.ts'
import { Painter } from './editor/pictures/painter.ts'
import './Page.css'

/** The first page as it was last seen, to read while the editor is being made. Nothing can be written in it. */
export const FirstPage = (props: FirstSheetProps) => (
  <div className={css.screen} aria-busy="true">
    <div className={css.sideGround} />
    <section className={css.main} aria-label="Contract, being opened">
      <div className={css.toolGround} />
      <div className="desk">
        <FirstSheet {...props} />
      </div>
    </section>
    <div className={css.panelGround} />
  </div>
)

interface FirstSheetProps {
  readonly page: Preview
  /** Where its pictures are; without it they are named. */
  readonly file?: PackageSource | undefined
}

/** The same without its surroundings. */
export const FirstSheet = ({ page: { lines, looks, lists }, file }: FirstSheetProps) => {
  const paper = useRef<HTMLDivElement>(null)
  const original = useMemo(() => looks && new Original(looks, lists, undefined), [looks, lists])
  useLayoutEffect(() => {
    if (!paper.current) return
    const book = file && new PictureBook(file)
    const painter = book && new Painter(book)
    const worn = looks && wear(paper.current, looks, true, painter)
    const frames = painter ? showPictures(paper.current, lines, painter) : []
    return () => {
      for (const frame of frames) frame.remove()
      worn?.takeOff()
      painter?.close()
      book?.close()
    }
  }, [lines, looks, file])
  return (
    <div className="paper redline" data-page ref={paper}>
      {lines.map((line, i) => (
        <p
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          key={i}
          data-number={line.number || undefined}
          {...drawn(line, original)}
        >
          <RedlineText
            pieces={line.pieces.map((piece) => (piece.picture ? { ...piece, content: <Waiting {...piece} /> } : piece))}
          />
        </p>
      ))}
    </div>
  )
}

/** Named until it is drawn; what is drawn stands beside the name and hides it. */
const Waiting = ({ text }: { readonly text: string }) => (
  <span data-picture>
    <span>{text}</span>
  </span>
)

/** React keeps to its own elements: the frames are put beside them, and taken away again. */
function showPictures(paper: HTMLElement, lines: Preview['lines'], painter: Painter): HTMLElement[] {
  const pictures = lines.flatMap(({ pieces }) => pieces.flatMap(({ picture }) => (picture ? [picture] : [])))
  return [...paper.querySelectorAll<HTMLElement>('[data-picture]')].flatMap((place, n) => {
    const picture: Picture | undefined = pictures[n]
    if (!isPicture(picture)) return []
    const { element } = frameOf(painter, picture, place.textContent ?? 'image')
    place.append(element)
    return [element]
  })
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
