import { createHash } from 'node:crypto'
import { minute } from './quotas'
import type { Reply } from './reply'
import type { Asked, Endpoints, World } from './world'

const sceneSigns = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const versions = ['release', 'trial', 'develop']
const isRgb = (value: unknown): boolean => typeof value === 'object' && value !== null && ['r', 'g', 'b'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string')

/** Of fields that all three kinds of codes have; 0 when they are right. */
function wrongLook(body: Asked['body']): number {
  for (const name of ['auto_color', 'is_hyaline', 'check_path']) if (body[name] !== undefined && typeof body[name] !== 'boolean') return 47001
  const { width = 430, env_version: version = 'release', line_color: colour } = body
  if (colour !== undefined && !isRgb(colour)) return 47001
  if (typeof width !== 'number') return 47001
  if (!Number.isInteger(width) || width < 280 || width > 1280) return 40097
  return versions.includes(version as string) ? 0 : 40097
}

function unlimited(world: World, { body }: Asked): Reply | Promise<Reply> {
  if (!world.quotas.take('code_image:minute', 5000, minute)) return world.problem(45009)
  const { scene, page, check_path: checked = true } = body
  if (typeof scene !== 'string' || !sceneSigns.test(scene)) return world.problem(40169)
  const wrong = wrongLook(body)
  if (wrong) return world.problem(wrong)
  if (page !== undefined && typeof page !== 'string') return world.problem(47001)
  if (/(?:^|[?&])scancode_time=/.test(`${page ?? ''}&${scene}`)) return world.problem(85096)
  if (page !== undefined && page !== '' && !isPage(world, page, checked === true && (body.env_version ?? 'release') === 'release')) return world.problem(41030)
  return draw(`${page ?? ''}?${scene}`, body.is_hyaline === true)
}

/** No stroke before it and no query; and where it is checked, one of the released version. */
const isPage = ({ pages }: World, page: string, checked: boolean): boolean => /^[\w-]+(?:\/[\w-]+)*$/.test(page) && (!checked || !pages || pages.has(page))

/** Codes of these kinds: so many, for ever. */
const lifetime = 100_000
const ever = Number.MAX_SAFE_INTEGER

const limited = (longest: number) => (world: World, { body }: Asked): Reply | Promise<Reply> => {
  const { path } = body
  if (typeof path !== 'string' || path === '' || path.length > longest) return world.problem(40159)
  const wrong = wrongLook(body)
  if (wrong) return world.problem(wrong)
  const [page = ''] = path.split('?')
  if (!isPage(world, page, true)) return world.problem(41030)
  if (!world.quotas.take('code_image:lifetime', lifetime, ever)) return world.problem(45029)
  return draw(path, body.is_hyaline === true)
}

/** A round of dots that is another one for every code. Not readable by any scanner: the real one is the platform's secret. */
async function draw(text: string, transparent: boolean): Promise<Reply> {
  const bits = createHash('sha512').update(text).digest()
  const dots = Array.from({ length: 360 }, (_, at) => {
    if (((bits[(at >> 3) % bits.length] ?? 0) >> (at & 7)) % 2 === 0) return ''
    const [angle, radius] = [((at % 60) * Math.PI) / 30, 90 + Math.floor(at / 60) * 18]
    return `<circle cx="${(215 + radius * Math.cos(angle)).toFixed(1)}" cy="${(215 + radius * Math.sin(angle)).toFixed(1)}" r="5"/>`
  })
  const paper = transparent ? '' : '<rect width="430" height="430" fill="#fff"/>'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="430" height="430">${paper}<circle cx="215" cy="215" r="60" fill="none" stroke="#000" stroke-width="10"/>${dots.join('')}</svg>`
  const { default: sharp } = await import('sharp')
  const drawing = sharp(Buffer.from(svg))
  return transparent ? { picture: await drawing.png().toBuffer(), type: 'image/png' } : { picture: await drawing.jpeg().toBuffer(), type: 'image/jpeg' }
}

export const codePictureEndpoints: Endpoints = {
  '/wxa/getwxacodeunlimit': { method: 'POST', token: true, answer: unlimited },
  '/wxa/getwxacode': { method: 'POST', token: true, answer: limited(1024) },
  '/cgi-bin/wxaapp/createwxaqrcode': { method: 'POST', token: true, answer: limited(128) },
}
