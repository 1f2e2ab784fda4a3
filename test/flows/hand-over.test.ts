/**
 * Two whole Parleys without windows: real journals, real keys, real sessions. Ann and Bob write, publish and hand over by
 * sealed file, and what each kept to herself is in no byte that leaves.
 */
import 'fake-indexeddb/auto'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Position } from '../../renderer/features/positions/position.ts'
import { newIssue } from '../../renderer/features/positions/rows.ts'
import { draftLane } from '../../renderer/session/draft-lane.ts'
import { encodeRecord } from '../../renderer/session/lane-record.ts'
import { openSession, type Session } from '../../renderer/session/session.ts'
import { Wire, type WireClient } from '../../renderer/session/wire.ts'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { bridge } from '../../shared/bridge/contract.ts'
import type { PublishOrder } from '../../shared/bridge/parties.ts'
import { replace } from '../../shared/text/edit.ts'
import { admit } from '../../shared/wire/admit.ts'
import { spellings } from '../kit/canary.ts'
import { random } from '../kit/random.ts'
import { openedServices, type TestServices } from '../kit/services.ts'
import { linesNow, startedWith } from '../kit/session-desk.ts'
import { sure } from '../kit/wire-party.ts'

const DEAL = '11111111-2222-4333-8444-555555555555' as NegotiationId
const CANARY = 'zanzibar-quince-5521'

/** The bridge without a window: the same methods, called directly. */
function clientOf({ services }: TestServices): WireClient & { readonly signed: Uint8Array[] } {
  const signed: Uint8Array[] = []
  const client = Object.fromEntries(
    Object.keys(bridge).map((service) => [
      service,
      Object.fromEntries(
        Object.keys(bridge[service as keyof typeof bridge]).map((method) => [
          method,
          async (...args: unknown[]) => {
            if (service === 'parties' && method === 'publish') signed.push((args[1] as PublishOrder).update)
            const call = services[service as keyof typeof services][method as never] as (...all: unknown[]) => unknown
            return call('window', ...args)
          },
        ]),
      ),
    ]),
  )
  return Object.assign(client as unknown as WireClient, { signed })
}

interface Desk {
  readonly computer: TestServices
  readonly client: ReturnType<typeof clientOf>
  session: Session
  wire: Wire
}

async function sitDown(computer: TestServices, party: string): Promise<Desk> {
  const client = clientOf(computer)
  const session = sure(
    await openSession(DEAL, { client, onEvent: () => () => {}, now: () => 1, me: () => ({ name: party, party }) }),
  )
  const wire = new Wire(session, client)
  expect(await wire.look()).toBeUndefined()
  return { computer, client, session, wire }
}

/** What the window does with arrivals, the guard in this thread. */
async function takeIn({ client, session }: Desk): Promise<string[]> {
  const { doc, isDraft } = session.work.getState()
  const { sharedUpdate } = await import('../../shared/text/draft/plane.ts')
  const Y = await import('yjs')
  const has = [...Y.decodeStateVector(Y.encodeStateVector(doc))].filter(([c]) => !isDraft(c))
  const refused: string[] = []
  for (const arrived of sure(await client.parties.arrivals(DEAL, has))) {
    const no = admit(sharedUpdate(session.doc, session.work.getState().isDraft), {
      ...arrived,
      ours: [session.model.me.party],
    })
    if (no) refused.push(no.say)
    else session.receive(arrived.update)
  }
  return refused
}

const handOver = async (from: Desk, to: TestServices): Promise<Uint8Array> => {
  expect(await from.wire.sign()).toBeUndefined()
  const { file } = sure(await from.client.parties.seal(DEAL, { title: 'Deal', fileName: '', blobs: [] }))
  sure(await to.services.parties.open('w', file))
  return file
}

async function twoParties(line: string): Promise<{ ann: Desk; bob: Desk }> {
  const [hers, his] = [await openedServices(), await openedServices()]
  const { next } = sure(await hers.services.journal.open('window', draftLane(DEAL)))
  sure(
    await hers.services.journal.append('window', draftLane(DEAL), next, [
      encodeRecord({ kind: 'shared', update: startedWith(line) }),
    ]),
  )
  const { letter } = sure(
    await hers.services.parties.invite('w', DEAL, { party: 'Kestrelmoor', person: 'Ann', formerly: [] }),
  )
  const { reply } = sure(
    await his.services.parties.join('w', letter, { party: 'Vantaloft', person: 'Bob', formerly: [] }),
  )
  sure(await hers.services.parties.letIn('w', DEAL, reply, { party: 'Kestrelmoor', person: 'Ann', formerly: [] }))
  const ann = await sitDown(hers, 'Kestrelmoor')
  await handOver(ann, his)
  const [founding] = sure(await his.services.parties.arrivals('w', DEAL, []))
  expect(founding).toMatchObject({ founding: true, party: 'Kestrelmoor' })
  sure(await his.services.journal.open('window', draftLane(DEAL)))
  sure(
    await his.services.journal.append('window', draftLane(DEAL), 0, [
      encodeRecord({ kind: 'shared', update: founding!.update }),
    ]),
  )
  return { ann, bob: await sitDown(his, 'Vantaloft') }
}

const write = (session: Session, at: number, text: string, gone = 0): void => {
  const from = { paragraph: 0, offset: at }
  replace(session.model, { from, to: { paragraph: 0, offset: at + gone } }, text)
}

async function publish({ session }: Desk): Promise<void> {
  const preview = session.preview(() => true)
  if (!preview.nothing) sure(await session.publish(preview, ''))
}

/** The bytes, and whatever in them inflates. */
function layers(bytes: Uint8Array): Buffer[] {
  const out = [Buffer.from(bytes)]
  for (let at = 0; at < bytes.length - 1; at++)
    if (bytes[at] === 0x78)
      try {
        out.push(inflateSync(bytes.subarray(at)))
      } catch {
        // No stream begins here.
      }
  return out
}

describe('what leaves', () => {
  test('is what was published: no draft, nothing typed and deleted on the way, nothing of the private position', async () => {
    const { ann, bob } = await twoParties('The fee is due in thirty days.')
    const position = new Position(DEAL, {
      journal: ann.client.journal,
      newId: () => `${CANARY}-id`,
      now: () => 0,
    })
    await position.open()
    await position.put({ ...newIssue('cap', 1), title: `${CANARY}-walk-away`, rationale: `${CANARY}-why` })
    write(ann.session, 4, `${CANARY}-typed `)
    write(ann.session, 4, '', `${CANARY}-typed `.length)
    write(ann.session, 4, 'annual ')
    await publish(ann)
    write(ann.session, 0, `${CANARY}-draft `)
    const file = await handOver(ann, bob.computer)
    expect(ann.client.signed.length).toBe(2)
    expect(Buffer.concat(ann.client.signed).includes('annual')).toBe(true)
    for (const bytes of [...ann.client.signed, file])
      for (const layer of layers(bytes))
        for (const spelling of spellings(CANARY)) expect(layer.includes(spelling)).toBe(false)
    expect(await takeIn(bob)).toEqual([])
    expect(linesNow(bob.session.model)).toEqual(['The annual fee is due in thirty days.'])
  })
})

describe('two parties by sealed file', () => {
  for (let seed = 1; seed <= 12; seed++)
    test(`seed ${seed}: rounds of typing, publishing and handing over, some files lost, end in one text on both sides`, async () => {
      const r = random(seed)
      const { ann, bob } = await twoParties('The fee is due in thirty days after the invoice.')
      const both = [ann, bob] as const
      for (let round = 0; round < 8; round++) {
        const side = r.int(2)
        const here = both[side]!
        const there = both[1 - side]!
        for (let k = r.int(4); k > 0; k--) {
          const length = linesNow(here.session.model)[0]!.length
          const at = r.int(length)
          write(
            here.session,
            at,
            r.int(3) > 0 ? `${String.fromCharCode(97 + r.int(26)).repeat(1 + r.int(5))} ` : '',
            r.int(Math.min(4, length - at)),
          )
        }
        if (r.int(3) > 0) await publish(here)
        await here.wire.sign()
        const { file } = sure(await here.client.parties.seal(DEAL, { title: '', fileName: '', blobs: [] }))
        if (r.int(4) === 0) continue
        sure(await there.client.parties.open(file))
        expect(await takeIn(there)).toEqual([])
      }
      for (const desk of both) await publish(desk)
      for (let i = 0; i < 2; i++)
        for (const [here, there] of [
          [ann, bob],
          [bob, ann],
        ] as const) {
          await handOver(here, there.computer)
          expect(await takeIn(there)).toEqual([])
        }
      const hash = ({ session }: Desk) => linesNow(session.model).join('\n')
      expect(hash(bob)).toBe(hash(ann))
      const heads = async ({ client }: Desk) => sure(await client.parties.clocks(DEAL)).sort((a, b) => a[0] - b[0])
      expect(await heads(bob)).toEqual(await heads(ann))
    })
})
