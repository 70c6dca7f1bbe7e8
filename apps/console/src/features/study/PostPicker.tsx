import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useRead } from '../../shared/api'

interface Props {
  id?: string
  value?: string
  onChange?: (postId: string) => void
}

/** A published post, found by words of its title or text. */
export function PostPicker({ id, value, onChange }: Props) {
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const found = useRead('GET /posts', { query: q === '' ? { limit: 20 } : { q, limit: 20 } }, { keepPrevious: true })
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(value !== undefined && { value })}
      {...(onChange && { onChange })}
      placeholder="输入标题或正文里的字查找"
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={found.isFetching}
      notFoundContent={found.isFetching ? '正在查找…' : '没有找到文章'}
      options={found.data?.items.map((post) => ({ value: post.id, label: `${post.title}（${post.org.name}）` })) ?? []}
    />
  )
}
