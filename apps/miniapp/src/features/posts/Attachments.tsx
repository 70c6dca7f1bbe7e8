import type { ReplyOf } from '@ejia/contract/client/caller'
import { ApiError, openAttachment } from '../../shared/api'
import { Card, ListRow, SectionHeader, toast } from '../../shared/ui'
import { kindOf, sizeText } from './attachment'

export type FileRef = ReplyOf<'POST /files'>

async function open(file: FileRef): Promise<void> {
  try {
    await openAttachment(file)
  } catch (error) {
    toast(error instanceof ApiError ? error.message : '没能打开这个文件，请检查网络后再试。')
  }
}

/** Files of an article, opened with the reader's own rights. */
export function Attachments({ files }: { files: readonly FileRef[] }) {
  if (files.length === 0) return null
  return (
    <Card className='posts-files'>
      <SectionHeader title={`附件（${files.length}）`} />
      {files.map((file) => {
        const { name, icon } = kindOf(file.type)
        return <ListRow key={file.id} icon={icon} title={file.name} meta={[name, sizeText(file.bytes)]} onPress={() => open(file)} />
      })}
    </Card>
  )
}
