import { Button } from 'antd'
import { usePages } from '../../../shared/api'
import { ErrorPanel, Moment, Panel } from '../../../shared/ui'
import { eventText } from './member-words'

/** What happened to the record, newest first. */
export function HistoryPanel({ memberId }: { memberId: string }) {
  const pages = usePages('GET /members/:memberId/history', { params: { memberId }, query: { limit: 20 } })
  if (pages.error) return <ErrorPanel error={pages.error} retry={pages.refetch} />
  return (
    <Panel title="经过">
      {pages.rows.length === 0 && !pages.isPending && <p>还没有变动记录。</p>}
      <ol className="timeline">
        {pages.rows.map((event) => (
          <li key={event.id}>
            <p>{eventText(event)}</p>
            {event.reason && <small>事由：{event.reason} </small>}
            <Moment value={event.at} />
          </li>
        ))}
      </ol>
      {pages.hasMore && (
        <Button onClick={pages.loadMore} loading={pages.isFetching}>
          更早的记录
        </Button>
      )}
    </Panel>
  )
}
