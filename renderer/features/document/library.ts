import { refuse } from '../../../shared/base/refuse.ts'
import { replace } from '../../../shared/text/edit.ts'
import type { Edit } from '../../../shared/text/model.ts'
import type { PropsSet } from '../../../shared/text/records.ts'
import type { AppCommand, LibraryPort, PickedClause } from '../../ui/frame-ports.ts'
import type { Desk } from './desk.ts'

const GROUP = 'Document'

/** Clauses into the contract and out of it. The library is private; what is inserted is a draft like typed text. */
export const libraryCommands = (desk: Desk, library: LibraryPort | undefined): AppCommand[] =>
  library === undefined
    ? []
    : [
        {
          id: 'document.insertClause',
          label: 'Insert a clause from the library…',
          group: GROUP,
          run: () => () =>
            void library.pickClause().then((clause) => {
              if (clause) insertClause(desk, clause)
              desk.focus()
            }),
        },
        {
          id: 'document.saveClause',
          label: 'Save the selected text to the library',
          group: GROUP,
          run: () => {
            const text = selectedLines(desk)
            if (text.length === 0) return refuse('none', 'Select the text of a clause first.')
            return () => void save(desk, library, text)
          },
        },
      ]

async function save(desk: Desk, library: LibraryPort, lines: readonly string[]): Promise<void> {
  const title = lines[0]!.split(/[.:]/)[0]!.trim().slice(0, 80) || 'Clause'
  const refused = await library.saveToLibrary({ title, text: lines.join('\n') })
  if (refused) desk.tell('The clause was not saved to your library.', refused.say)
  else desk.tell('Saved to your library.', `“${title}” is private to this computer.`)
}

/** The selection as it would read with every proposal accepted. */
function selectedLines(desk: Desk): string[] {
  const { model } = desk.session
  const range = desk.binding?.range
  if (!range) return []
  const { from, to } = range
  const lines: string[] = []
  for (let p = from.paragraph; p <= to.paragraph; p++) {
    let line = ''
    for (const run of model.runs(p)) {
      if (run.state.gone || run.state.del.length > 0) continue
      const a = p === from.paragraph ? Math.max(0, from.offset - run.at) : 0
      const b = p === to.paragraph ? to.offset - run.at : run.text.length
      if (a < b) line += run.text.slice(a, b)
    }
    if (line.trim() !== '') lines.push(line.trim())
  }
  return lines
}

/** New paragraphs behind the one the caret is in, with where they come from as the reason of the change. */
function insertClause(desk: Desk, clause: PickedClause): void {
  const { model } = desk.session
  const binding = desk.binding
  if (!binding) return
  const { paragraph } = binding.range.to
  const { props } = model.mark(paragraph)
  const at = { paragraph, offset: model.story.paragraphs[paragraph]!.length }
  const lines = clause.text.split('\n')
  const levels = lines.map((line) => line.length - line.trimStart().length)
  const text = lines.map((line) => `\n${line.trim()}`).join('')
  const own: PropsSet = props
  const propsAt = (level: number): PropsSet =>
    props.num && level > 0
      ? { ...own, num: { list: props.num.list, level: Math.min(8, props.num.level + level) } }
      : own
  // The mark in front belongs to the paragraph before: it keeps its own properties.
  const marks = [own, ...levels.slice(0, -1).map(propsAt)]
  binding.edit('library', () => {
    const typed = replace(model, { from: at, to: at }, text, marks)
    const from = [clause.source, clause.licence].filter(Boolean).join(', licence: ')
    const say = `From the clause library: ${clause.title}${clause.variant ? `, ${clause.variant}` : ''}${from ? ` (${from})` : ''}`
    const why: Edit = model.edit((write) => {
      write({ t: 'why', ranges: typed.typed, say })
      return []
    })
    return { edits: [typed, why] }
  })
}
