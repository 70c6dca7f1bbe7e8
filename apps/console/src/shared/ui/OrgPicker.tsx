import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { treeOf, useOrgs, type Org } from '../orgs/use-orgs'

interface Props {
  id?: string
  value?: number | null
  onChange?: (orgId: number | undefined) => void
  /** Name for screen readers where no form label stands beside it. */
  label?: string
  placeholder?: string
  allowClear?: boolean
  disabled?: boolean
  /** Which organisations are offered; all of the tree unless said. */
  only?: (org: Org) => boolean
  /** Which of them can be chosen; the others are there to be opened. All unless said. */
  selectable?: (org: Org) => boolean
}

/** One organisation, found in the tree or by typing. Works as a field of an antd form. */
export function OrgPicker({ id, value, onChange, label, placeholder = '选择组织', allowClear = false, disabled = false, only, selectable }: Props) {
  const { orgs, isPending } = useOrgs()
  const tree = useMemo(() => treeOf(only ? orgs.filter(only) : orgs, selectable), [orgs, only, selectable])
  return (
    <TreeSelect<number>
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      className="org-picker"
      treeData={tree}
      value={isPending ? undefined : (value ?? undefined)}
      onChange={(picked: number | undefined) => onChange?.(picked)}
      loading={isPending}
      placeholder={placeholder}
      allowClear={allowClear}
      disabled={disabled}
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={tree.map((node) => node.value)}
      popupMatchSelectWidth={360}
    />
  )
}
