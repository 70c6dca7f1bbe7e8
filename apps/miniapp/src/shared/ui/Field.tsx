import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { Icon } from './Icon'

export interface FieldProps {
  label: string
  required?: boolean
  /** What to write, or why it is asked. */
  hint?: string | undefined
  /** What is wrong, shown beside the field; the typed text stays. */
  error?: string | undefined
}

/** Label, control, and below it the error or the hint. */
export function Field({ label, required = false, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <View className='field'>
      <View className='field__label'>
        <Text>{label}</Text>
        {required && <Text className='field__required'>（必填）</Text>}
      </View>
      {children}
      {error ? (
        <View className='field__error' {...a11y({ role: 'alert', live: 'assertive' })}>
          <Icon name='warning' size='s' />
          <Text>{error}</Text>
        </View>
      ) : (
        hint && <View className='field__hint'>{hint}</View>
      )}
    </View>
  )
}
