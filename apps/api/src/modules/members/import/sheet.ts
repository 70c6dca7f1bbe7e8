export type Cell = string | number | boolean | Date | null

/** A cell whose value cannot be trusted: computed, or an error such as `#N/A`. */
export interface BadCell {
  /** As a person counts: from 1. */
  row: number
  column: number
  kind: 'formula' | 'error'
}

export interface Sheet {
  /** Row 1 of the sheet first; empty rows are kept, so that numbers stay what a person sees. */
  rows: Cell[][]
  badCells: BadCell[]
}

/** Most people one file may bring. */
export const maxPeople = 5000
/** Title and headings above them, and blank rows between. */
export const maxSheetRows = maxPeople + 200
