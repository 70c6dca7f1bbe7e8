import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'

interface Props {
  id?: string
  value?: string | null
  onChange?: (day: string | null) => void
  /** Name for screen readers where no form label stands beside it. */
  label?: string
  /** The last day that can be chosen. */
  notAfter?: string
  placeholder?: string
  allowClear?: boolean
}

/** A calendar day as forms keep it, `2026-11-22`. Works as a field of an antd form. */
export function DayField({ id, value, onChange, label, notAfter, placeholder = '如 2024-03-01', allowClear = true }: Props) {
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      value={value ? dayjs(value) : null}
      onChange={(picked: Dayjs | null) => onChange?.(picked?.format('YYYY-MM-DD') ?? null)}
      {...(notAfter !== undefined && { disabledDate: (day: Dayjs) => day.format('YYYY-MM-DD') > notAfter })}
      placeholder={placeholder}
      allowClear={allowClear}
      style={{ width: '100%' }}
    />
  )
}
