import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useApi } from '../../shared/api'
import { RequireSignIn } from '../../shared/session'
import { showStudy, useStudyView, type StudyState } from '../../shared/study'
import { Loaded, SegmentedTabs, TabPage } from '../../shared/ui'
import { StudyList } from './StudyList'
import { YearCard } from './YearCard'
import './index.scss'

function tabs(owed: number | undefined): { key: StudyState; text: string }[] {
  return [
    { key: 'owed', text: owed ? `待完成（${owed}）` : '待完成' },
    { key: 'done', text: '已完成' },
  ]
}

function MyStudy() {
  const state = useStudyView()
  const summary = useApi('GET /study/summary', { query: {} }, { keepOffline: true })
  usePullDownRefresh(() => void summary.refetch())
  // Reading on another page, or on another phone, changes it: coming back asks again when it is old.
  useDidShow(() => void (summary.isStale && summary.refetch()))
  return (
    <>
      {/* When neither comes, the list says so for both. */}
      {(summary.data || !summary.isError) && (
        <Loaded query={summary} skeleton='card'>
          {(data) => <YearCard summary={data} />}
        </Loaded>
      )}
      <SegmentedTabs tabs={tabs(summary.data?.owed)} value={state} onChange={showStudy} label='学习内容' />
      <StudyList key={state} state={state} />
    </>
  )
}

export default function StudyTab() {
  return (
    <TabPage tab='study'>
      <RequireSignIn reason='登录后可以看到安排给您的学习。'>
        <MyStudy />
      </RequireSignIn>
    </TabPage>
  )
}
