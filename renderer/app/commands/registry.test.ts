import { describe, expect, test } from 'vitest'
import { refuse } from '../../../shared/base/refuse.ts'
import type { AppCommand } from '../../ui/frame-ports.ts'
import type { Stroke } from '../../ui/keys.ts'
import { findCommands } from './find.ts'
import { makeRegistry } from './registry.ts'

const command = (id: string, more: Partial<AppCommand> = {}): AppCommand => ({
  id,
  label: id,
  group: 'Test',
  run: () => () => undefined,
  ...more,
})
const press = (key: string): Stroke => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
})

describe('the registry', () => {
  test('asks and does in one: a refusal does nothing and says why', () => {
    const registry = makeRegistry()
    let done = 0
    let allowed = false
    const run = () => (allowed ? () => void done++ : refuse('no', 'Say why'))
    registry.register([command('raise', { run })])
    expect(registry.run('raise')).toEqual({ refused: 'no', say: 'Say why' })
    allowed = true
    expect(registry.run('raise')).toBeUndefined()
    expect(done).toBe(1)
  })

  test('a screen comes before the frame, whichever registered first, until it goes', () => {
    const registry = makeRegistry()
    const leave = registry.register([command('open', { label: 'here' })])
    registry.setBase([command('open', { label: 'everywhere' })])
    expect(registry.list().map(({ label }) => label)).toEqual(['here'])
    leave()
    expect(registry.list().map(({ label }) => label)).toEqual(['everywhere'])
  })

  test('a letter acts in a list and never in a text field', () => {
    const registry = makeRegistry()
    registry.register([command('word', { keys: 'O Mod+O' })])
    expect(registry.forStroke(press('o'), false)?.id).toBe('word')
    expect(registry.forStroke(press('o'), true)).toBeUndefined()
    expect(registry.forStroke({ ...press('o'), ctrlKey: true }, true)?.id).toBe('word')
  })

  test('what nobody offers is refused in words', () => {
    expect(makeRegistry().run('nothing')?.say).toBe('That is not possible on this screen.')
  })
})

describe('the palette', () => {
  const commands = [
    command('a', { label: 'Accept all', run: () => refuse('none', 'There are no changes.') }),
    command('b', { label: 'Go to Home' }),
    command('c', { label: 'Accept this change' }),
  ]
  test('finds every word, in label or group', () => {
    expect(findCommands(commands, 'acc chan').map(({ command: { id } }) => id)).toEqual(['c'])
    expect(findCommands(commands, 'test home').map(({ command: { id } }) => id)).toEqual(['b'])
  })
  test('what is not possible stays, last, with its reason', () => {
    const found = findCommands(commands, 'accept')
    expect(found.map(({ command: { id } }) => id)).toEqual(['c', 'a'])
    expect(found[1]?.refusal?.say).toBe('There are no changes.')
  })
})
