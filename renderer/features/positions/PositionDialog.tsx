import type { Refusal } from '../../../shared/base/refuse.ts'
import { IssueDialog } from './IssueDialog.tsx'
import type { Issue } from './model/issue.ts'
import type { Facts, ReadTurn } from './model/table.ts'
import { PackageDialog } from './PackageDialog.tsx'
import type { Position } from './position.ts'
import type { IssueRow, OfferRow } from './rows.ts'

/** What the person has opened to look at or change. */
export type Asked =
  | { readonly kind: 'issue'; readonly issue: IssueRow; readonly fresh: boolean }
  | { readonly kind: 'turn'; readonly turn: ReadTurn }
  | { readonly kind: 'offer'; readonly offer: OfferRow; readonly fresh: boolean }

interface Props {
  readonly asked: Asked
  readonly position: Position
  readonly clauses: Facts['clauses']
  readonly counted: readonly Issue[]
  /** Says why something was not done, or what was, so that it can be undone. */
  readonly tell: (answer: Refusal | undefined, what?: string) => Refusal | undefined
  readonly onClose: () => void
}

/** One issue, one offer, or what lay on the table in one turn. */
export const PositionDialog = ({ asked, position, clauses, counted, tell, onClose }: Props) => {
  const { newId } = position.ports
  if (asked.kind === 'issue') {
    const { issue, fresh } = asked
    return (
      <IssueDialog
        issue={issue}
        fresh={fresh}
        clauses={clauses}
        newId={newId}
        onKeep={(kept) => position.put(kept)}
        onDelete={async () => tell(await position.remove(issue.id), `Deleted ${issue.title}.`)}
        onClose={onClose}
      />
    )
  }
  if (asked.kind === 'offer') {
    const { offer, fresh } = asked
    const remove = async () => tell(await position.remove(offer.id), `Deleted ${offer.name}.`)
    return (
      <PackageDialog
        title={fresh ? 'A new offer' : offer.name}
        lead="Private until you write it into the document and publish."
        issues={counted}
        chosen={offer.chosen}
        offer={offer}
        onKeep={(chosen, words) => position.put({ ...offer, ...words, chosen })}
        {...(!fresh && { onDelete: remove })}
        onClose={onClose}
      />
    )
  }
  const { turn } = asked
  const said = position.turnRow(turn.saidAs)
  return (
    <PackageDialog
      title={`What lay on the table in ${turn.key === undefined ? 'the text as it is now' : turn.label}`}
      lead="Parley reads the clauses; where they do not say it, the turn before counts. Say it yourself where that is wrong."
      issues={counted}
      chosen={turn.chosen}
      hint={({ id }) => SOURCE_WORDS[turn.sources[id] ?? 'none']}
      onKeep={(chosen) =>
        position.put({ kind: 'turn', id: said?.id ?? newId(), turn: turn.saidAs, chosen: { ...chosen } })
      }
      {...(said && { onDelete: () => position.remove(said.id) })}
      onClose={onClose}
    />
  )
}

const SOURCE_WORDS = {
  said: 'as you said',
  read: 'read in the clause',
  kept: 'as in the turn before',
  none: 'not known',
} as const
