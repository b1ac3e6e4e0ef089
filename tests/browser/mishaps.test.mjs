// What goes wrong in real life: nothing typed is lost, nothing is done twice, and the page says what to do.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Somebody, local, picture } from './lib/play.mjs'
import { World, assertClean, assertFits, axe } from './lib/world.mjs'

let world
before(async () => {
  world = await World.open()
})
after(() => world?.close())

/** An id that has the right form and belongs to nothing here. */
const NOTHING = '01m2qyscg0f358a4s779b3jf00'

describe('mishaps', { concurrency: 2 }, () => {
  for (const javaScript of [true, false]) {
    const how = javaScript ? 'with scripts' : 'without scripts'

    test(`a proposal that is far too long comes back whole, ${how}`, async () => {
      const who = await somebody('citizen', javaScript)
      await newProposal(who)
      const summary = 'prea lung '.repeat(4000)
      await who.fill({ title: 'Un titlu bun', summary, description: 'Pe scurt.' })
      await who.page.selectOption('#category', { index: 1 })
      await who.press('main button[name=step][value=submit]', 422)

      await refusedWell(who, 'summary')
      assert.equal((await who.page.inputValue('#summary')).trim(), summary.trim(), 'nothing typed is lost')
      assert.equal(await who.page.inputValue('#title'), 'Un titlu bun')
      assert.equal(await who.page.inputValue('#description'), 'Pe scurt.')
    })

    test(`a form that is larger than any form is refused with a page, ${how}`, async () => {
      const who = await somebody('citizen', javaScript)
      await newProposal(who)
      await who.fill({ title: 'Un titlu bun', summary: 'Pe scurt.', description: 'x'.repeat(700_000) })
      await who.page.selectOption('#category', { index: 1 })
      await who.press('main button[name=step][value=draft]', 413)

      assert.equal(await who.page.locator('h1').count(), 1)
      await who.page.goBack()
      assert.match(who.path(), /\/proposals\/new$/)
    })

    test(`missing fields are named beside the fields and at the top, ${how}`, async () => {
      const who = await somebody('clerk', javaScript)
      await who.go('/meetings/new')
      await who.fill({ title: 'O întâlnire', starts_at: local(Date.now() + 864e5), agenda: 'Despre umbră.' })
      await who.press('main form button.main', 422)

      await refusedWell(who, 'place')
      assert.equal(await who.page.inputValue('#title'), 'O întâlnire')
      assert.equal((await who.page.inputValue('#agenda')).trim(), 'Despre umbră.')
    })

    test(`a form sent after signing out gives back what was typed and can be sent again, ${how}`, async () => {
      const who = await somebody('citizen', javaScript)
      await newProposal(who)
      const description = 'Un text lung, care nu trebuie scris încă o dată. '.repeat(4)
      await who.fill({ title: 'Scris demult', summary: 'Pe scurt.', description })
      await who.page.selectOption('#category', { index: 1 })
      await who.page.context().clearCookies()
      await who.press('main button[name=step][value=draft]', 403)

      await who.page.locator('details.more summary').first().click()
      await who.reads('Un text lung, care nu trebuie scris încă o dată.')
      const other = await who.page.context().newPage()
      await world.signIn(other, 'citizen')
      await other.close()
      // The page was made for nobody: sent again by somebody, it asks once more, and then it works.
      await who.press('main form button.main', 403)
      await who.press('main form button.main')
      await who.reads('Scris demult')
    })

    test(`an upload that is no picture is refused and the words stay, ${how}`, async () => {
      const who = await somebody('citizen', javaScript)
      await newProposal(who)
      await who.fill({ title: 'Cu o poză stricată', summary: 'Pe scurt.', description: 'Pe larg.' })
      await who.page.selectOption('#category', { index: 1 })
      const broken = { name: 'poza.png', mimeType: 'image/png', buffer: Buffer.from('nu sunt o poză') }
      await who.page.setInputFiles('#pictures', broken)
      await who.press('main button[name=step][value=draft]', 422)

      await refusedWell(who, 'pictures')
      assert.equal(await who.page.inputValue('#title'), 'Cu o poză stricată')
      assert.equal((await who.page.inputValue('#description')).trim(), 'Pe larg.')
      await who.page.setInputFiles('#pictures', picture('poza.png', [10, 90, 160]))
      await who.press('main button[name=step][value=draft]')
      await who.reads('Cu o poză stricată')
    })

    test(`a form sent twice is done once, ${how}`, async () => {
      const who = await somebody('clerk', javaScript)
      const title = `Trimisă de două ori ${how}`
      await who.go('/meetings/new')
      await who.fill({
        title,
        starts_at: local(Date.now() + 5 * 864e5),
        ends_at: local(Date.now() + 5 * 864e5 + 36e5),
        place: 'Căminul cultural',
        agenda: 'O singură dată.',
      })
      await who.page.locator('main form button.main').dblclick()
      // The second press may break off the answer to the first, which the browser reports as an aborted navigation.
      await who.page.waitForURL(/\/meetings\/meet_/).catch((error) => {
        if (!String(error).includes('ERR_ABORTED')) throw error
      })
      await who.page.waitForURL(/\/meetings\/meet_/)
      await who.go('/meetings')
      assert.equal(await who.page.locator(`li.card:has-text("${title}")`).count(), 1)
    })

    test(`what is not there and what is not for you are clear pages, ${how}`, async () => {
      const citizen = await somebody('citizen', javaScript)
      const { page } = citizen
      for (const [where, status] of [
        [`/proposals/prop_${NOTHING}`, 404],
        [`/initiatives/init_${NOTHING}`, 404],
        [`/meetings/meet_${NOTHING}`, 404],
        [`/proposals/${NOTHING}`, 404],
        ['/processes/nu-exista', 404],
        ['/niciunde', 404],
        ['/people', 403],
        ['/settings', 403],
        ['/fund/books', 403],
        ['/moderation', 403],
        ['/proposals/%F0%9F', 404],
      ]) {
        const answer = await page.goto(world.url(where, 'cojocna'))
        assert.equal(answer.status(), status, where)
        assert.equal(await page.locator('h1').count(), 1, where)
        assert.ok((await page.locator('main a').count()) > 0, `a way on from ${where}`)
        await assertFits(page)
      }
      await axe(page)
      assertClean(page)
    })

    test(`what belongs to one community is not found at another, ${how}`, async () => {
      const who = await somebody('clerk', javaScript)
      await who.go('/meetings')
      const meeting = await who.page.locator('main a[href^="/meetings/meet_"]').first().getAttribute('href')
      const visitor = await world.page({ javaScript })
      const answer = await visitor.goto(world.url(meeting, 'cluj'))
      assert.equal(answer.status(), 404)
      assert.equal(await visitor.locator('h1').count(), 1)
    })

    test(`the back button and a second tab give no second vote, ${how}`, async () => {
      // The demo's citizen can vote once in a demo: each run of this test has one of its own.
      const own = await World.open()
      try {
        const page = await own.as('citizen', { javaScript, width: 360 })
        await voteInTwoTabs(new Somebody(own, page), new Somebody(own, await page.context().newPage()))
      } finally {
        await own.close()
      }
    })
  }

  test('what was typed survives a closed window, with scripts', async () => {
    const who = await somebody('citizen', true)
    await newProposal(who)
    await who.page.locator('#title').pressSequentially('Nu m-am pierdut')
    await who.page.locator('#description').pressSequentially('Nici eu.')
    const where = who.page.url()
    await who.page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes('Nici eu.')))
    await who.page.goto(where)
    await who.page.locator('[data-keep-note]:not([hidden])').waitFor()
    assert.equal(await who.page.inputValue('#title'), 'Nu m-am pierdut')
    await axe(who.page)
  })

  test('a crash between two pages loses nothing that was saved', async () => {
    const own = await World.open()
    try {
      const who = new Somebody(own, await own.as('citizen', { javaScript: false }))
      await newProposal(who)
      await who.fill({ title: 'Salvată înainte de pană', summary: 'Pe scurt.', description: 'Pe larg.' })
      await who.page.selectOption('#category', { index: 1 })
      await who.press('main button[name=step][value=draft]')
      const where = who.path()
      await own.crash()
      await who.go(where)
      await who.reads('Salvată înainte de pană')
    } finally {
      await own.close()
    }
  })
})

async function somebody(persona, javaScript) {
  return new Somebody(world, await world.as(persona, { javaScript, width: 360 }))
}

/** Opens the form of a new proposal in a process that takes proposals now. */
async function newProposal(who) {
  await who.go('/processes')
  const processes = await who.page.locator('main li.card a.whole').evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  for (const process of processes) {
    await who.go(`${process}/proposals`)
    const write = who.page.locator('main a.main[href$="/proposals/new"]')
    if ((await write.count()) > 0) return who.press(write)
  }
  throw new Error('no process of the demo takes proposals now')
}

/** Fills the ballot in two tabs, casts it in the first: the second, the back button and the address give no other vote. */
async function voteInTwoTabs(first, second) {
  const at = await openVote(first)
  for (const tab of [first, second]) {
    await tab.page.goto(tab.world.url(at, 'cojocna'))
    await tab.tick('input[name=option]')
    await tab.page.click('main form button.main')
    await tab.page.locator('form[action$="/vote/cast"]').waitFor()
  }
  await first.press('form[action$="/vote/cast"] button.main')
  const code = (await first.page.locator('.receipt .code').innerText()).trim()

  await second.page.click('form[action$="/vote/cast"] button.main')
  await second.page.locator('h1:has-text("Ați votat")').waitFor()
  assert.equal(await second.page.locator('.receipt').count(), 0, 'there is no second receipt')
  assert.ok(!(await first.back()).includes(code), 'the code is shown once')
  await first.go(at)
  assert.equal(await first.page.locator('input[name=option]').count(), 0)
  await axe(first.page)
}

/** Goes to a ballot that the person may fill now, and says where it is. */
async function openVote(who) {
  await who.go('/processes')
  const processes = await who.page.locator('main li.card a.whole').evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  for (const process of processes) {
    await who.go(`${process}/vote`)
    if ((await who.page.locator('input[name=option]').count()) > 0) return `${process}/vote`
  }
  throw new Error('no vote of the demo waits for this person')
}

/** The page of a form with mistakes: a summary that leads to the field, the field marked, axe content. */
async function refusedWell(who, field) {
  const { page } = who
  assert.ok((await page.locator(`.errors[role=alert] a[href="#${field}"]`).count()) > 0, `the summary names ${field}`)
  assert.equal(await page.locator(`[id="${field}"]`).getAttribute('aria-invalid'), 'true', `${field} is marked`)
  assert.ok((await page.locator(`#${field}-wrong`).innerText()).trim().length > 0, `${field} says what is wrong`)
  await axe(page)
  await assertFits(page)
}
