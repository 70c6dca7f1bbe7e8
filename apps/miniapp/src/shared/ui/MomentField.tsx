import { MomentPicker } from '../../platform/MomentPicker'
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

/** A day or a time of day, chosen the way the phone does it. */
export function MomentField({ mode, value, onChange, start, end, placeholder = '请选择', ...field }: Props) {
  return (
    <Field {...field}>
      <MomentPicker label={field.label} {...{ mode, value, onChange, start, end }}>
        <PickerFace text={value} placeholder={placeholder} />
      </MomentPicker>
    </Field>
  )
}
