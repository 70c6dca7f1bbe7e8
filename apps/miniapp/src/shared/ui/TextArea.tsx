import { Textarea } from '@tarojs/components'
import { inputName } from '../../platform/a11y'
import { Field, type FieldProps } from './Field'

interface Props extends FieldProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  maxLength?: number
  disabled?: boolean
}

/** Several lines of text. */
export function TextArea({ value, onChange, placeholder, maxLength = 2000, disabled = false, ...field }: Props) {
  return (
    <Field {...field}>
      <Textarea
        className='textarea'
        value={value}
        maxlength={maxLength}
        disabled={disabled}
        placeholder={placeholder ?? ''}
        placeholderClass='input__placeholder'
        onInput={(event) => onChange(event.detail.value)}
        {...inputName(field.label)}
      />
    </Field>
  )
}
