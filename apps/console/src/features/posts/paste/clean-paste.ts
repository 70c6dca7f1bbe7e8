import { blocksOf } from './blocks'
import { dropNoise, unwrapBoxes } from './noise'
import { takePictures, type PastedPicture } from './pictures'
import { sourceIn } from './source'
import { listsOfWord } from './word-lists'

export interface CleanPaste {
  /** Structure without styles: what the server would keep. Pictures stand as `<img data-pending="1">`. */
  html: string
  pictures: PastedPicture[]
  /** Where an article says it comes from; null when it does not. */
  source: string | null
}

/**
 * What was copied from Word, WPS, a 公众号 article or a page, as an article of ours: text, structure and pictures stay,
 * fonts, colours and boxes go. `pictureData`: pictures that came beside the HTML, in the order of those it names.
 */
export function cleanPaste(html: string, pictureData: readonly (File | null)[] = []): CleanPaste {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  dropNoise(body)
  listsOfWord(body)
  unwrapBoxes(body)
  const pictures = takePictures(body, pictureData)
  const source = sourceIn(body)
  return { html: blocksOf(body), pictures, source }
}
