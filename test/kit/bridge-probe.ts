/** The window's side of the bridge alone in a page, for a test to hold on to. */
import { connect } from '../../renderer/platform/bridge.ts'

export interface Probe {
  readonly heard: unknown[]
  call(service: string, method: string, ...args: unknown[]): Promise<unknown>
}

const heard: unknown[] = []
const report = (error: unknown) => ({ thrown: (error as { code?: string }).code ?? (error as Error).name })

connect().then(
  ({ client, onEvent, onConnection }) => {
    onEvent((event) => heard.push(event))
    onConnection((up) => heard.push(up ? 'up' : 'down'))
    const services = client as unknown as Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>
    const probe: Probe = {
      heard,
      call: (service, method, ...args) => services[service]![method]!(...args).catch(report),
    }
    Object.assign(globalThis, { probe })
  },
  (error: unknown) => Object.assign(globalThis, { refused: report(error) }),
)
