import { Text, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { openPage, tabNames, tabPages, type TabKey } from '../nav'
import { Icon } from './Icon'
import { Pressable } from './Pressable'

/** Our own tab bar: WeChat's cannot grow with 长辈版. */
export function TabBar({ active }: { active: TabKey }) {
  return (
    <View className='tab-bar' {...a11y({ role: 'tablist', label: '主导航' })}>
      {(Object.keys(tabNames) as TabKey[]).map((key) => (
        <Pressable
          key={key}
          className={`tab-bar__item ${key === active ? 'is-on' : ''}`}
          role='tab'
          label={tabNames[key]}
          selected={key === active}
          onPress={() => key !== active && openPage(tabPages[key])}
        >
          <Icon name={key} />
          <Text>{tabNames[key]}</Text>
        </Pressable>
      ))}
    </View>
  )
}
