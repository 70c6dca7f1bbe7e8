import { View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { updateClient } from '../../platform/update'
import { ApiError, messageOf } from '../api/api-error'
import { openSignIn } from '../nav'
import { Button } from './Button'
import { IconBox } from './IconBox'
import type { IconName } from './icon-names'

interface Props {
  error: unknown
  onRetry: () => unknown
}

interface Look {
  icon: IconName
  title: string
  /** Instead of the error's own words, which speak to somebody filling in a form or repeat the title. */
  note?: string
}

function look(error: unknown): Look {
  if (!(error instanceof ApiError)) return { icon: 'warning', title: '没有显示出来' }
  if (error.code === 'client.offline' || error.code === 'client.timeout') return { icon: 'offline', title: '没有连上网络', note: '请检查网络后再试。' }
  if (error.code === 'client.too_old') return { icon: 'refresh', title: '需要更新' }
  if (error.status === 401) return { icon: 'user', title: '请先登录' }
  if (error.status === 403) return { icon: 'lock', title: '不能查看' }
  if (error.status === 404) return { icon: 'empty', title: '没有找到', note: '可能已被移除，或者您没有查看的权限。' }
  if (error.status === 400) return { icon: 'empty', title: '没有找到', note: '这个地址不完整，或者已经失效。' }
  return { icon: 'warning', title: '没有加载成功' }
}

function NextStep({ error, onRetry }: Props) {
  if (error instanceof ApiError && error.status === 401) return <Button onPress={openSignIn}>登录</Button>
  if (error instanceof ApiError && error.code === 'client.too_old') return <Button onPress={updateClient}>更新</Button>
  return (
    <Button kind='ghost' icon='refresh' onPress={onRetry}>
      再试一次
    </Button>
  )
}

/** What went wrong in plain words, and the next step: sign in, update, or try again. */
export function ErrorState({ error, onRetry }: Props) {
  const { icon, title, note } = look(error)
  return (
    <View className='state' {...a11y({ role: 'alert', live: 'assertive' })}>
      <IconBox name={icon} tone='neutral' />
      <View className='state__title'>{title}</View>
      <View className='state__note'>{note ?? messageOf(error)}</View>
      <View className='state__action'>
        <NextStep error={error} onRetry={onRetry} />
      </View>
    </View>
  )
}
