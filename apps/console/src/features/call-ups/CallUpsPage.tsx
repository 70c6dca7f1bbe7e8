import type { ReactNode } from 'react'
import { Page, PartsNav } from '../../shared/ui'
import './call-ups.css'

const parts = [
  { to: '/call-ups', label: '召集' },
  { to: '/call-ups/teams', label: '队伍' },
]

interface Props {
  title: string
  note?: ReactNode
  extra?: ReactNode
  children: ReactNode
}

/** One of the two main pages: calls, and the teams that are called. */
export function CallUpsPage({ title, note, extra, children }: Props) {
  return (
    <Page title={title} note={note} extra={extra}>
      <PartsNav label="应急召集" parts={parts} />
      {children}
    </Page>
  )
}
