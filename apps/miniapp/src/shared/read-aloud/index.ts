export { ReadAloudBar } from './ReadAloudBar'
export { spokenParts } from './spoken-parts'
export { useReadAloud } from './use-read-aloud'
