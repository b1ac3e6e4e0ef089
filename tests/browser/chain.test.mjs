// The whole chain, played by people: from an account to the final report, without scripts and with them.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Somebody, day, document, local, nextMinute, picture, startProcess } from './lib/play.mjs'
import { World, assertClean } from './lib/world.mjs'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** How long the vote lasts: two people have to find the time. */
const VOTE_TERM = 4 * MINUTE
const IBAN = 'RO49AAAA1B31007593840000'

let world
before(async () => {
  world = await World.open()
})
after(() => world?.close())

describe('the chain', { concurrency: 2 }, () => {
  for (const javaScript of [false, true]) {
    test(`from registration to the final report with JavaScript ${javaScript ? 'on' : 'off'}`, async (t) => {
      const chain = await Chain.begin(t, javaScript)
      for (const [what, act] of ACTS) {
        await t.test(what, () => act(chain))
        if (chain.failed) break
      }
      for (const who of chain.everybody) assertClean(who.page)
    })
  }
})

/** What the acts know of each other. */
class Chain {
  static async begin(t, javaScript) {
    const chain = new Chain()
    chain.word = javaScript ? 'scripts' : 'plain'
    chain.title = javaScript ? 'Curți verzi, cu pas grăbit' : 'Curți verzi, pe îndelete'
    chain.javaScript = javaScript
    chain.everybody = []
    for (const persona of ['coordinator', 'clerk', 'accountant', 'citizen']) {
      chain[persona] = await chain.somebody(persona)
    }
    chain.visitor = await chain.somebody()
    chain.newcomer = await chain.somebody()
    chain.holder = await chain.somebody()
    return chain
  }

  async somebody(persona) {
    const options = { javaScript: this.javaScript, width: 360, height: 780 }
    const page = persona ? await world.as(persona, options) : await world.page(options)
    const somebody = new Somebody(world, page, { looks: this.javaScript })
    this.everybody.push(somebody)
    return somebody
  }

  /** The address of the process, or of something below it. */
  at(rest = '') {
    return `${this.process}${rest}`
  }
}

const ACTS = [
  ['a coordinator starts a process from the template and publishes it', start],
  ['somebody registers and confirms the letter', register],
  ['the clerk attests a residence and makes an account on paper with a card', attest],
  ['two consultations are announced, counted and written down', meet],
  ['five organisations are told', inform],
  ['proposals are handed in, from a phone and from paper', propose],
  ['people comment and support', talk],
  ['the clerk answers every proposal', review],
  ['the vote is opened, and each person votes once', vote],
  ['the count makes an initiative of the winner', count],
  ['a campaign is opened and somebody pledges', campaign],
  ['the accountant books what came in', book],
  ['the town hall doubles it by a decision', match],
  ['what is spent and built can be followed', deliver],
  ['the final report tells everything', report],
].map(([what, act]) => [
  what,
  async (chain) => {
    chain.failed = true
    await act(chain)
    chain.failed = false
  },
])

async function start(chain) {
  chain.process = await startProcess(chain.coordinator, chain.title)
  await chain.visitor.go(chain.at())
  await chain.visitor.reads(chain.title)
}

async function register(chain) {
  const who = chain.newcomer
  chain.email = `ilinca.${chain.word}@exemplu.ro`
  chain.name = `Ilinca Hotăran ${chain.javaScript ? 'Doi' : 'Unu'}`
  await who.go('/register')
  await who.fill({ name: chain.name, email: chain.email, village: 'Boju' })
  await who.pick('consent')
  await who.press()
  assert.equal(who.path(), '/register/sent')

  const letter = `li.card:has-text("${chain.email}") a[href*="/register/"]`
  await who.awaits(world.url('/mailbox'), letter)
  await who.go(await who.page.locator(letter).first().getAttribute('href'))
  await who.reads(chain.name)
  await who.fill({ password: 'salcie-lângă-pârâu-7' })
  await who.press()
  await who.go('/me')
  await who.reads(chain.name, chain.email)
  await who.press('form[action="/me/residence"] button')
}

async function attest(chain) {
  const who = chain.clerk
  await who.go('/people')
  await who.fill({ q: chain.name })
  await who.press('main form[role=search] button')
  await who.follow(`main a:has-text("${chain.name}")`)
  await attestHere(who)

  await who.go('/people/new')
  chain.paperName = `Saveta Pârvu ${chain.javaScript ? 'Doi' : 'Unu'}`
  await who.fill({ name: chain.paperName, village: 'Huci' })
  await who.press()
  if (!/\/people\/.+/.test(who.path()) || who.path() === '/people/new') {
    await who.go(`/people?q=${encodeURIComponent(chain.paperName)}`)
    await who.follow(`main a:has-text("${chain.paperName}")`)
  }
  await attestHere(who)
  await who.follow('main a[href$="/card"]')
  await who.press('main form[action$="/card"] button.main')
  chain.code = (await who.page.locator('.accesscard .code').innerText()).trim()
  assert.ok(chain.code.length > 8, `the code of the card: ${chain.code}`)
}

async function attestHere(who) {
  await who.pick('adult', 'yes')
  await who.pick('checked')
  await who.press('form[action$="/attest"] button.main')
  await who.reads('Atestat la')
}

async function meet(chain) {
  const who = chain.clerk
  for (const [number, place, people] of [[1, 'Căminul cultural din Boju', 26], [2, 'Școala din Huci', 17]]) {
    await who.go('/meetings/new')
    await who.fill({
      title: `Consultarea ${number}: ${chain.title}`,
      starts_at: local(Date.now() - 2 * 60 * MINUTE),
      ends_at: local(Date.now() - 60 * MINUTE),
      place,
      agenda: 'Ce lipsește în curțile noastre și cine poate ajuta.',
    })
    await who.page.selectOption('#kind', 'consultation')
    await who.page.selectOption('#process', { label: chain.title })
    await who.press()
    const meeting = who.path()
    await who.go(`${meeting}/count`)
    await who.fill({ 'people-town_hall': 3, 'people-citizens': people - 3, online_viewers: 9 })
    await who.press()
    await who.go(`${meeting}/minutes`)
    await who.fill({ text: `## Ce s-a spus\n\nOamenii au cerut umbră și apă. Au fost de față ${people} de persoane.` })
    await who.page.setInputFiles('#annexes', document('lista-de-prezenta.pdf', 'lista'))
    await who.press()
    await who.reads('Oamenii au cerut umbră', people, 'lista-de-prezenta')
  }
  await who.go(chain.at())
  await who.reads(/43 din cel puțin 40/, /2 din cel puțin 2/)
}

async function inform(chain) {
  const who = chain.clerk
  await who.go(chain.at('/organisations/new'))
  for (let there = await who.page.locator('input[name=organisation]').count(); there < 5; there += 1) {
    await who.go('/organisations/new')
    await who.fill({ name: `Asociația Grădina ${there}` })
    await who.press()
    await who.go(chain.at('/organisations/new'))
  }
  for (let at = 1; at <= 5; at += 1) await who.tick(`#organisation-${at}`)
  await who.fill({ on: day(Date.now()), note: 'Scrisoare cu invitația la consultări.' })
  await who.tick('input[name=way]')
  await who.press()
  await chain.visitor.go(chain.at('/organisations'))
  assert.equal(await chain.visitor.page.locator('tbody tr').count(), 5)
}

async function propose(chain) {
  chain.proposals = {}
  const ideas = [
    ['trees', chain.newcomer, 'Nuci și tei lângă fântâni', '18.000,00', 'Boju'],
    ['bench', chain.citizen, 'Bănci făcute la școală', '6.500,00', 'Cara'],
    ['paper', chain.clerk, 'Adăpătoare pentru drumeți', '9.000,00', 'Huci'],
    ['twin', chain.citizen, 'Scaune lungi din lemn', '5.000,00', 'Cara'],
    ['sea', chain.newcomer, 'Un lac cu vaporașe', '900.000,00', 'Moriști'],
  ]
  for (const [key, who, title, cost, village] of ideas) {
    await who.go(chain.at('/proposals/new'))
    await who.fill({
      title,
      summary: 'Umbră și odihnă pentru cine trece prin sat.',
      village,
      cost,
      description: 'Lucrăm împreună două sâmbete.\n\n- aducem uneltele\n- primăria aduce pământul',
    })
    await who.page.selectOption('#category', { index: 1 })
    if (key === 'paper') await who.fill({ author_name: chain.paperName })
    if (key === 'trees') await who.page.setInputFiles('#pictures', picture('fantana.png', [90, 140, 70]))
    await who.press('main button[name=step][value=submit]')
    await who.reads(title)
    chain.proposals[key] = { title, url: who.path() }
  }
  const { page } = chain.visitor
  await chain.visitor.go(chain.proposals.trees.url)
  const shown = await page.locator('.gallery img').evaluate((img) => new Promise((resolve) => {
    if (img.complete) resolve(img.naturalWidth)
    else img.onload = () => resolve(img.naturalWidth)
    img.loading = 'eager'
  }))
  assert.ok(shown > 0, 'the picture of the proposal shows')
  await chain.visitor.go(chain.at('/proposals'))
  assert.equal(await page.locator('ul.cards li.card').count(), 5)
}

async function talk(chain) {
  const { trees, bench } = chain.proposals
  for (const [who, proposal, stance, words] of [
    [chain.citizen, trees, 'for', 'Ud eu puieții din fața casei.'],
    [chain.newcomer, bench, 'neutral', 'Cine le vopsește la primăvară?'],
  ]) {
    await who.go(proposal.url)
    await who.press('form[action$="/support"] button')
    await who.pick('stance', stance)
    await who.page.fill('#talk-text', words)
    await who.press('form:has(#talk-text) button:not([type=button])')
    await who.reads(words)
  }
  const who = chain.newcomer
  await who.go(trees.url)
  await who.page.locator('.comment details.more summary').first().click()
  await who.page.locator('.comment textarea[id^=answer]').first().fill('Mulțumim, le aducem noi.')
  await who.press('.comment form:has(textarea[id^=answer]) button')
  await chain.visitor.go(trees.url)
  await chain.visitor.reads('Ud eu puieții', 'Mulțumim, le aducem noi.')
}

async function review(chain) {
  // The three early stages end together, and the review begins: by the dates, with a reason.
  const coordinator = chain.coordinator
  await coordinator.go(chain.at('/stages'))
  const at = local(nextMinute())
  for (const stage of ['inform', 'propose', 'discuss']) await coordinator.fill({ [`closes-${stage}`]: at })
  await coordinator.fill({ 'opens-review': at, reason: 'Toate ideile au fost depuse.' })
  await coordinator.press()

  const who = chain.clerk
  const { trees, bench, paper, twin, sea } = chain.proposals
  await who.awaits(chain.at(), '.stages li.now:has-text("Analiză")')
  for (const [proposal, cost] of [[trees, '16.500,00'], [bench, '6.500,00'], [paper, '9.000,00']]) {
    await decide(who, proposal, 'admissible', 'Se poate face pe pământul comunei.', { cost })
  }
  await decide(who, twin, 'merged', 'Este aceeași idee.', { address: world.url(bench.url, 'cojocna') })
  await decide(who, sea, 'refused', 'Comuna nu are un loc pentru lac.')
  await chain.visitor.go(sea.url)
  await chain.visitor.reads('Comuna nu are un loc pentru lac.')
}

async function decide(who, proposal, decision, reasons, fields = {}) {
  await who.go(`${proposal.url}/review`)
  await who.pick('decision', decision)
  await who.fill({ ...fields, reasons })
  await who.press()
  await who.reads(reasons)
}

async function vote(chain) {
  // The review ends, and the vote has a term of a few minutes: once it is opened, nobody can move its end.
  const coordinator = chain.coordinator
  const opens = nextMinute()
  const closes = opens + VOTE_TERM
  await coordinator.go(chain.at('/stages'))
  await coordinator.fill({
    'closes-review': local(opens),
    'opens-vote': local(opens),
    'closes-vote': local(closes),
    'opens-fund': local(closes),
    reason: 'Toate propunerile au primit răspuns.',
  })
  await coordinator.press()
  await coordinator.awaits(chain.at(), '.stages li.now:has-text("Vot")')
  await coordinator.go(chain.at('/vote/open'))
  await coordinator.reads(chain.proposals.trees.title, chain.proposals.bench.title, chain.proposals.paper.title)
  await coordinator.press('main form[action$="/vote/open"] button.main')

  const holder = chain.holder
  await holder.go('/sign-in/card')
  await holder.fill({ code: chain.code })
  await holder.press()
  for (const who of [chain.newcomer, holder]) {
    await who.go(chain.at('/vote'))
    await who.tick(`.choice:has-text("${chain.proposals.trees.title}") input`)
    await who.press()
    await who.reads(chain.proposals.trees.title)
    await who.press('form[action$="/vote/cast"] button.main')
    const code = (await who.page.locator('.receipt .code').innerText()).trim()
    assert.ok(code.length > 5, 'the receipt has a code')
    assert.ok(!(await who.back()).includes(code), 'the receipt is shown once')
    await who.go(chain.at('/vote'))
    await who.reads('Ați votat')
    assert.equal(await who.page.locator('input[name=option]').count(), 0, 'nobody votes twice')
  }

  // Nobody sees a figure before the end, and who is not on the list is told why.
  await chain.visitor.go(chain.at('/vote'))
  assert.equal(await chain.visitor.page.locator('table.votes').count(), 0)
}

async function count(chain) {
  const who = chain.clerk
  await who.awaits(chain.at('/vote/count'), 'form[action$="/vote/count"] button')
  await who.press('form[action$="/vote/count"] button.main')
  await who.go(chain.at('/vote/results'))
  await who.reads(chain.proposals.trees.title, 'câștigă')
  await who.follow('main a[href^="/initiatives/"]')
  chain.initiative = who.path()
  await who.reads(chain.proposals.trees.title, '16.500,00')
}

async function campaign(chain) {
  const who = chain.coordinator
  await who.go(`${chain.initiative}/campaign/new`)
  const today = day(Date.now())
  await who.fill({
    goal: '16.500,00',
    opens_at: `${day(Date.now() - DAY)}T00:00`,
    closes_at: local(Date.now() + 30 * DAY),
    // What comes today is doubled still, and the sum can be frozen at once.
    cut_off_at: `${today}T00:01`,
    beneficiary: 'Fundația Comunitară Câmpia',
    iban: IBAN,
    bank: 'Banca Exemplu',
  })
  await who.press()
  await who.reads('Fundația Comunitară Câmpia')

  const giver = chain.newcomer
  await giver.go(`${chain.initiative}/campaign`)
  await giver.page.fill('#gift', '100')
  await giver.press('form[method=get] button')
  await giver.go(`${chain.initiative}/campaign/pledge`)
  await giver.fill({ amount: '400,00', name: chain.name, email: chain.email })
  await giver.pick('shown', 'initials')
  await giver.press()
  await giver.reads('400,00', 'RO49')
  chain.pledge = (await giver.page.locator('.receipt .code').innerText()).trim()
}

async function book(chain) {
  const who = chain.accountant
  await who.go('/fund/books')
  await who.go(`${chain.initiative}/campaign`)
  await who.follow('main p.noprint a[href^="/fund/books/"]')
  chain.books = who.path()
  const today = day(Date.now())
  const gifts = [
    ['transfer', { amount: '7.700,00', donor: 'Cooperativa Izvorul', bank_reference: `${chain.word}-OP-1` }, 'name'],
    ['transfer', { amount: '400,00', donor: chain.name, bank_reference: `${chain.word}-OP-2`, pledge: chain.pledge }, 'initials'],
    ['cash', { amount: '200,00', protocol: `${chain.word}-PV-1`, witness_1: 'Ana Pop', witness_2: 'Ioan Rus' }, 'anonymous'],
  ]
  for (const [way, fields, shown] of gifts) {
    await who.go(`${chain.books}/${way}`)
    await who.fill({ ...fields, on_day: today })
    await who.pick('shown', shown)
    await who.press()
  }
  await who.go(`${chain.books}/fee`)
  await who.fill({ on_day: today, amount: '10,00', description: 'Comisionul băncii' })
  await who.press()
  await who.page.locator('tr:has-text("Cooperativa Izvorul") a[href^="/fund/donations/"]').first().click()
  await who.page.waitForURL('**/fund/donations/**')
  await who.look()
  await who.fill({ on_day: today, amount: '40,00', reason: 'Trimis de două ori' })
  await who.pick('till', 'bank')
  await who.press('form[action$="/return"] button.main')
  await who.go(`${chain.books}/banked`)
  await who.fill({ on_day: today, amount: '200,00', description: 'Depus la bancă' })
  await who.press()

  const { page } = chain.visitor
  await chain.visitor.go(`${chain.initiative}/campaign`)
  const legend = (await page.locator('.funds .legend').innerText()).replace(/\u00a0/g, ' ')
  assert.equal(legend.match(/8\.250,00/g)?.length, 2, `received and doubled: ${legend}`)
  await chain.visitor.reads('Cooperativa Izvorul')
  assert.ok(!(await chain.visitor.text()).includes(chain.name), 'who wanted initials is not named')
}

async function match(chain) {
  const { accountant, clerk, visitor } = chain
  await accountant.go(`${chain.books}/match`)
  await accountant.press('form[action$="/freeze"] button.main')
  await clerk.go(`${chain.books}/match`)
  await clerk.fill({ number: `45/${chain.word}`, on: day(Date.now()), sum: '8.250,00' })
  await clerk.press('form[action$="/decision"] button.main')
  await accountant.go(`${chain.books}/match`)
  await accountant.fill({ paid_on: day(Date.now()) })
  await accountant.press('form[action$="/payment"] button.main')
  await visitor.go(`${chain.initiative}/campaign`)
  await visitor.reads(`45/${chain.word}`, '16.500,00')
}

async function deliver(chain) {
  const { accountant, clerk, coordinator } = chain
  // The money is there before its time: the stage is closed and the next one opened, with the button for it.
  await coordinator.go(chain.at('/close?stage=fund'))
  await coordinator.fill({ reason: 'Suma este strânsă.' })
  await coordinator.press('main form button.main')
  const today = day(Date.now())
  await accountant.go(`${chain.books}/spending`)
  await accountant.fill({
    on_day: today, amount: '2.140,00', payee: 'Pepiniera Dealul', invoice: 'PD-17', description: 'Puieți de nuc și de tei',
  })
  await accountant.pick('till', 'bank')
  await accountant.page.setInputFiles('#masked', document('factura-fara-date.pdf', 'factura'))
  await accountant.press()
  await chain.visitor.go(`${chain.initiative}/campaign`)
  await chain.visitor.reads('2.140,00')

  for (const [title, due] of [['Gropile sunt săpate', DAY], ['Puieții sunt plantați', 7 * DAY]]) {
    await clerk.go(`${chain.initiative}/milestones/new`)
    await clerk.fill({ title, due_on: day(Date.now() + due) })
    await clerk.press()
  }
  for (const note of ['Cu doisprezece oameni', 'Și cu elevii']) {
    await clerk.go(chain.initiative)
    await clerk.go(await clerk.page.locator('a[href^="/milestones/"][href$="/done"]').first().getAttribute('href'))
    await clerk.fill({ done_on: today, done_note: note })
    await clerk.press()
  }
  await clerk.go(`${chain.initiative}/updates/new`)
  await clerk.fill({ text: 'Am plantat **patruzeci** de puieți.', caption: 'Puieții, în prima zi' })
  await clerk.page.setInputFiles('#pictures', picture('puieti.png', [60, 160, 90]))
  await clerk.press()
  await clerk.go(`${chain.initiative}/files/new`)
  await clerk.page.setInputFiles('#before', picture('inainte.png', [150, 140, 120]))
  await clerk.page.setInputFiles('#after', picture('dupa.png', [40, 150, 60]))
  await clerk.fill({ before_caption: 'Fântâna, fără umbră', after_caption: 'Fântâna, sub tei' })
  await clerk.press()
  await clerk.go(`${chain.initiative}/delivered`)
  await clerk.fill({ day: today, closing: 'Fântânile au umbră. Mulțumim tuturor.' })
  await clerk.press()
  await chain.visitor.go(chain.initiative)
  await chain.visitor.reads('Am plantat patruzeci de puieți', 'Gropile sunt săpate', 'Fântânile au umbră')
}

async function report(chain) {
  const who = chain.visitor
  await who.go(chain.at('/report'))
  const { trees, bench, paper, twin, sea } = chain.proposals
  await who.reads(
    chain.title,
    '43',
    trees.title, bench.title, paper.title, twin.title, sea.title,
    'Comuna nu are un loc pentru lac.',
    'Toate ideile au fost depuse.',
    'Suma este strânsă.',
    '8.250,00',
    `45/${chain.word}`,
    'Pepiniera Dealul',
    'Gropile sunt săpate',
    'Am plantat patruzeci de puieți',
    'Fântânile au umbră',
  )
  assert.equal(await who.page.locator('#organisations-told').count(), 1, 'the organisations are in the report')
  assert.equal(await who.page.locator('table.votes tr.won').count(), 1, 'the winner is in the report')
  assert.ok(!(await who.text()).includes(chain.email), 'no e-mail is in the report')
  await who.go('/log')
}
