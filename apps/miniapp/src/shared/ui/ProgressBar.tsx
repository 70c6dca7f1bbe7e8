import { View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'

interface Props {
  /** 0 to 1. */
  value: number
  /** What is being measured, as in 阅读进度. */
  label: string
}

export function ProgressBar({ value, label }: Props) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <View className='progress' {...a11y({ role: 'img', label: `${label} ${percent}%` })}>
      <View className='progress__fill' style={{ width: `${percent}%` }} />
    </View>
  )
}
