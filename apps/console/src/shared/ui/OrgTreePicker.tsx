import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { treeOf, useOrgs, type Org } from '../orgs/use-orgs'

interface Props {
  id?: string
  value?: number[]
  onChange?: (orgIds: number[]) => void
  label?: string
  placeholder?: string
  only?: (org: Org) => boolean
}

/** Several organisations by ticking on the tree; a ticked parent stands for all below it. */
export function OrgTreePicker({ id, value, onChange, label, placeholder = '选择组织（可多选）', only }: Props) {
  const { orgs, isPending } = useOrgs()
  const tree = useMemo(() => treeOf(only ? orgs.filter(only) : orgs), [orgs, only])
  return (
    <TreeSelect<number[]>
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      className="org-picker"
      treeData={tree}
      value={isPending ? undefined : value}
      onChange={(picked: number[]) => onChange?.(picked)}
      treeCheckable
      showCheckedStrategy={TreeSelect.SHOW_PARENT}
      loading={isPending}
      placeholder={placeholder}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={tree.map((node) => node.value)}
      popupMatchSelectWidth={360}
    />
  )
}
