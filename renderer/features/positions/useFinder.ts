import { useEffect, useState } from 'react'
import type { Findings, Question } from './model/finder.ts'

/** What the points say, reckoned in a worker. The last answer stays until the next: nothing flickers while she edits. */
export function useFinder(question: Question): Findings | undefined {
  const [found, setFound] = useState<Findings>()
  const asked = JSON.stringify(question)
  useEffect(() => {
    const worker = new Worker(new URL('./finder.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<Findings>) => {
      setFound(data)
      worker.terminate()
    }
    worker.postMessage(JSON.parse(asked))
    return () => worker.terminate()
  }, [asked])
  return found
}
