import { Button } from '@mantine/core'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useApp } from '../store.ts'

/** In the place of a private screen while the screen is shared. Carries no plum: nothing says what is hidden. */
export const HiddenScreen = () => (
  <EmptyState
    title="Hidden while you share your screen"
    actions={
      <Button
        variant="default"
        onClick={() => useApp.getState().setHidden(false)}
        rightSection={<Kbd keys="Mod+Shift+H" />}
      >
        Show again
      </Button>
    }
  >
    The page is closed in memory, not only covered.
  </EmptyState>
)
