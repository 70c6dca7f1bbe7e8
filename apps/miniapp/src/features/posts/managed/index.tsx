import { useState } from 'react'
import { postStateNames, sectionNames } from '@ejia/domain/posts'
import { useApiPages, type ItemOf } from '../../../shared/api'
import { momentText } from '../../../shared/format'
import { openPage } from '../../../shared/nav'
import { RequireSignIn, useSession } from '../../../shared/session'
import { Button, EmptyState, InfiniteList, ListRow, Page, SegmentedTabs } from '../../../shared/ui'

type Managed = ItemOf<'GET /managed-posts'>
type State = (typeof states)[number]

const states = ['draft', 'in_review', 'published', 'withdrawn'] as const
const tabs = states.map((key) => ({ key, text: postStateNames[key] }))

const empty = {
  draft: { icon: 'edit', title: '没有草稿', note: '点“写文章”开始，保存后会显示在这里。' },
  in_review: { icon: 'article', title: '没有待审核的文章', note: '提交审核的文章会显示在这里，由上级审核后发布。' },
  published: { icon: 'article', title: '还没有发布过文章', note: '发布后，读者马上能看到。' },
  withdrawn: { icon: 'article', title: '没有撤回的文章', note: '撤回的文章留在这里，修改后可以再发布。' },
} as const

function Row({ post }: { post: Managed }) {
  const { id, title, section, org, savedAt, changed } = post
  return (
    <ListRow
      title={title || '（还没有标题）'}
      tag={changed && { text: '有未发布的修改', tone: 'gold' }}
      meta={[sectionNames[section], org.name, `${momentText(savedAt)}保存`]}
      onPress={() => openPage('/features/posts/draft/index', { id })}
    />
  )
}

function List({ state }: { state: State }) {
  const list = useApiPages('GET /managed-posts', { query: { state } })
  return <InfiniteList query={list} keyOf={({ id }) => id} renderItem={(post) => <Row post={post} />} empty={empty[state]} />
}

function Managed() {
  const { isStaff } = useSession()
  const [state, setState] = useState<State>('draft')
  if (!isStaff) return <EmptyState icon='lock' title='这里是工作人员的页面' note='支部书记和委员可以在这里写文章、发公告。' />
  return (
    <>
      <Button icon='edit' block onPress={() => openPage('/features/posts/edit/index')}>
        写文章
      </Button>
      <SegmentedTabs<State> tabs={tabs} value={state} onChange={setState} label='文章状态' />
      <List key={state} state={state} />
    </>
  )
}

export default function ManagedPosts() {
  return (
    <Page title='我管理的文章'>
      <RequireSignIn reason='登录后可以写文章、发公告。'>
        <Managed />
      </RequireSignIn>
    </Page>
  )
}
