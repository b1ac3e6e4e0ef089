// Pictures of the main pages for a look at the whole: 360 and 1280 px wide, light and dark, into shots/ (not in git).
//
//   node shots.mjs            all pages
//   node shots.mjs vote fund  those whose name has one of the words

import { crawl } from './lib/crawl.mjs'
import { World, shot } from './lib/world.mjs'

/** The pages: who looks at them, and their shapes in the order of the pictures. */
const ALBUM = {
  visitor: [
    '/', '/about', '/log', '/processes', '/processes/{word}', '/processes/{word}/report', '/processes/{word}/organisations',
    '/processes/{word}/proposals', '/proposals/{id}', '/proposals/{id}/history', '/meetings', '/meetings/{id}',
    '/meetings/{id}/announcement', '/processes/{word}/vote', '/processes/{word}/vote/results',
    '/processes/{word}/vote/secrecy', '/initiatives', '/initiatives/{id}', '/initiatives/{id}/campaign',
    '/initiatives/{id}/campaign/pledge', '/fund', '/organisations', '/sign-in', '/register',
    '/documents', '/documents/{word}', '/documents/{word}/p/{n}', '/documents/{word}/consultation', '/documents/{word}/synthesis',
    '/documents/{word}/versions', '/documents/{word}/compare?from&to', '/documents/{word}/recommend', '/documents/{word}/debate/request',
    '/transparency', '/transparency/register', '/transparency/entries/{id}', '/transparency/reports/{n}', '/transparency/subscribe',
    '/debates/{id}', '/petitions', '/petitions/new?kind', '/petitions/status', '/petitions/figures', '/sittings', '/sittings/{id}',
    '/signatures', '/signatures/{id}', '/calendar',
  ],
  citizen: ['/me', '/me/following', '/documents/{word}/p/{n}', '/documents/{word}/p/{n}/suggest', '/processes/{word}/proposals/new', '/processes/{word}/vote', '/talk/{id}/report'],
  clerk: ['/desk', '/people', '/people/{id}', '/people/new', '/meetings/new', '/meetings/{id}/count', '/proposals/{id}/review',
    '/registry', '/registry/{id}', '/registry/new', '/sittings/new?kind', '/signatures/new', '/documents/new', '/documents/{word}/text',
    '/documents/{word}/consultation/prepare', '/documents/{word}/consultation/posted', '/documents/{word}/consultation/enter',
    '/documents/{word}/consultation/endorsement', '/documents/{word}/debate/announce', '/documents/{word}/adoption',
    '/documents/{word}/sectors', '/documents/{word}/synthesis/p/{n}', '/documents/{word}/synthesis/publish',
    '/documents/{word}/p/{n}', '/documents/{word}/consultation', '/transparency/entries/{id}/reply', '/transparency/readers'],
  coordinator: ['/processes/new', '/processes/{word}/stages', '/processes/templates', '/settings'],
  accountant: ['/fund/books', '/fund/books/{id}', '/fund/books/{id}/transfer'],
  moderator: ['/moderation'],
}

const words = process.argv.slice(2)
const world = await World.open()
try {
  for (const [who, shapes] of Object.entries(ALBUM)) {
    const named = shapes.map((shape) => [shape, `${who}${shape.replace(/[{}]/g, '').replace(/\//g, '-')}`.replace(/-$/, '')])
    const wanted = named.filter(([, name]) => words.length === 0 || words.some((word) => name.includes(word)))
    if (wanted.length > 0) await album(who, new Map(wanted))
  }
} finally {
  await world.close()
}

/** Finds the pages by walking, then takes each in four ways. */
async function album(who, wanted) {
  const finder = await open(who, {})
  const found = new Map()
  const starts = ['/', '/me', '/desk', '/people', '/fund/books', '/moderation', '/register']
  await crawl(finder, starts.map((where) => world.url(where, 'cojocna')), {
    limit: 150,
    async look(page, { shape, status }) {
      const name = wanted.get(shape)
      if (status < 400 && name && !found.has(name)) found.set(name, page.url())
    },
  })
  await finder.context().close()
  for (const width of [360, 1280]) {
    for (const theme of ['light', 'dark']) {
      const page = await open(who, { width, theme })
      for (const [name, address] of found) {
        await page.goto(address)
        console.log(await shot(page, name))
      }
      await page.context().close()
    }
  }
  const missing = [...wanted.values()].filter((name) => !found.has(name))
  if (missing.length > 0) console.log(`not found: ${missing.join(', ')}`)
}

function open(who, options) {
  return who === 'visitor' ? world.page(options) : world.as(who, options)
}
