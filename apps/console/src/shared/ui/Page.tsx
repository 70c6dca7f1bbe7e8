import { Skeleton } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon } from './Icon'

interface Props {
  title: string
  /** Beside the title: the page's actions, the primary one last. */
  extra?: ReactNode
  /** Where the page was come from: `{ to: '/posts', label: '文章' }`. */
  back?: { to: string; label: string }
  /** One quiet line under the title. */
  note?: ReactNode
  /** Draws a skeleton in place of the content. */
  loading?: boolean
  children?: ReactNode
}

/** A page inside the shell: its one h1, the window's title, and its content. */
export function Page({ title, extra, back, note, loading = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · 党员E家`
  }, [title])
  return (
    <div className="page">
      <div className="page__head">
        <div className="page__name">
          {back && (
            <Link className="page__back" to={back.to}>
              <Icon name="back" size={16} />
              {back.label}
            </Link>
          )}
          <h1>{title}</h1>
          {note && <p className="page__note">{note}</p>}
        </div>
        {extra && <div className="page__extra">{extra}</div>}
      </div>
      {loading ? <Skeleton active title={false} paragraph={{ rows: 6 }} /> : children}
    </div>
  )
}
