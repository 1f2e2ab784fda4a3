import { IconFilePlus, IconFileText, IconMailOpened, IconShieldCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Kbd } from '../../ui/Kbd.tsx'
import { ariaKeys } from '../../ui/keys.ts'
import css from './EmptyHome.module.css'

interface Props {
  readonly onWord: () => void
  readonly onBlank: () => void
  readonly onJoin: () => void
  readonly onHelp: (page: string) => void
}

const Way = (props: { icon: ReactNode; title: string; keys: string; onClick: () => void; children: string }) => (
  <button type="button" className={css.way} onClick={props.onClick} aria-keyshortcuts={ariaKeys(props.keys)}>
    <span className={css.icon} aria-hidden="true">
      {props.icon}
    </span>
    <span className={css.words}>
      <strong>{props.title}</strong>
      <span className={css.sub}>{props.children}</span>
    </span>
    <Kbd keys={props.keys} />
  </button>
)

/** Nothing here yet: what is true, and the ways to start. */
export const EmptyHome = ({ onWord, onBlank, onJoin, onHelp }: Props) => (
  <div className={css.empty}>
    <h1 className={css.title}>No negotiations yet</h1>
    <p className={css.lead}>Everything you write stays on this computer. Choose how to start.</p>
    <div className={css.ways}>
      <Way icon={<IconFileText size={16} stroke={1.5} />} title="Start from a file" keys="O" onClick={onWord}>
        A Word, Markdown or text file. You get a list of what was kept, what was approximated and every tracked change
        found. Or drop the file anywhere here.
      </Way>
      <Way
        icon={<IconFilePlus size={16} stroke={1.5} />}
        title="Start with a blank document"
        keys="N"
        onClick={onBlank}
      >
        Name it and begin to write. You can export it to Word with your changes tracked.
      </Way>
      <Way icon={<IconMailOpened size={16} stroke={1.5} />} title="Join with an invitation" keys="J" onClick={onJoin}>
        A file from the other side’s Parley. You see who invites before anything is kept.
      </Way>
    </div>
    <p className={css.foot}>
      <IconShieldCheck size={14} stroke={1.5} aria-hidden="true" /> This version of Parley has no connection to
      anything: it cannot send.{' '}
      <button type="button" className={css.link} onClick={() => onHelp('on-this-computer')}>
        What stays on this computer
      </button>
    </p>
  </div>
)
