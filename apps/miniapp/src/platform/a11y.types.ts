export interface A11y {
  role?: string
  label?: string
  checked?: boolean
  selected?: boolean
  disabled?: boolean
  /** Decoration only: screen readers skip it. */
  hidden?: boolean
}

export type A11yProps = Record<string, string>
