import { Image } from '@tiptap/extension-image'
import { Subscript } from '@tiptap/extension-subscript'
import { Superscript } from '@tiptap/extension-superscript'
import { TableKit } from '@tiptap/extension-table'
import { TextAlign } from '@tiptap/extension-text-align'
import { StarterKit } from '@tiptap/starter-kit'
import { shownAddress } from './file-address'

/** A picture of ours by its file, or one that is on its way (`pending`). */
const Picture = Image.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      pending: { default: null, parseHTML: (element) => element.getAttribute('data-pending'), renderHTML: ({ pending }) => (pending ? { 'data-pending': String(pending) } : {}) },
    }
  },
  parseHTML: () => [{ tag: 'img[src], img[data-pending]' }],
  addNodeView() {
    return ({ node }) => {
      const { src, alt, pending } = node.attrs as { src: string | null; alt: string | null; pending: string | null }
      const image = document.createElement('img')
      image.alt = alt || (pending ? '正在转存的图片' : '图片')
      if (pending) image.dataset.pending = pending
      if (src) void shownAddress(src).then((address) => (image.src = address))
      return { dom: image }
    }
  },
})

/** What an article may have: the same that the server keeps. */
export const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    link: { openOnClick: false, autolink: false, linkOnPaste: true, protocols: ['http', 'https', 'mailto', 'tel'], HTMLAttributes: { target: null, rel: null, class: null } },
  }),
  TextAlign.configure({ types: ['heading', 'paragraph'], alignments: ['left', 'center', 'right', 'justify'] }),
  TableKit.configure({ table: { resizable: false } }),
  Subscript,
  Superscript,
  Picture.configure({ allowBase64: false }),
]
