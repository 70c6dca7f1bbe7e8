import { useParams } from 'react-router'
import { useRead } from '../../../shared/api'
import { ErrorPanel, Page } from '../../../shared/ui'
import { PostEditor } from './PostEditor'
import { valuesOf } from './values'

const ignore = () => undefined

/** Works on a post that is there. */
export function EditPost() {
  const { postId = '' } = useParams()
  // read when the page is opened and not again by itself: what is typed here is the truth of this page
  const { data, error, refetch } = useRead('GET /posts/:postId/draft', { params: { postId } }, { staleTime: Infinity })
  if (!data) {
    return (
      <Page title="文章" back={{ to: '/posts', label: '文章列表' }} loading={!error}>
        {error && <ErrorPanel error={error} retry={() => void refetch()} />}
      </Page>
    )
  }
  return <PostEditor key={data.id} draft={data} values={valuesOf(data)} onCreated={ignore} />
}
