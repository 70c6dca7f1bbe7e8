import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { Icon } from './Icon'
import { Pressable } from './Pressable'
import { useDialog } from './use-dialog'

interface OpenProps {
  title: string
  onClose: () => void
  children: ReactNode
}

function OpenSheet({ title, onClose, children }: OpenProps) {
  const id = useDialog(onClose)
  return (
    <View id={id} className='overlay overlay--bottom' catchMove {...a11y({ role: 'dialog', label: title, modal: true })}>
      <View className='overlay__mask' onClick={onClose} {...a11y({ hidden: true })} />
      <View className='sheet'>
        <View className='sheet__head'>
          <Text className='sheet__title' {...a11y({ role: 'heading', level: 2 })}>
            {title}
          </Text>
          <Pressable className='sheet__close' label='关闭' onPress={onClose}>
            <Icon name='close' />
          </Pressable>
        </View>
        {children}
      </View>
    </View>
  )
}

/** A panel from below, for a short choice or form. Lies inside `Page`, so it follows 长辈版. */
export function Sheet({ open, ...rest }: OpenProps & { open: boolean }) {
  return open ? <OpenSheet {...rest} /> : null
}
