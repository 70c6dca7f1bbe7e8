import { Picker } from '@tarojs/components'
import { Field, type FieldProps } from './Field'
import { PickerFace } from './PickerFace'

interface Props extends FieldProps {
  /** `date`: 2026-11-22; `time`: 14:30. Empty while nothing is chosen. */
  mode: 'date' | 'time'
  value: string
  onChange: (value: string) => void
  /** Earliest and latest that may be chosen, in the form of `value`. */
  start?: string
  end?: string
  placeholder?: string
}

/** A day or a time of day. */
export function MomentField({ mode, value, onChange, start = '', end = '', placeholder = '请选择', ...field }: Props) {
  const range = { ...(start && { start }), ...(end && { end }) }
  const face = <PickerFace label={field.label} text={value} placeholder={placeholder} />
  const choose = (event: { detail: { value: string } }) => onChange(event.detail.value)
  return (
    <Field {...field}>
      {mode === 'date' ? (
        <Picker mode='date' value={value} onChange={choose} {...range}>
          {face}
        </Picker>
      ) : (
        <Picker mode='time' value={value} onChange={choose} {...range}>
          {face}
        </Picker>
      )}
    </Field>
  )
}
