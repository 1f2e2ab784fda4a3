/** LibreOffice as a second opinion: it accepts or rejects every tracked change of many files in one run. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { OFFICE } from './other-readers.ts'

export interface OfficeJob {
  readonly bytes: Uint8Array
  /** Without it, as the file stands. */
  readonly decide?: 'Accept' | 'Reject'
  /** As a page of HTML, which has the words of notes as well. */
  readonly page?: true
}

const ONE = `Sub One(source, target, command, filter, options)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  If command <> "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(doc.CurrentController.Frame, command, "", 0, Array())
  End If
  Dim text(1) As New com.sun.star.beans.PropertyValue
  text(0).Name = "FilterName"
  text(0).Value = filter
  text(1).Name = "FilterOptions"
  text(1).Value = options
  doc.storeToURL(target, text())
  doc.close(True)
End Sub
`

const xml = (text: string) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)

/** The text of each file, in order, as LibreOffice prints it after that. */
export const officeReads = (jobs: readonly OfficeJob[]): string[] =>
  officeStores(jobs, { ending: 'txt', filter: 'Text (encoded)', options: 'UTF8' }).map((b) => b.toString('utf8'))

/** Each file as LibreOffice saves it for Word after that. */
export const officeSaves = (jobs: readonly OfficeJob[]): Uint8Array[] =>
  officeStores(jobs, { ending: 'saved.docx', filter: 'MS Word 2007 XML', options: '' }).map((b) => new Uint8Array(b))

interface Target {
  readonly ending: string
  readonly filter: string
  readonly options: string
}

function officeStores(jobs: readonly OfficeJob[], { ending, filter, options }: Target): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'parley-office-'))
  const url = (name: string) => pathToFileURL(join(folder, name)).href
  const office = (...args: string[]) =>
    execFileSync(OFFICE, [`-env:UserInstallation=${url('profile')}`, '--headless', ...args], {
      stdio: 'ignore',
      timeout: 600_000,
    })
  try {
    for (const [n, { bytes }] of jobs.entries()) writeFileSync(join(folder, `${n}.docx`), bytes)
    // The first start makes the profile, and would write over a macro that is there already.
    office('--convert-to', 'txt:Text (encoded):UTF8', '--outdir', join(folder, 'first'), join(folder, '0.docx'))
    const calls = jobs.map(
      ({ decide, page }, n) =>
        `  One("${url(`${n}.docx`)}", "${url(`${n}.${ending}`)}", "${decide ? `.uno:${decide}AllTrackedChanges` : ''}", "${page ? 'HTML (StarWriter)' : filter}", "${options}")`,
    )
    const basic = join(folder, 'profile', 'user', 'basic', 'Standard')
    writeFileSync(
      join(basic, 'Parley.xba'),
      `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Parley" script:language="StarBasic">${xml(`${ONE}Sub All()\n${calls.join('\n')}\nEnd Sub\n`)}</script:module>`,
    )
    const index = join(basic, 'script.xlb')
    const known = readFileSync(index, 'utf8')
    writeFileSync(
      index,
      known.replace('</library:library>', '<library:element library:name="Parley"/></library:library>'),
    )
    office('macro:///Standard.Parley.All')
    return jobs.map((_, n) => readFileSync(join(folder, `${n}.${ending}`)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
