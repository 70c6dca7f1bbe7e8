import { fileRefusal, type FileUse } from '../src/files'

const MB = 1024 * 1024

describe('what may be sent for what', () => {
  test.each<[FileUse, string, number, string | null]>([
    ['attachment', '通知.docx', 20 * MB, null],
    ['attachment', '通知.docx', 20 * MB + 1, 'files.too_large'],
    ['attachment', '照片.JPG', MB, null],
    ['attachment', '压缩.zip', MB, 'files.type_not_allowed'],
    ['attachment', '没有后缀', MB, 'files.type_not_allowed'],
    ['attachment', '空.txt', 0, 'files.empty'],
    ['picture', '合影.jpeg', 10 * MB, null],
    ['picture', '合影.jpeg', 10 * MB + 1, 'files.too_large_for_this'],
    ['picture', '合影.jpeg', 21 * MB, 'files.too_large'],
    ['picture', '名单.pdf', MB, 'files.not_for_this'],
    ['picture', '图.svg', MB, 'files.type_not_allowed'],
    ['evidence', '证书.pdf', MB, null],
    ['evidence', '证书.docx', MB, 'files.not_for_this'],
  ])('%s %s of %d bytes: %s', (use, name, bytes, refusal) => {
    expect(fileRefusal(use, { name, bytes })).toBe(refusal)
  })
})
