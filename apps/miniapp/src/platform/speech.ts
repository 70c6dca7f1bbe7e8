/** Calls back with whether this phone can read Chinese aloud; voices of a browser may be found a moment later. The answer ends the watch. */
export declare function watchVoice(found: (can: boolean) => void): () => void
/** Reads a sentence; `done` once it is read, `failed` when it could not be. What was read before stops. */
export declare function speak(text: string, on: { done: () => void; failed: () => void }): void
export declare function pauseSpeech(): void
export declare function resumeSpeech(): void
export declare function stopSpeech(): void
