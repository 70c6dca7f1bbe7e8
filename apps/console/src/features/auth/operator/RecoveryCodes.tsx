import { Alert, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { saveAs } from '../../../shared/api'

interface Props {
  codes: string[]
  onSaved: () => void
}

/** Shown once; the way on opens when they were put somewhere. */
export function RecoveryCodes({ codes, onSaved }: Props) {
  const [saved, setSaved] = useState(false)
  const download = () => saveAs(new Blob([`党员E家 运维账号恢复码（每个只能用一次）\n\n${codes.join('\n')}\n`], { type: 'text/plain;charset=utf-8' }), '恢复码.txt')
  return (
    <>
      <Alert className="sign-in__problem" type="warning" title="请保存恢复码。手机丢失时，用它代替动态码登录一次。这里只显示这一次。" />
      <ul className="recovery-codes" aria-label="恢复码">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <Button onClick={download}>下载为文本</Button>
      </p>
      <p>
        <Checkbox checked={saved} onChange={({ target }) => setSaved(target.checked)}>
          已经抄写或保存在安全的地方
        </Checkbox>
      </p>
      <Button type="primary" block disabled={!saved} onClick={onSaved}>
        继续
      </Button>
    </>
  )
}
