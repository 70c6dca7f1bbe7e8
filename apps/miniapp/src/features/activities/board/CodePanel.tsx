import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { a11y } from '../../../platform/a11y'
import { qrImage } from '../../../shared/qr'
import type { Shown } from './board-codes'

/** The QR, how long it still stands, and the characters for phones that cannot scan. */
export function CodePanel({ shown, stepSeconds }: { shown: Shown; stepSeconds: number }) {
  const source = useMemo(() => qrImage(shown.qr), [shown.qr])
  return (
    <>
      <View className='board-qr' {...a11y({ role: 'img', label: '签到二维码' })}>
        <Image className='board-qr__image' src={source} {...a11y({ hidden: true })} />
      </View>
      <View>{`请用微信扫一扫 · 每 ${stepSeconds} 秒更新`}</View>
      <View className='board-progress' {...a11y({ hidden: true })}>
        <View className='board-progress__fill' style={{ width: `${Math.round(shown.passed * 100)}%` }} />
      </View>
      {shown.typed && (
        <View>
          <View className='board-small'>扫不了码，请输入</View>
          <View className='board-typed'>{shown.typed}</View>
        </View>
      )}
    </>
  )
}
