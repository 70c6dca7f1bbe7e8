import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface Props {
  id?: string
  value?: string | null
  onChange?: (wall: string) => void
}

const format = 'YYYY-MM-DDTHH:mm'

/** A day and a time of it as text, `2026-11-22T14:00`; a plan without a day cannot be, so it is not cleared. */
export function WallPicker({ id, value, onChange }: Props) {
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" allowClear={false} needConfirm={false} style={{ width: '100%' }}
      value={value ? dayjs(value) : null}
      onChange={(picked) => picked && onChange?.(picked.format(format))}
    />
  )
}
