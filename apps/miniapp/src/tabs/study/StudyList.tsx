import { useApiPages, type ItemOf } from '../../shared/api'
import { dayText } from '../../shared/format'
import { openPage } from '../../shared/nav'
import { dueText, type StudyState } from '../../shared/study'
import { InfiniteList, ListRow } from '../../shared/ui'

type Study = ItemOf<'GET /study/mine'>

const empty = {
  owed: { icon: 'check', title: '没有待完成的学习', note: '支部安排的学习会显示在这里。' },
  done: { icon: 'study', title: '还没有学完的内容', note: '学完一项，就会记在这里。' },
} as const

function tagOf({ kind, overdue }: Study) {
  if (overdue) return { text: kind === 'make_up' ? '补学 · 逾期' : '逾期', tone: 'red' as const }
  return kind === 'make_up' && { text: '补学', tone: 'gold' as const }
}

/** The tag says 补学 already. */
const titleOf = ({ title, kind }: Study): string => (kind === 'make_up' ? title.replace(/^补学：/, '') : title)

/** When it is due, or when it was done. */
function dayOf({ progress, dueOn }: Study): string | false {
  if (progress.completedAt) return `${dayText(progress.completedAt)}学完`
  return dueOn !== null && dueText(dueOn)
}

function progressOf({ progress: { reached, total, completedAt } }: Study): string | false {
  return completedAt === null && reached > 0 && `已读 ${Math.round((reached / total) * 100)}%`
}

function Row({ study }: { study: Study }) {
  return (
    <ListRow
      title={titleOf(study)}
      tag={tagOf(study)}
      meta={[dayOf(study), progressOf(study), `${study.creditMinutes} 分钟学时`, study.assignedBy.name]}
      onPress={() => openPage('/features/study/item/index', { id: study.itemId })}
    />
  )
}

/** What I owe, nearest due first; or what I have done, newest first. */
export function StudyList({ state }: { state: StudyState }) {
  const query = useApiPages('GET /study/mine', { query: { state } }, { keepOffline: true })
  return <InfiniteList query={query} keyOf={({ itemId }) => itemId} renderItem={(study) => <Row study={study} />} empty={empty[state]} />
}
