// The register, the notices and the lists, played by people: a petition from the web and one on paper, their answers, a
// village assembly that elects, a citizens' initiative. What leaves the program is read by programs that are not ours.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aboutPdf, downloaded, textOf } from './lib/letters.mjs'
import { Somebody } from './lib/play.mjs'
import { World, assertClean } from './lib/world.mjs'

const DAY = 24 * 60 * 60_000

let world
before(async () => {
  world = await World.open()
})
after(() => world?.close())

/** A day in Romania, so many days from now, as a date field wants it. */
function inDays(days) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Bucharest' }).format(Date.now() + days * DAY)
}

async function somebody(javaScript, persona) {
  const options = { javaScript, width: 360, height: 780 }
  const page = persona ? await world.as(persona, options) : await world.page(options)
  return new Somebody(world, page, { looks: true })
}

/** The text of the page. */
async function words(who) {
  return who.page.locator('main').innerText()
}

/** The number and the code of a receipt. */
async function receipt(who) {
  return { mark: await who.page.innerText('#mark'), code: await who.page.innerText('#code') }
}

for (const javaScript of [false, true]) {
  describe(`with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
    test('a letter typed in gets the next number, everyone is answered, and the sender receives the reason', async () => {
      const visitor = await somebody(javaScript)
      await visitor.go('/petitions')
      await visitor.go('/petitions/new?kind=petition')
      await visitor.fill({ subject: 'Groapă pe strada Gării', text: 'Este adâncă.\n\nCer să fie astupată.' })
      await visitor.press('main button.main', 422)
      assert.equal(await visitor.page.inputValue('#subject'), 'Groapă pe strada Gării', 'nothing typed is lost')
      await visitor.fill({ name: 'Ștefana Țăran', email: 'stefana@exemplu.ro' })
      await visitor.press()
      const web = await receipt(visitor)
      assert.match(web.code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
      assert.match(await words(visitor), /Răspunsul vine cel târziu/i)

      const clerk = await somebody(javaScript, 'clerk')
      await clerk.go('/registry/new')
      await clerk.pick('way', 'letter')
      await clerk.pick('kind', 'information')
      await clerk.fill({ subject: 'Bugetul anului trecut', text: 'Vă rog o copie.', name: 'Ioan Rus', address: 'Strada Lungă 3, Huci' })
      await clerk.press()
      const paper = await receipt(clerk)
      const [one, two] = [web, paper].map(({ mark }) => Number(mark.split('/')[0]))
      assert.equal(two, one + 1, 'the letter gets the next number of the same register')

      await clerk.go('/desk')
      assert.match(await words(clerk), new RegExp(`petiția nr. ${web.mark}`))
      await clerk.go('/registry')
      await clerk.press(clerk.page.getByRole('link', { name: new RegExp(`^${paper.mark} `) }))
      assert.match(await words(clerk), /Legea 544\/2001, art. 7/)
      await clerk.press(clerk.page.getByRole('link', { name: 'Răspundeți', exact: true }))
      await clerk.pick('outcome', 'refused')
      await clerk.fill({ text: 'Documentul este la Consiliul Județean.' })
      await clerk.press('main button.main', 422)
      await clerk.page.selectOption('#reason', 'not-held')
      await clerk.press()
      const letter = await downloaded(clerk.page, () => clerk.page.click('a[href$="letter.pdf"]'))
      assert.equal((await aboutPdf(letter.bytes)).Tagged, 'yes')
      const said = await textOf(letter.bytes)
      assert.match(said, /Ioan Rus/)
      assert.match(said, /Primăria nu are această informație/)

      await visitor.go('/petitions/status')
      await visitor.fill({ number: paper.mark, code: web.code })
      await visitor.press('main button.main', 422)
      await visitor.fill({ number: paper.mark, code: paper.code.toLowerCase().replaceAll('-', ' ') })
      await visitor.press()
      assert.match(await words(visitor), /Refuz motivat/)
      assert.match(await words(visitor), /Documentul este la Consiliul Județean/)
      for (const who of [visitor, clerk]) assertClean(who.page)
    })

    test('a village assembly is convened with purpose, date, hour, place and the 15-day check', async () => {
      const clerk = await somebody(javaScript, 'clerk')
      await clerk.go('/sittings/new?kind=delegates')
      await clerk.fill({
        title: 'Alegerea delegatului satului Huci', purpose: 'Alegem delegatul sătesc.', starts_at: `${inDays(9)}T17:00`,
        place: 'Căminul cultural', village: 'Huci', agenda: '- Candidați\n- Vot', noticed_on: inDays(0), constituted_on: inDays(-1),
      })
      await clerk.press('main button.main', 422)
      assert.match(await words(clerk), /Trebuie anunțată cel târziu la/)
      assert.match(await words(clerk), /Codul administrativ, art. 142/)
      await clerk.fill({ starts_at: `${inDays(18)}T17:00` })
      await clerk.press()
      assert.match(await words(clerk), /ora 17:00/)
      const notice = await downloaded(clerk.page, () => clerk.page.click('a[href$="notice.pdf"]'))
      assert.equal((await aboutPdf(notice.bytes)).Tagged, 'yes')
      const said = await textOf(notice.bytes)
      const onTheDay = new Intl.DateTimeFormat('ro-RO', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${inDays(18)}T00:00Z`))
      assert.ok(said.replace(/\s+/g, ' ').includes(onTheDay), `the notice does not say ${onTheDay}:\n${said}`)
      for (const part of [/Alegem delegatul sătesc/, /ora 17:00/, /Căminul cultural, Huci/]) assert.match(said, part)
      await clerk.go(`/calendar?month=${inDays(18).slice(0, 7)}`)
      assert.match(await words(clerk), /Alegerea delegatului satului Huci/)
      const feed = await downloaded(clerk.page, () => clerk.page.click('a[href="/calendar.ics"]'))
      assert.match(feed.bytes.toString(), /UID:sit_[0-9a-z]{26}@cojocna/)
      assertClean(clerk.page)
    })

    test('signatures are gathered on paper, counted against 5 %, and no identity is asked for', async () => {
      const clerk = await somebody(javaScript, 'clerk')
      await clerk.go('/signatures/new')
      await clerk.fill({ title: 'Parc lângă școală', text: 'Propunem un parc.', voters: '3.421' })
      await clerk.press()
      assert.match(await words(clerk), /172 de semnături/)
      const list = await downloaded(clerk.page, () => clerk.page.click('a[href$="list.pdf"]'))
      assert.equal((await aboutPdf(list.bytes)).Tagged, 'yes')
      const said = (await textOf(list.bytes)).replace(/\s+/g, ' ')
      for (const column of ['Numele', 'Prenumele', 'Domiciliul', 'Seria și', 'Semnătura']) assert.ok(said.includes(column), column)
      await clerk.press(clerk.page.getByRole('link', { name: 'Scrieți câte semnături sunt' }))
      await clerk.fill({ gathered: '118', valid: '' })
      await clerk.press()
      assert.match(await words(clerk), /118 \/ 172/)
      assert.match(await words(clerk), /54/, 'so many are missing')
      await clerk.press(clerk.page.getByRole('link', { name: 'Scrieți câte semnături sunt' }))
      await clerk.fill({ gathered: '180', valid: '172' })
      assert.equal(await clerk.page.locator('main input[name*=name], main input[name*=cnp], main input[name*=series]').count(), 0)
      await clerk.press()
      assert.match(await words(clerk), /destule, verificate de secretarul general/)
      assertClean(clerk.page)
    })
  })
}
