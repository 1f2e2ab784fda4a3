export { Home } from './Home.tsx'
export type { HomeProps } from './ports.ts'
export { ReportDialog } from './ReportDialog.tsx'
