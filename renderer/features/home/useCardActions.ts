import { useMemo, useRef, useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { Card } from '../../platform/catalogue.ts'
import type { CardActions } from './CardRow.tsx'
import type { HomeProps } from './ports.ts'

export type Asked = { readonly kind: 'rename' | 'purge'; readonly card: Card } | undefined

export interface Undoable {
  readonly id: string
  readonly text: string
  readonly undo: () => void
}

/** A toast is read at a glance: a long title is cut in the middle of nowhere, with the mark for it. */
const short = (title: string): string => (title.length > 48 ? `${title.slice(0, 46)}…` : title)

const unanswered: Refusal = {
  refused: 'unreachable',
  say: "Parley's background process did not answer. Nothing was changed.",
}

/** Everything that can be done to one card, what is being asked about it, and what can be undone. */
export const useCardActions = ({
  catalogue,
  purge,
  clock,
  onOpen,
}: Pick<HomeProps, 'catalogue' | 'purge' | 'clock' | 'onOpen'>) => {
  const [asked, setAsked] = useState<Asked>()
  const [undoable, setUndoable] = useState<Undoable>()
  const [refusal, setRefusal] = useState<Refusal>()
  /** Known before the change is on the disk: whoever presses Ctrl+Z at once takes it back all the same. */
  const last = useRef<() => void>(undefined)

  const actions = useMemo((): CardActions => {
    const change = async (card: Card, fields: Partial<Card>, text: string, back: Partial<Card>) => {
      const changed = catalogue.change(card.id, fields)
      const undo = () => {
        last.current = undefined
        setUndoable(undefined)
        void changed.then((refused) => refused ?? catalogue.change(card.id, back)).then(setRefusal)
      }
      last.current = undo
      const refused = await changed
      setRefusal(refused)
      if (last.current !== undo) return
      if (refused) last.current = undefined
      else setUndoable({ id: crypto.randomUUID(), text, undo })
    }
    return {
      open: (card) => onOpen(card.id),
      rename: (card) => setAsked({ kind: 'rename', card }),
      purge: (card) => setAsked({ kind: 'purge', card }),
      archive: (card) =>
        void change(card, { archivedAt: clock.now() }, `Archived “${short(card.title)}”.`, { archivedAt: undefined }),
      restore: (card) =>
        void change(
          card,
          { archivedAt: undefined, deletedAt: undefined },
          `“${short(card.title)}” is back among the current ones.`,
          {
            archivedAt: card.archivedAt,
            deletedAt: card.deletedAt,
          },
        ),
      remove: (card) =>
        void change(
          card,
          { deletedAt: clock.now() },
          `Deleted “${short(card.title)}”. It stays under Deleted until you delete it for good.`,
          {
            deletedAt: undefined,
          },
        ),
    }
  }, [catalogue, clock, onOpen])

  return {
    actions,
    asked,
    undoable,
    refusal,
    dismiss: () => setAsked(undefined),
    lastUndo: () => last.current,
    forgetUndo: () => {
      last.current = undefined
      setUndoable(undefined)
    },
    rename: async (card: Card, title: string, counterparty: string): Promise<Refusal | undefined> => {
      const refused = await catalogue.change(card.id, { title, counterparty })
      if (!refused) setAsked(undefined)
      return refused
    },
    /** The key first, then the card: if the second fails the card stays and says so, never the other way round. */
    purgeForGood: async (card: Card) => {
      const purged = await purge(card.id).catch(() => unanswered)
      const refused = isRefusal(purged) ? purged : await catalogue.forget(card.id)
      last.current = undefined
      setUndoable(undefined)
      setRefusal(refused)
      setAsked(undefined)
    },
  }
}
