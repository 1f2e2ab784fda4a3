import { useEffect, useState } from 'react'
import type { TextModel } from '../../../../shared/text/model.ts'

const PAUSE_MS = 60

/** Grows a moment after the model changed: for panels that read it directly and need not keep up with every key. */
export function useModelTick(model: TextModel): number {
  const [tick, setTick] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const stop = model.onChange(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setTick((n) => n + 1), PAUSE_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [model])
  return tick
}
