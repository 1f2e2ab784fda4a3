export { FirstRun } from './FirstRun.tsx'
export type { Profile, SaveCode } from './ports.ts'
export { Unlock } from './Unlock.tsx'
export { WhoAgain } from './WhoAgain.tsx'
