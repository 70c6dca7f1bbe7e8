import { useApiPages } from '../../../shared/api'
import { useSession } from '../../../shared/session'
import { InfiniteList, Page } from '../../../shared/ui'
import { PostRow } from '../PostRow'
import { Recent } from './Recent'
import { SearchBox } from './SearchBox'
import { useSearch } from './use-search'
import './index.scss'

/** `onOpen`: a word that led to an article is worth keeping. */
function Results({ word, onOpen }: { word: string; onOpen: () => void }) {
  const { signedIn } = useSession()
  const posts = useApiPages('GET /posts', { query: { q: word } })
  const none = {
    icon: 'search' as const,
    title: `没有找到“${word}”`,
    note: `换一个说法，或只留最要紧的两三个字再试。${signedIn ? '' : '没有登录时只能找到公开的文章。'}`,
  }
  return (
    <InfiniteList
      query={posts}
      keyOf={(post) => post.id}
      renderItem={(post) => <PostRow post={post} mark={word} onOpen={onOpen} />}
      empty={none}
    />
  )
}

export default function PostSearch() {
  const { typed, setTyped, word, searchFor, recent } = useSearch()
  return (
    <Page title='搜索'>
      <SearchBox value={typed} onChange={setTyped} onConfirm={searchFor} />
      {word === null ? (
        <Recent words={recent.words} onChoose={searchFor} onForget={recent.forget} />
      ) : (
        <Results key={word} word={word} onOpen={() => recent.remember(word)} />
      )}
    </Page>
  )
}
