import { Select } from 'antd'
import { today } from '../../shared/time'

export const thisYear = (): number => Number(today().slice(0, 4))

interface Props {
  value: number
  onChange: (year: number) => void
}

/** This party year and the four before it. */
export function YearPicker({ value, onChange }: Props) {
  const options = Array.from({ length: 5 }, (_, n) => thisYear() - n).map((year) => ({ value: year, label: `${year} 年度` }))
  return <Select<number> aria-label="年度" value={value} onChange={onChange} options={options} />
}
