import type { Editor } from '@tiptap/core'
import { useRef, type KeyboardEvent } from 'react'
import { Glyph } from './Glyph'
import { TableMenu } from './TableMenu'
import { ToolFace } from './ToolFace'
import { groups, type Tool } from './tools'
import { useEditorTick } from './use-editor'
import { LinkTool } from './LinkTool'
import { PictureTool } from './PictureTool'

interface Props {
  editor: Editor
  onPictures: (files: readonly File[]) => void
}

/** Every button has a name and says whether it is on. Arrow keys walk along, as in any toolbar. */
export function Toolbar({ editor, onPictures }: Props) {
  useEditorTick(editor)
  const bar = useRef<HTMLDivElement>(null)
  return (
    <div ref={bar} className="rich-text__toolbar" role="toolbar" aria-label="格式" aria-orientation="horizontal" onKeyDown={(event) => walk(bar.current, event)}>
      {groups.map((tools) => (
        <span key={tools[0]?.label} className="rich-text__group">
          {tools.map((tool) => (
            <ToolButton key={tool.label} editor={editor} tool={tool} />
          ))}
        </span>
      ))}
      <span className="rich-text__group">
        <LinkTool editor={editor} />
        <PictureTool onPictures={onPictures} />
        <TableMenu editor={editor} />
      </span>
    </div>
  )
}

function ToolButton({ editor, tool }: { editor: Editor; tool: Tool }) {
  const on = tool.isOn?.(editor)
  return (
    <ToolFace label={tool.label} keys={tool.keys} pressed={on} disabled={!tool.can(editor)} onClick={() => tool.run(editor)}>
      <Glyph name={tool.glyph} />
    </ToolFace>
  )
}

function walk(bar: HTMLElement | null, event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  const buttons = [...(bar?.querySelectorAll('button') ?? [])]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  if (!step || at < 0) return
  event.preventDefault()
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}
