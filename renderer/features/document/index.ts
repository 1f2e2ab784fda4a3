export { DocumentScreen } from './DocumentScreen.tsx'
export { FirstPage, FirstSheet } from './FirstPage.tsx'
