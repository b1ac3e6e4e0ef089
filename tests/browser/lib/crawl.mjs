// Walks through every page that somebody reaches by links, one page of each shape.
//
// A shape is an address without what stands for one thing among many: ids, the words of processes, template keys, the
// values of queries. `/proposals/prop_01abc/history?before=9` and `/proposals/prop_01xyz/history?before=3` are one shape.

import assert from 'node:assert/strict'
import http from 'node:http'

/** Answers that are no pages: they are only asked whether they are there. */
const DOWNLOAD = /\.(csv|ics|zip|epub|md|atom|toml|pb|blt|pdf|json|svg|css)$|^\/files\/|^\/api\/|^\/me\/data$|\/file$/

/** How long a download may take to begin, in milliseconds. */
const DOWNLOAD_LIMIT = 20_000

/** How many pages of a shape are looked at, where the state of the thing decides what the page shows. */
const SEVERAL = [
  [/^\/processes\/\{word\}$/, 6],
  [/^\/processes\/\{word\}\/(vote|report|campaign|proposals)$/, 3],
  [/^\/(proposals|initiatives|meetings)\/\{id\}$/, 4],
  [/^\/initiatives\/\{id\}\/campaign$/, 3],
  [/^\/documents\/\{word\}(\/(consultation|synthesis))?$/, 4],
  [/^\/$/, 5],
]

/** Texts that stand where a message is missing: the key in brackets. */
const MISSING = /\[[a-z]+(?:-[a-z0-9_]+)+\]/g

/** The shape of an address, and whether it is a download. */
export function shapeOf(address) {
  const { pathname, searchParams } = new URL(address)
  const shape = pathname
    .replace(/\/([a-z]+_)?[0-9a-z]{26}(?=\/|$)/g, '/{id}')
    .replace(/^\/processes\/templates\/[^/]+/, (whole) => (/\/import$/.test(whole) ? whole : '/processes/templates/{key}'))
    .replace(/^\/processes\/(?!new$|templates)[^/]+/, '/processes/{word}')
    .replace(/^\/documents\/(?!new$)[^/]+/, '/documents/{word}')
    .replace(/\/(sections|p|reports)\/\d+(?=\/|$)/, '/$1/{n}')
    .replace(/^\/strategies\/(?!new$)[^/]+/, '/strategies/{word}')
    .replace(/^(\/strategies\/\{word\}\/(measures|parts\/[a-z-]+?))[/-]\d+/, '$1/{n}')
  // The state of a list is another page; where in the list one is, is not.
  const keys = [...searchParams.keys()].filter((key) => key !== 'back').sort()
  const kinds = ['state', 'only', 'book'].filter((key) => searchParams.has(key))
  const query = [...new Set(keys)].map((key) => (kinds.includes(key) ? `${key}=${searchParams.get(key)}` : key)).join('&')
  return { shape: query ? `${shape}?${query}` : shape, path: shape, isDownload: DOWNLOAD.test(pathname) }
}

/**
 * Visits pages, beginning with `starts`, until every shape that links lead to has been seen or `limit` pages were
 * looked at. `look(page, { address, shape, status, first })` is called on each; what it throws is collected, so that
 * one bad page does not hide the others. `several`: whether pages whose state decides what they show are looked at in
 * several states. Returns { shapes, faults }.
 */
export async function crawl(page, starts, { limit = 120, several = true, look }) {
  const waiting = [...starts]
  const known = new Set(waiting)
  const seen = new Map()
  const faults = []
  let looked = 0
  while (waiting.length > 0 && looked < limit) {
    const address = waiting.shift()
    const { shape, path, isDownload } = shapeOf(address)
    const times = seen.get(shape) ?? 0
    const most = (several && SEVERAL.find(([pattern]) => pattern.test(shape))?.[1]) || 1
    if (times >= most) continue
    seen.set(shape, times + 1)
    looked += 1
    try {
      if (isDownload) {
        const status = await download(page, address)
        assert.equal(status, 200, `the download ${address}`)
        continue
      }
      const answer = await page.goto(address)
      await look(page, { address, shape, path, status: answer.status(), first: times === 0 })
    } catch (fault) {
      faults.push(`${shape}: ${fault.message}`)
    }
    for (const next of await links(page)) {
      if (known.has(next)) continue
      known.add(next)
      waiting.push(next)
    }
  }
  return { shapes: [...seen.keys()].sort(), faults }
}

/** The addresses on this machine that the page links to, without fragments. */
async function links(page) {
  const found = await page.locator('a[href]').evaluateAll((all) => all.map((one) => one.href))
  return found
    .map((href) => href.replace(/#.*$/, ''))
    .filter((href) => /^http:\/\/([a-z-]+\.)?localhost:/.test(href))
}

/** The status of what is downloaded with the page's cookies. Browsers find *.localhost by themselves; Node does not. */
async function download(page, address) {
  const { host, hostname, port, pathname, search } = new URL(address)
  const cookies = await page.context().cookies(address)
  // Each host has a cookie of its own; that of the bare host is listed, too, and not meant.
  const own = cookies.filter(({ domain }) => domain === hostname)
  const cookie = own.map(({ name, value }) => `${name}=${value}`).join('; ')
  const options = { host: '127.0.0.1', port, path: pathname + search, headers: { host, cookie }, timeout: DOWNLOAD_LIMIT }
  return new Promise((resolve, reject) => {
    const request = http.get(options, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode))
    })
    request.on('timeout', () => request.destroy(new Error(`no answer from ${address}`)))
    request.on('error', reject)
  })
}

/**
 * What every page owes to everybody: an answer, one heading, a title, no message missing. To a page that is for people
 * who are signed in, the answer is 401 with the way to sign in.
 */
export async function assertReads(page, status) {
  if (status === 401) {
    assert.ok((await page.locator('main a[href^="/sign-in"]').count()) > 0, `no way to sign in on ${page.url()}`)
  } else {
    assert.ok(status < 400, `${status} from ${page.url()}`)
  }
  assert.equal(await page.locator('h1').count(), 1, `headings of the first level on ${page.url()}`)
  const html = await page.content()
  assert.deepEqual([...new Set(html.match(MISSING) ?? [])], [], `messages missing on ${page.url()}`)
  const title = await page.title()
  assert.ok(title.split(' · ')[0].trim().length > 0, `no title on ${page.url()}`)
}
