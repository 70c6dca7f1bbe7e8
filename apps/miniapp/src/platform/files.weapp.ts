import Taro from '@tarojs/taro'
import { privacyFailure } from './privacy'
import type { ChosenFile, UploadReply, UploadTarget } from './files.types'

async function chooseImages(most: number): Promise<ChosenFile[]> {
  const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] })
  return tempFiles.map(({ tempFilePath, size }) => ({
    name: tempFilePath.split('/').pop() ?? '图片.jpg',
    bytes: size,
    source: tempFilePath,
  }))
}

/** Documents come from a chat: a mini-program cannot browse the phone's files. */
async function chooseDocuments(most: number): Promise<ChosenFile[]> {
  const { tempFiles } = await Taro.chooseMessageFile({ count: most, type: 'all' })
  return tempFiles.map(({ name, size, path }) => ({ name, bytes: size, source: path }))
}

export async function chooseFiles(kind: 'image' | 'any', most: number): Promise<ChosenFile[]> {
  try {
    return await (kind === 'image' ? chooseImages(most) : chooseDocuments(most))
  } catch (error) {
    if (String((error as { errMsg?: string }).errMsg).includes('cancel')) return []
    throw privacyFailure(error) ?? error
  }
}

export async function uploadFile(file: ChosenFile, target: UploadTarget): Promise<UploadReply> {
  const reply = await Taro.uploadFile({
    url: target.url,
    filePath: file.source as string,
    name: 'file',
    fileName: file.name,
    header: target.headers,
    timeout: target.timeoutMs,
  })
  return { status: reply.statusCode, text: reply.data }
}

const isImage = (name: string) => /\.(png|jpe?g|gif|webp)$/i.test(name)

export async function openFile(url: string, name: string, headers: Record<string, string>): Promise<void> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url, header: headers })
  if (statusCode !== 200) throw new Error('文件没有下载成功，请稍后再试。')
  if (isImage(name)) await Taro.previewImage({ urls: [tempFilePath] })
  else await Taro.openDocument({ filePath: tempFilePath, showMenu: true })
}
