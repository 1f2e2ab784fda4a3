import { MantineProvider } from '@mantine/core'
import { appearanceManager } from '../platform/appearance.ts'
import { cssVariablesResolver, theme } from '../ui/theme.ts'
import { Gate } from './boot/Gate.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { shareNonce, styleNonce } from './nonce.ts'

shareNonce()

/** Theme outermost, then the one place that catches what nobody caught. */
export const App = () => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariablesResolver}
    colorSchemeManager={appearanceManager}
    defaultColorScheme="auto"
    getStyleNonce={styleNonce}
  >
    <ErrorBoundary>
      <Gate />
    </ErrorBoundary>
  </MantineProvider>
)
