export { DocumentScreen } from './DocumentScreen.tsx'
export { FirstPage } from './FirstPage.tsx'
