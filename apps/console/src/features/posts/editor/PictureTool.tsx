import { useRef } from 'react'
import { fileLimits } from '@ejia/domain/files'
import { Glyph } from './Glyph'
import { ToolFace } from './ToolFace'

const accept = fileLimits.picture.extensions.map((extension) => `.${extension}`).join(',')

/** Pictures from this computer, several at once. */
export function PictureTool({ onPictures }: { onPictures: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <ToolFace label="插入图片" onClick={() => input.current?.click()}>
        <Glyph name="picture" />
      </ToolFace>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple
        style={{ display: 'none' }}
        aria-label="选择要插入的图片"
        onChange={({ target }) => {
          onPictures([...(target.files ?? [])])
          target.value = ''
        }}
      />
    </>
  )
}
