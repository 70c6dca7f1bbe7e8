import { useMe } from '../../../shared/session'
import { roleCan } from '@ejia/domain/roles'
import { PostEditor } from './PostEditor'
import { emptyValues } from './values'

/** Begins a post for the organisation I write for. */
export function NewPost() {
  const me = useMe()
  const orgId = me.roles.find(({ role }) => roleCan(role, 'posts.write'))?.org.id ?? null
  // the page stays as it is when the first save gives the post its address: nobody loses the cursor
  return <PostEditor draft={null} values={emptyValues(orgId)} onCreated={({ id }) => window.history.replaceState(window.history.state, '', `${import.meta.env.BASE_URL}posts/${id}`)} />
}
