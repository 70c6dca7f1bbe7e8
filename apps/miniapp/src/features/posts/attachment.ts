import type { IconName } from '../../shared/ui'

interface Kind {
  name: string
  icon: IconName
}

const kinds: [pattern: RegExp, kind: Kind][] = [
  [/^image\//, { name: '图片', icon: 'image' }],
  [/pdf/, { name: 'PDF', icon: 'file' }],
  [/word/, { name: 'Word 文档', icon: 'article' }],
  [/sheet|excel/, { name: 'Excel 表格', icon: 'table' }],
  [/presentation|powerpoint/, { name: 'PPT 演示', icon: 'slides' }],
]

/** What a file is, for people, from its media type. */
export function kindOf(type: string): Kind {
  return kinds.find(([pattern]) => pattern.test(type))?.[1] ?? { name: '文件', icon: 'file' }
}

/** 824 B, 36 KB, 1.2 MB. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
