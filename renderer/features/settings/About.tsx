import type { SettingsProps } from './ports.ts'
import { Section } from './Section.tsx'
import css from './settings.module.css'

/** The packages that are part of the app as it runs. */
const PARTS: readonly (readonly [string, string])[] = [
  ['Electron', 'MIT'],
  ['React', 'MIT'],
  ['Mantine', 'MIT'],
  ['Tabler Icons', 'MIT'],
  ['ProseMirror', 'MIT'],
  ['Yjs, y-indexeddb', 'MIT'],
  ['Dexie', 'Apache-2.0'],
  ['zustand', 'MIT'],
  ['zod', 'MIT'],
  ['hash-wasm', 'MIT'],
  ['zxcvbn-ts', 'MIT'],
  ['fflate', 'MIT'],
  ['saxes', 'ISC'],
  ['ws', 'MIT'],
  ['react-markdown', 'MIT'],
  ['Inter, Source Serif 4, JetBrains Mono', 'SIL Open Font License 1.1'],
]

const SHELLS = { electron: 'in its own window (Electron)', browser: 'in a window of the installed browser' } as const

/** Version, licence, and whose work it stands on. */
export const AboutSettings = ({ info, onHelp }: Pick<SettingsProps, 'info' | 'onHelp'>) => (
  <Section title="About" about="Parley is free software under the Apache License 2.0.">
    <dl className={css.list}>
      <div>
        <dt>Version</dt>
        <dd>
          {info.version}, {SHELLS[info.shell]}
        </dd>
      </div>
    </dl>
    <button type="button" className={css.link} onClick={() => onHelp('getting-started')}>
      Help
    </button>
    <details className={css.licences}>
      <summary>Licences of what Parley is made with</summary>
      <table>
        <tbody>
          {PARTS.map(([name, licence]) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  </Section>
)
