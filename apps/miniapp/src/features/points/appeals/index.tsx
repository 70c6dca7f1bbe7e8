import { useApiPages } from '../../../shared/api'
import { momentText } from '../../../shared/format'
import { openPage } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Button, InfiniteList, ListRow, Page } from '../../../shared/ui'
import { appealTag, subjectOf, type Appeal } from '../words'
import '../points.scss'

function Row({ appeal }: { appeal: Appeal }) {
  return (
    <ListRow
      title={subjectOf(appeal)}
      note={appeal.decision || appeal.text}
      tag={appealTag(appeal)}
      meta={[momentText(appeal.raisedAt)]}
      onPress={() => openPage('/features/points/answer/index', { id: appeal.id })}
    />
  )
}

function Mine() {
  const query = useApiPages('GET /points/appeals/mine', { query: {} }, { keepOffline: true })
  return (
    <>
      <InfiniteList
        query={query}
        keyOf={({ id }) => id}
        renderItem={(appeal) => <Row appeal={appeal} />}
        empty={{ icon: 'star', title: '没有申诉过', note: '对某一条积分有疑问，点开它就可以申诉；漏记的从下面提出。' }}
      />
      <Button kind='ghost' block onPress={() => openPage('/features/points/appeal/index')}>
        有积分漏记了
      </Button>
    </>
  )
}

/** 我的申诉, each with its answer. */
export default function MyAppeals() {
  return (
    <Page title='我的申诉'>
      <RequireSignIn reason='登录后可以看到您的申诉和答复。'>
        <Mine />
      </RequireSignIn>
    </Page>
  )
}
