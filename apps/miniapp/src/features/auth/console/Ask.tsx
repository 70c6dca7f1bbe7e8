import { useEffect, useRef } from 'react'
import { View } from '@tarojs/components'
import { exactText } from '../../../shared/format'
import { useSession } from '../../../shared/session'
import { Button, Card, Facts, IconBox, NoticeBar } from '../../../shared/ui'
import type { Screen } from './use-console-sign-in'

interface Props {
  screen: Screen
  onDecide: (accept: boolean) => unknown
  onExpire: () => void
}

/** Tells when the time is over, so that nobody confirms into the void. */
function useExpiry(seconds: number, onExpire: () => void): void {
  // Told once: a new function is no new end.
  const tell = useRef(onExpire)
  tell.current = onExpire
  useEffect(() => {
    const timer = setTimeout(() => tell.current(), seconds * 1000)
    return () => clearTimeout(timer)
  }, [seconds])
}

/** Which screen wants in, and the two answers. */
export function Ask({ screen, onDecide, onExpire }: Props) {
  const { me } = useSession()
  useExpiry(screen.expiresIn, onExpire)
  return (
    <>
      <Card className='auth-hello'>
        <IconBox name='user' ring />
        <View className='t-title'>确认登录电脑端？</View>
        <View className='auth-hello__note'>{`这台电脑将以${me?.name ?? '您'}的身份登录。`}</View>
      </Card>
      <Card>
        <Facts
          items={[
            { label: '登录身份', value: me?.name },
            { label: '电脑', value: screen.browser ?? '未识别的浏览器' },
            { label: '网络地址', value: screen.address },
            { label: '发起时间', value: exactText(screen.askedAt) },
          ]}
        />
      </Card>
      <NoticeBar icon='warning'>请确认电脑就在您面前，由您本人操作。别人发来的二维码或链接，不要确认。</NoticeBar>
      <View className='auth-console__answers'>
        <Button block onPress={() => onDecide(true)}>
          确认登录
        </Button>
        <Button kind='ghost' block onPress={() => onDecide(false)}>
          取消
        </Button>
      </View>
    </>
  )
}
