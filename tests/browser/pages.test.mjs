// Every page that links lead to, for everybody who may come: it answers, reads, fits a narrow phone, satisfies axe.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertReads, crawl } from './lib/crawl.mjs'
import { World, assertClean, assertFits, axe } from './lib/world.mjs'

/** Where people begin: the community's front page, their own page and the staff's desk; operators at the bare host. */
const STARTS = {
  visitor: [['/', null], ['/', 'cojocna']],
  citizen: [['/', 'cojocna'], ['/me', 'cojocna']],
  clerk: [['/desk', 'cojocna'], ['/people', 'cojocna'], ['/', 'cojocna']],
  coordinator: [['/desk', 'cojocna'], ['/people', 'cojocna'], ['/', 'cojocna']],
  accountant: [['/desk', 'cojocna'], ['/fund/books', 'cojocna'], ['/', 'cojocna']],
  moderator: [['/desk', 'cojocna'], ['/moderation', 'cojocna'], ['/', 'cojocna']],
  operator: [['/desk', null], ['/', null]],
}

/** Who reads in which language. */
const READERS = [
  ['visitor', 'ro'], ['visitor', 'en'], ['visitor', 'hu'],
  ['citizen', 'ro'], ['citizen', 'en'],
  ['clerk', 'ro'], ['clerk', 'en'],
  ['coordinator', 'ro'], ['coordinator', 'en'],
  ['accountant', 'ro'], ['accountant', 'en'],
  ['moderator', 'ro'], ['moderator', 'en'],
  ['operator', 'ro'], ['operator', 'en'],
]

/** Pages that are looked at in the dark, too. */
const DARK = [
  '/', '/processes', '/processes/{word}', '/processes/{word}/report', '/processes/{word}/proposals', '/proposals/{id}',
  '/initiatives/{id}', '/initiatives/{id}/campaign', '/meetings/{id}', '/organisations', '/log', '/about',
]

/** The languages and shapes that axe has looked at. */
const readByAxe = new Set()

let world
before(async () => {
  world = await World.open()
})
after(() => world?.close())

describe('pages', { concurrency: 2 }, () => {
  for (const [who, lang] of READERS) {
    test(`every page that ${who} reaches reads well in ${lang}`, async (t) => {
      const page = await open(who, { lang, width: 320, height: 700 })
      const starts = STARTS[who].map(([where, community]) => world.url(where, community))
      const { shapes, faults } = await crawl(page, starts, {
        limit: 160,
        several: who === 'visitor' || who === 'clerk',
        async look(here, { status, shape }) {
          const wrong = []
          const check = (promise) => promise.catch((fault) => wrong.push(fault.message))
          await check(assertReads(here, status))
          await check(assertFits(here))
          if (isNew(lang, shape)) await check(axe(here))
          assert.ok(wrong.length === 0, wrong.join('\n'))
        },
      })
      t.diagnostic(`${shapes.length} shapes`)
      await page.context().close()
      assert.deepEqual(faults, [], `\n${faults.join('\n\n')}\n`)
      assert.ok(shapes.length > 10, `only ${shapes.length} shapes were reached: ${shapes.join(' ')}`)
      assertClean(page)
    })
  }

  test('a dozen pages are as readable in the dark', async () => {
    const page = await world.page({ theme: 'dark', width: 360 })
    const wanted = new Set(DARK)
    const { faults } = await crawl(page, [world.url('/', 'cojocna')], {
      limit: 80,
      async look(here, { shape }) {
        if (wanted.delete(shape)) await axe(here)
      },
    })
    assert.deepEqual(faults, [], `\n${faults.join('\n\n')}\n`)
    assert.deepEqual([...wanted], [], 'pages that were not found')
  })
})

/**
 * Whether axe has to look at this page: in Romanian at every one, for everybody; in other languages, where only the words
 * differ, at each shape once, whoever reaches it first.
 */
function isNew(lang, shape) {
  const key = `${lang} ${shape}`
  const known = readByAxe.has(key)
  readByAxe.add(key)
  return lang === 'ro' || !known
}

/** A page of a visitor, or of somebody who is signed in. */
async function open(who, options) {
  if (who === 'visitor') return world.page(options)
  // Operators are people of the instance, not of a community.
  if (who === 'operator') return world.as(who, { ...options, community: null })
  return world.as(who, options)
}
