import { Text, View } from '@tarojs/components'

interface Props {
  items: readonly { label: string; value: string | number }[]
}

/** A few numbers side by side. */
export function Stats({ items }: Props) {
  return (
    <View className='stats'>
      {items.map(({ label, value }) => (
        <View key={label} className='stats__item'>
          <Text className='stats__value'>{value}</Text>
          <Text className='stats__label'>{label}</Text>
        </View>
      ))}
    </View>
  )
}
