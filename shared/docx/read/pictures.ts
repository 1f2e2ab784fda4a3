/** What the file says of a picture: how large it stands on the page, what is cut off, what it shows, where it lies. */
import type { InlineObject, Picture } from '../model.ts'
import type { DocxPackage } from '../package.ts'
import { resolveTarget } from '../relations.ts'
import { attribute, child, elements, lookUp, textOf, walk, wholeNumber, type XmlElement } from '../xml/tree.ts'
import { measure } from './indent.ts'
import type { ReadObject } from './item.ts'
import { between, LONGEST } from './looks/values.ts'

/** A picture as its paragraph has it: named by a relation of the part. */
export interface DrawnPicture extends Omit<Picture, 'part'> {
  readonly relation: string
}

/** The part of the package that holds a picture, by the relation it goes by. Nothing outside the package has one. */
export type PictureParts = (relation: string) => string | undefined

const LONGEST_ALT = 200
/** English metric units in a twentieth of a point. */
const EMU = 635

/** Undefined for a group of several, and for one that says no size or lies nowhere. */
export const drawnPicture = (element: XmlElement): DrawnPicture | undefined => {
  const all = [...walk(element)]
  const frame = all.find((e) => e.name === 'wp:inline' || e.name === 'wp:anchor')
  const found = frame === undefined ? inShape(all) : inFrame(frame)
  if (found?.relation === undefined || !found.width || !found.height) return undefined
  const { relation, width, height, crop, side, flows } = found
  const alt = found.alt?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_ALT)
  return {
    relation,
    width,
    height,
    ...(crop && { crop }),
    ...(alt && { alt }),
    ...(side && { side }),
    ...(flows && { flows }),
  }
}

interface Found {
  readonly relation: string | undefined
  readonly width: number | undefined
  readonly height: number | undefined
  readonly crop?: Picture['crop']
  readonly alt: string | undefined
  readonly side?: Picture['side']
  readonly flows?: Picture['flows']
}

const inFrame = (frame: XmlElement): Found | undefined => {
  const pictures = [...walk(frame)].filter((e) => e.name === 'pic:pic')
  if (pictures.length !== 1) return undefined
  const fill = child(pictures[0], 'pic:blipFill')
  const extent = child(frame, 'wp:extent')
  const long = (name: string) => between((wholeNumber(attribute(extent, name)) ?? 0) / EMU, 0, LONGEST)
  const about = child(frame, 'wp:docPr')
  const crop = cropOf(child(fill, 'a:srcRect'))
  const width = long('cx')
  return {
    relation: attribute(child(fill, 'a:blip'), 'r:embed'),
    width,
    height: long('cy'),
    ...(crop && { crop }),
    alt: attribute(about, 'descr') || attribute(about, 'title'),
    ...(frame.name === 'wp:anchor' && anchored(frame, width ?? 0)),
  }
}

const ROUND = new Set(['wp:wrapSquare', 'wp:wrapTight', 'wp:wrapThrough'])
const SIDES: Readonly<Record<string, Picture['side']>> = {
  left: 'left',
  inside: 'left',
  center: 'center',
  right: 'right',
  outside: 'right',
}

/** The middle of a page, and of the text on it, in twentieths of a point: near enough to say left or right. */
const MIDDLE_OF_PAGE = 6000
const MIDDLE_OF_TEXT = 4500

const anchored = (anchor: XmlElement, width: number): Pick<Picture, 'side' | 'flows'> => {
  const position = child(anchor, 'wp:positionH')
  const side = lookUp(SIDES, textIn(child(position, 'wp:align'))) ?? sideAt(position, width)
  const flows = side !== 'center' && elements(anchor).some((e) => ROUND.has(e.name))
  return { side, ...(flows && { flows }) }
}

const sideAt = (position: XmlElement | undefined, width: number): 'left' | 'right' => {
  const offset = (wholeNumber(textIn(child(position, 'wp:posOffset'))) ?? 0) / EMU
  const middle = attribute(position, 'relativeFrom') === 'page' ? MIDDLE_OF_PAGE : MIDDLE_OF_TEXT
  return offset + width / 2 > middle ? 'right' : 'left'
}

const textIn = (element: XmlElement | undefined): string => (element === undefined ? '' : textOf(element).trim())

const cropOf = (rect: XmlElement | undefined): Picture['crop'] => {
  const side = (name: string) => between(wholeNumber(attribute(rect, name)) ?? 0, 0, 99_000)!
  const [top, right, bottom, left] = [side('t'), side('r'), side('b'), side('l')]
  const whole = top + right + bottom + left === 0
  return whole || top + bottom > 99_000 || left + right > 99_000 ? undefined : [top, right, bottom, left]
}

/** As older programs draw it: a shape that says its size like a style sheet does. */
const inShape = (all: readonly XmlElement[]): Found | undefined => {
  const images = all.filter((e) => e.name === 'v:imagedata')
  const shapes = all.filter((e) => e.name === 'v:shape' || e.name === 'v:rect')
  if (images.length !== 1 || shapes.length !== 1) return undefined
  const style = attribute(shapes[0], 'style') ?? ''
  const long = (name: string) =>
    between(measure(new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;\\s]+)`).exec(style)?.[1]), 0, LONGEST)
  return {
    relation: attribute(images[0], 'r:id'),
    width: long('width'),
    height: long('height'),
    alt: attribute(shapes[0], 'alt') || attribute(images[0], 'o:title'),
  }
}

export const picturePartsOf = (opened: DocxPackage, part: string): PictureParts => {
  const images = (opened.relations.get(part) ?? []).filter((r) => r.kind === 'image' && !r.external)
  const byId = new Map(images.map((r) => [r.id, resolveTarget(part, r.target)]))
  const there = new Set(opened.entries.map((e) => e.name))
  return (relation) => {
    const name = byId.get(relation)
    return name !== undefined && there.has(name) ? name : undefined
  }
}

/** An object as the document has it: its picture, where there is one, named by its part. */
export const inPackage = ({ drawn, ...object }: ReadObject, parts: PictureParts | undefined): InlineObject => {
  const part = drawn && parts?.(drawn.relation)
  if (drawn === undefined || part === undefined) return object
  const { relation: _, ...picture } = drawn
  return { ...object, picture: { part, ...picture } }
}
