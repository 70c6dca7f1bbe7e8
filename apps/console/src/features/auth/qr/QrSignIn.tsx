import { Button, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { visitorCall } from '../../../shared/api'
import { acceptTokens } from '../../../shared/session'
import { Countdown, ErrorPanel, Icon } from '../../../shared/ui'
import { QrCode } from './QrCode'
import { signInByQr, type QrState } from './qr-sign-in'

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

function useQrSignIn() {
  const [state, setState] = useState<QrState>({ step: 'asking' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let over = false
    void signInByQr({
      ask: () => visitorCall('POST /auth/console-sign-ins'),
      claim: (body) => visitorCall('POST /auth/console-claims', { body }),
      show: (next) => over || setState(next),
      signedIn: acceptTokens,
      wait,
      over: () => over,
    })
    return () => {
      over = true
    }
  }, [attempt])
  return { state, again: () => setAttempt((count) => count + 1) }
}

/** In the place of the QR, with the one thing to do. */
function Instead({ title, note, again }: { title: string; note: string; again: () => void }) {
  return (
    <div className="qr-sign-in__instead">
      <p className="qr-sign-in__title">{title}</p>
      <p>{note}</p>
      <Button type="primary" icon={<Icon name="refresh" />} onClick={again}>
        换一个二维码
      </Button>
    </div>
  )
}

function Shown({ state, again, withLink }: { state: Extract<QrState, { step: 'shown' }>; again: () => void; withLink: boolean }) {
  const { link, expiresAt, scannedBy, offline } = state
  return (
    <>
      <div className={scannedBy === null ? 'qr-sign-in__code' : 'qr-sign-in__code qr-sign-in__code--scanned'}>
        <QrCode text={link} label="登录二维码，请用手机扫描" />
        {scannedBy !== null && (
          <p className="qr-sign-in__scanned">
            <Icon name="check" size={28} />
            {scannedBy} 已扫码
          </p>
        )}
      </div>
      <p className="qr-sign-in__title" role="status">
        {scannedBy === null ? '用手机扫码登录' : '请在手机上点“确认登录”'}
      </p>
      <p className="qr-sign-in__note">{offline ? '网络不通，正在重试…' : scannedBy === null ? '打开微信小程序“党员E家”，或用微信扫一扫' : '手机上会显示这台电脑的信息，核对后再确认'}</p>
      <p className="qr-sign-in__note">
        <Countdown key={expiresAt} to={expiresAt} /> 后自动更换
        <Button type="link" size="small" onClick={again}>
          立即更换
        </Button>
      </p>
      {withLink && scannedBy === null && (
        <p className="qr-sign-in__note">
          演示系统没有微信？
          <a href={link} target="_blank" rel="noreferrer">
            在网页版手机端打开
          </a>
        </p>
      )}
    </>
  )
}

/** The ordinary way in: the phone says yes. `withLink` offers the QR's address to a browser that plays the phone. */
export function QrSignIn({ withLink }: { withLink: boolean }) {
  const { state, again } = useQrSignIn()
  switch (state.step) {
    case 'asking':
    case 'confirmed':
      return (
        <div className="qr-sign-in__instead" role="status">
          <Spin />
          <p>{state.step === 'asking' ? '正在取二维码…' : '已确认，正在进入…'}</p>
        </div>
      )
    case 'shown':
      return <Shown state={state} again={again} withLink={withLink} />
    case 'refused':
      return <Instead title="手机上取消了登录" note="如果是误点，请换一个二维码再扫。" again={again} />
    case 'resting':
      return <Instead title="二维码已过期" note="页面放得久了，二维码不再自动更换。" again={again} />
    case 'failed':
      return <ErrorPanel error={state.error} retry={again} />
  }
}
