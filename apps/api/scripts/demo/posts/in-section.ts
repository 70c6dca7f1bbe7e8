import type { SectionKey } from '@ejia/domain/posts'
import type { PostSeed } from '../types'

/** Names the section once for a file of posts. */
export const inSection = (section: SectionKey, posts: readonly Omit<PostSeed, 'section'>[]): PostSeed[] => posts.map((post) => ({ section, ...post }))
