import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dataFolder, folderWarning, makeDataFolder } from './folder.ts'
import { holdFolder } from './hold.ts'

let base: string
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'parley-folder-'))
})
afterAll(() => rmSync(base, { recursive: true }))

describe('the data folder', () => {
  test.each([
    [{}, 'linux', '/home/ann/.local/share/parley'],
    [{ XDG_DATA_HOME: '/data' }, 'linux', '/data/parley'],
    [{ XDG_DATA_HOME: 'relative' }, 'linux', '/home/ann/.local/share/parley'],
    [{}, 'darwin', '/home/ann/Library/Application Support/Parley'],
    [{ PARLEY_DATA: '/elsewhere' }, 'darwin', '/elsewhere'],
  ])('%j on %s is %s', (env, platform, path) => {
    expect(dataFolder(env, platform, '/home/ann')).toBe(path)
  })
  test('on Windows it stays on the machine: never in the roaming profile', () => {
    const env = { LOCALAPPDATA: 'C:\\Local', APPDATA: 'C:\\Roaming' }
    expect(dataFolder(env, 'win32', 'C:\\Users\\ann')).toContain('Local')
    expect(dataFolder({ APPDATA: 'C:\\Roaming' }, 'win32', 'C:\\Users\\ann')).not.toContain('Roaming')
  })
  test('is made for its owner only, however it was before', () => {
    const path = makeDataFolder(join(base, 'a', 'b'))
    expect(statSync(path).mode & 0o777).toBe(0o700)
  })
  const mounts = 'dev / ext4 rw 0 0\nserver:/x /home/ann/Net\\040work nfs4 rw 0 0\nnas /mnt/nas cifs rw 0 0\n'
  test.each([
    ['/home/ann/OneDrive - Firm/parley', 'OneDrive'],
    ['/home/ann/Dropbox/parley', 'Dropbox'],
    ['/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/p', 'iCloud'],
    ['/Users/ann/Library/CloudStorage/GoogleDrive-ann/My Drive/p', 'Google Drive'],
    ['/home/ann/Net work/parley', 'network drive'],
    ['/mnt/nas', 'network drive'],
    ['\\\\server\\share\\parley', 'network drive'],
  ])('%s is warned about: %s', (path, word) => {
    expect(folderWarning(path, mounts)).toContain(word)
  })
  test.each(['/home/ann/.local/share/parley', '/mnt/nasty', '/home/ann/Net'])('%s is not', (path) => {
    expect(folderWarning(path, mounts)).toBeUndefined()
  })
})

describe('holding it', () => {
  const holder = async (folder: string): Promise<ChildProcess> => {
    const script = `import { createServer } from 'node:net'
      import { createHash } from 'node:crypto'
      import { statSync } from 'node:fs'
      const { dev, ino } = statSync(${JSON.stringify(folder)}, { bigint: true })
      const name = createHash('sha256').update(dev + ':' + ino + ':shell').digest('hex').slice(0, 32)
      createServer().listen('\\0parley-' + name, () => console.log('held'))`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout!.once('data', resolve))
    return child
  }
  test('is for one at a time, by whatever path the folder is named, and for each role apart', async () => {
    const folder = makeDataFolder(join(base, 'held'))
    symlinkSync(folder, join(base, 'link'))
    const first = await holdFolder(folder, 'shell')
    expect(first).toBeDefined()
    expect(await holdFolder(folder, 'shell')).toBeUndefined()
    expect(await holdFolder(join(base, 'link'), 'shell')).toBeUndefined()
    const services = await holdFolder(folder, 'services')
    expect(services).toBeDefined()
    first!.release()
    services!.release()
    const again = await holdFolder(folder, 'shell')
    expect(again).toBeDefined()
    again!.release()
  })
  test.runIf(process.platform === 'linux')(
    'ends with the process, even by kill -9: nothing stale is left',
    async () => {
      const folder = makeDataFolder(join(base, 'killed'))
      for (let round = 0; round < 5; round++) {
        const child = await holder(folder)
        expect(await holdFolder(folder, 'shell')).toBeUndefined()
        const gone = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGKILL')
        await gone
        const hold = await holdFolder(folder, 'shell')
        expect(hold).toBeDefined()
        hold!.release()
      }
    },
  )
})
