/** Before anything that runs the built app: builds it, once for all who ask. */
import { ensureBuilt } from '../../electron/build.mjs'

export default async function setup(): Promise<void> {
  await ensureBuilt()
}
