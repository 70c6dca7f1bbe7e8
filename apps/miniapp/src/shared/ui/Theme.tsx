import type { CSSProperties, ReactNode } from 'react'
import { View } from '@tarojs/components'
import { usePrefs } from './prefs.store'

interface Props {
  className?: string
  children: ReactNode
}

/** Root of every page: carries the tokens, and 长辈版 as one class. */
export function Theme({ className = '', children }: Props) {
  const { elder, scale } = usePrefs()
  const style = (scale === 1 ? {} : { '--scale': String(scale) }) as CSSProperties
  return (
    <View className={`theme ${elder ? 'theme--elder' : ''} ${className}`} style={style}>
      {children}
    </View>
  )
}
