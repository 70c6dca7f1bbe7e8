import type { Editor } from '@tiptap/core'
import { Dropdown, type MenuProps } from 'antd'
import { Glyph } from './Glyph'
import { useState } from 'react'
import { ToolFace } from './ToolFace'

const actions: Record<string, { label: string; run: (editor: Editor) => void }> = {
  insert: { label: '插入 3 列表格', run: (editor) => void editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() },
  rowAfter: { label: '下方加一行', run: (editor) => void editor.chain().focus().addRowAfter().run() },
  rowBefore: { label: '上方加一行', run: (editor) => void editor.chain().focus().addRowBefore().run() },
  columnAfter: { label: '右侧加一列', run: (editor) => void editor.chain().focus().addColumnAfter().run() },
  columnBefore: { label: '左侧加一列', run: (editor) => void editor.chain().focus().addColumnBefore().run() },
  deleteRow: { label: '删除这一行', run: (editor) => void editor.chain().focus().deleteRow().run() },
  deleteColumn: { label: '删除这一列', run: (editor) => void editor.chain().focus().deleteColumn().run() },
  mergeOrSplit: { label: '合并或拆分单元格', run: (editor) => void editor.chain().focus().mergeOrSplit().run() },
  header: { label: '表头行', run: (editor) => void editor.chain().focus().toggleHeaderRow().run() },
  deleteTable: { label: '删除表格', run: (editor) => void editor.chain().focus().deleteTable().run() },
}

/** Outside a table: puts one in. Inside: its rows, columns and cells. */
export function TableMenu({ editor }: { editor: Editor }) {
  const [open, setOpen] = useState(false)
  const inside = editor.isActive('table')
  const keys = Object.keys(actions).filter((key) => (key === 'insert') !== inside)
  const menu: MenuProps = {
    items: keys.map((key) => ({ key, label: actions[key]?.label })),
    onClick: ({ key }) => {
      setOpen(false)
      actions[key]?.run(editor)
    },
  }
  return (
    <Dropdown menu={menu} trigger={[]} open={open} onOpenChange={setOpen} placement="bottomRight" autoFocus>
      <span>
        <ToolFace label="表格" pressed={inside} expanded={open} onClick={() => (inside ? setOpen(!open) : actions.insert?.run(editor))}>
          <Glyph name="table" />
        </ToolFace>
      </span>
    </Dropdown>
  )
}
