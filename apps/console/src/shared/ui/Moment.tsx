import { momentText } from '../time'

/** An instant in Asia/Shanghai, 2026-11-22 19:00. */
export function Moment({ value }: { value: string | null | undefined }) {
  return value ? <time dateTime={value}>{momentText(value)}</time> : <>—</>
}
