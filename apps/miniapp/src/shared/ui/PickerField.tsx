import { Picker } from '@tarojs/components'
import { Field, type FieldProps } from './Field'
import { PickerFace } from './PickerFace'

interface Props<K extends string> extends FieldProps {
  options: readonly { key: K; text: string }[]
  value: K | null
  onChange: (key: K) => void
  placeholder?: string
}

/** One of a list. */
export function PickerField<K extends string>({ options, value, onChange, placeholder = '请选择', ...field }: Props<K>) {
  const at = options.findIndex(({ key }) => key === value)
  const choose = (index: number) => {
    const option = options[index]
    if (option) onChange(option.key)
  }
  return (
    <Field {...field}>
      <Picker
        mode='selector'
        range={options.map(({ text }) => text)}
        value={Math.max(0, at)}
        onChange={(event) => choose(Number(event.detail.value))}
      >
        <PickerFace label={field.label} text={options[at]?.text ?? ''} placeholder={placeholder} />
      </Picker>
    </Field>
  )
}
