import { AppError } from '../../lib/app-error'
import type { Platform } from './platform'
import { Refusal, unavailable } from './refusal'

/** What a code can carry: 32 visible characters of this set; `%` is not among them. */
const scenes = /^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/
/** A page as `app.config` names it: no stroke before it, no query. */
const pages = /^[\w-]+(?:\/[\w-]+)*$/
/** A code stays the same for ever; pictures are some 100 KB. */
const kept = 100
/** The page is not (yet) known in the released version; new ones take a day to be believed. */
const pageUnknown = 41030

interface Code {
  scene: string
  page: string
}

/** `POST /wxa/getwxacodeunlimit`, each code asked for once while it is remembered. */
export class CodeImages {
  private readonly images = new Map<string, Promise<Buffer>>()
  constructor(private readonly platform: Platform) {}

  async of({ scene, page }: Code): Promise<Buffer> {
    if (!scenes.test(scene)) throw invalid('scene', '小程序码参数最多 32 个字符，只能是数字、字母和部分符号')
    if (!pages.test(page)) throw invalid('page', '小程序页面路径不正确')
    return this.recall(`${page}?${scene}`) ?? this.remember(`${page}?${scene}`, this.fetch({ scene, page }))
  }

  private recall(key: string): Promise<Buffer> | undefined {
    const image = this.images.get(key)
    if (!image) return undefined
    // to the end: what was asked for longest ago goes first
    this.images.delete(key)
    this.images.set(key, image)
    return image
  }

  private remember(key: string, image: Promise<Buffer>): Promise<Buffer> {
    this.images.set(key, image)
    image.catch(() => this.images.delete(key))
    const oldest = this.images.size > kept ? this.images.keys().next().value : undefined
    if (oldest !== undefined) this.images.delete(oldest)
    return image
  }

  private async fetch(code: Code): Promise<Buffer> {
    try {
      return await this.ask(code, true)
    } catch (error) {
      if (!(error instanceof Refusal) || error.errcode !== pageUnknown) throw unavailable(error)
    }
    return this.ask(code, false).catch((error: unknown) => {
      throw unavailable(error)
    })
  }

  private ask(code: Code, checked: boolean): Promise<Buffer> {
    return this.platform.postForPicture('code_image', '/wxa/getwxacodeunlimit', { ...code, check_path: checked, env_version: 'release', width: 430 })
  }
}

const invalid = (field: string, message: string): AppError => new AppError('request.invalid', { fields: [{ field, message }] })
