import type { ReactNode } from 'react'
import type { Ability } from '@ejia/domain/roles'
import { canSomewhere, useMe } from '../../shared/session'
import { Page, PartsNav } from '../../shared/ui'
import './points.css'

const parts: { to: string; label: string; needs: Ability }[] = [
  { to: '/points', label: '支部积分', needs: 'points.read' },
  { to: '/points/ledger', label: '明细查询', needs: 'points.read' },
  { to: '/points/awards', label: '手动加分', needs: 'points.read' },
  { to: '/points/appeals', label: '申诉', needs: 'points.read' },
  { to: '/points/rules', label: '规则', needs: 'points.read' },
  { to: '/points/years', label: '年度结转', needs: 'points.manage' },
]

interface Props {
  title: string
  note?: ReactNode
  extra?: ReactNode
  children: ReactNode
}

/** A main page of the feature: the others are one step away. */
export function PointsPage({ title, note, extra, children }: Props) {
  const me = useMe()
  return (
    <Page title={title} note={note} extra={extra}>
      <PartsNav label="积分" parts={parts.filter(({ needs }) => canSomewhere(me, needs))} />
      {children}
    </Page>
  )
}
