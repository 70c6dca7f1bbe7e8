import { Text } from '@tarojs/components'
import { sectionKeys, sectionNames, type SectionKey } from '@ejia/domain/posts'
import { useApiPages } from '../../../shared/api'
import { openPage, usePageParams } from '../../../shared/nav'
import { Icon, InfiniteList, Page, Pressable } from '../../../shared/ui'
import { PostRow } from '../PostRow'
import '../search-box.scss'

const isSection = (text: string | undefined): text is SectionKey => sectionKeys.some((key) => key === text)

/** One page for all nine sections, and without one for everything newest first. */
export default function PostList() {
  const { section } = usePageParams<'section'>()
  const known = isSection(section) ? section : undefined
  const posts = useApiPages('GET /posts', { query: known ? { section: known } : {} }, { keepOffline: true })
  const title = known ? sectionNames[known] : '全部文章'
  return (
    <Page title={title}>
      <Pressable className='posts-search' role='link' label='搜文章、公告、制度' onPress={() => openPage('/features/posts/search/index')}>
        <Icon name='search' size='s' />
        <Text>搜文章、公告、制度</Text>
      </Pressable>
      <InfiniteList
        query={posts}
        keyOf={(post) => post.id}
        renderItem={(post) => <PostRow post={post} />}
        empty={{ title: '这里还没有文章', note: `${title}的文章发布后会显示在这里。`, icon: known ?? 'article' }}
      />
    </Page>
  )
}
