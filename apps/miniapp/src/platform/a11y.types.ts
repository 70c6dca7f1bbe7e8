export interface A11y {
  role?: string
  label?: string
  /**
   * Name of a whole row that is pressed, every word of it seen on the screen. A browser makes it from the words themselves; WeChat's
   * readers would read each of them alone.
   */
  spoken?: string | undefined
  checked?: boolean
  selected?: boolean
  disabled?: boolean
  /** Decoration only: screen readers skip it. */
  hidden?: boolean
  /** Of a heading: 1 is the page's title. */
  level?: 1 | 2 | 3
  /** What appears here is read out: `polite` when the reader pauses, `assertive` at once. */
  live?: 'polite' | 'assertive'
  /** A dialog that leaves the rest of the page out of reach. */
  modal?: boolean
}

export type A11yProps = Record<string, string>
