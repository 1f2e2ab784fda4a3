import type { ImportReport, ReportLine } from '../../../shared/docx/model.ts'
import { trackedTotal, trackedWords } from './model/words.ts'
import css from './Report.module.css'

const Lines = ({ title, none, lines }: { title: string; none: string; lines: readonly ReportLine[] }) => {
  const placed = lines.some((line) => line.where)
  return (
    <section className={css.section}>
      <h3 className={css.head}>{title}</h3>
      {lines.length === 0 ? (
        <p className={css.none}>{none}</p>
      ) : (
        <table className={css.table}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">What</th>
              <th scope="col">How many</th>
              {placed && <th scope="col">Where</th>}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.what}|${line.where ?? ''}`}>
                <td>{line.what}</td>
                <td className={css.count}>{line.count.toLocaleString()}</td>
                {placed && <td className={css.where}>{line.where ?? ''}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const MADE_FROM = { markdown: 'a Markdown file', text: 'a text file' } as const

/** Of a file that was no Word file: what was made of it, and what has no place in a Word file. */
const MadeReport = ({ report, from }: { report: ImportReport; from: string }) => (
  <>
    <section className={css.section}>
      <h3 className={css.head}>Made from {from}</h3>
      <p>
        Parley made a Word file of it, so that redlines and exports work as with any other. Every word stands in it. The
        file has no tracked changes, and nothing it points to was fetched.
      </p>
    </section>
    <Lines
      title="Left out, its words kept where it had any"
      none="Nothing was left out."
      lines={report.leftOut ?? []}
    />
    <Lines title="Approximated" none="Nothing was approximated." lines={report.approximated} />
    <Lines title="Kept" none="The file held no more than plain text." lines={report.kept} />
  </>
)

/** The four questions counsel asks of an import, in order of how much they matter. */
export const ReportBody = ({ report }: { report: ImportReport }) =>
  report.madeFrom ? <MadeReport report={report} from={MADE_FROM[report.madeFrom]} /> : <WordReport report={report} />

const WordReport = ({ report }: { report: ImportReport }) => {
  const total = trackedTotal(report.tracked)
  return (
    <>
      <section className={css.section}>
        <h3 className={css.head}>Tracked changes in the file</h3>
        {total === 0 ? (
          <p className={css.none}>The file has no tracked changes.</p>
        ) : (
          <>
            <p>{trackedWords(report.tracked)}. All are kept.</p>
            {report.authors.length > 0 && (
              <p className={css.none}>
                Made, as the file claims, by {report.authors.map((author) => author || 'an unnamed author').join(', ')}.
              </p>
            )}
          </>
        )}
      </section>
      <Lines
        title="Kept, not editable here"
        none="Nothing. Everything in the file can be edited."
        lines={report.keptNotEditable}
      />
      <Lines
        title="Shown approximately, written back as it was"
        none="Nothing was approximated."
        lines={report.approximated}
      />
      <Lines title="Kept" none="The file held no more than plain text." lines={report.kept} />
    </>
  )
}
