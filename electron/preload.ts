/** The only thing the page is given: one function for each method of the contract, and its events. */
import { contextBridge, ipcRenderer } from 'electron'
import { clientFor } from '../shared/bridge/client.ts'
import { type BridgeEvent, bridge } from '../shared/bridge/contract.ts'
import { CALL, EVENT } from './shell/channels.ts'

contextBridge.exposeInMainWorld('parley', {
  // Each answers a `Reply`: an error would lose its kind on the way through the context bridge.
  calls: clientFor(bridge, (service, method, args) => ipcRenderer.invoke(CALL, service, method, args)),
  onEvent: (listener: (event: BridgeEvent) => void) => {
    ipcRenderer.on(EVENT, (_, event: BridgeEvent) => listener(event))
  },
})
