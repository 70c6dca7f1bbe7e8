import { View } from '@tarojs/components'
import { useApi } from '../../../shared/api'
import { dateTimeText, dayText } from '../../../shared/format'
import { openPage, usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Card, Facts, ListRow, Loaded, Page, SectionHeader, Tag } from '../../../shared/ui'
import { Delta } from '../Delta'
import { appealTag, stepsOf, subjectOf, type Appeal } from '../words'
import '../points.scss'

const openEntry = (id: string) => openPage('/features/points/entry/index', { id })

/** Raised, answered, put right: what is done is dark, what is still to come is quiet. */
function Steps({ appeal }: { appeal: Appeal }) {
  return (
    <Card>
      <SectionHeader title='经过' />
      {stepsOf(appeal).map(({ title, note, at, done }) => (
        <View key={title} className={`points-step ${done ? 'points-step--done' : ''}`}>
          <View className='points-step__title'>{title}</View>
          {note !== '' && <View className='points-step__note'>{note}</View>}
          {at !== null && <View className='t-sub'>{dateTimeText(at)}</View>}
        </View>
      ))}
    </Card>
  )
}

function Answer({ appeal }: { appeal: Appeal }) {
  const tag = appealTag(appeal)
  const { entry, results } = appeal
  return (
    <>
      <Card>
        <View className='points-entry__delta'>
          <Tag tone={tag.tone}>{tag.text}</Tag>
        </View>
        <View className='t-title'>{subjectOf(appeal)}</View>
        <Facts items={[{ label: '发生日期', value: dayText(appeal.factOn) }, { label: '理由', value: appeal.text }]} />
      </Card>
      <Steps appeal={appeal} />
      {(entry !== null || results.length > 0) && (
        <Card tight>
          {entry !== null && <ListRow title={entry.title} meta={['申诉的那一条']} value={<Delta points={entry.delta} />} onPress={() => openEntry(entry.id)} />}
          {results.map((row) => (
            <ListRow key={row.id} title={row.title} meta={[row.reversalOf === null ? '补记' : '冲正']} value={<Delta points={row.delta} />} onPress={() => openEntry(row.id)} />
          ))}
        </Card>
      )}
    </>
  )
}

function Loading() {
  const { id = '' } = usePageParams<'id'>()
  const appeal = useApi('GET /points/appeals/:appealId', { params: { appealId: id } })
  return (
    <Loaded query={appeal} skeleton='card'>
      {(data) => <Answer appeal={data} />}
    </Loaded>
  )
}

/** One appeal of mine and what came of it. */
export default function PointAnswer() {
  return (
    <Page title='申诉的答复'>
      <RequireSignIn reason='登录后可以看到您的申诉和答复。'>
        <Loading />
      </RequireSignIn>
    </Page>
  )
}
