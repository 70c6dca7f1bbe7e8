import { Alert, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { mostCardsPrinted } from '@ejia/domain/cards'
import { useAction, useRead, type ItemOf } from '../../../shared/api'
import { EmptyPanel, ErrorPanel, Page, Panel } from '../../../shared/ui'
import { RosterFilters } from '../roster/RosterFilters'
import { queryOf, useRosterFilter } from '../roster/use-roster-filter'
import '../members.css'
import './cards.css'
import { CardSheets, type PrintedCard } from './CardSheets'

type Person = ItemOf<'GET /members'>

const back = { to: '/members', label: '党员名册' }

interface ChooseProps {
  people: readonly Person[]
  total: number
  busy: boolean
  onMake: (memberIds: string[]) => void
}

function Choose({ people, total, busy, onMake }: ChooseProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = people.filter(({ id }) => !left.has(id))
  const toggle = (id: string) => setLeft((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])))
  return (
    <Panel
      title={`选人（已选 ${chosen.length} 人）`}
      extra={
        <>
          <Button onClick={() => setLeft(new Set(chosen.length > 0 ? people.map(({ id }) => id) : []))}>{chosen.length > 0 ? '全不选' : '全选'}</Button>
          <Button type="primary" loading={busy} disabled={chosen.length === 0} onClick={() => onMake(chosen.map(({ id }) => id))}>
            生成卡片
          </Button>
        </>
      }
    >
      {total > people.length && <Alert type="info" showIcon title={`一次最多 ${mostCardsPrinted} 人，这里是前 ${people.length} 人（共 ${total} 人）。请用上面的条件分批打印。`} />}
      <ul className="card-people">
        {people.map(({ id, name, org, rosterNo }) => (
          <li key={id}>
            <Checkbox checked={!left.has(id)} onChange={() => toggle(id)}>
              {name}　{org.name}　{rosterNo}
            </Checkbox>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function useCards(onDone: (cards: PrintedCard[]) => void) {
  return useAction('POST /member-card-sheets', { onDone: ({ items }) => onDone(items) })
}

/** 打印党员码: for members who carry no phone. Who is on it is chosen as on the roster. */
export function PrintCardsPage() {
  const { filter, set } = useRosterFilter()
  const { data, error, isPending, refetch } = useRead('GET /members', { query: { ...queryOf(filter), sort: 'org', limit: mostCardsPrinted } })
  const [cards, setCards] = useState<PrintedCard[]>([])
  const { run, busy } = useCards(setCards)
  if (cards.length > 0) {
    return (
      <Page title="打印党员码" back={back} note={`共 ${cards.length} 张，A4 纸每页 10 张`} extra={
        <>
          <Button onClick={() => setCards([])}>重新选人</Button>
          <Button type="primary" onClick={() => window.print()}>打印</Button>
        </>
      }>
        <Alert className="no-print" type="warning" showIcon title="卡片等于本人的签到凭证，请当面发给本人。每次打印都会留下记录。" />
        <CardSheets cards={cards} />
      </Page>
    )
  }
  return (
    <Page title="打印党员码" back={back} note="给不用手机的党员：卡片上的码由工作人员扫，签到记为代扫。与本人手机上的是同一张码。" loading={isPending}>
      <RosterFilters filter={filter} onChange={set} />
      {error && <ErrorPanel error={error} retry={() => void refetch()} />}
      {data && data.items.length === 0 && <EmptyPanel title="没有符合条件的党员">换一个条件试试。</EmptyPanel>}
      {data && data.items.length > 0 && <Choose key={data.items.map(({ id }) => id).join()} people={data.items} total={data.total} busy={busy} onMake={(memberIds) => void run({ body: { memberIds } })} />}
    </Page>
  )
}
