import { View } from '@tarojs/components'
import { messageOf, useAction } from '../../../shared/api'
import { momentText } from '../../../shared/format'
import { Button, Card, confirm, SectionHeader, Tag, toast } from '../../../shared/ui'
import type { Account } from './account'

type Session = Account['sessions'][number]

const clientNames: Record<Session['client'], string> = { weapp: '微信小程序', browser: '浏览器' }

function SessionLine({ session, onEnd }: { session: Session; onEnd: (session: Session) => Promise<void> }) {
  const name = clientNames[session.client]
  const signedIn = `${momentText(session.signedInAt)}登录`
  return (
    <View className='auth-session'>
      <View className='auth-session__main'>
        <View className='auth-session__name'>
          {name} {session.current && <Tag tone='ok'>当前</Tag>}
        </View>
        <View className='t-sub'>{`${signedIn}，最近使用 ${momentText(session.lastSeenAt)}`}</View>
      </View>
      {!session.current && (
        <Button kind='ghost' size='small' label={`让${signedIn}的${name}退出`} onPress={() => onEnd(session)}>
          退出
        </Button>
      )}
    </View>
  )
}

/** Where I am signed in; a device that is no longer mine is ended here. */
export function SessionsCard({ sessions }: Pick<Account, 'sessions'>) {
  const end = useAction((call, sessionId: string) => call('DELETE /auth/sessions/:sessionId', { params: { sessionId } }), {
    invalidates: ['GET /auth/account'],
    onSuccess: () => toast('那台设备已退出。'),
    onError: (error) => toast(messageOf(error)),
  })
  const ask = async ({ id, client }: Session) => {
    const text = '那台设备会马上退出，再用时要重新登录。'
    if (await confirm({ title: `让这个${clientNames[client]}退出？`, text, confirmText: '退出' })) await end.mutateAsync(id).catch(() => undefined)
  }
  return (
    <Card>
      <SectionHeader title='登录的设备' />
      {sessions.map((session) => (
        <SessionLine key={session.id} session={session} onEnd={ask} />
      ))}
    </Card>
  )
}
