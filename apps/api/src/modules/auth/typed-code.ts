import { randomInt } from 'node:crypto'
import { typedAlphabet } from '@ejia/domain/check-in'

/** A random code that people type: no letters that look alike. */
export const newTypedCode = (length: number): string => Array.from({ length }, () => typedAlphabet[randomInt(typedAlphabet.length)]).join('')
