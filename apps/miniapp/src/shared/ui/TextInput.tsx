import { Input } from '@tarojs/components'
import { inputName } from '../../platform/a11y'
import { Field, type FieldProps } from './Field'

interface Props extends FieldProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  type?: 'text' | 'number' | 'digit'
  maxLength?: number
  disabled?: boolean
  onConfirm?: (value: string) => void
}

/** One line of text. */
export function TextInput({ value, onChange, placeholder, type = 'text', maxLength = 140, ...rest }: Props) {
  const { disabled = false, onConfirm, ...field } = rest
  return (
    <Field {...field}>
      <Input
        className='input'
        type={type}
        value={value}
        maxlength={maxLength}
        disabled={disabled}
        placeholder={placeholder ?? ''}
        placeholderClass='input__placeholder'
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={(event) => onConfirm?.(event.detail.value)}
        {...inputName(field.label)}
      />
    </Field>
  )
}
