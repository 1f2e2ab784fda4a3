export { CompareScreen } from './CompareScreen.tsx'
export { Compare } from './compare-store.ts'
