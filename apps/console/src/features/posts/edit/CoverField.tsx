import { Button, Form } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { fileLimits, fileRefusal } from '@ejia/domain/files'
import { problemText } from '@ejia/contract/core/problem.zh'
import { fileUrl, problemOf, uploadFile } from '../../../shared/api'
import { rememberPicture, shownAddress } from '../editor/file-address'
import { saying, type FieldsProps } from './fields'

const accept = fileLimits.picture.extensions.map((extension) => `.${extension}`).join(',')

/** The cover, whole: nothing of it is cut off, here or on the phone. */
export function CoverField({ values, change, wrong }: FieldsProps) {
  const input = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState<string>()
  const [percent, setPercent] = useState<number | null>(null)
  const choose = async (file: File | undefined) => {
    if (!file) return
    const refusal = fileRefusal('picture', { name: file.name, bytes: file.size })
    setTrouble(refusal ? problemText[refusal] : undefined)
    if (refusal) return
    setPercent(0)
    try {
      const { id } = await uploadFile(file, setPercent, 'picture')
      rememberPicture(id, file)
      change({ cover: { id, url: fileUrl(id) } })
    } catch (error) {
      setTrouble(problemOf(error).message)
    }
    setPercent(null)
  }
  return (
    <Form.Item label="封面" extra="PNG、JPG、GIF 或 WebP，不超过 10 MB；可以不要" {...saying(trouble ?? wrong('coverId'))}>
      {values.cover && <Cover url={values.cover.url} />}
      <div className="post-editor__row">
        <Button loading={percent !== null} onClick={() => input.current?.click()}>
          {percent === null ? (values.cover ? '换一张' : '选择封面') : `正在上传 ${percent}%`}
        </Button>
        {values.cover && <Button onClick={() => change({ cover: null })}>不要封面</Button>}
      </div>
      <input ref={input} type="file" accept={accept} style={{ display: 'none' }} aria-label="选择封面图片" onChange={({ target }) => {
        void choose(target.files?.[0])
        target.value = ''
      }} />
    </Form.Item>
  )
}

export function Cover({ url }: { url: string }) {
  const [shown, setShown] = useState<string>()
  useEffect(() => {
    let here = true
    void shownAddress(url).then((address) => here && setShown(address))
    return () => {
      here = false
    }
  }, [url])
  return shown ? <img className="post-editor__cover" src={shown} alt="封面" /> : null
}
