/** Where a pasted picture is now, and so what it takes to keep it. */
export type PictureOrigin =
  /** Bytes at hand: they are uploaded. */
  | { kind: 'file'; file: File }
  /** On some host: the server fetches it. */
  | { kind: 'remote'; url: string }
  /** On the disk of the program it was copied from, out of a browser's reach. */
  | { kind: 'lost' }

export interface PastedPicture {
  /** Value of `data-pending` of its `<img>`. */
  id: string
  origin: PictureOrigin
  alt: string
}

const ours = /^(?:https?:\/\/[^/]+)?(\/api\/v1\/files\/[0-9a-f-]{36})(?:\?.*)?$/i

let serial = 0
/** Unique on this page: several pastes may be under way at once. */
export const newPictureId = (): string => String((serial += 1))

/** Marks every picture that is not ours yet and says what to do with it. Signs of one or two pixels only count readers. */
export function takePictures(body: HTMLElement, data: readonly (File | null)[]): PastedPicture[] {
  const pictures: PastedPicture[] = []
  let local = 0
  for (const image of body.querySelectorAll('img')) {
    const address = addressOf(image)
    if (ours.test(address)) {
      image.setAttribute('src', ours.exec(address)?.[1] ?? '')
      continue
    }
    if (isSpeck(image)) {
      image.remove()
      continue
    }
    const origin = isLocal(address) ? fromData(data[local++]) : originOf(address)
    const picture = { id: newPictureId(), origin, alt: image.alt.trim() }
    image.setAttribute('data-pending', picture.id)
    image.removeAttribute('src')
    pictures.push(picture)
  }
  return pictures
}

/** 公众号 loads pictures late: the true address stands in `data-src`. */
const addressOf = (image: HTMLImageElement): string =>
  (image.getAttribute('data-src') || image.getAttribute('data-original') || image.getAttribute('src') || '').trim()

const isLocal = (address: string): boolean => address === '' || /^(file|blob|cid|ms-local-stream|webkit-fake-url):/i.test(address) || /^[a-z]:\\/i.test(address)

const isSpeck = (image: HTMLImageElement): boolean => {
  const [width, height] = [image.getAttribute('width') ?? image.style.width, image.getAttribute('height') ?? image.style.height].map((size) => Number.parseFloat(size))
  return (width !== undefined && width <= 2) || (height !== undefined && height <= 2)
}

const fromData = (file: File | null | undefined): PictureOrigin => (file ? { kind: 'file', file } : { kind: 'lost' })

function originOf(address: string): PictureOrigin {
  if (address.startsWith('data:')) return fromData(fileOfData(address))
  if (address.startsWith('//')) return { kind: 'remote', url: `https:${address}` }
  return /^https?:\/\//i.test(address) ? { kind: 'remote', url: address.replaceAll('&amp;', '&') } : { kind: 'lost' }
}

const extensions: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp' }

export const pictureFile = (bytes: Uint8Array, type: string): File => new File([bytes.slice()], `图片.${extensions[type] ?? 'bin'}`, { type })

function fileOfData(address: string): File | null {
  const [, type = '', encoded = ''] = /^data:([\w/+.-]+)[^,]*;base64,([\s\S]+)$/.exec(address) ?? []
  if (!(type in extensions)) return null
  try {
    return pictureFile(Uint8Array.from(atob(encoded.replace(/\s/g, '')), (char) => char.charCodeAt(0)), type)
  } catch {
    return null
  }
}
