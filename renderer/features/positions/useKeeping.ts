import { useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'

/** A dialog closes when what it did is kept; where it was not, it stays and says why. */
export function useKeeping(onClose: () => void) {
  const [refused, setRefused] = useState<string>()
  const done = async (act: Promise<Refusal | undefined>) => {
    const answer = await act
    if (isRefusal(answer)) setRefused(answer.say)
    else onClose()
  }
  return { refused, done }
}
