/** The import table of docs/architecture.md, read from the top: the first row whose folder holds a file counts. */
import { isBuiltin } from 'node:module'
import { posix } from 'node:path'

/** `folders` and `packages` are beginnings; `*` is every package but electron. A file may always import its own folder. */
interface Row {
  readonly from: RegExp
  readonly folders: readonly string[]
  readonly packages: readonly string[]
  readonly node?: true
  /** Packages refused although `*` is there. */
  readonly not?: readonly string[]
}

const BOTH_SIDES = ['zod', 'fflate', 'saxes']
const RENDERER = ['renderer/ui/', 'renderer/platform/', 'renderer/session/', 'resources/']
const WIDGETS = ['react', 'react-dom', '@mantine/', '@tabler/icons-react', '@tanstack/react-virtual', '@fontsource']
const SERVER = { packages: ['*'], node: true } as const

const ROWS: readonly Row[] = [
  { from: /^shared\/(text|document|wire)\//, folders: ['shared/'], packages: [...BOTH_SIDES, 'yjs'] },
  { from: /^shared\//, folders: ['shared/'], packages: BOTH_SIDES },
  // The private plane has a wall: nothing of it knows the shared document, a session or a peer.
  { from: /^renderer\/features\/positions\/model\//, folders: ['shared/base/', '$model/'], packages: [] },
  {
    from: /^renderer\/features\/positions\//,
    folders: ['$feature/', 'renderer/platform/', 'renderer/ui/', 'shared/base/'],
    packages: ['dexie', 'zod', 'zustand', 'recharts', ...WIDGETS],
  },
  { from: /^renderer\/features\/[^/]+\/model\//, folders: ['shared/', '$model/'], packages: [] },
  { from: /^renderer\/features\/[^/]+\//, folders: ['shared/', '$feature/', ...RENDERER], packages: ['*'] },
  { from: /^renderer\/ui\//, folders: ['renderer/ui/', 'shared/base/'], packages: WIDGETS },
  {
    from: /^renderer\/platform\//,
    folders: ['renderer/platform/', 'shared/base/', 'shared/bridge/'],
    packages: ['*'],
    not: ['yjs'],
  },
  { from: /^renderer\/session\//, folders: ['renderer/session/', 'renderer/platform/', 'shared/'], packages: ['*'] },
  { from: /^renderer\//, folders: ['renderer/', 'shared/', 'resources/'], packages: ['*'] },
  { from: /^electron\/services\//, folders: ['shared/', 'electron/services/'], ...SERVER },
  { from: /^electron\/browser\//, folders: ['shared/', 'electron/services/', 'electron/browser/'], ...SERVER },
  {
    from: /^electron\/(start|fetch-electron)\.ts$/,
    folders: ['shared/', 'electron/services/', 'electron/browser/', 'electron/fetch-electron.ts', 'package.json'],
    ...SERVER,
  },
  { from: /^electron\/cli/, folders: ['shared/', 'electron/services/', 'electron/cli', 'package.json'], ...SERVER },
  {
    from: /^electron\/(main\.ts|preload\.ts|shell\/)/,
    folders: ['shared/', 'electron/', 'package.json'],
    packages: ['*', 'electron'],
    node: true,
  },
  { from: /^electron\/[^/]+\.m[jt]s$/, folders: ['electron/build.mjs', 'electron/run.mjs'], packages: [], node: true },
  { from: /^electron\/build\.d\.mts$/, folders: [], packages: [] },
]

/** Why this import is not allowed, or undefined when it is. */
export function refusedImport(file: string, specifier: string): string | undefined {
  const row = ROWS.find(({ from }) => from.test(file))
  if (!row) return `${file}: no row of the import table holds this file`
  const wrong = (what: string) => `${file} imports ${what}`
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(file), specifier.split('?')[0]!))
    return allowedFolders(file, row).some((folder) => target.startsWith(folder)) ? undefined : wrong(target)
  }
  if (isBuiltin(specifier)) return row.node ? undefined : wrong(specifier)
  const listed = row.packages.some((name) => name !== '*' && isPackage(specifier, name))
  const any = row.packages.includes('*') && !isPackage(specifier, 'electron')
  const refused = row.not?.some((name) => isPackage(specifier, name)) ?? false
  return (listed || any) && !refused ? undefined : wrong(specifier)
}

const isPackage = (specifier: string, name: string): boolean =>
  specifier === name || specifier.startsWith(name.endsWith('/') || name === '@fontsource' ? name : `${name}/`)

function allowedFolders(file: string, row: Row): string[] {
  const feature = file.match(/^renderer\/features\/[^/]+\//)?.[0] ?? ''
  return row.folders.map((folder) => folder.replace('$feature/', feature).replace('$model/', `${feature}model/`))
}
