export { ChangesScreen } from './ChangesScreen.tsx'
export { Inbox } from './inbox-store.ts'
