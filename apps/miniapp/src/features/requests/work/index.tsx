import { useState } from 'react'
import { dueNames, requestStateNames, requestStates, type RequestState } from '@ejia/domain/requests'
import { roleCan } from '@ejia/domain/roles'
import { useApiPages, type ItemOf } from '../../../shared/api'
import { dayText, momentText } from '../../../shared/format'
import { openPage } from '../../../shared/nav'
import { RequireSignIn, useSession } from '../../../shared/session'
import { Card, EmptyState, InfiniteList, ListRow, Page, PickerField, SegmentedTabs } from '../../../shared/ui'
import { headingOf, tagOf } from '../words'

type Summary = ItemOf<'GET /managed-requests'>
type Due = 'all' | 'soon' | 'overdue'

const dueTabs = [
  { key: 'all' as const, text: '全部' },
  { key: 'soon' as const, text: dueNames.soon },
  { key: 'overdue' as const, text: dueNames.overdue },
]
const stateOptions = [{ key: 'any' as const, text: '全部状态' }, ...requestStates.map((key) => ({ key, text: requestStateNames[key] }))]

function Row({ request }: { request: Summary }) {
  const { id, excerpt, submitter, raisedAt, answerBy, handler, asked } = request
  return (
    <ListRow
      title={headingOf(request)}
      note={excerpt}
      tag={tagOf(request)}
      meta={[submitter?.name ?? '匿名', momentText(raisedAt), asked ? '等待补充' : handler ? `承办：${handler.name}` : `最晚 ${dayText(answerBy)} 答复`]}
      onPress={() => openPage('/features/requests/case/index', { id })}
    />
  )
}

function Work() {
  const { me } = useSession()
  const [due, setDue] = useState<Due>('all')
  const [state, setState] = useState<RequestState | 'any'>('any')
  const may = me?.roles.some(({ role }) => roleCan(role, 'requests.handle')) === true
  const query = useApiPages('GET /managed-requests', { query: { ...(due !== 'all' && { due }), ...(state !== 'any' && { state }) } }, { enabled: may })
  if (!may) return <EmptyState icon='lock' title='不能查看' note='投诉建议由书记、委员和党委办办理。' />
  return (
    <>
      <Card>
        <SegmentedTabs label='期限' tabs={dueTabs} value={due} onChange={setDue} />
        <PickerField label='状态' options={stateOptions} value={state} onChange={setState} />
      </Card>
      <InfiniteList
        query={query}
        keyOf={({ id }) => id}
        renderItem={(request) => <Row request={request} />}
        empty={{ icon: 'check', title: '没有要办的', note: '党员和群众向您负责的组织提出的投诉建议，会显示在这里。' }}
      />
    </>
  )
}

/** What staff work: what is due first, first. */
export default function RequestWork() {
  return (
    <Page title='投诉建议办理'>
      <RequireSignIn reason='登录后可以办理投诉建议。'>
        <Work />
      </RequireSignIn>
    </Page>
  )
}
