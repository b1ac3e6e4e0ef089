// Consultation under Law 52/2003 as people live it: a clerk announces a draft, letters and visitors write, an association asks
// for a debate, the year ends with its report. And a manual that is talked about freely. Without JavaScript.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { aboutPdf, downloaded, inFolder, readLetters, textOf } from './lib/letters.mjs'
import { Somebody, day, local, nextMinute } from './lib/play.mjs'
import { World, assertClean } from './lib/world.mjs'

const run = promisify(execFile)
const DAY = 24 * 60 * 60_000

let world
before(async () => {
  world = await World.open()
})
after(() => world?.close())

async function somebody(persona, javaScript = false) {
  const options = { javaScript, width: 360, height: 780 }
  const page = persona ? await world.as(persona, options) : await world.page(options)
  return new Somebody(world, page, { looks: true })
}

/** A day in words, as pages and papers say it. */
function inWords(iso) {
  return new Intl.DateTimeFormat('ro-RO', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${iso}T00:00Z`))
}

/** The files of a zip archive, by their names, unpacked by a program that is not ours. */
async function unzipped(bytes) {
  return inFolder(async (folder) => {
    const file = path.join(folder, 'it.zip')
    const inside = path.join(folder, 'inside')
    await writeFile(file, bytes)
    await run('python3', ['-m', 'zipfile', '-e', file, inside])
    const names = await readdir(inside)
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(path.join(inside, name))])))
  })
}

const TEXT = [
  'CAPITOLUL I Dispoziții generale',
  'Art. 1. - (1) Se aprobă regulamentul taberei de vară.',
  '(2) Tabăra ține două săptămâni.',
  'CAPITOLUL II Taxe',
  'Art. 2. - Taxa este de 50 de lei de copil.',
].join('\n')

const COMPLETE = {
  studies: 'Nu este nevoie de un studiu.',
  how: 'La registratură, luni–vineri, 8–16, sau pe această pagină.',
  responsible: 'Rodica Crișan, secretariat, dispoziția nr. 14',
}
const REASONS = 'Tabăra nu are reguli scrise, iar părinții plătesc sume diferite.'

/** The clerk begins a draft and gives it its text; its address is given back. */
async function drafted(clerk, title) {
  await clerk.go('/documents/new')
  await clerk.pick('kind', 'draft')
  await clerk.fill({ title, summary: 'Cum se ține tabăra de vară a copiilor.' })
  await clerk.press()
  const url = clerk.path().replace(/\/text$/, '')
  await clerk.fill({ text: TEXT })
  await clerk.press()
  return url
}

/** The same, announced in the urgency procedure: its term of thirty days does not run, so that it can move on today. */
async function announced(clerk, title) {
  const url = await drafted(clerk, title)
  await clerk.go(`${url}/consultation/prepare`)
  await clerk.fill({ reasons: REASONS, ...COMPLETE, urgency: 'Tabăra începe peste trei săptămâni.' })
  await clerk.press('main form button:not(.main)')
  await clerk.press('main form button[formaction$="/publish"]')
  assert.equal(clerk.path(), `${url}/consultation`)
  return url
}

/** The clerk records that it hangs at the seat and went to the media. */
async function proved(clerk, url) {
  for (const way of ['seat', 'media']) {
    await clerk.go(`${url}/consultation`)
    if ((await clerk.page.locator(`#detail-${way}`).count()) === 0) continue
    await clerk.fill({ [`detail-${way}`]: 'Avizierul de la intrare; redacția Vestea Câmpiei' })
    await clerk.press(clerk.page.locator(`form:has(#detail-${way}) button`))
  }
}

/** A visitor sends a recommendation on an article; the number it got. */
async function sent(who, url, text, email) {
  await who.go(url)
  await who.follow(`main a[href*="${url}/p/"]`)
  await who.follow('main a[href*="/recommend?p="]')
  await who.fill({ text, wording: 'Tabăra ține trei săptămâni.', name: 'Ștefana Țăran', email })
  await who.press()
  return numberOf(who)
}

/** The number on the page of an entry, and the address of that page. */
async function numberOf(who) {
  const [, number, year] = (await who.page.innerText('h1')).match(/(\d+)\/(\d{4})/)
  return { number: Number(number), year: Number(year), mark: `${number}/${year}`, path: who.path() }
}

async function answered(clerk, entry, verdict, reason) {
  await clerk.go(entry.path)
  await clerk.follow('main a[href$="/reply"]')
  await clerk.pick('verdict', verdict)
  await clerk.fill({ reason })
  await clerk.press()
}

describe('the draft', () => {
  test('J1: a clerk publishes a draft decision lawfully', async () => {
    const clerk = await somebody('clerk')
    const title = 'Regulamentul taberei de vară'
    const url = await drafted(clerk, title)

    // With a missing approval report the publish button explains what is missing.
    await clerk.go(`${url}/consultation/prepare`)
    await clerk.fill(COMPLETE)
    await clerk.press('main form button:not(.main)')
    await clerk.press('main form button[formaction$="/publish"]', 422)
    await clerk.reads('Înainte de publicare mai lipsește', 'referatul de aprobare')
    const visitor = await somebody()
    assert.equal((await visitor.page.goto(world.url(`${url}/consultation`, 'cojocna'))).status(), 404)
    await clerk.fill({ reasons: REASONS })
    await clerk.press('main form button:not(.main)')
    assert.equal(await clerk.page.locator('#missing').count(), 0)
    await clerk.press('main form button[formaction$="/publish"]')

    // After publishing I see three dates and why.
    await visitor.go(`${url}/consultation`)
    const dates = await visitor.page.locator('h2:has-text("Termene") + dl time').evaluateAll((all) => all.map((one) => one.dateTime))
    assert.equal(dates.length, 3)
    const [closes, endorsement, vote] = dates
    const names = await visitor.page.locator('h2:has-text("Termene") + dl dt').allInnerTexts()
    assert.deepEqual(names.map((name) => name.toLowerCase()), [
      'propuneri până la', 'cel mai devreme spre avizare', 'cel mai devreme la vot, în ședință ordinară',
    ])
    assert.ok(closes > day(Date.now() + 9 * DAY) && endorsement > day(Date.now() + 41 * DAY) && vote > endorsement, dates.join())
    assert.equal(await visitor.page.locator('details:has-text("Cum s-a calculat")').count(), 3)
    for (const step of await visitor.page.locator('details:has-text("Cum s-a calculat") ol').all()) {
      assert.ok((await step.locator('li').count()) >= 3)
    }

    // I print the notice-board sheet.
    const sheet = await downloaded(clerk.page, () => clerk.page.click('a[href$="notice.pdf"]'))
    assert.equal((await aboutPdf(sheet.bytes)).Tagged, 'yes')
    const board = await readLetters(sheet.bytes)
    for (const part of [title, 'Legii 52/2003', 'ședință', 'Rodica Crișan', ...dates.map(inWords)]) {
      assert.ok(board.text.replace(/\s+/g, ' ').includes(part), `the sheet does not say ${part}:\n${board.text}`)
    }
    assert.deepEqual(board.addresses, [world.url(`${url}/consultation`, 'cojocna')])

    // I get the e-consultare package, and record where I posted it.
    const zip = await downloaded(clerk.page, () => clerk.page.click('a[href$="package.zip"]'))
    const files = await unzipped(zip.bytes)
    assert.deepEqual(Object.keys(files).sort(), [
      'anunt.pdf', 'metadate.csv', 'metadate.json', 'proiect.md', 'proiect.pdf', 'referat-de-aprobare.pdf', 'studii.pdf',
    ])
    const sheetOf = JSON.parse(files['metadate.json'])
    assert.equal(sheetOf.fields.title, title)
    assert.equal(sheetOf.fields.siruta, '57350')
    assert.deepEqual([sheetOf.fields.proposals_until, sheetOf.fields.endorsement_from, sheetOf.fields.vote_from], dates)
    assert.equal(sheetOf.fields.posted_on, '')
    assert.equal(sheetOf.files.length, 5)
    for (const { name, sha256 } of sheetOf.files) {
      assert.equal(createHash('sha256').update(files[name]).digest('hex'), sha256, name)
      if (name.endsWith('.pdf')) assert.equal((await aboutPdf(files[name])).Tagged, 'yes', name)
    }
    assert.match(files['metadate.csv'].toString(), /^\ufeffCâmp,Valoare\r\n/)
    await clerk.go('/desk')
    await clerk.reads(title, 'Anunțul nu este trecut pe e-consultare.gov.ro')
    await clerk.go(`${url}/consultation/posted`)
    await clerk.fill({ url: 'http://exemplu', on_day: day(Date.now() + DAY) })
    await clerk.press('main button.main', 422)
    await clerk.fill({ url: 'https://e-consultare.gov.ro/anunt/1', on_day: day(Date.now()) })
    await clerk.press()
    await visitor.go(`${url}/consultation`)
    await visitor.reads(`e-consultare.gov.ro: ${inWords(day(Date.now()))}`)
    const again = await downloaded(clerk.page, () => clerk.page.click('a[href$="package.zip"]'))
    assert.equal(JSON.parse((await unzipped(again.bytes))['metadate.json']).fields.posted_on, day(Date.now()))

    // The dates are in the community's calendar.
    const feed = await downloaded(visitor.page, () => visitor.go('/calendar').then(() => visitor.page.click('a[href="/calendar.ics"]')))
    assert.match(feed.bytes.toString().replace(/\r\n /g, ''), new RegExp(`SUMMARY:Propuneri până azi: ${title}`))
    for (const who of [clerk, visitor]) assertClean(who.page)
  })

  test('J2: a clerk keeps the register and answers everyone', async () => {
    const clerk = await somebody('clerk')
    const visitor = await somebody()
    const url = await announced(clerk, 'Programul taberei')
    await proved(clerk, url)
    const web = await sent(visitor, url, 'Două săptămâni sunt prea puține.', 'stefana@exemplu.ro')

    // A paper letter typed in gets the next number.
    await clerk.go(`${url}/consultation/enter`)
    await clerk.pick('channel', 'letter')
    await clerk.pick('sender_kind', 'person')
    await clerk.fill({ text: 'Taxa este prea mare.', name: 'Ioan Rus', postal: 'Huci 12' })
    await clerk.press()
    const paper = await numberOf(clerk)
    assert.equal(paper.number, web.number + 1)
    await visitor.go(`/transparency/register?after=${web.number - 1}`)
    await visitor.reads(web.mark, paper.mark, 'prin scrisoare')
    assert.doesNotMatch(await visitor.text(), /Ioan Rus|Huci 12|stefana@/)

    // The draft cannot move on while one recommendation has no written answer.
    await answered(clerk, web, 'partly', 'Trei săptămâni nu încap în vacanță; se adaugă două zile.')
    await clerk.go(`${url}/consultation`)
    await clerk.reads('Proiectul nu poate merge mai departe', 'O propunere nu are încă răspuns scris')
    assert.equal(await clerk.page.locator('form[action$="/move"]').count(), 0)
    assert.equal(await clerk.send(`${url}/consultation/move`, { note: '' }), 409)
    await clerk.go(paper.path)
    await clerk.follow('main a[href$="/reply"]')
    await clerk.pick('verdict', 'refused')
    await clerk.press('main button.main', 422)
    assert.equal(await clerk.send(`${url}/consultation/move`, { note: '' }), 409)
    await clerk.fill({ reason: 'Taxa acoperă numai masa copiilor.' })
    await clerk.press()

    // The sender receives the reason: by letter from the site, and on paper.
    await visitor.awaits(world.url('/mailbox'), `li.card:has-text("stefana@exemplu.ro"):has-text("se adaugă două zile")`)
    await clerk.go(paper.path)
    const letter = await downloaded(clerk.page, () => clerk.page.click('a[href$="letter.pdf"]'))
    assert.equal((await aboutPdf(letter.bytes)).Tagged, 'yes')
    const said = await textOf(letter.bytes)
    for (const part of ['Ioan Rus', 'Huci 12', 'Taxa acoperă numai masa copiilor.']) assert.ok(said.includes(part), said)

    await clerk.go(`${url}/consultation`)
    await clerk.press('form[action$="/move"] button.main')
    await visitor.go(`${url}/consultation`)
    await visitor.reads('Proiectul a fost transmis spre avizare', 'Taxa acoperă numai masa copiilor.')
    for (const who of [clerk, visitor]) assertClean(who.page)
  })

  test('J3: an association asks for a public debate', async () => {
    const clerk = await somebody('clerk')
    const visitor = await somebody()
    const url = await announced(clerk, 'Taxele taberei')
    await proved(clerk, url)

    // I give CUI and request; I get a registration number.
    await visitor.go(`${url}/consultation`)
    await visitor.follow(`main a[href="${url}/debate/request"]`)
    await visitor.fill({ organisation: 'Asociația Părinților', cui: 'RO 1236', email: 'parinti@exemplu.ro', text: 'Să vorbim despre taxe.' })
    await visitor.press('main button.main', 422)
    await visitor.reads('Codul fiscal nu este corect')
    await visitor.fill({ cui: 'RO 1235' })
    await visitor.press()
    const request = await numberOf(visitor)
    await visitor.reads('Cerere de dezbatere publică')
    await visitor.awaits(world.url('/mailbox'), `li.card:has-text("parinti@exemplu.ro"):has-text("${request.mark}")`)

    // The town hall sees a countdown.
    await clerk.go('/desk')
    await clerk.reads('S-a cerut o dezbatere publică', 'Taxele taberei')
    await clerk.go(`${url}/consultation`)
    const countdown = clerk.page.locator('.note:has-text("Asociația Părinților")')
    assert.match(await countdown.innerText(), /10 zile calendaristice/)
    assert.match(await countdown.locator('.days').innerText(), /\S/)
    assert.equal(await clerk.page.locator('form[action$="/move"]').count(), 0)
    await countdown.locator('a.button').click()
    await clerk.fill({ place: 'Căminul cultural', how: 'Pe această pagină sau la intrare.', starts_at: local(Date.now() + 12 * DAY) })
    await clerk.press('main button.main', 422)
    await clerk.reads('cel târziu la')
    const starts = nextMinute(20_000)
    await clerk.fill({ starts_at: local(starts) })
    await clerk.press()
    const debate = clerk.path()
    await visitor.go(debate)
    await visitor.fill({ name: 'Ștefana Țăran', organisation: 'Asociația Părinților' })
    await visitor.press('form[action$="/speak"] button')
    await visitor.reads('Ștefana Țăran, Asociația Părinților')
    const remark = await sent(visitor, url, 'Taxa să fie pe zi.', 'tefana@exemplu.ro')
    await pause(Math.max(0, starts - Date.now() + 500))
    await clerk.go(`${debate}/minutes`)
    await clerk.fill({ ended_at: local(Date.now()), participants: '23', text: 'S-a cerut o taxă pe zi. **S-a promis** un calcul.' })
    await clerk.press('main button.main', 409)
    await clerk.go(debate)
    await clerk.press('form[action*="/speakers/"] button[value=spoke]')
    await clerk.go(`${debate}/minutes`)
    await clerk.fill({ ended_at: local(Date.now()), participants: '23', text: 'S-a cerut o taxă pe zi. **S-a promis** un calcul.' })
    await clerk.press()
    await answered(clerk, remark, 'accepted', 'Taxa este acum pe zi.')
    await clerk.go(`${url}/text`)
    await clerk.fill({ text: TEXT.replace('50 de lei de copil', '5 lei pe zi de copil'), note: 'Taxa pe zi, cerută la dezbatere.' })
    await clerk.press()
    await clerk.press('form[action$="/publish"] button')
    await clerk.go(`${url}/consultation`)
    await clerk.press('form[action$="/move"] button.main')
    await clerk.follow('main a[href$="/endorsement"]')
    await clerk.pick('opinion', 'amended')
    await clerk.fill({ body: 'Comisia pentru învățământ', reference: '12' })
    await clerk.press()
    await clerk.go(`${url}/adoption`)
    await clerk.pick('act', 'hcl')
    await clerk.fill({ number: '48', on_day: day(Date.now()), body: 'Consiliul Local Cojocna' })
    await clerk.press()

    // The page later shows minutes, recommendations, versions, endorsements, final act.
    await visitor.go(`${url}/consultation`)
    await visitor.reads(
      'cu proces-verbal', `nr. ${request.mark}`, 'Taxa să fie pe zi.', 'Taxa este acum pe zi.',
      'Comisia pentru învățământ', 'favorabil cu amendamente', 'Hotărârea Consiliului Local nr. 48',
    )
    await visitor.follow(`main a[href="${debate}"]`)
    await visitor.reads('23 de participanți', 'S-a promis un calcul')
    await visitor.go(`${url}/consultation`)
    await visitor.follow(`main a[href="${url}/versions"]`)
    await visitor.reads('Versiunea 2', 'Taxa pe zi, cerută la dezbatere.')
    await visitor.follow('main a[href*="/compare"]')
    assert.match(await visitor.page.locator('.diff').first().innerHTML(), /<del>.*50.*<\/del>/)
    for (const who of [clerk, visitor]) assertClean(who.page)
  })

  test('J4: the yearly transparency report', async () => {
    const clerk = await somebody('clerk')
    const visitor = await somebody()
    const year = new Date().getFullYear()

    // One click gives the seven points for 1 January to 31 December.
    await visitor.go('/transparency')
    await visitor.follow(`main a[href="/transparency/reports/${year}"]`)
    await visitor.reads(`1 ianuarie – 31 decembrie ${year}`)
    const rows = visitor.page.locator('main table tbody tr')
    const letters = await rows.locator('td:first-child').allInnerTexts()
    assert.deepEqual(letters, ['a)', 'b)', 'c)', 'd)', 'e)', 'f)', 'g)'])

    // Each number opens its list.
    for (const [letter, show] of [['a)', 'recommendations'], ['b)', 'included']]) {
      await visitor.go(`/transparency/reports/${year}`)
      const link = rows.filter({ hasText: letter }).first().locator('td.num a')
      const figure = Number(await link.innerText())
      await visitor.press(link)
      assert.ok(visitor.page.url().includes(`show=${show}`))
      assert.equal(await visitor.page.locator('main table tbody tr').count(), figure, letter)
    }
    await visitor.go(`/transparency/reports/${year}`)
    for (const [letter, list] of [['c)', '#participants'], ['d)', '#debates']]) {
      assert.equal(await rows.filter({ hasText: letter }).first().locator('td.num a').getAttribute('href'), list)
    }
    const debates = visitor.page.locator('#debates + ul li')
    assert.equal(Number(await rows.nth(3).locator('td.num').innerText()), await debates.count())

    // e) and f) are asked.
    await visitor.reads('pentru nerespectarea legii necompletat', 'cu cetățenii și cu asociațiile lor necompletat')
    await clerk.go(`/transparency/reports/${year}`)
    await clerk.press(clerk.page.locator('main table a:has-text("necompletat")').first())
    await clerk.fill({ participants: '7', court_cases: '1', court_text: 'O plângere despre o taxă.', closed_meetings: '1' })
    await clerk.press('main button.main', 422)
    await clerk.reads('Spuneți de ce nu au fost publice.')
    await clerk.fill({ evaluation: 'Oamenii scriu mai des și primesc răspuns.', closed_text: 'S-au discutat date personale.' })
    await clerk.press()
    await visitor.go(`/transparency/reports/${year}`)
    await visitor.reads('Oamenii scriu mai des și primesc răspuns.', 'O plângere despre o taxă.', 'S-au discutat date personale.')
    for (const [at, list] of [[4, '#court'], [5, '#evaluation'], [6, '#closed']]) {
      assert.equal(await rows.nth(at).locator('td a').getAttribute('href'), list)
      assert.equal(await visitor.page.locator(list).count(), 1)
    }

    // The PDF is tagged and goes to the right heading of the Monitorul Oficial Local.
    const file = await downloaded(visitor.page, () => visitor.page.click('a[href$="report.pdf"]'))
    assert.equal((await aboutPdf(file.bytes)).Tagged, 'yes')
    const text = await textOf(file.bytes)
    for (const part of ['Monitorul Oficial Local · Alte documente', `31 decembrie ${year}`, 'a)', 'g)', 'Ședințe care nu au fost publice']) {
      assert.ok(text.includes(part), `the report does not say ${part}:\n${text}`)
    }
    for (const who of [clerk, visitor]) assertClean(who.page)
  })
})

describe('the manual', () => {
  test('people propose wordings, a silent sector is named, and the synthesis says what became of it all', async () => {
    const coordinator = await somebody('coordinator')
    const citizen = await somebody('citizen')
    const url = '/documents/manual-de-digitalizare-a-comunei'
    await coordinator.go('/desk')
    await coordinator.reads('Nu s-a auzit încă: mediul academic')
    await citizen.go(`${url}/p/9`)
    await citizen.press('button[value=agree]')
    await citizen.press('button[value=disagree]')
    assert.equal(await citizen.page.locator('button[aria-pressed=true]').count(), 1)
    await citizen.page.locator('details:has(#sector) summary').click()
    await citizen.page.selectOption('#sector', 'academia')
    await citizen.press('form[action$="/voice"] button')
    await citizen.press('main a[href$="/suggest"]')
    await citizen.press('main button.main', 422)
    await citizen.fill({ wording: 'Fiecare cerere primește un număr și un cod.', why: 'Numărul singur se poate ghici.' })
    await citizen.press()
    assert.match(await citizen.page.locator('.diff').first().innerHTML(), /<ins>/)
    await coordinator.go(`${url}/synthesis`)
    await coordinator.reads('mediul academic cerut 1')
    assert.equal(await coordinator.page.locator('.note.attention').count(), 0)

    await coordinator.go(url)
    await coordinator.press('form[action$="/close"] button')
    for (;;) {
      await coordinator.go(`${url}/synthesis`)
      const open = coordinator.page.locator('li.card:has-text("fără răspuns în sinteză") a[href*="/synthesis/p/"]')
      if ((await open.count()) === 0) break
      await coordinator.press(open.first())
      await coordinator.fill({ said: 'S-au cerut termene mai scurte și mai multe limbi.', reason: 'Se poate cu oamenii pe care îi avem.' })
      await coordinator.pick('outcome', 'partly')
      await coordinator.press()
    }
    await coordinator.follow('main a[href$="/synthesis/publish"]')
    await coordinator.fill({ summary: 'Oamenii vor răspunsuri mai repezi și formulare în limba lor.' })
    await coordinator.press()
    const visitor = await somebody()
    await visitor.go(`${url}/synthesis`)
    await visitor.reads('Oamenii vor răspunsuri mai repezi', 'preluat în parte', 'mediul academic cerut 1')
    assert.doesNotMatch(await visitor.text(), /Octavian|Tóth|Moldovan/)
    const paper = await downloaded(visitor.page, () => visitor.page.click('a[href$="synthesis.pdf"]'))
    assert.equal((await aboutPdf(paper.bytes)).Tagged, 'yes')
    const text = await textOf(paper.bytes)
    assert.ok(text.includes('formulare în limba lor'), text)
    assert.doesNotMatch(text, /Octavian|Tóth|Moldovan/)
    for (const who of [coordinator, citizen, visitor]) assertClean(who.page)
  })
})
