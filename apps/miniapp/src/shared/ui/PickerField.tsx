import { useState } from 'react'
import { Text } from '@tarojs/components'
import { Field, type FieldProps } from './Field'
import { Icon } from './Icon'
import { PickerFace } from './PickerFace'
import { Pressable } from './Pressable'
import { Sheet } from './Sheet'

interface Props<K extends string> extends FieldProps {
  options: readonly { key: K; text: string }[]
  value: K | null
  onChange: (key: K) => void
  placeholder?: string
}

/** One of a list, chosen on a sheet: the targets' own wheels do not grow with 长辈版. */
export function PickerField<K extends string>({ options, value, onChange, placeholder = '请选择', ...field }: Props<K>) {
  const [open, setOpen] = useState(false)
  const chosen = options.find(({ key }) => key === value)
  const choose = (key: K) => {
    setOpen(false)
    onChange(key)
  }
  return (
    <Field {...field}>
      <Pressable label={`${field.label}：${chosen?.text ?? placeholder}`} onPress={() => setOpen(true)}>
        <PickerFace text={chosen?.text ?? ''} placeholder={placeholder} />
      </Pressable>
      <Sheet open={open} title={field.label} onClose={() => setOpen(false)}>
        {options.map(({ key, text }) => (
          <Pressable key={key} className='choice' role='radio' label={text} checked={key === value} onPress={() => choose(key)}>
            <Text>{text}</Text>
            {key === value && <Icon name='check' />}
          </Pressable>
        ))}
      </Sheet>
    </Field>
  )
}
