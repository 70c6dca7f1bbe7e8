import type { Editor } from '@tiptap/core'
import type { GlyphName } from './Glyph'

export interface Tool {
  label: string
  keys?: string
  glyph: GlyphName
  run: (editor: Editor) => void
  can: (editor: Editor) => boolean
  isOn?: (editor: Editor) => boolean
}

const always = () => true
const focused = (editor: Editor) => editor.chain().focus()

const heading = (level: 2 | 3 | 4, label: string): Tool => ({
  label,
  keys: `Ctrl+Alt+${level}`,
  glyph: `h${level}`,
  run: (editor) => void focused(editor).toggleHeading({ level }).run(),
  can: always,
  isOn: (editor) => editor.isActive('heading', { level }),
})

const align = (value: 'left' | 'center' | 'right' | 'justify', label: string): Tool => ({
  label,
  glyph: value,
  run: (editor) => void (value === 'left' ? focused(editor).unsetTextAlign() : focused(editor).setTextAlign(value)).run(),
  can: always,
  isOn: (editor) => (value === 'left' ? !['center', 'right', 'justify'].some((textAlign) => editor.isActive({ textAlign })) : editor.isActive({ textAlign: value })),
})

export const groups: readonly (readonly Tool[])[] = [
  [
    { label: '撤销', keys: 'Ctrl+Z', glyph: 'undo', run: (editor) => void focused(editor).undo().run(), can: (editor) => editor.can().undo() },
    { label: '重做', keys: 'Ctrl+Y', glyph: 'redo', run: (editor) => void focused(editor).redo().run(), can: (editor) => editor.can().redo() },
  ],
  [heading(2, '大标题'), heading(3, '中标题'), heading(4, '小标题')],
  [
    { label: '加粗', keys: 'Ctrl+B', glyph: 'bold', run: (editor) => void focused(editor).toggleBold().run(), can: always, isOn: (editor) => editor.isActive('bold') },
    { label: '斜体', keys: 'Ctrl+I', glyph: 'italic', run: (editor) => void focused(editor).toggleItalic().run(), can: always, isOn: (editor) => editor.isActive('italic') },
    { label: '下划线', keys: 'Ctrl+U', glyph: 'underline', run: (editor) => void focused(editor).toggleUnderline().run(), can: always, isOn: (editor) => editor.isActive('underline') },
    { label: '删除线', glyph: 'strike', run: (editor) => void focused(editor).toggleStrike().run(), can: always, isOn: (editor) => editor.isActive('strike') },
  ],
  [
    { label: '项目符号', glyph: 'bullets', run: (editor) => void focused(editor).toggleBulletList().run(), can: always, isOn: (editor) => editor.isActive('bulletList') },
    { label: '编号', glyph: 'numbers', run: (editor) => void focused(editor).toggleOrderedList().run(), can: always, isOn: (editor) => editor.isActive('orderedList') },
    { label: '引用', glyph: 'quote', run: (editor) => void focused(editor).toggleBlockquote().run(), can: always, isOn: (editor) => editor.isActive('blockquote') },
    { label: '分隔线', glyph: 'rule', run: (editor) => void focused(editor).setHorizontalRule().run(), can: always },
  ],
  [align('left', '左对齐'), align('center', '居中'), align('right', '右对齐'), align('justify', '两端对齐')],
  [
    {
      label: '清除格式',
      glyph: 'clear',
      run: (editor) => void focused(editor).unsetAllMarks().clearNodes().unsetTextAlign().run(),
      can: always,
    },
  ],
]
