import { Text, View } from '@tarojs/components'
import { Icon } from './Icon'

/** What a closed picker shows. */
export function PickerFace({ text, placeholder }: { text: string; placeholder: string }) {
  return (
    <View className={`picker-face ${text ? '' : 'picker-face--empty'}`}>
      <Text>{text || placeholder}</Text>
      <Icon name='down' size='s' />
    </View>
  )
}
