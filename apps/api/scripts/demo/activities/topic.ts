/** What a meeting is about; the plan gives it an organisation, a day and its people. */
export interface Topic {
  title: string
  place: string
  /** Paragraphs, one a line; whoever was excused reads them as make-up study. */
  description: string
}

export const topic = (title: string, place: string, ...paragraphs: string[]): Topic => ({ title, place, description: paragraphs.join('\n') })
