import { useEffect, useState } from 'react'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { sizeWords } from './model/size.ts'
import type { SettingsProps } from './ports.ts'
import { Section } from './Section.tsx'
import css from './settings.module.css'

/** How much the browser's sealed copy takes; undefined where the browser does not say. */
const useCacheSize = (): number | undefined => {
  const [size, setSize] = useState<number>()
  useEffect(() => {
    navigator.storage?.estimate().then(
      ({ usage }) => setSize(usage),
      () => undefined,
    )
  }, [])
  return size
}

/** Where everything lies. */
export const StorageSettings = ({ info, onHelp }: Pick<SettingsProps, 'info' | 'onHelp'>) => {
  const cache = useCacheSize()
  return (
    <Section title="Storage" about="Everything here is on this computer.">
      {info.folderWarning && (
        <ErrorNote what={info.folderWarning}>
          Everything in it is sealed and saved. Move it to a plain local folder.
        </ErrorNote>
      )}
      <dl className={css.list}>
        <div>
          <dt>Data folder: the journal, the Word files, the key file, all sealed</dt>
          <dd className={css.path}>{info.dataFolder}</dd>
        </div>
        <div>
          <dt>Sealed copy in the window’s own storage, for a fast start</dt>
          <dd>
            {cache === undefined ? 'Size not known' : sizeWords(cache)}. Parley makes it again from the data folder when
            it is missing.
          </dd>
        </div>
      </dl>
      <button type="button" className={css.link} onClick={() => onHelp('on-this-computer')}>
        What stays on this computer
      </button>
    </Section>
  )
}
