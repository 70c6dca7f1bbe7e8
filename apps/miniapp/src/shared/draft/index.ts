export { useDraft, type Draft } from './use-draft'
