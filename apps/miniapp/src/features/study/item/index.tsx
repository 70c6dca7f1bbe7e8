import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { useApi } from '../../../shared/api'
import { usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { dueText } from '../../../shared/study'
import { Loaded, NoticeBar, Page, Tag } from '../../../shared/ui'
import { keepPlace, placeIn } from '../place'
import { useReading } from '../use-reading'
import { Finished } from './Finished'
import { Parts } from './Parts'
import { Remaining } from './Remaining'
import { TroubleNote } from './TroubleNote'
import './index.scss'

type Item = ReplyOf<'GET /study/items/:itemId'>

/** The part after the last one that was read, here or on another phone. */
function startOf({ id, blocks, progress }: Item): number {
  if (progress.completedAt !== null) return 0
  return Math.min(blocks.length - 1, Math.max(placeIn(id), progress.reached - 1) + 1)
}

function Heading({ item }: { item: Item }) {
  const { kind, creditMinutes, dueOn, progress } = item
  return (
    <View>
      <View className='study-title'>{item.title}</View>
      <View className='study-meta'>
        {kind === 'make_up' && <Tag tone='gold'>补学</Tag>}
        <View>{`${creditMinutes} 分钟学时`}</View>
        {dueOn !== null && progress.completedAt === null && <View>{dueText(dueOn)}</View>}
      </View>
    </View>
  )
}

function Reader({ item }: { item: Item }) {
  // Staff may look at what was never assigned to them: nothing to be counted then.
  const mine = item.dueOn !== null || item.progress.completedAt !== null
  const { reading, passed, takeOver } = useReading(item.id, mine && item.progress.completedAt === null)
  const [startAt] = useState(() => startOf(item))
  const onPassed = useCallback(
    (part: number) => {
      keepPlace(item.id, part)
      passed(part)
    },
    [item.id, passed],
  )
  const { session, trouble } = reading
  const completedAt = item.progress.completedAt ?? session?.completedAt ?? null
  return (
    <>
      <Heading item={item} />
      {!mine && <NoticeBar>这项学习没有安排给您，可以阅读，不计学时。</NoticeBar>}
      {trouble && completedAt === null && <TroubleNote trouble={trouble} onTakeOver={takeOver} />}
      <Parts blocks={item.blocks} startAt={startAt} onPassed={onPassed} />
      {completedAt !== null && <Finished completedAt={completedAt} creditMinutes={item.creditMinutes} />}
      {session && completedAt === null && <Remaining session={session} />}
    </>
  )
}

function Item() {
  const { id = '' } = usePageParams<'id'>()
  const item = useApi('GET /study/items/:itemId', { params: { itemId: id } }, { keepOffline: true })
  return (
    <Loaded query={item} skeleton='article'>
      {(data) => <Reader key={data.id} item={data} />}
    </Loaded>
  )
}

export default function StudyItem() {
  return (
    <Page title='学习' body='card'>
      <RequireSignIn reason='登录后可以学习支部安排的内容，并计入学时。'>
        <Item />
      </RequireSignIn>
    </Page>
  )
}
