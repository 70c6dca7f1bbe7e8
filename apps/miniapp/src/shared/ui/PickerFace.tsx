import { Text, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { Icon } from './Icon'

/** What a closed picker shows. */
export function PickerFace({ label, text, placeholder }: { label: string; text: string; placeholder: string }) {
  const name = `${label}：${text || placeholder}`
  return (
    <View className={`picker-face ${text ? '' : 'picker-face--empty'}`} {...a11y({ role: 'button', label: name })}>
      <Text>{text || placeholder}</Text>
      <Icon name='down' size='s' />
    </View>
  )
}
