/** The one list of everything a person can do: palette, keys, menu and buttons all run the same commands. */
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { AppCommand, RegisterCommands } from '../../ui/frame-ports.ts'
import { alternatives, isBare, matches, type Stroke } from '../../ui/keys.ts'

export interface Registry {
  /** The frame's own commands: whatever a screen registers under the same id or key comes before them. */
  readonly setBase: (commands: readonly AppCommand[]) => void
  readonly register: RegisterCommands
  readonly list: () => readonly AppCommand[]
  /** Runs the command of this id. Undefined when done, a refusal with its reason when not (or when nobody offers it). */
  readonly run: (id: string) => Refusal | undefined
  /** The command these keys mean now. Bare letters mean nothing while a text field listens. */
  readonly forStroke: (stroke: Stroke, typing: boolean) => AppCommand | undefined
  readonly subscribe: (changed: () => void) => () => void
}

/** Asks, and does it if nothing speaks against it. */
export const perform = (command: AppCommand): Refusal | undefined => {
  const answer = command.run()
  if (isRefusal(answer)) return answer
  answer()
  return undefined
}

/** What is simply typed. Of every key pressed these are nearly all, and no command answers them in a text. */
const isLetter = ({ key, ctrlKey, metaKey, altKey }: Stroke): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey

/** Later registrations come first: an open dialog or document may answer a key that the frame also knows. */
export const makeRegistry = (): Registry => {
  let base: readonly AppCommand[] = []
  let groups: readonly (readonly AppCommand[])[] = []
  let all: readonly AppCommand[] = []
  const listeners = new Set<() => void>()
  const changed = () => {
    const seen = new Set<string>()
    all = [...groups.flat(), ...base].filter(({ id }) => !seen.has(id) && seen.add(id))
    for (const listener of listeners) listener()
  }
  return {
    setBase: (commands) => {
      base = commands
      changed()
    },
    register: (commands) => {
      groups = [commands, ...groups]
      changed()
      return () => {
        groups = groups.filter((group) => group !== commands)
        changed()
      }
    },
    list: () => all,
    run: (id) => {
      const command = all.find((candidate) => candidate.id === id)
      return command ? perform(command) : { refused: 'noCommand', say: 'That is not possible on this screen.' }
    },
    forStroke: (stroke, typing) =>
      typing && isLetter(stroke)
        ? undefined
        : all.find(({ keys }) =>
            alternatives(keys ?? '').some((one) => one !== '' && !(typing && isBare(one)) && matches(one, stroke)),
          ),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
