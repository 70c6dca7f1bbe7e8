import type { ReactNode } from 'react'
import { View } from '@tarojs/components'

interface Props {
  /** `tight`: no padding of its own, for rows that go from edge to edge. */
  tight?: boolean
  className?: string
  children: ReactNode
}

/** White paper with rounded corners; what belongs together lies on one. */
export function Card({ tight = false, className = '', children }: Props) {
  return <View className={`card ${tight ? 'card--tight' : ''} ${className}`}>{children}</View>
}
