import type { Texts } from './posts'

/** Words the texts are made of; word r stands in them about 1/r as often as word 1. */
const vocabulary = 6000
const wordsOfText = 200

/**
 * Word number r: two characters, the first out of one range, the second out of another of another length, so that no two words side by side
 * make a third one, and what a search must find is known exactly.
 */
export const wordAt = (rank: number): string => String.fromCodePoint(0x4e00 + ((rank * 37) % 2503), 0x5a00 + ((rank * 101) % 2411))

const wordSql = (rank: string): string => `chr(${0x4e00} + ((${rank}) * 37) % 2503) || chr(${0x5a00} + ((${rank}) * 101) % 2411)`

/** Searched words by how many of 50,000 posts have them: some 70 %, 15 %, 2 %, and 0.4 %; and one that only a handful has. */
export const searchedWords = {
  veryCommon: [12, 15, 18, 21].map(wordAt),
  common: [120, 135, 150, 165].map(wordAt),
  middling: [900, 1100, 1300, 1500].map(wordAt),
  seldom: [5200, 5400, 5600, 5800].map(wordAt),
  rare: [6001, 6002, 6003, 6004].map(wordAt),
}

/** Some 400 characters each; a title of eight. */
export const longTexts: Texts = {
  title: `'第' || n || '号' || ${wordSql(`1 + bench_pick('title', n, ${vocabulary})`)}`,
  body: `(
    select string_agg(${wordSql(`floor(exp((hashint8extended(n * 1000 + place, 3) & 1048575) / 1048576.0 * ln(${vocabulary})))::int`)} || case when place % 12 = 0 then '。' when place % 4 = 0 then '，' else '' end, '' order by place)
    from generate_series(1, ${wordsOfText}) as place
  ) || case when n % 5000 < 4 then ${wordSql(`6001 + (n % 5000)::int`)} else '' end`,
}
