/** Text that Word keeps and does not show: found, and left out where somebody says so. */
import type { DocxPackage } from '../package.ts'
import { isWordPart } from '../read/survey.ts'
import { BadXml, parseXml } from '../xml/parse.ts'
import { child, elements, isOn, textOf, walk, type XmlElement } from '../xml/tree.ts'

/** Runs that say themselves that they are hidden, and hold words; a field's own code is no hidden text. */
export const isHiddenRun = (element: XmlElement): boolean => {
  if (element.name !== 'w:r') return false
  const vanish = child(element, 'w:rPr', 'w:vanish')
  return vanish !== undefined && isOn(vanish) && elements(element).some((e) => e.name === 'w:t' && textOf(e) !== '')
}

const MOST = 200

/** The hidden passages of every part with text, neighbours as one. */
export const hiddenIn = (opened: DocxPackage): string[] => {
  const out: string[] = []
  for (const { name } of opened.entries) {
    if (name !== opened.main && !isWordPart(opened, name)) continue
    const text = opened.text(name)?.text
    if (text === undefined || !text.includes('vanish')) continue
    out.push(...passages(text))
  }
  return out
}

const passages = (source: string): string[] => {
  const out: string[] = []
  try {
    let last = -1
    for (const run of walk(parseXml(source))) {
      if (!isHiddenRun(run)) continue
      const words = elements(run)
        .map((e) => (e.name === 'w:t' ? textOf(e) : ''))
        .join('')
      if (run.from === last) out[out.length - 1] = `${out.at(-1)}${words}`.slice(0, MOST)
      else out.push(words.slice(0, MOST))
      last = run.to
    }
  } catch (error) {
    // A side part that is not well formed is kept as it is.
    if (!(error instanceof BadXml)) throw error
  }
  return out
}
