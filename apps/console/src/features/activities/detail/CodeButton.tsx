import { Button, Image, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { fetchBytes, problemOf, saveAs } from '../../../shared/api'
import { Icon, toast } from '../../../shared/ui'

interface Props {
  activityId: string
  title: string
}

/** The mini-program's own code of this activity: to print on an invitation, or to put into a group. */
export function CodeButton({ activityId, title }: Props) {
  const [busy, setBusy] = useState(false)
  const [image, setImage] = useState<{ bytes: Blob; address: string } | null>(null)
  useEffect(() => () => { if (image) URL.revokeObjectURL(image.address) }, [image])
  const show = async () => {
    setBusy(true)
    try {
      const { bytes } = await fetchBytes('GET /activities/:activityId/code-image', { params: { activityId } })
      setImage({ bytes, address: URL.createObjectURL(bytes) })
    } catch (error) {
      toast.error(problemOf(error).message)
    }
    setBusy(false)
  }
  return (
    <>
      <Button icon={<Icon name="phone" />} loading={busy} onClick={() => void show()}>小程序码</Button>
      <Modal open={image !== null} title={`${title}的小程序码`} okText="保存图片" cancelText="关闭" onCancel={() => setImage(null)} onOk={() => { if (image) saveAs(image.bytes, `${title} 小程序码.jpg`) }}>
        {image && <Image src={image.address} alt={`${title}的小程序码`} width={280} preview={false} />}
        <p>微信扫一扫打开这个活动，可以印在通知上，也可以发到群里。它不是签到码：签到请用“签到大屏”。</p>
      </Modal>
    </>
  )
}
