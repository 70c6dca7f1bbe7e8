import { View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { Pressable } from './Pressable'

interface Props<K extends string> {
  tabs: readonly { key: K; text: string }[]
  value: K
  onChange: (key: K) => void
  label: string
}

/** Switches between two to four views of one page. */
export function SegmentedTabs<K extends string>({ tabs, value, onChange, label }: Props<K>) {
  return (
    <View className='segments' {...a11y({ role: 'tablist', label })}>
      {tabs.map(({ key, text }) => (
        <Pressable
          key={key}
          className={`segments__item ${key === value ? 'is-on' : ''}`}
          role='tab'
          label={text}
          selected={key === value}
          onPress={() => onChange(key)}
        >
          {text}
        </Pressable>
      ))}
    </View>
  )
}
