import Taro from '@tarojs/taro'

/** 微信同声传译: the platform itself reads nothing aloud. Only in builds whose operator has added the plugin (`WECHAT_SI`). */
interface SpeechPlugin {
  textToSpeech(options: { lang: 'zh_CN'; tts: true; content: string; success: (reply: { filename: string }) => void; fail: () => void }): void
}

declare const requirePlugin: ((name: string) => SpeechPlugin) | undefined

function findPlugin(): SpeechPlugin | undefined {
  if (!__WECHAT_SI__ || typeof requirePlugin !== 'function') return undefined
  try {
    return requirePlugin('WechatSI')
  } catch {
    // declared, but not added in the console of WeChat
    return undefined
  }
}

let plugin: SpeechPlugin | undefined
let sound: Taro.InnerAudioContext | undefined
/** Counts what was asked for: an answer to something stopped since is dropped. */
let turn = 0

export function watchVoice(found: (can: boolean) => void): () => void {
  plugin ??= findPlugin()
  found(plugin !== undefined)
  return () => undefined
}

export function speak(text: string, on: { done: () => void; failed: () => void }): void {
  stopSpeech()
  const mine = turn
  if (!plugin) return on.failed()
  const play = ({ filename }: { filename: string }) => {
    if (mine !== turn) return
    sound = Taro.createInnerAudioContext()
    sound.src = filename
    sound.onEnded(() => mine === turn && on.done())
    sound.onError(() => mine === turn && on.failed())
    sound.play()
  }
  plugin.textToSpeech({ lang: 'zh_CN', tts: true, content: text, success: play, fail: () => mine === turn && on.failed() })
}

export const pauseSpeech = (): void => sound?.pause()
export const resumeSpeech = (): void => sound?.play()

export function stopSpeech(): void {
  turn++
  sound?.destroy()
  sound = undefined
}
