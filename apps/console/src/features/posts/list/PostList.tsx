import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { usePages } from '../../../shared/api'
import { DataTable, EmptyPanel, Page } from '../../../shared/ui'
import { useCan } from '../../../shared/session'
import { postColumns } from './columns'
import { PostFilters } from './PostFilters'
import { useFilters } from './use-filters'
import './post-list.css'

/** Every post of the organisations I look after, in any state. */
export function PostList() {
  const { filters, change } = useFilters()
  const mayWrite = useCan('posts.write')
  const navigate = useNavigate()
  const pages = usePages('GET /managed-posts', { query: filters }, { keepPrevious: true })
  const filtered = Object.keys(filters).length > 0
  const write = (
    <Button type="primary" onClick={() => void navigate('/posts/new')}>
      写文章
    </Button>
  )
  return (
    <Page title="文章" extra={mayWrite && write}>
      <PostFilters filters={filters} onChange={change} />
      <DataTable
        label="文章列表"
        pages={pages}
        columns={postColumns}
        rowKey="id"
        empty={filtered ? <EmptyPanel title="没有符合条件的文章">换一个条件，或者清空筛选看全部。</EmptyPanel> : <EmptyPanel title="还没有文章">写好的文章会列在这里，先从一篇支部动态开始。</EmptyPanel>}
      />
    </Page>
  )
}
