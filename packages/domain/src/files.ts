const megabyte = 1024 * 1024

/** What a file is sent for; each use has limits of its own. */
export const fileUses = ['attachment', 'picture', 'evidence'] as const
export type FileUse = (typeof fileUses)[number]

const pictures = ['png', 'jpg', 'jpeg', 'gif', 'webp'] as const
const documents = ['pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt', 'txt', 'csv'] as const

export interface FileLimits {
  maxBytes: number
  /** Lower case, without the dot. */
  extensions: readonly string[]
}

/** attachment: whatever may be kept · picture: covers, photographs, pictures in a text · evidence: what proves a fact, a picture or a scan */
export const fileLimits: Record<FileUse, FileLimits> = {
  attachment: { maxBytes: 20 * megabyte, extensions: [...pictures, ...documents] },
  picture: { maxBytes: 10 * megabyte, extensions: pictures },
  evidence: { maxBytes: 10 * megabyte, extensions: [...pictures, 'pdf'] },
}

/** Widths in pixels in which pictures are also served. */
export const thumbnailWidths = [160, 320, 640, 1280] as const
export type ThumbnailWidth = (typeof thumbnailWidths)[number]

/** The part after the last dot, lower case; empty when there is none. */
export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

export type FileRefusal = 'files.empty' | 'files.type_not_allowed' | 'files.not_for_this' | 'files.too_large' | 'files.too_large_for_this'

/** Why a file may not be sent for this use, as the server would refuse it; null when it may. */
export function fileRefusal(use: FileUse, file: { name: string; bytes: number }): FileRefusal | null {
  const [limits, extension] = [fileLimits[use], extensionOf(file.name)]
  if (file.bytes === 0) return 'files.empty'
  if (!fileLimits.attachment.extensions.includes(extension)) return 'files.type_not_allowed'
  if (!limits.extensions.includes(extension)) return 'files.not_for_this'
  if (file.bytes > fileLimits.attachment.maxBytes) return 'files.too_large'
  return file.bytes > limits.maxBytes ? 'files.too_large_for_this' : null
}
