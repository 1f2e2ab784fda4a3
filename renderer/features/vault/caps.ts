import { type KeyboardEvent, useState } from 'react'

/** Whether Caps Lock is on, as far as the last key tells; browsers say it only with a key event. */
export const useCapsLock = (): { on: boolean; watch: (event: KeyboardEvent) => void } => {
  const [on, setOn] = useState(false)
  return { on, watch: (event) => setOn(event.getModifierState('CapsLock')) }
}
