import { Button, Table, type TableProps } from 'antd'
import { createContext, useContext, useMemo, type HTMLAttributes, type ReactNode } from 'react'
import type { Pages } from '../api/use-read'
import { EmptyPanel } from './EmptyPanel'
import { ErrorPanel } from './ErrorPanel'
import { useWindow } from './use-window'

interface Props<T> {
  /** What the table shows, for screen readers. */
  label: string
  pages: Pages<T>
  columns: NonNullable<TableProps<T>['columns']>
  rowKey: Extract<keyof T, string> | ((row: T) => string)
  /** Shown instead of an empty table. */
  empty?: ReactNode
  /** Height of the scrolled area, in px or as CSS; the rest of a 768-px window unless said. */
  height?: number | string
  /** Every row's height in a long table; rows of long tables stay on one line. */
  rowHeight?: number
  rowSelection?: NonNullable<TableProps<T>['rowSelection']>
  onRow?: NonNullable<TableProps<T>['onRow']>
}

const keyOfRow = <T,>(row: T, rowKey: Props<T>['rowKey']) => (typeof rowKey === 'function' ? rowKey(row) : String(row[rowKey]))

const Room = createContext({ before: 0, after: 0 })

/** Draws empty height in place of the rows that are not in view. A real table stays: readers count and name its cells. */
function Body({ children, ...rest }: HTMLAttributes<HTMLTableSectionElement>) {
  const { before, after } = useContext(Room)
  return (
    <tbody {...rest}>
      {before > 0 && <tr aria-hidden style={{ height: before }} />}
      {children}
      {after > 0 && <tr aria-hidden style={{ height: after }} />}
    </tbody>
  )
}

const components = { body: { wrapper: Body } }

/** A list of the API as a table: pages come as it is scrolled, thousands of rows stay light. */
export function DataTable<T extends object>({ label, pages, columns, rowKey, empty, height = 'calc(100vh - 250px)', rowHeight = 48, ...rest }: Props<T>) {
  const { rows, hasMore, loadMore } = pages
  const { first, last, before, after, onScroll } = useWindow({ count: rows.length, rowHeight, height: 900, onNearEnd: () => hasMore && loadMore() })
  const room = useMemo(() => ({ before, after }), [before, after])
  const shown = useMemo(() => rows.slice(first, last), [rows, first, last])
  if (pages.error) return <ErrorPanel error={pages.error} retry={pages.refetch} />
  if (!pages.isPending && rows.length === 0) return <>{empty ?? <EmptyPanel title="没有符合条件的记录" />}</>
  return (
    <div className="data-table">
      {/* tabIndex: whoever has no mouse scrolls it by the arrow keys */}
      <div className="data-table__scroll" role="region" aria-label={label} tabIndex={0} style={{ maxHeight: height }} onScroll={onScroll}>
        <Room.Provider value={room}>
        <Table<T>
          {...rest}
          columns={columns}
          dataSource={shown}
          rowKey={(row) => keyOfRow(row, rowKey)}
          components={components}
          loading={pages.isPending}
          pagination={false}
          size="middle"
        />
        </Room.Provider>
      </div>
      <div className="data-table__foot">
        <span>{pages.isPending ? '正在读取…' : `${hasMore ? '已显示' : '共'} ${rows.length} 条`}{hasMore && pages.total !== undefined && `，共 ${pages.total} 条`}</span>
        {hasMore && (
          <Button size="small" loading={pages.isFetching} onClick={loadMore}>
            再显示一些
          </Button>
        )}
      </div>
    </div>
  )
}
