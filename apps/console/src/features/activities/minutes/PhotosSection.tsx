import { Input } from 'antd'
import { minutesLimits } from '@ejia/domain/minutes'
import { FileField, FilePicture } from '../../../shared/files'
import { IconButton, Panel } from '../../../shared/ui'
import { Field } from './Field'
import { movedUp, replaceAt, without, type Photo } from './minutes'

interface Props {
  photos: Photo[]
  onChange: (photos: Photo[]) => void
}

/** Photographs in the order of the document, each with a caption. */
export function PhotosSection({ photos, onChange }: Props) {
  return (
    <Panel title="现场照片">
      <p className="minutes-quiet">选填，不要求“处处留痕”。导出 Word 时自动缩到合适大小。</p>
      <ul className="minutes-photos">
        {photos.map((photo, index) => (
          <li key={photo.fileId}>
            <FilePicture fileId={photo.fileId} alt={photo.caption || `第 ${index + 1} 张照片`} width={320} className="minutes-photos__picture" />
            <Field label={`第 ${index + 1} 张的说明`} path={`photos/${index}/caption`} quiet>
              {(slot) => <Input {...slot} placeholder="说明" value={photo.caption} maxLength={60} onChange={({ target }) => onChange(replaceAt(photos, index, { ...photo, caption: target.value }))} />}
            </Field>
            <div>
              {index > 0 && <IconButton icon="up" label={`第 ${index + 1} 张前移`} onClick={() => onChange(movedUp(photos, index))} />}
              <IconButton icon="trash" label={`移除第 ${index + 1} 张`} onClick={() => onChange(without(photos, index))} />
            </div>
          </li>
        ))}
      </ul>
      {/* kept files join the list above at once, so the field itself stays empty */}
      <FileField
        use="picture"
        label="添加照片"
        value={[]}
        max={Math.max(2, minutesLimits.photos - photos.length)}
        disabled={photos.length >= minutesLimits.photos}
        onChange={(files) => {
          const added = files.filter(({ id }) => !photos.some(({ fileId }) => fileId === id)).map(({ id }) => ({ fileId: id, caption: '' }))
          if (added.length > 0) onChange([...photos, ...added].slice(0, minutesLimits.photos))
        }}
      />
    </Panel>
  )
}
