import { Menu } from '@mantine/core'
import { useState } from 'react'
import type { Kind } from '../model/print/sheet.ts'
import { choosePaper, paperNow } from './paper.ts'
import { PDF_NAMES } from './usePages.tsx'

/** PDFs in the Export menu, and the paper they are for. */
export const PdfItems = ({ onPdf }: { readonly onPdf: (kind: Kind) => void }) => {
  const [paper, setPaper] = useState(paperNow)
  const other = paper === 'A4' ? 'Letter' : 'A4'
  return (
    <>
      <Menu.Divider />
      {(['redline', 'clean', 'sides'] as const).map((kind) => (
        <Menu.Item key={kind} onClick={() => onPdf(kind)}>
          {PDF_NAMES[kind]}
        </Menu.Item>
      ))}
      <Menu.Item
        closeMenuOnClick={false}
        onClick={() => {
          choosePaper(other)
          setPaper(other)
        }}
      >
        {`Paper: ${paper} (change to ${other})`}
      </Menu.Item>
    </>
  )
}
