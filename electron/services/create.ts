/** The services put together: everything a window may ask for, over what this process was handed. */
import { isRefusal } from '../../shared/base/refuse.ts'
import type { bridge } from '../../shared/bridge/contract.ts'
import type { Services } from '../../shared/bridge/define.ts'
import type { Deps, StretchParameters } from './deps.ts'
import { diskRefusal } from './disk.ts'
import { Blobs } from './files/blobs.ts'
import { Pdfs } from './files/pdfs.ts'
import { Journal } from './journal/journal.ts'
import { Dealings } from './parties/dealings.ts'
import { HandOver } from './parties/hand-over.ts'
import { Letters } from './parties/letters.ts'
import { Signing } from './parties/signing.ts'
import { viewOf } from './parties/view.ts'
import { storeKey } from './vault/store-key.ts'
import { Vault } from './vault/vault.ts'

export interface Running {
  readonly services: Services<typeof bridge>
  /** A window has gone. */
  gone(caller: string): void
  /** Writes down what is still lazy and clears the keys. */
  close(): void
}

export function createServices(deps: Deps, ladder?: readonly StretchParameters[]): Running {
  const vault = new Vault(deps, ladder)
  const journal = new Journal(deps, vault)
  const blobs = new Blobs(deps, vault)
  const pdfs = new Pdfs(deps.shell)
  const dealings = new Dealings(deps, vault, journal)
  const letters = new Letters(dealings)
  const signing = new Signing(dealings)
  const handOver = new HandOver(dealings, blobs)
  const close = () => {
    journal.closeAll()
    vault.wipe()
  }
  const services: Services<typeof bridge> = {
    app: {
      info: () => deps.info,
      newWindow: () => deps.shell.newWindow(),
    },
    vault: {
      state: () => vault.state(),
      create: (_, passphrase) => vault.create(passphrase),
      unlock: (_, passphrase) => vault.unlock(passphrase),
      unlockWithKeychain: () => vault.unlockWithKeychain(),
      recover: (_, code, passphrase) => vault.recover(code, passphrase),
      changePassphrase: (_, old, passphrase) => vault.changePassphrase(old, passphrase),
      newRecoveryCode: (_, passphrase) => vault.newRecoveryCode(passphrase),
      rememberInKeychain: (_, remember) => vault.rememberInKeychain(remember),
      lock: () => {
        close()
        deps.lockDown('asked')
        return undefined
      },
      activity: () => {
        vault.activity()
        return undefined
      },
      setIdleMinutes: (_, minutes) => {
        vault.setIdleMinutes(minutes)
        return undefined
      },
      storeKey: (_, store, document) => storeKey(deps, vault, store, document),
    },
    journal: {
      open: (caller, lane) => journal.open(caller, lane),
      takeOver: (caller, lane) => journal.takeOver(caller, lane),
      read: (_, lane, from, limit) => journal.read(lane, from, limit),
      append: (caller, lane, expected, records) => journal.append(caller, lane, expected, records),
      close: (caller, lane) => {
        journal.close(caller, lane)
        return undefined
      },
      purge: (_, negotiation) => {
        const purged = journal.purge(negotiation)
        if (isRefusal(purged)) return purged
        dealings.forget(negotiation)
        try {
          blobs.purge(negotiation)
          return purged
        } catch (error) {
          return diskRefusal(error)
        }
      },
    },
    parties: {
      view: (_, negotiation) => {
        const open = dealings.open(negotiation)
        return isRefusal(open) ? open : viewOf(open.dealing, deps.clock.now())
      },
      invite: (_, negotiation, who) => letters.invite(negotiation, who),
      withdraw: (_, negotiation) => letters.withdraw(negotiation),
      readInvite: (_, letter) => letters.readInvite(letter),
      join: (_, letter, who) => letters.join(letter, who),
      readReply: (_, negotiation, file) => letters.readReply(negotiation, file),
      letIn: (_, negotiation, file, who) => letters.letIn(negotiation, file, who),
      verified: (_, negotiation) => letters.verified(negotiation),
      clocks: (_, negotiation) => signing.clocks(negotiation),
      publish: (_, negotiation, order) => signing.publish(negotiation, order),
      arrivals: (_, negotiation, has) => signing.arrivals(negotiation, has),
      quarantine: (_, negotiation, batch, why) => signing.quarantine(negotiation, batch, why),
      seal: (_, negotiation, labels) => handOver.seal(negotiation, labels),
      open: (_, file) => handOver.open(file),
    },
    files: {
      putBlob: (_, negotiation, bytes) => blobs.put(negotiation, bytes),
      getBlob: (_, negotiation, sha256) => blobs.get(negotiation, sha256),
      save: (_, name, bytes) => deps.shell.save(name, bytes),
      pdf: (caller, job, markup) => pdfs.make(caller, job, markup),
      stopPdf: (caller, job) => pdfs.stop(caller, job),
    },
  }
  const gone = (caller: string) => {
    journal.gone(caller)
    pdfs.gone(caller)
  }
  return { services, close, gone }
}
