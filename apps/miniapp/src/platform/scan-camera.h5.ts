interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
}

const frame = 'position:fixed;inset:0;z-index:1000;background:#000;display:flex;flex-direction:column'
const closer = 'min-height:60px;border:0;background:#fff;color:#1f2329;font-size:18px'

function buildView(): { root: HTMLElement; video: HTMLVideoElement; cancel: HTMLButtonElement } {
  const root = document.createElement('div')
  root.style.cssText = frame
  root.setAttribute('role', 'dialog')
  root.setAttribute('aria-label', '扫码')
  const video = document.createElement('video')
  video.style.cssText = 'flex:1;min-height:0;width:100%;object-fit:cover'
  video.setAttribute('playsinline', '')
  const cancel = document.createElement('button')
  cancel.style.cssText = closer
  cancel.textContent = '取消扫码'
  root.append(video, cancel)
  document.body.append(root)
  return { root, video, cancel }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

async function look(video: HTMLVideoElement, stopped: () => boolean): Promise<string | null> {
  const Detector = (window as unknown as { BarcodeDetector: DetectorClass }).BarcodeDetector
  const detector = new Detector({ formats: ['qr_code'] })
  while (!stopped()) {
    const [code] = await detector.detect(video)
    if (code) return code.rawValue
    await pause(150)
  }
  return null
}

/** Shows the camera over the page until a code is read (its text) or the person gives up (null). */
export async function readFromCamera(): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const view = buildView()
  let stopped = false
  view.cancel.onclick = () => {
    stopped = true
  }
  try {
    view.video.srcObject = stream
    await view.video.play()
    return await look(view.video, () => stopped)
  } finally {
    stream.getTracks().forEach((track) => track.stop())
    view.root.remove()
  }
}
