import { Button, Drawer, Radio, Table, type TableProps } from 'antd'
import { useState } from 'react'
import type { Draft, Revision } from '@ejia/contract/posts/routes'
import { useAction, usePages, useRead } from '../../../shared/api'
import { confirmAction, ErrorPanel, Moment } from '../../../shared/ui'
import type { WritingPage } from '../edit/use-writing'
import { Comparison } from './Comparison'
import { sideOfRevision } from './sides'

interface Props {
  open: boolean
  onClose: () => void
  writing: WritingPage
  draft: Draft
}

/** Every save of the post: any two side by side, and the way back to one. */
export function RevisionsDrawer({ open, onClose, writing, draft }: Props) {
  return (
    <Drawer open={open} onClose={onClose} size={880} title="修订记录" destroyOnHidden>
      <Revisions writing={writing} draft={draft} onClose={onClose} />
    </Drawer>
  )
}

function Revisions({ writing, draft, onClose }: Omit<Props, 'open'>) {
  const pages = usePages('GET /posts/:postId/revisions', { params: { postId: draft.id } })
  const [from, setFrom] = useState(draft.publishedRevision && draft.publishedRevision !== draft.revision ? draft.publishedRevision : Math.max(1, draft.revision - 1))
  const [to, setTo] = useState(draft.revision)
  const restore = useAction('POST /posts/:postId/revisions/:revision/restore', {
    success: '已恢复，存为新的一版',
    invalidates: ['GET /posts/:postId/revisions', 'GET /managed-posts'],
    onDone: (restored) => {
      writing.replace(restored)
      onClose()
    },
  })
  const goBack = async ({ revision }: Revision) => {
    const unsaved = writing.state === 'typed' ? '您还有没保存的修改，恢复后会放弃。' : ''
    const sure = await confirmAction({ title: `恢复到第 ${revision} 版？`, text: `${unsaved}会把这一版的内容存为新的一版，其他各版都还在。`, ok: '恢复' })
    if (sure) await restore.run({ params: { postId: draft.id, revision }, body: { basedOn: draft.revision } })
  }
  if (pages.error) return <ErrorPanel error={pages.error} retry={pages.refetch} />
  return (
    <>
      <Table<Revision>
        size="small"
        rowKey="revision"
        loading={pages.isPending}
        dataSource={pages.rows}
        pagination={false}
        scroll={{ y: 240 }}
        columns={columnsFor({ draft, from, to, setFrom, setTo, goBack: (revision) => void goBack(revision) })}
      />
      {pages.hasMore && (
        <Button size="small" loading={pages.isFetching} onClick={pages.loadMore}>
          再显示一些
        </Button>
      )}
      <Between postId={draft.id} from={from} to={to} />
    </>
  )
}

interface Chosen {
  draft: Draft
  from: number
  to: number
  setFrom: (revision: number) => void
  setTo: (revision: number) => void
  goBack: (revision: Revision) => void
}

const columnsFor = ({ draft, from, to, setFrom, setTo, goBack }: Chosen): NonNullable<TableProps<Revision>['columns']> => [
  { key: 'from', title: '对比', width: 56, render: (_, { revision }) => <Radio aria-label={`从第 ${revision} 版`} checked={from === revision} onChange={() => setFrom(revision)} /> },
  { key: 'to', title: '与', width: 48, render: (_, { revision }) => <Radio aria-label={`到第 ${revision} 版`} checked={to === revision} onChange={() => setTo(revision)} /> },
  { key: 'revision', title: '版', width: 110, render: (_, { revision }) => `第 ${revision} 版${revision === draft.publishedRevision ? '（读者所见）' : ''}` },
  { key: 'title', title: '标题', ellipsis: true, dataIndex: 'title' },
  { key: 'by', title: '保存', width: 220, render: (_, { savedAt, savedBy }) => <><Moment value={savedAt} /> {savedBy}</> },
  {
    key: 'back',
    title: '操作',
    width: 80,
    render: (_, row) =>
      row.revision === draft.revision ? '最新' : (
        <Button size="small" aria-label={`恢复到第 ${row.revision} 版`} onClick={() => goBack(row)}>
          恢复
        </Button>
      ),
  },
]

/** Revisions never change, so what was read once stays good. */
function useRevision(postId: string, revision: number) {
  return useRead('GET /posts/:postId/revisions/:revision', { params: { postId, revision } }, { staleTime: Infinity, keepPrevious: true })
}

export function Between({ postId, from, to }: { postId: string; from: number; to: number }) {
  const [left, right] = [useRevision(postId, from), useRevision(postId, to)]
  const error = left.error ?? right.error
  if (error) return <ErrorPanel error={error} />
  if (!left.data || !right.data) return <p>正在比较…</p>
  return <Comparison left={sideOfRevision(left.data)} right={sideOfRevision(right.data)} />
}
