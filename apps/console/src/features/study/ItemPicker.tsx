import { Select } from 'antd'
import { usePages } from '../../shared/api'

interface Props {
  id?: string
  value?: string
  onChange?: (itemId: string) => void
}

/** Something that was made an item of study before. */
export function ItemPicker({ id, value, onChange }: Props) {
  const { rows, isPending } = usePages('GET /study/items', { query: {} })
  const items = rows.filter(({ postId }) => postId !== null)
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(value !== undefined && { value })}
      {...(onChange && { onChange })}
      placeholder="选择学习内容"
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      notFoundContent="还没有学习内容，请从文章开始"
      options={items.map((item) => ({ value: item.id, label: `${item.title}（${item.creditMinutes} 分钟）` }))}
    />
  )
}
