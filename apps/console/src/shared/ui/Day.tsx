import { dayText } from '../time'

/** A calendar day, 2026年11月22日. */
export function Day({ value }: { value: string | null | undefined }) {
  return value ? <time dateTime={value}>{dayText(value)}</time> : <>—</>
}
