import { record } from '../record.js'

/** Requests, uploads and downloads together; the next one waits its turn in the platform. */
const most = 10
const waiting = []
let taken = 0

function next() {
  while (taken < most && waiting.length > 0) {
    taken++
    record.network.peak = Math.max(record.network.peak, taken)
    waiting.shift()()
  }
}

/** Runs when one of the ten places is free. What is asked for beyond them is counted, for a client that should not. */
export async function inSlot(run) {
  if (taken >= most) record.network.beyond++
  await new Promise((free) => {
    waiting.push(free)
    next()
  })
  try {
    return await run()
  } finally {
    taken--
    next()
  }
}
