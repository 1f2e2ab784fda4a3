/** Why a file is not taken: one table, so that every sentence says what is wrong and what to do, in one voice. */
import { type Refusal, refuse } from '../base/refuse.ts'

const SAY = {
  empty: 'This file is empty (0 bytes). Ask for it again, or save it again from Word.',
  'too-large': 'This file is larger than 25 MB. In Word, compress its pictures and save it again.',
  truncated: 'This file is cut off or damaged: its end is missing. Ask for it again, or open and save it in Word.',
  damaged:
    'This Word file is damaged: part of its content cannot be read. Open it in Word, repair it and save it again.',
  'not-word':
    'This is not a Word document (.docx), nor named as a Markdown or text file (.md, .txt). Open it in the program it was made with and save it as one of these.',
  'word-97': 'This is an old Word document (.doc). Open it in Word and save it as .docx.',
  password:
    'This file is protected by a password. In Word, remove it under File, Info, Protect Document, and save it again.',
  macros: 'This Word file contains macros (.docm). In Word, save it as .docx, which leaves them out.',
  template: 'This is a Word template (.dotx). Open it in Word and save it as .docx.',
  excel: 'This is an Excel workbook, not a Word document. Copy what you need into a Word file (.docx).',
  powerpoint: 'This is a PowerPoint file, not a Word document. Copy what you need into a Word file (.docx).',
  opendocument:
    'This is an OpenDocument file, not a Word document. Open it in LibreOffice or Word and save it as .docx.',
  pdf: 'This is a PDF, not a Word document. Ask for the Word file (.docx), or convert it in Word.',
  rtf: 'This is a Rich Text file, not a .docx. Open it in Word and save it as .docx.',
  web: 'This is a web page, not a .docx. Open it in Word and save it as .docx.',
  zip: 'This is a zip archive, not a Word document. If the Word file is inside it, unpack it first.',
  bomb: 'This file unpacks to far more than it holds, as a zip bomb does. It was not opened. Ask for it again.',
  entries: 'This file has more than 2,000 parts inside. It was not opened. Save it again in Word.',
  names:
    'This file has a part whose name points outside of it or appears twice. It was not opened. Save it again in Word.',
  doctype:
    'This file declares its own XML rules (DOCTYPE), which Word files never do. It was not opened. Save it again in Word.',
  depth:
    'This file is nested more than 256 levels deep. It was not opened. Simplify its tables in Word and save it again.',
  'too-long':
    'This file has a part of more than 500,000 elements, more than Parley can hold. It was not opened. Divide it in Word and save the parts.',
  external:
    'This file loads content from another place when it opens ({what}). It was not opened, and nothing was fetched. In Word, break the link (File, Info, Edit Links to Files) and save it again.',
  active: 'This file contains an active control ({what}). It was not opened. In Word, remove it and save it again.',
  uncleanable:
    'This file holds another document inside it, which Parley cannot clean. Open it in Word, save it again, and clean that.',
  cancelled: 'The import was cancelled. Nothing was kept.',
} as const

export type RefusalCode = keyof typeof SAY

export const refusal = (code: RefusalCode, what = ''): Refusal => refuse(code, SAY[code].replace('{what}', what))
