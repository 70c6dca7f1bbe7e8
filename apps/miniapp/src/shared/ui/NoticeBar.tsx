import { Text, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { Icon } from './Icon'
import type { IconName } from './icon-names'

/** One quiet line that explains the state of the page. */
export function NoticeBar({ icon = 'warning', children }: { icon?: IconName; children: string }) {
  return (
    <View className='notice-bar' {...a11y({ role: 'status', live: 'polite' })}>
      <Icon name={icon} size='s' />
      <Text>{children}</Text>
    </View>
  )
}
