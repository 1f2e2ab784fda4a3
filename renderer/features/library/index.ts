export { LibraryScreen } from './LibraryScreen.tsx'
export { useLibraryPort } from './useLibraryPort.tsx'
