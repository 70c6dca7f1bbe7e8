import { Button } from 'antd'
import { usePages } from '../../shared/api'
import { useOrgs } from '../../shared/orgs/use-orgs'
import { ErrorPanel, Moment, Panel } from '../../shared/ui'
import { orgEventText } from './org-words'

/** What happened to an organisation, newest first. */
export function OrgHistory({ orgId }: { orgId: number }) {
  const { byId } = useOrgs()
  const pages = usePages('GET /orgs/:orgId/history', { params: { orgId }, query: { limit: 20 } })
  if (pages.error) return <ErrorPanel error={pages.error} retry={pages.refetch} />
  return (
    <Panel title="沿革">
      {pages.rows.length === 0 && !pages.isPending && <p>还没有变动记录。</p>}
      <ol className="timeline">
        {pages.rows.map((event) => (
          <li key={event.id}>
            <p>{orgEventText(event, byId)}</p>
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
