import { NumberInput, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Box } from './Box.tsx'
import { MOST_POINTS } from './model/issue.ts'
import css from './position.module.css'
import type { DealRow } from './rows.ts'

interface Props {
  readonly deal: DealRow
  readonly editable: boolean
  readonly onKeep: (deal: DealRow) => Promise<void>
}

/** What each side has if nothing comes of it: below that no deal is a good one. */
export const WithoutDeal = ({ deal, editable, onKeep }: Props) => {
  // What is typed counts at once: the next field must not write over it what the journal has not answered yet.
  const [own, setOwn] = useState(deal)
  const waiting = useRef(0)
  useEffect(() => {
    if (waiting.current === 0) setOwn(deal)
  }, [deal])
  const keep = (next: DealRow) => {
    waiting.current++
    void onKeep(next).finally(() => {
      waiting.current--
    })
  }
  const change = (part: Partial<DealRow>, atOnce: boolean) => {
    const next = { ...own, ...part }
    setOwn(next)
    if (atOnce) keep(next)
  }
  const points = (side: 'us' | 'them', label: string) => (
    <NumberInput
      label={label}
      size="xs"
      min={0}
      max={MOST_POINTS}
      allowDecimal={false}
      clampBehavior="strict"
      disabled={!editable}
      value={own.alternatives[side]}
      onChange={(value) => change({ alternatives: { ...own.alternatives, [side]: Number(value) || 0 } }, true)}
    />
  )
  return (
    <Box title="Without a deal">
      <div className={css.two}>
        {points('us', 'Our alternative, in points')}
        {points('them', 'Theirs, our estimate')}
      </div>
      <Textarea
        label="What we do then (BATNA)"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={20_000}
        disabled={!editable}
        value={own.batna}
        onChange={(e) => change({ batna: e.currentTarget.value }, false)}
        onBlur={() => own.batna !== deal.batna && keep(own)}
      />
    </Box>
  )
}
