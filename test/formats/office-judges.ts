/** Whether LibreOffice, deciding everything in a file, comes to the text that another file has. */
import { type OfficeJob, officeReads } from './office.ts'

export interface OfficeCase extends OfficeJob {
  readonly name: string
  readonly asIn: OfficeJob
}

/** Where it comes to another text, white space and labels apart. */
export function officeDisagrees(cases: readonly OfficeCase[]): string[] {
  const read = officeReads(cases.flatMap((c) => [c, c.asIn])).map((text) =>
    text.replace('\ufeff', '').replace(LABEL, '').replace(/\s+/g, ' ').trim(),
  )
  return cases.flatMap(({ name, decide }, n) => {
    const [is, wanted] = [read[2 * n]!, read[2 * n + 1]!]
    return is === wanted ? [] : [`${name}: ${decide ?? 'as it is'} ${differ(is, wanted)}`]
  })
}

/**
 * The number LibreOffice prints before a line. Where two paragraphs are joined it keeps the properties of the first,
 * Word and Parley those of the second: a joined paragraph may have another number there.
 */
const LABEL = /^[ \t]*(?:\d+(?:\.\d+)*[.)]?|\([a-z0-9]{1,4}\)|[A-Za-z]{1,4}[.)]|[•▪◦-])[ \t]+/gm

/** Where two texts part. */
function differ(a: string, b: string): string {
  let at = 0
  while (a[at] === b[at]) at++
  return `“${a.slice(Math.max(0, at - 30), at + 50)}” against “${b.slice(Math.max(0, at - 30), at + 50)}”`
}
