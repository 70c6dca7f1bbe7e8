import { extensionOf } from '@ejia/domain/files'
import { fileTypeFromBuffer } from 'file-type'

/** A kind of file that may be kept. */
export interface FileKind {
  type: string
  extensions: readonly string[]
  image: boolean
}

const kind = (type: string, extensions: readonly string[], image = false): FileKind => ({ type, extensions, image })

const openXml = 'application/vnd.openxmlformats-officedocument.'

/** Everything else is refused: what a browser would run (HTML, SVG) and what nobody could look into (archives). */
const kinds: readonly FileKind[] = [
  kind('image/png', ['png'], true),
  kind('image/jpeg', ['jpg', 'jpeg'], true),
  kind('image/gif', ['gif'], true),
  kind('image/webp', ['webp'], true),
  kind('application/pdf', ['pdf']),
  kind(`${openXml}wordprocessingml.document`, ['docx']),
  kind(`${openXml}spreadsheetml.sheet`, ['xlsx']),
  kind(`${openXml}presentationml.presentation`, ['pptx']),
  kind('application/msword', ['doc']),
  kind('application/vnd.ms-excel', ['xls']),
  kind('application/vnd.ms-powerpoint', ['ppt']),
  kind('text/plain', ['txt']),
  kind('text/csv', ['csv']),
]

/** Older Office files share one container; only the extension tells them apart. */
const compound = 'application/x-cfb'
const compoundExtensions = ['doc', 'xls', 'ppt']
const textExtensions = ['txt', 'csv']

const ofExtension = (extension: string): FileKind | undefined => kinds.find(({ extensions }) => extensions.includes(extension))

export type KindAnswer = FileKind | 'not_allowed' | 'mismatch'

/** What a file is by its content, provided that its name says the same. */
export async function decideKind(name: string, content: Buffer): Promise<KindAnswer> {
  const extension = extensionOf(name)
  const claimed = ofExtension(extension)
  if (!claimed) return 'not_allowed'
  const found = await fileTypeFromBuffer(content)
  return agrees(extension, claimed, found?.mime, content) ? claimed : 'mismatch'
}

/** The extension that goes with a picture's content; undefined when it is none that may be kept. */
export async function pictureExtension(content: Buffer): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(content)
  return kinds.find(({ image, type }) => image && type === found?.mime)?.extensions[0]
}

function agrees(extension: string, claimed: FileKind, found: string | undefined, content: Buffer): boolean {
  if (compoundExtensions.includes(extension)) return found === compound
  if (textExtensions.includes(extension)) return found === undefined && isPlainText(content)
  return found === claimed.type
}

/** UTF-8 or GB18030 without control characters, and no page in disguise. */
function isPlainText(content: Buffer): boolean {
  const text = decode(content, 'utf-8') ?? decode(content, 'gb18030')
  // tab, line feed, carriage return and form feed are the controls that texts have
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text !== null && !/[\u0000-\u0008\u000B\u000E-\u001F\u007F]/.test(text) && !/^\s*<(!doctype|html|head|body|script|svg|\?xml)/i.test(text)
}

function decode(content: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch {
    return null
  }
}
