export { Home } from './Home.tsx'
export { ReportDialog } from './ReportDialog.tsx'
