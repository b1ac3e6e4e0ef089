// The program starts, its directory shows, and nothing is wrong with that page.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { World, assertClean, assertFits, axe } from './lib/world.mjs'

let world
before(async () => {
  world = await World.open()
})
after(() => world?.close())

for (const javaScript of [true, false]) {
  for (const lang of ['ro', 'en']) {
    test(`the directory reads well in ${lang} with JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
      const page = await world.page({ javaScript, lang, width: 360 })
      const answer = await page.goto(world.url('/'))

      assert.equal(answer.status(), 200)
      assert.equal(await page.locator('h1').count(), 1)
      assert.match(await page.locator('main').innerText(), /Cojocna/)
      await axe(page)
      await assertFits(page)
      assertClean(page)
    })
  }
}
