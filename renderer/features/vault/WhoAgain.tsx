import type { Profile } from './ports.ts'
import { Fact, Stage } from './Stage.tsx'
import css from './vault.module.css'
import { WhoStep } from './WhoStep.tsx'

/** The vault was made and the window closed before the name was kept: ask once more, because every change carries it. */
export const WhoAgain = ({ onWho }: { onWho: (profile: Profile) => void }) => (
  <Stage
    facts={
      <>
        <div className={css.brand}>Parley</div>
        <Fact icon={undefined} title="One thing is missing">
          Your changes need a name and a party.
        </Fact>
      </>
    }
  >
    <WhoStep profile={{ name: '', party: '' }} act="Go on" onNext={onWho} />
  </Stage>
)
