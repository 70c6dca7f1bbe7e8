import { minutesRevisionKindNames } from '@ejia/domain/minutes'
import { Drawer, Button } from 'antd'
import { useState } from 'react'
import { useRead } from '../../../shared/api'
import { momentText } from '../../../shared/time'
import { ErrorPanel } from '../../../shared/ui'
import type { Minutes } from './minutes'
import { MinutesPreview } from './MinutesPreview'

/** Sign-off and corrections, newest first; each can be read as it stood. */
export function RevisionList({ minutes }: { minutes: Minutes }) {
  const [shown, setShown] = useState<number | null>(null)
  if (minutes.revisions.length === 0) return null
  return (
    <div className="minutes-revisions">
      <h3>定稿与更正</h3>
      <ul>
        {minutes.revisions.map(({ revision, kind, at, by, reason }) => (
          <li key={revision}>
            {momentText(at)} {by}
            {minutesRevisionKindNames[kind]}
            {reason && `：${reason}`}
            <Button type="link" size="small" onClick={() => setShown(revision)}>
              查看这一版
            </Button>
          </li>
        ))}
      </ul>
      <Drawer title="当时的记录" size={760} open={shown !== null} onClose={() => setShown(null)} destroyOnHidden>
        {shown !== null && <OldRevision activityId={minutes.activity.id} revision={shown} />}
      </Drawer>
    </div>
  )
}

function OldRevision({ activityId, revision }: { activityId: string; revision: number }) {
  const { data, error } = useRead('GET /activities/:activityId/minutes/revisions/:revision', { params: { activityId, revision } })
  if (error) return <ErrorPanel error={error} />
  return data ? <MinutesPreview minutes={data} content={data.content} /> : null
}
