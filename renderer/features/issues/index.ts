export { IssuesScreen } from './IssuesScreen.tsx'
export { IssueList } from './issues-store.ts'
