import { Button } from '@mantine/core'
import { useRef } from 'react'
import { ACCEPTED } from './Pickers.tsx'

/** A file to compare with; it stays on this computer and is not kept. */
export const ChooseFile = ({ onFile }: { onFile: (file: File) => void }) => {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label="File to compare with"
        onChange={(e) => {
          const file = e.currentTarget.files?.[0]
          if (file) onFile(file)
          e.currentTarget.value = ''
        }}
      />
      <Button onClick={() => chooser.current?.click()}>Compare with a file…</Button>
    </>
  )
}
