/** What the palette lists: commands whose words are all found, possible ones first, each asked whether it may run. */
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { AppCommand } from '../../ui/frame-ports.ts'

export interface Found {
  readonly command: AppCommand
  readonly refusal?: Refusal
}

const ask = (command: AppCommand): Found => {
  const answer = command.run()
  return isRefusal(answer) ? { command, refusal: answer } : { command }
}

/** A label that begins with the search comes before one that merely contains it. */
export const findCommands = (commands: readonly AppCommand[], search: string): Found[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = ({ command, refusal }: Found) =>
    (refusal ? 2 : 0) + (words[0] && !command.label.toLowerCase().startsWith(words[0]) ? 1 : 0)
  return commands
    .filter(({ label, group }) => words.every((word) => `${label} ${group}`.toLowerCase().includes(word)))
    .map(ask)
    .sort((a, b) => rank(a) - rank(b))
}
