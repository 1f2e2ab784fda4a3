/** Ann invites Bob by file, both read the digits, and what one publishes arrives at the other: signed, once, or refused. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { MOST_PAYLOAD } from '../../../shared/wire/batch.ts'
import { filesIn, openedServices, type TestServices } from '../../../test/kit/services.ts'
import { sure } from '../../../test/kit/wire-party.ts'

const DEAL = '11111111-2222-4333-8444-555555555555' as NegotiationId
const ANN = { party: 'Kestrelmoor', person: 'Ann Hale', formerly: ['Kestrel Ltd'] }
const BOB = { party: 'Vantaloft', person: 'Bob Brandt', formerly: [] }
const DAY = 24 * 3600 * 1000

const bytes = (text: string) => Buffer.from(text)
const rule = (answer: unknown) => (isRefusal(answer) ? answer.refused : 'fine')
const api = ({ services }: TestServices) => services.parties

let ann: TestServices
let bob: TestServices
beforeEach(async () => {
  ann = await openedServices()
  bob = await openedServices()
})

async function invited(): Promise<{ letter: Uint8Array; reply: Uint8Array }> {
  const { letter } = sure(await api(ann).invite('w', DEAL, ANN))
  const { reply } = sure(await api(bob).join('w', letter, BOB))
  return { letter, reply }
}

async function dealing(): Promise<void> {
  const { reply } = await invited()
  sure(await api(ann).letIn('w', DEAL, reply, ANN))
}

const publish = (who: TestServices, client: number, text: string, from = 0) =>
  api(who).publish('w', DEAL, { clients: [[client, from, from + text.length]], update: bytes(text) })

const labels = { title: 'Project HERON', fileName: 'heron.docx', blobs: [] }
const seal = async (who: TestServices, blobs: string[] = []) =>
  sure(await api(who).seal('w', DEAL, { ...labels, blobs })).file
const arrived = async (who: TestServices, has: [number, number][] = []) =>
  sure(await api(who).arrivals('w', DEAL, has)).map(({ update, party, person, ours }) => [
    Buffer.from(update).toString(),
    party,
    person,
    ours,
  ])

describe('inviting', () => {
  test('Bob reads who invites, replies, and Ann reads who replied; both have the same forty digits', async () => {
    const { letter } = sure(await api(ann).invite('w', DEAL, ANN))
    expect(await api(bob).readInvite('w', letter)).toEqual({
      negotiation: DEAL,
      party: 'Kestrelmoor',
      person: 'Ann Hale',
      known: false,
    })
    const { reply } = sure(await api(bob).join('w', letter, BOB))
    const read = sure(await api(ann).readReply('w', DEAL, reply))
    expect(read).toMatchObject({ party: 'Vantaloft', person: 'Bob Brandt' })
    const view = sure(await api(ann).letIn('w', DEAL, reply, ANN))
    expect(view.them).toMatchObject({ name: 'Vantaloft', safety: read.safety, verifiedAt: undefined })
    const his = sure(await api(bob).view('w', DEAL))
    expect(his.them).toMatchObject({ name: 'Kestrelmoor', safety: read.safety })
    expect(sure(await api(ann).verified('w', DEAL)).them?.verifiedAt).toBe(ann.clock.now())
  })

  test('an invitation holds no word of the deal, and reading one leaves nothing on the disk', async () => {
    const { letter } = sure(await api(ann).invite('w', DEAL, ANN))
    expect(Buffer.from(letter).toString()).not.toContain('HERON')
    const before = filesIn(bob.folder)
    sure(await api(bob).readInvite('w', letter))
    expect(filesIn(bob.folder)).toEqual(before)
  })

  test('a second reply to it is refused, by another person and by the same', async () => {
    const { letter, reply } = await invited()
    sure(await api(ann).letIn('w', DEAL, reply, ANN))
    const eve = await openedServices()
    const second = sure(await api(eve).join('w', letter, { party: 'Vantaloft', person: 'Eve', formerly: [] }))
    expect(rule(await api(ann).letIn('w', DEAL, second.reply, ANN))).toBe('used')
    expect(rule(await api(ann).letIn('w', DEAL, reply, ANN))).toBe('used')
  })

  test('with the other side here, a third party is not let in by another invitation', async () => {
    const other = sure(await api(ann).invite('w', DEAL, ANN)).letter
    await dealing()
    const carol = await openedServices()
    const { reply } = sure(await api(carol).join('w', other, { party: 'Thirdco', person: 'Carol', formerly: [] }))
    expect(rule(await api(ann).readReply('w', DEAL, reply))).toBe('taken')
    expect(rule(await api(ann).letIn('w', DEAL, reply, ANN))).toBe('taken')
    expect(sure(await api(ann).view('w', DEAL)).them?.name).toBe('Vantaloft')
  })

  test('expired, withdrawn, changed, one’s own, and sealed for somebody else: each is refused by name', async () => {
    const { letter, reply } = await invited()
    expect(rule(await api(ann).readInvite('w', letter))).toBe('ownInvite')
    expect(rule(await api(bob).readReply('w', DEAL, reply))).toBe('notForUs')
    const changed = bytes(Buffer.from(letter).toString().replace('Kestrelmoor', 'Kestrelmorr'))
    expect(rule(await api(bob).readInvite('w', changed))).toMatch(/signature|format/)
    expect(rule(await api(bob).readInvite('w', bytes('hello')))).toBe('format')
    bob.clock.pass(15 * DAY)
    expect(rule(await api(bob).readInvite('w', letter))).toBe('expired')
    ann.clock.pass(15 * DAY)
    expect(rule(await api(ann).letIn('w', DEAL, reply, ANN))).toBe('expired')
    const again = await invited()
    sure(await api(ann).withdraw('w', DEAL))
    expect(rule(await api(ann).letIn('w', DEAL, again.reply, ANN))).toBe('unknownInvite')
  })

  test('whoever knows the name of an invitation but not the invitation is not let in', async () => {
    const { reply } = await invited()
    // Eve saw an invitation of another negotiation of Ann's; her reply names this one.
    const other = DEAL.replace('1', '2') as NegotiationId
    const { letter } = sure(await api(ann).invite('w', other, ANN))
    const eve = await openedServices()
    const wrong = sure(await api(eve).join('w', letter, BOB)).reply
    expect(rule(await api(ann).letIn('w', DEAL, wrong, ANN))).toBe('negotiation')
    expect(rule(await api(ann).letIn('w', DEAL, reply, ANN))).toBe('fine')
  })
})

describe('names', () => {
  test('nobody takes part under a name of the other side, old or new, however it is written', async () => {
    const { letter } = sure(await api(ann).invite('w', DEAL, ANN))
    for (const party of ['Kestrelmoor', ' KESTRELMOOR', 'Kestrel  Ltd']) {
      const mallory = await openedServices()
      const joined = await api(mallory).join('w', letter, { ...BOB, party })
      // An honest Parley says so at once where it can; a modified one is refused by Ann's.
      if (isRefusal(joined)) expect(joined.refused).toBe('ourName')
      else expect(rule(await api(ann).letIn('w', DEAL, joined.reply, ANN))).toBe('ourName')
    }
    expect(sure(await api(ann).view('w', DEAL)).them).toBeUndefined()
  })
})

describe('handing over by sealed file', () => {
  beforeEach(dealing)

  test('what Ann published arrives at Bob with the package, and his answer at her, each once', async () => {
    const { sha256 } = sure(await ann.services.files.putBlob('w', DEAL, bytes('the Word file')))
    sure(await publish(ann, 1, 'the contract'))
    const file = await seal(ann, [sha256])
    expect(Buffer.from(file).includes('the contract')).toBe(false)
    expect(await api(bob).open('w', file)).toEqual({
      negotiation: DEAL,
      title: 'Project HERON',
      fileName: 'heron.docx',
      party: 'Kestrelmoor',
      news: 1,
      package: sha256,
    })
    expect(await arrived(bob)).toEqual([['the contract', 'Kestrelmoor', 'Ann Hale', false]])
    expect(sure(await bob.services.files.getBlob('w', DEAL, sha256))).toEqual(bytes('the Word file'))
    expect(sure(await api(bob).open('w', file))).toMatchObject({ news: 0 })
    sure(await publish(bob, 2, 'his redline'))
    expect(sure(await api(ann).open('w', await seal(bob)))).toMatchObject({ news: 1 })
    expect(await arrived(ann, [[1, 12]])).toEqual([['his redline', 'Vantaloft', 'Bob Brandt', false]])
    const view = sure(await api(ann).view('w', DEAL))
    expect(view).toMatchObject({ founded: true, begunByUs: true, signed: 1, acknowledged: { batches: 1 } })
    expect(sure(await api(bob).view('w', DEAL))).toMatchObject({ begunByUs: false, signed: 1 })
  })

  test('what they said they have does not go again; what they lack goes until they say so', async () => {
    sure(await publish(ann, 1, 'first'))
    const lost = await seal(ann)
    sure(await publish(ann, 2, 'second'))
    const both = await seal(ann)
    expect(sure(await api(bob).open('w', both))).toMatchObject({ news: 2 })
    expect(sure(await api(bob).open('w', lost))).toMatchObject({ news: 0 })
    sure(await api(ann).open('w', await seal(bob)))
    sure(await publish(ann, 3, 'third'))
    const rest = await seal(ann)
    expect(rest.length).toBeLessThan(both.length)
    const carol = await openedServices()
    expect(rule(await api(carol).open('w', rest))).toBe('notForUs')
    expect(sure(await api(bob).open('w', rest))).toMatchObject({ news: 1 })
  })

  test('a file that builds on one that never came says so', async () => {
    sure(await publish(ann, 1, 'first'))
    sure(await api(bob).open('w', await seal(ann)))
    sure(await api(ann).open('w', await seal(bob)))
    sure(await publish(ann, 2, 'second'))
    const later = await seal(ann)
    // Bob's laptop was lost and what he had with it: he joined again from a copy of his folder before the first file.
    const fresh = await openedServices(undefined, {})
    expect(rule(await api(fresh).open('w', later))).toBe('notForUs')
  })

  test('every flipped byte of a file is refused, and nothing of it counts', async () => {
    sure(await publish(ann, 1, 'first'))
    const file = await seal(ann)
    for (let at = 0; at < file.length; at += 37) {
      const flipped = Uint8Array.from(file)
      flipped[at]! ^= 1
      expect(isRefusal(await api(bob).open('w', flipped)), `byte ${at}`).toBe(true)
    }
    expect(await arrived(bob)).toEqual([])
    expect(sure(await api(bob).open('w', file))).toMatchObject({ news: 1 })
  })

  test('one’s own file, and one of a negotiation one is not in, are refused by name', async () => {
    sure(await publish(ann, 1, 'first'))
    expect(rule(await api(ann).open('w', await seal(ann)))).toBe('notForUs')
    const nobody = await openedServices()
    expect(rule(await api(nobody).seal('w', DEAL, labels))).toBe('stranger')
  })

  test('a long contract travels as many batches and arrives as one', async () => {
    const long = 'x'.repeat(3 * MOST_PAYLOAD + 5)
    sure(await publish(ann, 1, long))
    expect(sure(await api(bob).open('w', await seal(ann)))).toMatchObject({ news: 4 })
    const [[text]] = (await arrived(bob)) as [[string]]
    expect(text).toHaveLength(long.length)
  })

  test('after a restart all of it is there, and a new launch writes a lane of its own', async () => {
    sure(await publish(ann, 1, 'first'))
    ann.close()
    const later = await openedServices(ann.folder)
    expect(sure(await api(later).view('w', DEAL))).toMatchObject({ founded: true, signed: 1 })
    expect(sure(await api(later).clocks('w', DEAL))).toEqual([[1, 5]])
    sure(await publish(later, 2, 'second'))
    sure(await api(bob).open('w', await seal(later)))
    expect((await arrived(bob)).map(([text]) => text)).toEqual(['first', 'second'])
  })

  test('text under a client of the other side is not signed for', async () => {
    sure(await publish(ann, 1, 'first'))
    sure(await api(bob).open('w', await seal(ann)))
    expect(rule(await publish(bob, 1, 'forged', 5))).toBe('client')
    expect(rule(await publish(bob, 2, 'gap', 3))).toBe('clocks')
    expect(sure(await api(bob).view('w', DEAL))).toMatchObject({ signed: 0 })
  })

  test('what must not go into the document is set aside and stays so', async () => {
    sure(await publish(ann, 1, 'a bomb'))
    sure(await api(bob).open('w', await seal(ann)))
    const [bomb] = sure(await api(bob).arrivals('w', DEAL, []))
    expect(sure(await api(bob).quarantine('w', DEAL, bomb!.batch, 'It would hang.')).refused).toEqual([
      'It would hang.',
    ])
    bob.close()
    const later = await openedServices(bob.folder)
    expect(await arrived(later)).toEqual([])
  })

  test('a file of a negotiation that was deleted for good is refused and brings nothing back', async () => {
    sure(await publish(ann, 1, 'first'))
    const file = await seal(ann)
    sure(await bob.services.journal.purge('w', DEAL))
    const before = filesIn(bob.folder)
    expect(rule(await api(bob).open('w', file))).toBe('negotiation')
    expect(filesIn(bob.folder)).toEqual(before)
  })

  test('no name and no word of it is readable in the data folder, and deleting the negotiation removes it', async () => {
    sure(await publish(ann, 1, 'the contract'))
    const { readFileSync } = await import('node:fs')
    for (const file of filesIn(ann.folder))
      for (const word of ['Vantaloft', 'Kestrelmoor', 'the contract'])
        expect(readFileSync(`${ann.folder}/${file}`).includes(word), file).toBe(false)
    sure(await ann.services.journal.purge('w', DEAL))
    const before = sure(await api(ann).view('w', DEAL))
    expect(before).toMatchObject({ us: undefined, them: undefined, founded: false })
  })
})
