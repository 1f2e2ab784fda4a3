import { expect, test } from 'vitest'
import type { AppCommand } from '../../ui/frame-ports.ts'
import { commandOfMenu } from './menu.ts'
import { makeRegistry } from './registry.ts'

const command = (id: string): AppCommand => ({ id, label: id, group: 'Test', run: () => () => undefined })

test('a menu entry means what the screen that is shown makes of it', () => {
  const registry = makeRegistry()
  const leaveHome = registry.register([command('home.undo')])
  expect(commandOfMenu(registry, 'undo')).toBe('home.undo')
  leaveHome()
  registry.register([command('document.undo')])
  expect(commandOfMenu(registry, 'undo')).toBe('document.undo')
})

test('an entry no screen answers is refused in words', () => {
  const registry = makeRegistry()
  expect(registry.run(commandOfMenu(registry, 'next-change'))?.say).toBe('That is not possible on this screen.')
})
