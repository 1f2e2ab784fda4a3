/** What stands on the page for a picture: a frame of its size, under its name, or a box that says why not. */
import type { Picture } from '../../../../../shared/docx/model.ts'
import type { Painter } from './painter.ts'
import './pictures.css'

export interface Frame {
  readonly element: HTMLElement
  release(): void
}

export function frameOf(painter: Painter, picture: Picture, label: string): Frame {
  const element = document.createElement('span')
  fill(element, painter, picture, label)
  return { element, release: () => painter.release(element) }
}

/** Makes an element the frame of a picture; what was painted in the one before it goes over into it. */
export function fill(
  element: HTMLElement,
  painter: Painter,
  picture: Picture,
  label: string,
  before?: HTMLElement,
): void {
  const { width, height, alt, side, flows } = picture
  element.className = flows && side ? `picture ${side}` : 'picture'
  element.setAttribute('role', 'img')
  element.setAttribute('aria-label', alt ?? label)
  element.style.setProperty('--w', `${Math.round(width)}`)
  element.style.setProperty('--h', `${Math.round(height)}`)
  element.replaceChildren()
  const refuse = (why: string) => box(element, `${alt ? `image: ${alt}` : label} (${why})`)
  painter.show(element, picture, refuse, before)
}

/** A labelled box, as everything has that is no text and is not shown. */
export function box(element: HTMLElement, label: string): void {
  element.className = 'token'
  for (const name of ['role', 'aria-label', 'style']) element.removeAttribute(name)
  element.textContent = label
}
