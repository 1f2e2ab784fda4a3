/** What the file says of a picture: how large it stands on the page, what is cut off, what it shows, where it lies. */
import type { InlineObject, Picture } from '../model.ts'
import type { DocxPackage } from '../package.ts'
import { resolveTarget } from '../relations.ts'
import { attribute, child, walk, wholeNumber, type XmlElement } from '../xml/tree.ts'
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
  const { relation, width, height, crop } = found
  const alt = found.alt?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_ALT)
  return { relation, width, height, ...(crop && { crop }), ...(alt && { alt }) }
}

interface Found {
  readonly relation: string | undefined
  readonly width: number | undefined
  readonly height: number | undefined
  readonly crop?: Picture['crop']
  readonly alt: string | undefined
}

const inFrame = (frame: XmlElement): Found | undefined => {
  const pictures = [...walk(frame)].filter((e) => e.name === 'pic:pic')
  if (pictures.length !== 1) return undefined
  const fill = child(pictures[0], 'pic:blipFill')
  const extent = child(frame, 'wp:extent')
  const long = (name: string) => between((wholeNumber(attribute(extent, name)) ?? 0) / EMU, 0, LONGEST)
  const about = child(frame, 'wp:docPr')
  const crop = cropOf(child(fill, 'a:srcRect'))
  return {
    relation: attribute(child(fill, 'a:blip'), 'r:embed'),
    width: long('cx'),
    height: long('cy'),
    ...(crop && { crop }),
    alt: attribute(about, 'descr') || attribute(about, 'title'),
  }
}

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
