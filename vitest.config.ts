import { defineConfig } from 'vitest/config'

const patient = { testTimeout: 120_000, hookTimeout: 180_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            '{shared,renderer,electron}/**/*.test.{ts,tsx}',
            'test/{formats,flows}/**/*.test.ts',
            'test/kit/**/*.test.ts',
            'test/*.test.ts',
          ],
          // Argon2id and processes that are killed again and again take their time on a small machine.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/kit/built.ts',
          fileParallelism: false,
          ...patient,
          // As patient as Playwright's own waiting: a busy machine is late, not wrong.
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          globalSetup: 'test/kit/built.ts',
          fileParallelism: false,
          ...patient,
        },
      },
    ],
  },
})
