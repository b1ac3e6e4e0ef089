// A strategy is written, somebody reads where it stands, finds it by a word in another form, and asks for letters.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Somebody, day } from './lib/play.mjs'
import { World, assertClean, shot } from './lib/world.mjs'

let world
before(async () => {
  world = await World.open()
})
after(() => world?.close())

async function somebody(javaScript, persona, width = 360) {
  const options = { javaScript, width, height: 780 }
  const page = persona ? await world.as(persona, options) : await world.page(options)
  return new Somebody(world, page, { looks: true })
}

/** Follows the link with these words in the main part. */
async function follow(who, name) {
  return who.press(who.page.locator('main').getByRole('link', { name }).first())
}

async function searches(who, words) {
  await who.page.fill('#find', words)
  await who.press(who.page.locator('header form.find button'))
}

for (const javaScript of [false, true]) {
  describe(`with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
    test('a coordinator writes a strategy, a visitor reads it, finds it and subscribes', async () => {
      const title = javaScript ? 'Strategia pentru apă curată' : 'Strategia pentru păduri'
      const word = javaScript ? ['fântâni adânci', 'fantanile'] : ['poduri înguste', 'podul']
      const coordinator = await somebody(javaScript, 'coordinator', 1280)
      await coordinator.go('/strategies')
      await follow(coordinator, 'Strategie nouă')
      await coordinator.fill({ title })
      await coordinator.press('main button.main', 422)
      assert.equal(await coordinator.page.inputValue('#title'), title, 'nothing typed is lost')
      await coordinator.fill({ summary: 'Ce facem până în 2030, pe înțelesul tuturor.' })
      await coordinator.press()
      const url = coordinator.path().replace(/\/edit$/, '')
      for (const pillar of ['Oameni', 'Locuri']) {
        await follow(coordinator, 'Pilon nou')
        await coordinator.fill({ title: pillar })
        await coordinator.press()
      }
      await follow(coordinator, 'Măsură nouă')
      await coordinator.fill({
        title: 'Inventarul satului', description: `Numărăm ${word[0]} din fiecare sat.`, owner: 'Serviciul de mediu',
        due_on: day(Date.now() + 90 * 86_400_000),
      })
      await coordinator.press()
      const measure = coordinator.path()
      await follow(coordinator, 'Indicator nou')
      await coordinator.fill({ title: 'Sate numărate', unit: 'sate', baseline: '0', target: 'patru' })
      await coordinator.press('main button.main', 422)
      await coordinator.fill({ target: '4' })
      await coordinator.press()
      const visitor = await somebody(javaScript)
      await visitor.page.goto(world.url(url, 'cojocna'))
      assert.match(await visitor.text(), /nu (există|am găsit)|negăsit/i, 'a draft is nobody else’s')
      await coordinator.go(`${url}/edit`)
      await coordinator.press('main form[action$="/publish"] button')
      await coordinator.go(measure)
      await follow(coordinator, 'Adăugați o dovadă')
      await coordinator.page.selectOption('#indicator', { index: 1 })
      await coordinator.fill({ value: '3', note: 'Numărătoarea din primăvară', url: '/processes' })
      await coordinator.press()
      await coordinator.reads('În lucru', '3 sate', 'țintă: 4')

      await visitor.go('/strategies')
      await follow(visitor, title)
      await visitor.reads('Oameni', 'Locuri', 'Serviciul de mediu', 'în lucru: 1')
      await shot(visitor.page, 'tracker-strategy')
      await searches(visitor, word[1])
      await visitor.reads('Inventarul satului', title, 'Strategie')
      assert.equal(await visitor.page.locator('main mark').count() > 0, true)
      await shot(visitor.page, 'tracker-search')
      await follow(visitor, 'Inventarul satului')
      assert.equal(visitor.path(), measure)
      await searches(visitor, 'xyzzyqwerty')
      await visitor.reads('Nu am găsit', 'xyzzyqwerty')

      await coordinator.go(`${url}/matrix/edit`)
      await coordinator.fill({ table: '\tPuț comun\tPlantare\nApă pentru toți\tx\t\nUmbră\t\t' })
      await coordinator.press('main form[action$="/import"] button')
      await visitor.go(`${url}/matrix`)
      assert.equal(await visitor.page.locator('td .sr', { hasText: 'gol' }).count(), 3)
      assert.equal(await visitor.page.locator('td .sr', { hasText: 'relevant' }).count(), 1)
      await visitor.reads('Obiective fără niciun proiect', 'Umbră')
      await shot(visitor.page, 'tracker-matrix')

      await visitor.go('/news')
      await visitor.reads(title)
      assert.equal(await visitor.page.locator('head link[rel=alternate][type="application/atom+xml"]').count(), 1)
      const citizen = await somebody(javaScript, 'citizen')
      await citizen.go('/news')
      await follow(citizen, 'Primiți pe e-mail')
      await citizen.pick('topic', 'strategy')
      await citizen.pick('topic', 'proposals:mobility')
      await citizen.press()
      await citizen.reads('cel mult o scrisoare pe zi')
      assert.equal(await citizen.page.locator('input[value=strategy]').isChecked(), true)
      for (const who of [coordinator, citizen]) assertClean(who.page)
    })
  })
}

test('the pages of the demo read well wide and narrow', async () => {
  for (const width of [360, 1280]) {
    const visitor = await somebody(true, null, width)
    for (const [name, where] of [
      ['home', '/'], ['search', '/search?q=scoli'], ['search-empty', '/search?q=zzzzz'], ['news', '/news'],
      ['strategies', '/strategies'], ['strategy', '/strategies/cojocna-sat-inteligent-strategia-comunei'],
      ['measure', '/strategies/cojocna-sat-inteligent-strategia-comunei/measures/3'],
      ['matrix', '/strategies/cojocna-sat-inteligent-strategia-comunei/matrix'],
      ['history', '/strategies/cojocna-sat-inteligent-strategia-comunei/history'],
    ]) {
      await visitor.go(where)
      await shot(visitor.page, `tracker-demo-${name}`)
    }
    const coordinator = await somebody(true, 'coordinator', width)
    await coordinator.go('/strategies/cojocna-sat-inteligent-strategia-comunei/matrix/edit')
    await shot(coordinator.page, 'tracker-demo-matrix-edit')
    await coordinator.go('/me/topics')
    await shot(coordinator.page, 'tracker-demo-topics')
    assertClean(visitor.page)
    assertClean(coordinator.page)
  }
})
