import { Button } from '@mantine/core'
import { IconChartDots, IconTable } from '@tabler/icons-react'
import {
  CartesianGrid,
  Label,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts'
import type { Findings } from './model/finder.ts'
import type { Score } from './model/issue.ts'
import css from './position.module.css'
import { pair } from './words.ts'

export interface Mark extends Score {
  readonly label: string
}

interface Props {
  readonly findings: Findings
  readonly alternatives: Score
  readonly marks: readonly Mark[]
  readonly asTable: boolean
  readonly onAsTable: (asTable: boolean) => void
}

const ink = 'var(--ink)'
const plum = 'var(--private)'

/** Where a better deal is: the packages no other beats, the turns so far, the fair split. The table says the same. */
export const FrontierChart = ({ findings, alternatives, marks, asTable, onAsTable }: Props) => {
  const most = Math.max(10, ...findings.best.flatMap(({ us, them }) => [us, them]))
  const { fair } = findings
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        h={24}
        leftSection={
          asTable ? <IconChartDots size={14} aria-hidden="true" /> : <IconTable size={14} aria-hidden="true" />
        }
        aria-keyshortcuts="T"
        onClick={() => onAsTable(!asTable)}
      >
        {asTable ? 'Show the chart' : 'Show as a table'}
      </Button>
      {asTable ? (
        <PointsList findings={findings} marks={marks} />
      ) : (
        <div className={css.chart} role="img" aria-label={inWords(findings, marks)}>
          <ScatterChart
            width={384}
            height={290}
            margin={{ top: 14, right: 18, bottom: 26, left: 6 }}
            accessibilityLayer={false}
          >
            <CartesianGrid stroke="var(--private-line)" strokeOpacity={0.5} />
            <XAxis type="number" dataKey="us" domain={[0, most]} tick={{ fill: ink, fontSize: 11 }}>
              <Label value="Points to us" position="bottom" offset={6} fill={ink} fontSize={11} />
            </XAxis>
            <YAxis type="number" dataKey="them" domain={[0, most]} width={44} tick={{ fill: ink, fontSize: 11 }}>
              <Label
                value="Points to them, our estimate"
                angle={-90}
                position="insideLeft"
                fill={ink}
                fontSize={11}
                style={{ textAnchor: 'middle' }}
              />
            </YAxis>
            <ReferenceArea
              x1={alternatives.us}
              x2={most}
              y1={alternatives.them}
              y2={most}
              fill={plum}
              fillOpacity={0.1}
            />
            <ReferenceLine x={alternatives.us} stroke={plum} strokeDasharray="3 3" />
            <ReferenceLine y={alternatives.them} stroke={plum} strokeDasharray="3 3" />
            <Scatter
              data={[...findings.best]}
              line={{ stroke: plum }}
              fill={plum}
              isAnimationActive={false}
              shape={<circle r={2} />}
            />
            {marks.map((mark) => (
              <ReferenceDot key={mark.label} x={mark.us} y={mark.them} r={4} fill={ink} stroke="var(--private-panel)">
                <Label value={mark.label} position="bottom" fill={ink} fontSize={11} fontWeight={700} />
              </ReferenceDot>
            ))}
            {fair && (
              <ReferenceDot x={fair.us} y={fair.them} r={5} fill="var(--private-panel)" stroke={plum} strokeWidth={2.5}>
                <Label
                  value={`${pair(fair)} fair split`}
                  position={fair.us > most * 0.75 ? 'top' : 'right'}
                  dy={-8}
                  fill={plum}
                  fontSize={11}
                  fontWeight={700}
                />
              </ReferenceDot>
            )}
          </ScatterChart>
        </div>
      )}
      {findings.above !== undefined && (
        <p className={css.hint}>
          {findings.above.toLocaleString()} of {findings.packages.toLocaleString()} packages are no worse than having no
          deal for both sides: {alternatives.us} points for us, {alternatives.them} for them, our estimate.
        </p>
      )}
    </>
  )
}

const inWords = ({ best, fair }: Findings, marks: readonly Mark[]): string =>
  [
    `${best.length} packages that no other beats for both sides.`,
    ...marks.map((mark) => `${mark.label}: ${mark.us} to us, ${mark.them} to them.`),
    fair ? `Fair split: ${fair.us} to us, ${fair.them} to them.` : '',
  ].join(' ')

const PointsList = ({ findings: { best, fair }, marks }: { findings: Findings; marks: readonly Mark[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className={css.scroller} tabIndex={0} aria-label="Points of the chart">
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">Package</th>
          <th scope="col" className={css.number}>
            To us
          </th>
          <th scope="col" className={css.number}>
            To them, our estimate
          </th>
        </tr>
      </thead>
      <tbody>
        {[...marks, ...(fair ? [{ ...fair, label: 'Fair split' }] : [])].map((mark) => (
          <Row key={mark.label} label={mark.label} score={mark} />
        ))}
        {best.map((one, i) => (
          <Row key={pair(one)} label={`Unbeaten ${i + 1}`} score={one} />
        ))}
      </tbody>
    </table>
  </section>
)

const Row = ({ label, score }: { label: string; score: Score }) => (
  <tr>
    <th scope="row">{label}</th>
    <td className={css.number}>{score.us}</td>
    <td className={css.number}>{score.them}</td>
  </tr>
)
