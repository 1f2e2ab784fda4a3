import { Button, NumberInput } from '@mantine/core'
import { dayOf } from '../../ui/words.ts'
import { Box } from './Box.tsx'
import type { Findings } from './model/finder.ts'
import { type Issue, type Package, scoreOf } from './model/issue.ts'
import { crossedBy } from './model/mandate.ts'
import css from './position.module.css'
import { RankBox } from './RankBox.tsx'
import type { OfferRow } from './rows.ts'
import { inWords, pair } from './words.ts'

interface Props {
  readonly issues: readonly Issue[]
  readonly offers: readonly OfferRow[]
  readonly findings: Findings | undefined
  readonly now: number
  readonly worth: number
  readonly onWorth: (points: number) => void
  readonly onOffer: (offer: OfferRow) => void
  readonly onKeep: (chosen: Package, name: string) => void
}

/** Offers being made up: ours alone until somebody writes one into the draft and publishes it. */
export const OffersTab = ({ issues, offers, findings, now, worth, onWorth, onOffer, onKeep }: Props) => (
  <>
    <Box title="Offers we are thinking of" aside="nothing here is sent">
      {offers.length === 0 ? (
        <p className={css.hint}>
          None yet. Make one up with New offer, or keep one of the packages Parley finds. To make it, change the clauses
          in the document and publish.
        </p>
      ) : (
        <ul className={css.found}>
          {offers.map((offer) => (
            <li key={offer.id}>
              <span>
                <button type="button" className={css.link} onClick={() => onOffer(offer)} aria-haspopup="dialog">
                  {offer.name}
                </button>
                <small>{inWords(issues, offer.chosen).join(' · ')}</small>
                {offer.expires !== '' && (
                  <small className={isOver(offer, now) ? css.beyond : undefined}>
                    {isOver(offer, now) ? 'expired' : 'holds until'} {dayOf(Date.parse(`${offer.expires}T12:00:00`))}
                  </small>
                )}
                {crossedBy(issues, offer.chosen).length > 0 && <small className={css.beyond}>beyond our limits</small>}
              </span>
              <strong>{pair(scoreOf(issues, offer.chosen))}</strong>
            </li>
          ))}
        </ul>
      )}
    </Box>
    <Box title="Three equal offers" aside="within our limits">
      <p className={css.hint}>
        Worth the same to us, unlike each other: which one they choose tells what they care about.
      </p>
      <NumberInput
        label="Worth to us, in points"
        size="xs"
        w={140}
        min={0}
        max={100}
        allowDecimal={false}
        clampBehavior="strict"
        value={worth}
        onChange={(points) => onWorth(Number(points) || 0)}
      />
      {findings && findings.offers.length === 0 ? (
        <p className={css.hint}>
          There are no three packages of {worth} points that they would take. Try another number.
        </p>
      ) : (
        <ul className={css.found}>
          {findings?.offers.map((offer, i) => (
            <li key={JSON.stringify(offer.chosen)}>
              <span>
                <small>{inWords(issues, offer.chosen).join(' · ')}</small>
              </span>
              <strong>{pair(offer)}</strong>
              <Button
                variant="default"
                h={24}
                onClick={() => onKeep(offer.chosen, `Equal offer ${i + 1}, ${pair(offer)}`)}
              >
                Keep as an offer
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Box>
    <RankBox issues={issues} />
  </>
)

/** An offer holds through its last day. */
const isOver = ({ expires }: OfferRow, now: number): boolean => Date.parse(`${expires}T23:59:59.999`) < now
