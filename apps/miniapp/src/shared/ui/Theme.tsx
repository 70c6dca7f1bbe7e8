import type { CSSProperties, ReactNode } from 'react'
import { View } from '@tarojs/components'
import { usePrefs } from './prefs.store'

interface Props {
  className?: string
  children: ReactNode
}

/** What 长辈版 alone already enlarges text by: it grows beyond that with larger settings, and is never smaller than any. */
const elderScale = 1.4

/** From here on titles get the lines they need, as in 长辈版. */
const largeFrom = 1.2

/** Root of every page: carries the tokens, 长辈版 as one class, and how far text grows with WeChat's own setting. */
export function Theme({ className = '', children }: Props) {
  const { elder, scale } = usePrefs()
  const growth = elder ? Math.max(1, scale / elderScale) : scale
  const style = (growth === 1 ? {} : { '--scale': String(growth) }) as CSSProperties
  const kinds = ['theme', elder && 'theme--elder', scale >= largeFrom && 'theme--large', className]
  return (
    <View className={kinds.filter(Boolean).join(' ')} style={style}>
      {children}
    </View>
  )
}
