import { randomBytes } from 'node:crypto'
import { day, minute } from './quotas'
import { ok, type Reply } from './reply'
import type { Asked, Endpoints, World } from './world'

const most = 2500
/** What the platform's dictionaries find, in a few words: 广告, 时政, 违法犯罪, 辱骂. */
const words: readonly [word: string, suggest: 'review' | 'risky', label: number][] = [
  ['赌博', 'risky', 20006],
  ['办证', 'risky', 20006],
  ['傻瓜', 'risky', 20003],
  ['加微信', 'review', 10001],
  ['换届选举', 'review', 20001],
]

/** Of what both questions have; 0 when it is right. */
function wrongWith({ people }: World, { version, scene, openid }: Asked['body']): number {
  if (version !== 2) return 47001
  if (![1, 2, 3, 4].includes(scene as number)) return 40129
  if (typeof openid === 'string' && people.isForeign(openid)) return 43104
  if (!people.knows(openid)) return 40003
  return people.hasVisited(openid) ? 0 : 61010
}

function checkText(world: World, { body, raw }: Asked): Reply {
  if (!world.quotas.take('text_check:minute', 4000, minute)) return world.problem(45011)
  if (!world.quotas.take('text_check:day', 2_000_000, day)) return world.problem(45009)
  const { content } = body
  if (content === undefined || content === '') return world.problem(44002)
  if (typeof content !== 'string') return world.problem(47001)
  if (Array.from(content).length > most) return world.problem(45002)
  const wrong = wrongWith(world, body)
  if (wrong) return world.problem(wrong)
  // it looks at what was written: \uXXXX hides a word from it
  const found = words.find(([word]) => raw.includes(word))
  const [word, suggest, label] = found ?? ['', 'pass', 100]
  const model = { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }
  const keyword = found ? { strategy: 'keyword', errcode: 0, suggest, label, level: 90, keyword: word } : { strategy: 'keyword', errcode: 0 }
  return ok({ result: { suggest, label }, detail: [model, keyword], trace_id: randomBytes(8).toString('hex') })
}

function checkPicture(world: World, { body }: Asked): Reply {
  if (!world.quotas.take('media_check:minute', 2000, minute)) return world.problem(45011)
  if (!world.quotas.take('media_check:day', 200_000, day)) return world.problem(45009)
  const { media_url: url, media_type: type, openid } = body
  if (url === undefined || url === '') return world.problem(44002)
  if (typeof url !== 'string' || !/^https?:\/\/[^\s/]/.test(url) || ![1, 2].includes(type as number)) return world.problem(47001)
  const wrong = wrongWith(world, body)
  if (wrong) return world.problem(wrong)
  const trace = randomBytes(12).toString('hex')
  world.pictures.set(trace, { openid: openid as string, url })
  if (world.judgesPictures) setTimeout(() => judgePicture(world, trace, 'pass', '100'), 200).unref()
  return ok({ trace_id: trace })
}

/** What is thought of a picture; labels are texts here. `null`: it could not be downloaded. */
export function judgePicture(world: World, trace: string, suggest: string | null, label: string): boolean {
  const picture = world.pictures.get(trace)
  if (!picture) return false
  const verdict = suggest === null ? { errcode: -1008, errmsg: 'download media failed' } : { errcode: 0 }
  const said = suggest === null ? {} : { suggest, label }
  world.pushes.tell('wxa_media_check', picture.openid, {
    appid: world.app.appId,
    trace_id: trace,
    version: 2,
    ...verdict,
    detail: [{ strategy: 'content_model', ...verdict, ...said, ...(suggest !== null && { prob: 90 }) }],
    result: said,
  })
  return true
}

const wrongMethod = 43302
export const contentEndpoints: Endpoints = {
  '/wxa/msg_sec_check': { method: 'POST', token: true, wrongMethod, answer: checkText },
  '/wxa/media_check_async': { method: 'POST', token: true, wrongMethod, answer: checkPicture },
}
