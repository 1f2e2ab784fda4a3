/**
 * The seams between the frame and what it frames, so that features and app share types without importing each other.
 * One more seam is in the markup: F6 goes through the visible elements that carry `data-pane` and `tabIndex={-1}`.
 */
import type { ComponentType, ReactNode } from 'react'
import type { NegotiationId } from '../../shared/base/ids.ts'
import type { Refusal } from '../../shared/base/refuse.ts'

/**
 * Asking and doing are one function: `run` either refuses with a sentence (the button is grey and says why) or hands
 * back what to do. Asking must be cheap and change nothing; it happens on every opening of the palette.
 */
export interface AppCommand {
  /** Stable, dotted: `document.acceptChange`. Menu events name it. */
  readonly id: string
  readonly label: string
  /**
   * `Mod+Shift+P`, `F8`, `Alt+A`, or a single letter `O`, which acts only while no text field has the focus. Several
   * with a space between (`O Mod+O`), of which the first is shown. `Mod` is Ctrl, on macOS the command key.
   */
  readonly keys?: string
  readonly group: string
  readonly run: () => Refusal | (() => void)
}

export type RegisterCommands = (commands: readonly AppCommand[]) => () => void

/** The status bar: plane at the left, facts about the selection, then counts and where the words are. */
export interface StatusSlots {
  readonly plane?: ReactNode
  readonly facts?: ReactNode
  readonly right?: ReactNode
}

/** The right side of the title bar: unpublished count, connection, mode. */
export interface TitleSlots {
  readonly right?: ReactNode
}

export interface Me {
  readonly name: string
  readonly party: string
  /** Names our party went by before. */
  readonly formerly?: readonly string[]
  /** What stands on our changes in Word files: the person's name, or the party's. */
  readonly signs?: 'name' | 'party'
}

/** What every screen of an open negotiation is handed. Generic, because widgets and ports know nothing of sessions. */
export interface NegotiationScreenProps<Session, Deps, Connection> {
  readonly id: NegotiationId
  readonly title: string
  readonly counterparty: string
  readonly session: Session
  readonly deps: Deps
  readonly bridge: Connection
  readonly registerCommands: RegisterCommands
  readonly setStatus: (slots: StatusSlots) => void
  readonly setTitle: (slots: TitleSlots) => void
}

/** A clause of the library as it goes into a document; source and licence go into the clause's history. */
export interface PickedClause {
  /** One paragraph per line; a tab in front for every level below the clause's own. */
  readonly text: string
  readonly title: string
  readonly libraryId: string
  /** Name of the variant, '' for the main text. */
  readonly variant: string
  readonly source: string
  readonly licence: string
}

/** What a document may ask of the private clause library. */
export interface LibraryPort {
  /** Shows the library to choose from; undefined when nothing was chosen. */
  readonly pickClause: () => Promise<PickedClause | undefined>
  readonly saveToLibrary: (clause: {
    readonly title: string
    readonly text: string
    readonly source?: string
    readonly licence?: string
  }) => Promise<Refusal | undefined>
}

/** A text to compare: a turn by its key; what is shared now; that with the draft; the text now without any proposal. */
export type CompareText = 'shared' | 'draft' | 'original' | { readonly turn: string; readonly before?: true }

export interface CompareAct {
  readonly act: 'compare'
  readonly old: CompareText
  readonly now: CompareText
  readonly layout?: 'redline' | 'sides'
}

export type NextAct =
  | CompareAct
  | { readonly act: 'show'; readonly paragraph: number; readonly offset: number }
  | { readonly act: 'publish' }

export interface DocumentScreenProps<Session, Deps, Connection>
  extends NegotiationScreenProps<Session, Deps, Connection> {
  /** What to do as soon as the text is there. */
  readonly next?: NextAct | undefined
  readonly onClose: () => void
  /** Shows two texts of this negotiation against each other. */
  readonly onCompare?: (pair?: Omit<CompareAct, 'act'>) => void
  /** Call as often as you like: the frame writes it to the catalogue at its own pace. */
  readonly onSummary: (summary: { openChanges: number; editedAt: string }) => void
  /** Insert from the library, save to it. */
  readonly library?: LibraryPort
  /** There when the document came from a Word file: shows what its import kept and approximated. */
  readonly onShowReport?: () => void
}

/** A limit of our own that publishing would cross, or one that could not be read in the text. Never sent, never shared. */
export interface LimitWarning {
  readonly kind: 'mandate' | 'walkAway' | 'unread'
  /** Name of the issue. */
  readonly title: string
  /** What the text offers; '' where it could not be read. */
  readonly offered: string
  readonly limit: string
  /** Who can allow it, '' for nobody named. */
  readonly approver: string
}

/** What the document may ask of our private position: never the other way round. */
export interface LimitsPort {
  /** The limits crossed if these clauses read so, by clause id. Asked for the texts only where there are limits. */
  readonly crossed: (texts: () => ReadonlyMap<string, string>) => readonly LimitWarning[]
  /** It was published all the same: goes into the private log and nowhere else. */
  readonly published: (warnings: readonly LimitWarning[], turn: number, leave: string) => void
}

/** The private plane as the document meets it; absent while the screen is shared. */
export interface PrivatePorts {
  readonly limits?: LimitsPort | undefined
  /** Drawn below everything shared about the clause. */
  readonly PrivateBox?: ComponentType<PrivateBoxProps> | undefined
}

/** What the private box beside the text is told of it: the clause one is in, and nothing else. */
export interface PrivateBoxProps {
  readonly clause: { readonly id: string; readonly name: string } | undefined
}
