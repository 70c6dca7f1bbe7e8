/** Longest period statistics are asked for at once, months. */
export const longestPeriodMonths = 24

export interface Period {
  /** First and last month, `2026-01`, both included. */
  from: string
  to: string
}

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

const monthAt = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`

/** Every month of a period in order; empty when it ends before it begins. */
export function monthsOf({ from, to }: Period): string[] {
  const [first, last] = [indexOf(from), indexOf(to)]
  return last < first ? [] : Array.from({ length: last - first + 1 }, (_, step) => monthAt(first + step))
}

/** The month some months before (or, negative, after) this one. */
export const monthsBefore = (month: string, count: number): string => monthAt(indexOf(month) - count)

/** Percent with one decimal; null when there is nothing to have a share of. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 1000) / 10)

/** What is counted of an organisation in a period. Nothing here is about one person, nothing is about time spent. */
export interface Figures {
  /** Meetings and activities whose list was confirmed. */
  meetings: number
  /** 应到 and 实到 of those, person by meeting, by the organisation each one belonged to then. */
  expected: number
  present: number
  /** Study that fell due, person by item, and how much of it is done. */
  studyDue: number
  studyDone: number
  /** Posts published. */
  posts: number
  /** Articles opened, person by article, and how many different people opened any. */
  reads: number
  readers: number
}

export const noFigures: Figures = { meetings: 0, expected: 0, present: 0, studyDue: 0, studyDone: 0, posts: 0, reads: 0, readers: 0 }

export const addFigures = (a: Figures, b: Figures): Figures =>
  Object.fromEntries(Object.entries(a).map(([name, value]) => [name, value + b[name as keyof Figures]])) as unknown as Figures
