import { Button } from 'antd'
import { downloadFile, problemOf } from '../../../shared/api'
import { FilePicture } from '../../../shared/files'
import { toast } from '../../../shared/ui'
import type { AwardDetail } from '../words'

/** What was handed in, to be looked at. */
export function EvidenceFiles({ files }: { files: AwardDetail['files'] }) {
  const open = (fileId: string, name: string) => void downloadFile('GET /files/:fileId', { params: { fileId } }, name).catch((error: unknown) => toast.error(problemOf(error).message))
  return (
    <ul className="points-files">
      {files.map(({ id, name, image }) => (
        <li key={id}>
          {image && <FilePicture fileId={id} alt="" width={160} />}
          <Button type="link" onClick={() => open(id, name)}>
            {name}
          </Button>
        </li>
      ))}
    </ul>
  )
}
