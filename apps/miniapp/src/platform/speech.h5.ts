const synthesis = (): SpeechSynthesis | undefined => ('speechSynthesis' in window ? window.speechSynthesis : undefined)

/** A voice of the phone itself goes before one that needs the network. */
function chineseVoice(): SpeechSynthesisVoice | undefined {
  const voices = (synthesis()?.getVoices() ?? []).filter(({ lang }) => /^(zh|cmn)([-_]|$)/i.test(lang) && !/[-_](HK|TW)/i.test(lang))
  return voices.find(({ localService }) => localService) ?? voices[0]
}

export function watchVoice(found: (can: boolean) => void): () => void {
  const own = synthesis()
  if (!own) return () => undefined
  const look = () => found(chineseVoice() !== undefined)
  look()
  own.addEventListener('voiceschanged', look)
  return () => own.removeEventListener('voiceschanged', look)
}

/** The sentence being read: what an earlier one still reports is not heard. */
let current: SpeechSynthesisUtterance | undefined

export function speak(text: string, on: { done: () => void; failed: () => void }): void {
  const own = synthesis()
  const voice = chineseVoice()
  if (!own || !voice) return on.failed()
  stopSpeech()
  const said = new SpeechSynthesisUtterance(text)
  said.voice = voice
  said.lang = voice.lang
  // a little slower than usual: most who listen are not young
  said.rate = 0.9
  said.onend = () => said === current && on.done()
  said.onerror = () => said === current && on.failed()
  current = said
  own.speak(said)
}

export const pauseSpeech = (): void => synthesis()?.pause()
export const resumeSpeech = (): void => synthesis()?.resume()

export function stopSpeech(): void {
  current = undefined
  // a paused queue would swallow the next sentence
  synthesis()?.resume()
  synthesis()?.cancel()
}
