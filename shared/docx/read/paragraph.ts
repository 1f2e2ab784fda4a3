/** One `w:p` taken apart into items. Reader and writer both use it, so their offsets cannot differ. */
import { attribute, child, elements, textOf, walk, type XmlElement } from '../xml/tree.ts'
import {
  type CommentMark,
  type Field,
  type Item,
  type NoteMark,
  OBJECT,
  type ParagraphReading,
  type ReadObject,
  type TrackedSpan,
} from './item.ts'
import { nameField, nameObject, nameSymbol } from './objects.ts'
import { modelText, trimmed } from './text.ts'

/** What goes on from paragraph to paragraph. */
export interface InlineState {
  field: Field | undefined
  footnotes: number
  endnotes: number
  readonly preserve: boolean
}

export const freshState = (preserve: boolean): InlineState => ({
  field: undefined,
  footnotes: 0,
  endnotes: 0,
  preserve,
})

/** A copy that later paragraphs cannot change: fields are objects that move on. */
export const snapshot = (state: InlineState): InlineState => ({ ...state, field: copyField(state.field) })

const copyField = (field: Field | undefined): Field | undefined =>
  field === undefined ? undefined : { ...field, parent: copyField(field.parent) }

/** Wrappers whose content is part of the line. */
const WRAPPERS = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
])

/** Fields within fields beyond this are taken for one: every paragraph in them would carry all of them along. */
const MAX_FIELDS = 50

const PROPERTY_PARTS = new Set(['w:pPr', 'w:sdtPr', 'w:sdtEndPr', 'w:smartTagPr', 'w:customXmlPr', 'w:fldData'])

export const readParagraph = (element: XmlElement, from: number, state: InlineState): ParagraphReading =>
  new Reading(element, from, state).read()

class Reading {
  readonly #element: XmlElement
  readonly #from: number
  readonly #state: InlineState
  #at: number
  readonly #items: Item[] = []
  readonly #tracked: TrackedSpan[] = []
  readonly #runs: { run: XmlElement; from: number; to: number }[] = []
  readonly #objects: ReadObject[] = []
  readonly #comments: CommentMark[] = []
  readonly #notes: NoteMark[] = []

  constructor(element: XmlElement, from: number, state: InlineState) {
    this.#element = element
    this.#from = from
    this.#at = from
    this.#state = state
  }

  read(): ParagraphReading {
    this.#inline(this.#element, [])
    return {
      element: this.#element,
      from: this.#from,
      end: this.#at,
      items: this.#items,
      tracked: this.#tracked,
      runs: this.#runs,
      objects: this.#objects,
      comments: this.#comments,
      notes: this.#notes,
    }
  }

  #inline(parent: XmlElement, path: readonly XmlElement[]): void {
    for (const element of elements(parent)) {
      const { name } = element
      if (PROPERTY_PARTS.has(name)) continue
      if (name === 'w:r') this.#run(element, path)
      else if (name === 'w:sdt') {
        const content = child(element, 'w:sdtContent')
        if (content !== undefined) this.#inline(content, [...path, element])
      } else if (name === 'w:fldSimple' && !hasRun(element)) this.#emptyField(element, path)
      else if (WRAPPERS.has(name)) {
        const from = this.#at
        this.#inline(element, [...path, element])
        if (element.tracked !== undefined) this.#tracked.push({ element, from, to: this.#at })
      } else if (name === 'm:oMath' || name === 'm:oMathPara' || name === 'mc:AlternateContent' || hasRun(element)) {
        this.#object(element, nameObject(element), path)
      } else this.#mark(element, path)
    }
  }

  #run(run: XmlElement, path: readonly XmlElement[]): void {
    const from = this.#at
    for (const element of elements(run)) if (element.name !== 'w:rPr') this.#runPart(element, run, path)
    this.#runs.push({ run, from, to: this.#at })
  }

  #runPart(element: XmlElement, run: XmlElement, path: readonly XmlElement[]): void {
    const hidden = this.#state.field?.coding === true
    switch (element.name) {
      case 'w:t':
      case 'w:delText': {
        const whole = textOf(element)
        const space = attribute(element, 'xml:space')
        const keep = space === undefined ? this.#state.preserve : space === 'preserve'
        const raw = keep ? whole : trimmed(whole)
        if (hidden || raw === '') this.#mark(element, path, run)
        else this.#text(element, modelText(raw), path, run, raw)
        break
      }
      case 'w:tab':
      case 'w:ptab':
        this.#text(element, '\t', path, run)
        break
      case 'w:br': {
        const type = attribute(element, 'w:type')
        this.#text(element, type === 'page' || type === 'column' ? '\f' : '\v', path, run)
        break
      }
      case 'w:cr':
        this.#text(element, '\v', path, run)
        break
      case 'w:noBreakHyphen':
        this.#text(element, '\u2011', path, run)
        break
      case 'w:softHyphen':
        this.#text(element, '\u00ad', path, run)
        break
      case 'w:fldChar':
        this.#fieldMark(element, run, path)
        break
      case 'w:instrText':
      case 'w:delInstrText':
        if (this.#state.field !== undefined) this.#state.field.instruction += textOf(element)
        this.#mark(element, path, run)
        break
      case 'w:sym':
        this.#object(element, nameSymbol(element), path, run)
        break
      case 'w:footnoteReference':
        this.#note(element, 'footnote', run, path)
        break
      case 'w:endnoteReference':
        this.#note(element, 'endnote', run, path)
        break
      case 'w:pgNum':
        this.#object(element, { kind: 'field', label: 'page number' }, path, run)
        break
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
      case 'w:ruby':
      case 'mc:AlternateContent':
        this.#object(element, nameObject(element), path, run)
        break
      default:
        if (hasRun(element)) this.#object(element, nameObject(element), path, run)
        else this.#mark(element, path, run)
    }
  }

  #note(element: XmlElement, kind: 'footnote' | 'endnote', run: XmlElement, path: readonly XmlElement[]): void {
    const custom = attribute(element, 'w:customMarkFollows')
    const marked = custom !== undefined && custom !== '0' && custom !== 'false'
    const number = kind === 'footnote' ? this.#state.footnotes : this.#state.endnotes
    if (!marked && kind === 'footnote') this.#state.footnotes++
    if (!marked && kind === 'endnote') this.#state.endnotes++
    const label = marked ? kind : `${kind} ${number + 1}`
    this.#notes.push({ kind, id: attribute(element, 'w:id') ?? '', label })
    this.#object(element, { kind, label }, path, run)
  }

  #fieldMark(element: XmlElement, run: XmlElement, path: readonly XmlElement[]): void {
    const type = attribute(element, 'w:fldCharType')
    const field = this.#state.field
    if (this.#isTooDeep(field, type)) {
      this.#mark(element, path, run)
      return
    }
    if (type === 'begin') {
      const depth = (field?.depth ?? 0) + 1
      this.#state.field = { parent: field, coding: true, instruction: '', shown: false, depth, deeper: 0 }
      this.#mark(element, path, run)
      return
    }
    if (field === undefined || type === 'separate') {
      // A field within an instruction stays unseen whatever its own result.
      if (field !== undefined) field.coding = field.parent?.coding === true
      this.#mark(element, path, run)
      return
    }
    field.coding = field.parent?.coding === true
    const named = field.shown || field.coding ? undefined : nameField(field.instruction)
    if (named === undefined) this.#mark(element, path, run)
    else this.#object(element, named, path, run)
    this.#state.field = field.parent
  }

  /** Counts what is below the deepest field that is told apart. */
  #isTooDeep(field: Field | undefined, type: string | undefined): boolean {
    if (field === undefined || (field.deeper === 0 && (type !== 'begin' || field.depth < MAX_FIELDS))) return false
    if (type === 'begin') field.deeper++
    else if (type !== 'separate') field.deeper--
    return true
  }

  #emptyField(element: XmlElement, path: readonly XmlElement[]): void {
    const named = nameField(attribute(element, 'w:instr') ?? '')
    if (named === undefined) this.#mark(element, path)
    else this.#object(element, named, path)
  }

  #object(element: XmlElement, named: Omit<ReadObject, 'at'>, path: readonly XmlElement[], run?: XmlElement): void {
    if (this.#state.field?.coding !== true) this.#objects.push({ at: this.#at, ...named })
    this.#text(element, OBJECT, path, run)
  }

  #text(element: XmlElement, text: string, path: readonly XmlElement[], run?: XmlElement, raw?: string): void {
    if (this.#state.field?.coding === true) {
      this.#mark(element, path, run)
      return
    }
    for (let f = this.#state.field; f !== undefined; f = f.parent) f.shown = true
    this.#push(element, text, path, run, raw)
    this.#at += text.length
  }

  #mark(element: XmlElement, path: readonly XmlElement[], run?: XmlElement): void {
    const id = attribute(element, 'w:id') ?? ''
    if (element.name === 'w:commentRangeStart') this.#comments.push({ id, kind: 'start', at: this.#at })
    if (element.name === 'w:commentRangeEnd') this.#comments.push({ id, kind: 'end', at: this.#at })
    if (element.name === 'w:commentReference') this.#comments.push({ id, kind: 'reference', at: this.#at })
    this.#push(element, '', path, run)
  }

  #push(element: XmlElement, text: string, path: readonly XmlElement[], run?: XmlElement, raw?: string): void {
    const { field } = this.#state
    this.#items.push({
      at: this.#at,
      text,
      element,
      path,
      ...(run !== undefined && { run }),
      ...(raw !== undefined && { raw }),
      ...(field !== undefined && { field }),
    })
  }
}

/** Whether there is text somewhere below that would otherwise go unseen. */
const hasRun = (element: XmlElement): boolean => {
  for (const e of walk(element)) if (e.name === 'w:t' || e.name === 'w:delText') return true
  return false
}
