import { useEffect, useState } from 'react'

/** True while files hover over the window; `onNear` is told of them, `onFiles` gets what was dropped. Never lets the window navigate to a file. */
export const useFileDrop = (onFiles: (files: File[]) => void, onNear: () => void): boolean => {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const drag = (event: DragEvent) => {
      if (!carries(event)) return
      event.preventDefault()
      onNear()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      // Left the window, not merely an element in it.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!carries(event)) return
      event.preventDefault()
      setOver(false)
      onFiles([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', drag)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', drag)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onFiles, onNear])
  return over
}
