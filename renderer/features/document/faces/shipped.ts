/** Faces of the widths of those most contracts are set in, for computers that do not have them. All under the OFL. */
import { ARIMO } from './arimo.ts'
import { CALADEA } from './caladea.ts'
import { CARLITO } from './carlito.ts'
import { COUSINE } from './cousine.ts'
import type { Face } from './face.ts'
import { TINOS } from './tinos.ts'

const SHIPPED: readonly Face[] = [...CARLITO, ...CALADEA, ...ARIMO, ...TINOS, ...COUSINE]

/** The faces of these families that ship inside the app. */
export const shippedIn = (families: ReadonlySet<string>): readonly Face[] =>
  SHIPPED.filter(({ family }) => families.has(family))
