import { Editor } from '@tiptap/core'
import { NodeSelection, Selection } from '@tiptap/pm/state'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { FileRef } from '@ejia/contract/files/routes'
import { fileUrl } from '../../../shared/api'
import { cleanPaste } from '../paste/clean-paste'
import { newPictureId, type PastedPicture } from '../paste/pictures'
import { picturesInRtf } from '../paste/rtf-pictures'
import { extensions } from './extensions'
import { PictureJobs } from './picture-jobs'
import { fromHtml, toHtml } from './to-html'

export interface RichTextEvents {
  onChange: (html: string) => void
  /** A pasted article said where it comes from. */
  onSource: (source: string) => void
}

interface Options extends RichTextEvents {
  initialHtml: string
  label: string
}

export interface RichEditor {
  editor: Editor
  jobs: PictureJobs
  /** Puts pictures where the cursor is and keeps them. */
  insertPictures: (files: readonly File[]) => void
}

/** The editor with what is pasted or dropped into it brought in order. */
export function useRichEditor({ initialHtml, label, onChange, onSource }: Options): { rich: RichEditor | null; mount: (element: HTMLElement | null) => void } {
  const [element, mount] = useState<HTMLElement | null>(null)
  const [rich, setRich] = useState<RichEditor | null>(null)
  const events = useRef<RichTextEvents>({ onChange, onSource })
  events.current = { onChange, onSource }
  const first = useRef({ initialHtml, label })
  useEffect(() => {
    if (!element) return
    const made = createRichEditor(element, first.current, events)
    setRich(made)
    return () => made.editor.destroy()
  }, [element])
  return { rich, mount }
}

/** Asks again for whatever the toolbar shows whenever something changed in the editor. */
export function useEditorTick(editor: Editor): void {
  useSyncExternalStore(
    (notify) => {
      editor.on('transaction', notify)
      return () => void editor.off('transaction', notify)
    },
    () => editor.state,
  )
}

function createRichEditor(element: HTMLElement, { initialHtml, label }: { initialHtml: string; label: string }, events: { current: RichTextEvents }): RichEditor {
  const insert = (html: string, pictures: readonly PastedPicture[]): void => {
    editor.chain().focus().insertContent(html).run()
    goPastPicture(editor)
    jobs.add(pictures)
  }
  const insertPictures = (files: readonly File[]): void => {
    const pictures = files.map((file): PastedPicture => ({ id: newPictureId(), origin: { kind: 'file', file }, alt: '' }))
    insert(pictures.map(({ id }) => `<img data-pending="${id}" alt="">`).join(''), pictures)
  }
  const editor: Editor = new Editor({
    element,
    extensions,
    content: fromHtml(initialHtml),
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'article', lang: 'zh-CN' },
      handlePaste: (_, event) => paste(event.clipboardData, { insert, insertPictures, onSource: (source) => events.current.onSource(source) }),
      handleDrop: (_, event, _slice, moved) => {
        const files = moved ? [] : imagesIn(event.dataTransfer)
        if (files.length === 0) return false
        event.preventDefault()
        insertPictures(files)
        return true
      },
    },
    onUpdate: ({ editor: changed }) => events.current.onChange(toHtml(changed.getHTML())),
  })
  const jobs = new PictureJobs({ onKept: (id, file) => showFile(editor, id, file) })
  return { editor, jobs, insertPictures }
}

/** What was put in ended with a picture, which is selected now: the next paste must not take its place. */
function goPastPicture(editor: Editor): void {
  const { selection, doc } = editor.state
  if (!(selection instanceof NodeSelection)) return
  const after = Selection.findFrom(doc.resolve(selection.to), 1, true)
  if (after) editor.view.dispatch(editor.state.tr.setSelection(after))
  else editor.chain().insertContentAt(selection.to, { type: 'paragraph' }).setTextSelection(selection.to + 1).run()
}

const imagesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'))

interface PasteTools {
  insert: (html: string, pictures: readonly PastedPicture[]) => void
  insertPictures: (files: readonly File[]) => void
  onSource: (source: string) => void
}

/** True when it was dealt with; plain text is the editor's own business. What comes from another of our editors is told by its mark. */
function paste(data: DataTransfer | null, { insert, insertPictures, onSource }: PasteTools): boolean {
  const html = data?.getData('text/html') ?? ''
  if (!data || html.includes('data-pm-slice')) return false
  const files = imagesIn(data)
  // a screenshot; Word brings a picture of the whole selection beside its text
  if (html === '' || (files.length > 0 && !hasText(html))) {
    if (files.length > 0) insertPictures(files)
    return files.length > 0
  }
  const { html: clean, pictures, source } = cleanPaste(html, picturesInRtf(data.getData('text/rtf')))
  if (clean === '') return false
  insert(clean, pictures)
  if (source) onSource(source)
  return true
}

const hasText = (html: string): boolean => (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').trim() !== ''

/** The pending picture becomes one of ours, outside undo: taking back a paste must not bring the gap back. */
function showFile(editor: Editor, id: string, file: FileRef): void {
  replacePending(editor, id, { src: fileUrl(file.id), pending: null })
}

/** Changes the attributes of a pending picture, or takes it out. */
export function replacePending(editor: Editor, id: string, attributes: { src: string; pending: null } | null): void {
  if (editor.isDestroyed) return
  const { tr, doc } = editor.state
  doc.descendants((node, position) => {
    if (node.type.name !== 'image' || node.attrs.pending !== id) return
    const at = tr.mapping.map(position)
    if (attributes) tr.setNodeMarkup(at, undefined, { ...node.attrs, ...attributes })
    else tr.delete(at, at + node.nodeSize)
  })
  editor.view.dispatch(tr.setMeta('addToHistory', false))
}

/** Puts a link in place of a picture that could not be kept. */
export function linkInstead(editor: Editor, id: string, url: string): void {
  const { doc } = editor.state
  let at = -1
  doc.descendants((node, position) => {
    if (node.type.name === 'image' && node.attrs.pending === id) at = position
  })
  replacePending(editor, id, null)
  if (at < 0) return
  editor.commands.insertContentAt(Math.min(at, editor.state.doc.content.size), { type: 'paragraph', content: [{ type: 'text', text: '查看图片', marks: [{ type: 'link', attrs: { href: url } }] }] })
}
