export { bytesOf, kindOf } from './files.ts'
export { JoinDialog } from './JoinDialog.tsx'
export { PeopleScreen } from './PeopleScreen.tsx'
