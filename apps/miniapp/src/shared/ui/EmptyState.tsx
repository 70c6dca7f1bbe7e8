import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { IconBox } from './IconBox'
import type { IconName } from './icon-names'

interface Props {
  title: string
  /** What will come here, and what to do. */
  note?: string
  icon?: IconName
  action?: ReactNode
}

/** An empty place that explains itself. */
export function EmptyState({ title, note, icon = 'empty', action }: Props) {
  return (
    <View className='state'>
      <IconBox name={icon} tone='neutral' />
      <View className='state__title'>{title}</View>
      {note && <View className='state__note'>{note}</View>}
      {action && <View className='state__action'>{action}</View>}
    </View>
  )
}
