import { View } from '@tarojs/components'
import { pointCategoryNames } from '@ejia/domain/points'
import { useApi } from '../../../shared/api'
import { dateTimeText, dayText } from '../../../shared/format'
import { openPage, usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Button, Card, Facts, ListRow, Loaded, NoticeBar, Page, SectionHeader, Tag } from '../../../shared/ui'
import { Delta } from '../Delta'
import { appealTag, capText, sourceName, stateNote, stateOf, type EntryDetail } from '../words'
import '../points.scss'

function Head({ entry }: { entry: EntryDetail }) {
  const state = stateOf(entry)
  return (
    <Card>
      <View className='points-entry__delta'>
        <Delta points={entry.delta} />
        {state && <Tag tone={state.tone}>{state.text}</Tag>}
      </View>
      <View className='t-title'>{entry.title}</View>
    </Card>
  )
}

/** The rule as it was when the point was given. */
function RuleCard({ rule }: Pick<EntryDetail, 'rule'>) {
  return (
    <Card>
      <SectionHeader title='依据的规则' more='全部规则' onMore={() => openPage('/features/points/rules/index')} />
      <Facts
        items={[
          { label: '规则', value: `${rule.name}（第 ${rule.version} 版）` },
          { label: '内容', value: rule.explanation },
          { label: '类别', value: pointCategoryNames[rule.category] },
          { label: '上限', value: capText(rule) },
          { label: '施行', value: `${dayText(rule.effectiveFrom)}起` },
        ]}
      />
    </Card>
  )
}

function otherEntry({ reversalOf, reversedBy }: EntryDetail): { id: string; title: string } | null {
  if (reversalOf !== null) return { id: reversalOf, title: '查看被冲正的那一条' }
  return reversedBy === null ? null : { id: reversedBy, title: '查看冲正的那一条' }
}

/** What a member who doubts the entry can do; others only look. */
function Doubt({ entry }: { entry: EntryDetail }) {
  const { appeal } = entry
  if (appeal !== null) {
    return (
      <Card tight>
        <ListRow icon='clock' title='这一条的申诉' tag={appealTag(appeal)} onPress={() => openPage('/features/points/answer/index', { id: appeal.id })} />
      </Card>
    )
  }
  if (!entry.canAppeal) return <View className='points-foot'>对这一条有疑问，请联系支部书记或组织委员核对。</View>
  return (
    <Button kind='ghost' block onPress={() => openPage('/features/points/appeal/index', { id: entry.id })}>
      有疑问，提出申诉
    </Button>
  )
}

function Why({ entry }: { entry: EntryDetail }) {
  const note = stateNote(entry)
  const other = otherEntry(entry)
  return (
    <>
      <Head entry={entry} />
      {note && <NoticeBar icon={entry.pending ? 'clock' : 'refresh'}>{note}</NoticeBar>}
      {other && (
        <Card tight>
          <ListRow icon='refresh' title={other.title} onPress={() => openPage('/features/points/entry/index', { id: other.id })} />
        </Card>
      )}
      <Card>
        <SectionHeader title='来由' />
        <Facts
          items={[
            { label: '来源', value: sourceName(entry.source.type) },
            { label: '发生日期', value: `${dayText(entry.factOn)}（计入 ${entry.year} 年度）` },
            { label: '所在组织', value: entry.org.name },
            { label: '登记时间', value: dateTimeText(entry.enteredAt) },
            { label: '提出人', value: entry.proposedBy ?? undefined },
            { label: entry.proposedBy ? '审批人' : '经办人', value: entry.enteredBy ?? '系统自动记录' },
            { label: '说明', value: entry.note },
          ]}
        />
      </Card>
      <RuleCard rule={entry.rule} />
      <Doubt entry={entry} />
    </>
  )
}

function Entry() {
  const { id = '' } = usePageParams<'id'>()
  const entry = useApi('GET /points/ledger/:entryId', { params: { entryId: id } })
  return (
    <Loaded query={entry} skeleton='card'>
      {(data) => <Why entry={data} />}
    </Loaded>
  )
}

export default function PointEntry() {
  return (
    <Page title='积分来由'>
      <RequireSignIn reason='登录后可以看到这一分的来由。'>
        <Entry />
      </RequireSignIn>
    </Page>
  )
}
