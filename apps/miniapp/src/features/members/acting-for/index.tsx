import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { a11y } from '../../../platform/a11y'
import { ApiError, useAction, useApi } from '../../../shared/api'
import { goBack, usePageParams } from '../../../shared/nav'
import { currentMe, RequireSignIn, useSession } from '../../../shared/session'
import { Button, EmptyState, Loaded, Page, toast } from '../../../shared/ui'
import { forgetRecent, rememberRecent } from '../acting/recent'
import { ConfirmSheet } from './ConfirmSheet'
import { doneText, perform, type Acting, type Deed } from './deeds'
import { ToDo } from './ToDo'
import '../members.scss'
import './index.scss'

/** Always in sight: whose things these are. */
function Banner({ name, org }: { name: string; org: string }) {
  return (
    <View className='members-acting-banner' {...a11y({ role: 'status', label: `正在为${name}代办` })}>
      <View className='members-acting-banner__text'>
        <View className='members-acting-banner__name'>{`正在为 ${name} 代办`}</View>
        <View>{org}</View>
      </View>
      <Button kind='ghost' size='small' label='结束代办' onPress={goBack}>
        结束
      </Button>
    </View>
  )
}

function ActFor({ acting }: { acting: Acting }) {
  const [deed, setDeed] = useState<Deed | null>(null)
  const { member, org } = acting
  const act = useAction((call, one: Deed) => perform(call, member.id, one), {
    invalidates: ['GET /members/:memberId/acting', 'GET /activities/:activityId', 'GET /activities/:activityId/roster'],
    onSuccess: (_result, one) => {
      toast(doneText(one, member.name))
      setDeed(null)
      const me = currentMe()
      if (me) rememberRecent(me.accountId, { id: member.id, name: member.name, org: org.name })
    },
  })
  const start = (one: Deed) => {
    act.reset()
    setDeed(one)
  }
  return (
    <>
      <ToDo acting={acting} start={start} />
      {deed && <ConfirmSheet name={member.name} deed={deed} busy={act.isPending} error={act.error} onConfirm={(one) => act.mutate(one)} onClose={() => setDeed(null)} />}
    </>
  )
}

function Person({ id }: { id: string }) {
  const acting = useApi('GET /members/:memberId/acting', { params: { memberId: id } })
  useDidShow(() => {
    if (acting.data) void acting.refetch()
  })
  usePullDownRefresh(() => void acting.refetch().finally(() => Taro.stopPullDownRefresh()))
  const gone = acting.error instanceof ApiError && !acting.error.uncertain
  useEffect(() => {
    const me = currentMe()
    if (gone && me) forgetRecent(me.accountId, id)
  }, [gone, id])
  const { data } = acting
  return (
    <Page title='代办' footer={data && <Banner name={data.member.name} org={data.org.name} />}>
      <Loaded query={acting} skeleton='list'>
        {(read) => <ActFor acting={read} />}
      </Loaded>
    </Page>
  )
}

export default function ActingForPage() {
  const { id } = usePageParams<'id'>()
  const { signedIn } = useSession()
  if (signedIn && id) return <Person id={id} />
  return (
    <Page title='代办'>
      <RequireSignIn reason='登录后可以为本支部的离退休党员代办。'>
        <EmptyState title='没有找到这位党员' note='请从“代办”里选人。' />
      </RequireSignIn>
    </Page>
  )
}
