import type { ReactNode } from 'react'
import { View } from '@tarojs/components'

interface Props {
  /** What is not known is left out. */
  items: readonly { label: string; value: ReactNode | undefined | false }[]
}

/** Names and values below each other: 经办人 李敏. */
export function Facts({ items }: Props) {
  const known = items.filter(({ value }) => value !== undefined && value !== false && value !== '')
  return (
    <View className='facts'>
      {known.map(({ label, value }) => (
        <View key={label} className='facts__row'>
          <View className='facts__label'>{label}</View>
          <View className='facts__value'>{value}</View>
        </View>
      ))}
    </View>
  )
}
