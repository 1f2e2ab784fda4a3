/** `npm run bench`: plain Node has no TypeScript, so Vite runs the suite as it is. */
import { runnerImport } from 'vite'

// Vite would otherwise set another, and React would be built for development.
process.env.NODE_ENV = 'production'
try {
  const suite = ['compare', 'remote', 'word'].find((name) => process.argv.includes(`--${name}`)) ?? 'main'
  await runnerImport(`./test/bench/${suite}.bench.ts`, { configFile: false, logLevel: 'warn' })
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
