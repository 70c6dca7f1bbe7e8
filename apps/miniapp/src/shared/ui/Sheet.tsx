import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { Icon } from './Icon'
import { Pressable } from './Pressable'

interface Props {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** A panel from below, for a short choice or form. Lies inside `Page`, so it follows 长辈版. */
export function Sheet({ open, title, onClose, children }: Props) {
  if (!open) return null
  return (
    <View className='overlay overlay--bottom' catchMove {...a11y({ role: 'dialog', label: title })}>
      <View className='overlay__mask' onClick={onClose} {...a11y({ hidden: true })} />
      <View className='sheet'>
        <View className='sheet__head'>
          <Text className='sheet__title'>{title}</Text>
          <Pressable className='sheet__close' label='关闭' onPress={onClose}>
            <Icon name='close' />
          </Pressable>
        </View>
        {children}
      </View>
    </View>
  )
}
