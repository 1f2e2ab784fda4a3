import { KeepCode } from '../../ui/KeepCode.tsx'
import { longDayOf } from '../../ui/words.ts'
import type { SaveCode } from './ports.ts'
import { StageTitle } from './Stage.tsx'
import css from './vault.module.css'

interface Props {
  readonly code: string
  readonly owner: string
  readonly saveCode: SaveCode
  readonly act: string
  readonly onKept: () => void
}

/** The code is on screen this once. */
export const CodeStep = ({ code, owner, saveCode, act, onKept }: Props) => (
  <div className={css.form}>
    <div>
      <StageTitle>Keep your recovery code</StageTitle>
      <p className={css.sub}>
        If you forget the passphrase, this code sets a new one. It is shown only now and is not stored here. Whoever has
        it and this computer can open your work.
      </p>
    </div>
    <KeepCode
      code={code}
      owner={owner}
      madeOn={longDayOf(new Date())}
      onSave={() => saveCode(code)}
      act={act}
      onKept={onKept}
    />
  </div>
)
