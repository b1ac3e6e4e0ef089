// The full life of a vote, played by people: rules, list, letters, counter, paper, count, recount, complaint. The codes
// of the letters are read back from the printed pages by programs that are not ours.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aboutPdf, cnp, codeOf, countAtHome, downloaded, readLetters } from './lib/letters.mjs'
import { Somebody, day, local, nextMinute, startProcess } from './lib/play.mjs'
import { BINARY, World, assertClean } from './lib/world.mjs'

const MINUTE = 60_000
/** How long the vote lasts as it is opened, and by how much it is kept open for longer. */
const VOTE_TERM = 2 * MINUTE
const EXTENSION = 1 * MINUTE

const BENCHES = 'Bănci sub tei'
const WELL = 'Cișmea în centru'
const SHED = 'Șopron pentru unelte'
const IDEAS = [[WELL, '12.000,00'], [SHED, '16.000,00'], [BENCHES, '18.000,00']]

/** What is different when scripts run: the ballot, the village and the way in which the list was saved. */
const PLAIN = {
  title: 'Centrul satului, la lumina zilei',
  kind: 'approval',
  village: 'Fânețele Mari',
  file: 'listă permanentă.csv',
  encode: (text) => Buffer.from(`\ufeff${text}`),
  people: ['Ștefănescu Ioniță', 'Țăran Măriuța', 'Bâlc Rodică', 'Crăciun Împărat', 'Fărcaș Ileană', 'Gâscă Pătru', 'Hușanu Vasilică', 'Măceș Sânziana'],
}
const SCRIPTED = {
  title: 'Centrul satului, la lumina lămpii',
  kind: 'points',
  village: 'Dâmbul Șesii',
  file: 'lista-din-1998.csv',
  encode: inOldBytes,
  people: ['Țurcaș Ilinca', 'Șerban Gheorghiță', 'Nămoloșu Avram', 'Pârvănescu Dănuț', 'Râșniță Veronica', 'Săsăran Trăilă', 'Vânătoru Smărăndița', 'Zăpârțan Ilie'],
}

let world
before(async () => {
  world = await World.open()
})
after(() => world?.close())

describe('the life of a vote', { concurrency: 2 }, () => {
  for (const javaScript of [false, true]) {
    test(`from its rules to an answered complaint with JavaScript ${javaScript ? 'on' : 'off'}`, async (t) => {
      const life = await Life.begin(javaScript)
      for (const [what, act] of ACTS) {
        await t.test(what, () => act(life))
        if (life.failed) break
      }
      for (const who of life.everybody) assertClean(who.page)
    })
  }
})

/** What the acts know of each other. */
class Life {
  static async begin(javaScript) {
    const life = new Life()
    Object.assign(life, javaScript ? SCRIPTED : PLAIN, { javaScript, everybody: [], receipts: [] })
    for (const persona of ['coordinator', 'clerk', 'citizen']) life[persona] = await life.somebody(persona)
    for (const one of ['visitor', 'neighbour', 'late']) life[one] = await life.somebody()
    return life
  }

  async somebody(persona) {
    const options = { javaScript: this.javaScript, width: 360, height: 780 }
    const page = persona ? await world.as(persona, options) : await world.page(options)
    const somebody = new Somebody(world, page)
    this.everybody.push(somebody)
    return somebody
  }

  /** The address of the process, or of something below it. */
  at(rest = '') {
    return `${this.process}${rest}`
  }

  /** What a ballot says, told as points; where options are ticked, those that get any. */
  async mark(who, points) {
    for (const [title, number] of Object.entries(points)) {
      const field = `main .choice:has(label:has-text("${title}")) input`
      if (this.kind === 'points') await who.page.fill(field, String(number))
      else await who.tick(field)
    }
  }
}

const ACTS = [
  ['three proposals are handed in', propose],
  ['the coordinator declares the rules, and mistakes are explained', declare],
  ['the clerk imports the list of voters', listVoters],
  ['the proposals are admitted', review],
  ['the vote is opened, and kept open for longer', open],
  ['letters are printed, and other programs read their codes', print],
  ['people vote with the codes of their letters, once', voteByLetter],
  ['somebody votes from an account', voteByAccount],
  ['somebody votes at the counter, where nothing of the desk shows', voteAtCounter],
  ['three people get paper', handOutPaper],
  ['two people read the paper, and settle what differs', readPaper],
  ['the vote is counted, and everything can be read', count],
  ['anyone can recount it', recount],
  ['a complaint is answered', complain],
].map(([what, act]) => [
  what,
  async (life) => {
    life.failed = true
    await act(life)
    life.failed = false
  },
])

async function propose(life) {
  const { coordinator } = life
  life.process = await startProcess(coordinator, life.title)
  life.proposals = []
  for (const [title, cost] of IDEAS) {
    await life.citizen.go(life.at('/proposals/new'))
    await life.citizen.fill({ title, summary: 'Pentru cine se oprește în centru.', village: 'Cara', cost, description: 'Lucrăm împreună.' })
    await life.citizen.page.selectOption('#category', { index: 1 })
    await life.citizen.press('main button[name=step][value=submit]')
    life.proposals.push(life.citizen.path())
  }
  const at = local(nextMinute())
  await coordinator.go(life.at('/stages'))
  for (const stage of ['inform', 'propose', 'discuss']) await coordinator.fill({ [`closes-${stage}`]: at })
  await coordinator.fill({ 'opens-review': at, reason: 'Toate ideile au fost depuse.' })
  await coordinator.press()
  // From here on the pages of the vote are looked at by axe, too.
  for (const who of life.everybody) who.looks = true
}

async function declare(life) {
  const who = life.coordinator
  await who.go(life.at('/vote/plan'))
  await unfold(who)
  const nonsense = { min: 'câteva', max: 'multe', budget: 'cât trebuie', min_age: '7', complaint_days: 'destule', village: '', increment: 'puțin' }
  await who.page.selectOption('#kind', 'approval')
  await who.page.selectOption('#rule', 'equal-shares')
  await who.fill(nonsense)
  await who.press('main button.main', 422)
  await who.reads(/scrieți un număr între 1 și 200/, /scrieți un număr între 14 și 18/, /scrieți un număr între 0 și 30/, 'Această regulă are nevoie de un buget')
  for (const [id, typed] of Object.entries(nonsense)) assert.equal(await who.page.inputValue(`#${id}`), typed, `what was typed as ${id}`)
  assert.equal(await who.page.inputValue('#rule'), 'equal-shares')

  // A rule that cannot count such ballots.
  await unfold(who)
  await who.page.selectOption('#kind', 'yes-no')
  await who.fill({ min: '1', max: '2', budget: '30.000', min_age: '16', complaint_days: '3', increment: '' })
  await who.press('main button.main', 422)
  await who.reads('Această regulă nu poate număra astfel de buletine')

  await unfold(who)
  await who.page.selectOption('#kind', life.kind)
  await who.fill({ points: '10', points_each: '5' })
  await who.page.selectOption('#completion', 'fractional')
  if (!(await who.page.isChecked('#exhaustive'))) await who.tick('#exhaustive')
  await who.press()
  await who.reads('Regulile votului sunt anunțate')

  await life.visitor.go(life.at('/vote'))
  const ballot = life.kind === 'points' ? 'Împărțiți cel mult 10 puncte, cel mult 5 unei propuneri' : 'Alegeți cel mult 2 propuneri'
  const rules = [ballot, 'Fiecare votant are aceeași parte din buget', 'Bugetul este de 30.000', 'cel puțin 16 ani', 'Contestațiile se primesc 3 zile']
  await life.visitor.reads(...rules)
  await life.visitor.go(life.at('/vote/acts'))
  await life.visitor.reads('Regulile au fost anunțate', ...rules)
}

/** Opens what is folded on a page, so that its fields can be filled. */
async function unfold(who) {
  const folded = who.page.locator('main details:not([open]) > summary')
  while ((await folded.count()) > 0) await folded.first().click()
}

async function listVoters(life) {
  const who = life.clerk
  const rows = life.people.map((name, nth) => [name, cnp(nth % 2 === 1, `19${60 + nth}-0${nth + 1}-1${nth}`, life.javaScript ? 700 + nth : 100 + nth), life.village])
  const good = rows[0][1]
  const bad = ['Greșilă Toader', good.slice(0, 12) + ((Number(good[12]) + 1) % 10), life.village]
  rows.splice(3, 0, bad)
  const text = [['Nume și prenume', 'CNP', 'Satul'], ...rows].map((row) => row.join(';')).join('\r\n')
  const list = { name: life.file, mimeType: 'text/csv', buffer: life.encode(`${text}\r\n`) }

  await who.go('/voters/import')
  await who.press('form[action="/voters/import"] button.main', 422)
  await who.reads('Alegeți un fișier')
  await who.page.setInputFiles('#file', list)
  await who.press('form[action="/voters/import"] button.main')
  await who.reads('Lista a fost preluată', 'Fișierul are 9 rânduri', 'Adăugați 8 oameni', 'Rânduri nepreluate un rând')
  const rejected = who.page.locator('main tbody tr')
  assert.equal(await rejected.count(), 1)
  assert.match(await rejected.innerText(), /5\s+CNP-ul nu este corect\./)
  assert.ok(!(await who.page.content()).includes(bad[1]), 'no personal code is shown')

  await who.go('/voters/import')
  await who.page.setInputFiles('#file', list)
  await who.press('form[action="/voters/import"] button.main')
  await who.reads('Nu s-a schimbat nimic')
  await who.go(`/voters?q=${encodeURIComponent(life.people[0])}`)
  await who.reads(life.people[0], life.village)
  assert.equal(await who.page.locator('main tbody tr').count(), 1, 'the same person is listed once')
  assert.ok(!(await who.page.content()).includes(good), 'no personal code is shown')
}

async function review(life) {
  const { clerk } = life
  await clerk.awaits(life.at(), '.stages li.now:has-text("Analiză")')
  for (const [number, [, cost]] of IDEAS.entries()) {
    await clerk.go(`${life.proposals[number]}/review`)
    await clerk.pick('decision', 'admissible')
    await clerk.fill({ cost, reasons: 'Se poate face.' })
    await clerk.press()
  }
}

async function open(life) {
  const who = life.coordinator
  const opens = nextMinute()
  life.closes = opens + VOTE_TERM
  const funds = life.closes + 30 * MINUTE
  await who.go(life.at('/stages'))
  await who.fill({
    'closes-review': local(opens),
    'opens-vote': local(opens),
    'closes-vote': local(life.closes),
    'opens-fund': local(funds),
    reason: 'Toate propunerile au primit răspuns.',
  })
  await who.press()
  await who.awaits(life.at(), '.stages li.now:has-text("Vot")')
  await who.go(life.at('/vote/open'))
  await who.reads(BENCHES, WELL, SHED, 'Fiecare votant are aceeași parte din buget')
  await who.press('main form[action$="/vote/open"] button.main')
  await who.reads('Votul este deschis')

  // Rules are locked; the end can be moved away, not nearer, and not into the next stage.
  await who.page.goto(world.url(life.at('/vote/plan'), 'cojocna'))
  await who.reads('regulile lui nu se mai pot schimba')
  await who.go(life.at('/vote/extend'))
  for (const [closes, wrong] of [[life.closes - MINUTE, 'trebuie să fie după cea de acum'], [funds + MINUTE, 'Etapa următoare începe înainte']]) {
    await who.fill({ closes_at: local(closes), reason: 'Se adună fânul.' })
    await who.press('main button.main', 422)
    await who.reads(wrong)
    assert.equal(await who.page.inputValue('#reason'), 'Se adună fânul.')
  }
  life.closes += EXTENSION
  await who.fill({ closes_at: local(life.closes) })
  await who.press()
  await who.reads('Votul a fost prelungit')
  await life.visitor.go(life.at('/vote/acts'))
  await life.visitor.reads('Votul a fost deschis', 'Votul a fost prelungit', 'Se adună fânul.')
}

async function print(life) {
  const who = life.clerk
  await who.go(life.at('/vote/letters'))
  await who.pick('whom', 'village')
  await who.press('main form[method=post] button.main', 422)
  await who.reads('Alegeți satul')
  await who.page.selectOption('#village', life.village)
  await who.press('main form[method=post] button.main')
  await who.reads('Se tipăresc 8 scrisori', 'Se pot tipări o singură dată')
  const { name, bytes } = await downloaded(who.page, () => who.page.click('main form[action$="/vote/letters"] button.main'))
  assert.match(name, /\.pdf$/)
  assert.equal((await aboutPdf(bytes)).Tagged, 'yes')

  const letters = await readLetters(bytes)
  assert.equal(letters.pages, 4, 'two letters on each page')
  assert.equal(letters.addresses.length, 8, `a QR code in each letter: ${letters.addresses}`)
  const page = world.url(life.at('/vote/code'), 'cojocna')
  const codes = letters.addresses.map((address) => {
    assert.ok(address.startsWith(`${page}#`), `${address} does not begin with ${page}#`)
    return address.slice(page.length + 1)
  })
  assert.equal(new Set(codes).size, 8, 'every letter has a code of its own')
  assert.deepEqual([...codes].sort(), [...letters.typed].sort(), 'what is typed is what the QR codes say')
  for (const person of life.people) assert.ok(letters.text.includes(person), `a letter to ${person}`)
  life.codes = life.people.map((person) => codeOf(letters, person))
  assert.equal(new Set(life.codes).size, 8)

  // Once printed, nothing is printed again by the way, and the program does not know the codes any more.
  await who.go(life.at('/vote/letters'))
  await who.pick('whom', 'village')
  await who.page.selectOption('#village', life.village)
  await who.press('main form[method=post] button.main', 422)
  await who.reads('Nimeni dintre aceștia nu mai are nevoie de o scrisoare')

  // A spoiled letter is taken out of force, and another one printed.
  const spoiled = life.people[2]
  life.revoked = life.codes[2]
  await who.go(life.at(`/vote/letters?q=${encodeURIComponent(spoiled)}`))
  await who.follow('main a[href*="/letters/revoke?entry="]')
  await who.fill({ reason: ' ' })
  await who.press('main button.danger', 422)
  await who.fill({ reason: 'Scrisoarea s-a udat.' })
  await who.press('main button.danger')
  await who.reads('Anulat. Puteți tipări altă scrisoare')
  await life.visitor.go(life.at('/vote/acts'))
  await life.visitor.reads('S-au tipărit scrisori cu cod', '8 scrisori', 'S-au anulat coduri', 'Scrisoarea s-a udat.')
}

async function voteByLetter(life) {
  const { visitor, neighbour, late } = life
  const ask = async (who, code, status) => {
    await who.go(life.at('/vote'))
    await who.follow('main a[href$="/vote/code"]')
    await who.fill({ code })
    await who.press('form[action$="/vote/code"] button.main', status)
  }
  // By hand, with small letters and without dashes: after a slip, and after a letter that is not in force.
  await ask(visitor, 'ABCD-EFGH', 422)
  await visitor.reads('Codul nu este bun')
  assert.equal(await visitor.page.inputValue('#code'), 'ABCD-EFGH')
  await ask(visitor, life.revoked, 422)
  await visitor.reads('Codul nu este bun')
  await ask(visitor, life.codes[0].toLowerCase().replaceAll('-', ' '))
  await isBare(visitor)
  await visitor.press('main button.main', 422)
  await visitor.reads('Alegeți cel puțin o propunere')
  await cast(life, visitor, { [BENCHES]: 3, [WELL]: 2 })
  await ask(visitor, life.codes[0], 409)
  await visitor.reads('Ați votat', 'deja înregistrat')

  // By the QR code, as a telephone opens it; without scripts the code is typed in.
  const address = `${world.url(life.at('/vote/code'), 'cojocna')}#${life.codes[1]}`
  await neighbour.go(address)
  if (life.javaScript) {
    assert.equal(await neighbour.page.inputValue('#code'), life.codes[1], 'the code is filled in')
    assert.equal(new URL(neighbour.page.url()).hash, '', 'the code does not stay in the address')
  } else {
    await neighbour.fill({ code: life.codes[1] })
  }
  await neighbour.press('form[action$="/vote/code"] button.main')
  await cast(life, neighbour, { [BENCHES]: 5, [SHED]: 2 })
  await ask(late, life.codes[1], 409)
  await late.reads('deja înregistrat')
}

/** Fills a ballot that is open, checks and casts it, and keeps the code of the receipt. */
async function cast(life, who, points) {
  await life.mark(who, points)
  if (life.javaScript) {
    const left = who.page.locator('fieldset .count')
    await left.waitFor({ state: 'visible' })
    const given = Object.values(points).reduce((all, one) => all + one, 0)
    const rest = life.kind === 'points' ? 10 - given : 2 - Object.keys(points).length
    assert.match(await left.innerText(), rest === 0 ? /ales tot/ : new RegExp(rest === 1 ? 'una|1' : String(rest)))
  }
  await who.press('form[action$="/vote"] button.main')
  await who.reads('Verificați buletinul', ...Object.keys(points))
  await who.press('form[action$="/vote/cast"] button.main')
  await who.reads('Ați votat', 'Buletinul este în urnă')
  life.receipts.push((await who.page.locator('.receipt .code').innerText()).trim())
  assert.match(life.receipts.at(-1), /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
}

/** Nothing on the page leads into the site, or says who is signed in. */
async function isBare(who, but = []) {
  assert.equal(await who.page.locator('nav').count(), 0, 'no menus')
  const links = await who.page.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  assert.deepEqual(links.filter((link) => !link.startsWith('#') && !but.includes(link)), [])
}

async function voteByAccount(life) {
  const who = life.citizen
  await who.go(life.at('/vote'))
  await cast(life, who, { [BENCHES]: 5 })
  assert.ok(!(await who.back()).includes(life.receipts.at(-1)), 'the receipt is shown once')
  await who.go(life.at('/vote'))
  await who.reads('Ați votat', 'Câți au votat se arată după ce votează cel puțin cinci persoane')
  assert.equal(await who.page.locator('main .choice').count(), 0, 'nobody votes twice')
}

async function voteAtCounter(life) {
  const who = life.clerk
  await who.go(life.at('/vote/counter'))
  await find(who, life.people[3])
  await who.press('main ul.cards form[action$="/vote/counter"] button')
  await isBare(who)
  assert.ok(!(await who.page.locator('body').innerText()).includes(life.people[3]), 'the ballot has no name')
  await cast(life, who, { [BENCHES]: 3, [WELL]: 2 })
  await isBare(who, [life.at('/vote/counter')])
  const code = life.receipts.at(-1)
  await who.follow('main a.main[href$="/vote/counter"]')
  assert.ok(!(await who.back()).includes(code), 'the receipt does not come back')

  // The letter of whoever has voted at the counter is good no more, and neither is another try.
  await who.go(life.at('/vote/counter'))
  await find(who, life.people[3])
  await who.press('main ul.cards form[action$="/vote/counter"] button', 409)
  await who.reads('Nu se poate vota a doua oară')
  await refusedCode(life, life.codes[3])
}

async function find(who, name) {
  await who.page.fill('#q', name)
  await who.press('main form[role=search] button')
  assert.equal(await who.page.locator('main ul.cards > li').count(), 1, `${name} is found`)
}

async function refusedCode(life, code) {
  await life.late.go(life.at('/vote/code'))
  await life.late.fill({ code })
  await life.late.press('form[action$="/vote/code"] button.main', 409)
  await life.late.reads('Ați votat')
}

async function handOutPaper(life) {
  const who = life.clerk
  for (const name of life.people.slice(4, 7)) {
    await who.go(life.at('/vote/counter'))
    await find(who, name)
    await who.follow('main a[href*="/counter/paper?entry="]')
    await who.reads(name, 'Semnul nu se poate șterge')
    await who.press('form[action$="/counter/paper"] button.main')
    await who.reads('Însemnat: a primit buletin de hârtie')
  }
  await refusedCode(life, life.codes[4])
  await who.go(life.at('/vote/paper'))
  await who.reads('3 persoane au semnul', 'Foile se citesc după încheierea votului')
  await life.visitor.go(life.at('/vote'))
  await life.visitor.reads('Au votat până acum 7 persoane')
  life.left = life.closes - Date.now()
  assert.ok(life.left > 0, 'everybody voted in time')
}

async function readPaper(life) {
  const { clerk, coordinator } = life
  await clerk.awaits(life.at('/vote/paper'), 'form[action$="/vote/paper"]')
  await life.late.go(life.at('/vote/code'))
  await life.late.fill({ code: life.codes[7] })
  await life.late.press('form[action$="/vote/code"] button.main', 403)
  await life.late.reads('Votul nu este deschis acum')

  await clerk.go(life.at('/vote/count'))
  await clerk.reads('3 persoane au primit buletine de hârtie, dar nu este deschisă nicio urnă')
  await clerk.go(life.at('/vote/paper'))
  await clerk.fill({ label: 'Căminul cultural', sheets: 'trei', opened_by: 'Ana Pop, Ioan Rus' })
  await clerk.press('form[action$="/vote/paper"] button', 422)
  assert.equal(await clerk.page.inputValue('#opened_by'), 'Ana Pop, Ioan Rus')
  await clerk.fill({ sheets: '3' })
  await clerk.press('form[action$="/vote/paper"] button')
  await clerk.reads('Urna este deschisă')

  const seen = [{ [BENCHES]: 5 }, { [WELL]: 5 }, { [WELL]: 5 }]
  await readSheets(life, clerk, seen)
  await readSheets(life, coordinator, [seen[0], 'spoiled', seen[2]])
  await coordinator.go(life.at('/vote/count'))
  await coordinator.reads('terminați urnele: Căminul cultural')
  await coordinator.go(life.at('/vote/paper'))
  await coordinator.reads('Gata: 2.', 'Citite diferit: 1.')
  await coordinator.follow('main a[href$="/differences"]')
  await coordinator.reads('Foaia 2 a fost citită diferit', WELL, 'Nul')
  await life.mark(coordinator, seen[1])
  await coordinator.fill({ note: ' ' })
  await coordinator.press('main button.main', 422)
  assert.equal(await coordinator.page.locator('#note').getAttribute('aria-invalid'), 'true')
  await coordinator.fill({ note: 'Semnul este slab, dar se vede.' })
  await coordinator.press()
  await coordinator.reads('Nu mai este nicio diferență')
  await coordinator.press('main form[action$="/close"] button')
  await coordinator.reads('Urna este închisă')
  const { bytes } = await downloaded(coordinator.page, () => coordinator.page.click('main a[href$="/protocol.pdf"]'))
  assert.equal((await aboutPdf(bytes)).Tagged, 'yes')
  await life.visitor.go(life.at('/vote/acts'))
  await life.visitor.reads('Urna „Căminul cultural” a fost deschisă, foi: 3. De față: Ana Pop, Ioan Rus', 'Amprenta')
}

async function readSheets(life, who, sheets) {
  await who.go(life.at('/vote/paper'))
  await who.follow('main a[href$="/read"]')
  for (const [nth, sheet] of sheets.entries()) {
    await who.reads(`Foaia ${nth + 1}`)
    if (nth === 0) {
      await who.press('main button.main', 422)
      await who.reads('Nu este însemnat nimic')
    }
    if (sheet === 'spoiled') await who.tick('#spoiled')
    else await life.mark(who, sheet)
    await who.press()
  }
  await who.reads('Ați citit toate foile')
}

async function count(life) {
  const { clerk, visitor } = life
  await clerk.go(life.at('/vote/count'))
  await clerk.press('form[action$="/vote/count"] button.main')
  await clerk.reads('Votul a fost numărat')

  await visitor.go(life.at('/vote/results'))
  await visitor.reads('Au câștigat', 'Au votat 7 persoane', 'Se folosesc 30.000')
  const rows = visitor.page.locator('table.votes tbody tr')
  for (const [title, won, votes] of [[BENCHES, true, 5], [WELL, true, 4], [SHED, false, 1]]) {
    const row = (await rows.filter({ hasText: title }).innerText()).replace(/\s+/g, ' ')
    assert.equal(/câștigă/i.test(row), won, row)
    if (life.kind === 'approval') assert.match(row, new RegExp(` ${votes} `), row)
  }
  for (const title of [BENCHES, WELL]) {
    const how = await visitor.page.locator(`main p:has(b:text-is("${title}"))`).innerText()
    assert.match(how, /voturi efective/, how)
  }
  await visitor.page.locator(`details:has-text("De ce nu a câștigat „${SHED}”?") summary`).click()
  await visitor.reads(/prea puțini votanți pentru cât costă|banii susținătorilor ei au mers la altele/)
  await visitor.look()
  await visitor.go(life.at('/vote/results'))
  assert.equal(await visitor.page.locator('#results-by-channel, #results-by-village').count(), 0, 'seven are too few to be told apart')
  assert.equal((await aboutPdf(await file(visitor, '/vote/protocol.pdf'))).Tagged, 'yes')
  life.ballots = await file(visitor, '/vote/ballots.pb')
  const table = (await file(visitor, '/vote/ballots.csv')).toString('utf8')
  assert.equal(table.trim().split('\n').length, 8, 'a heading and seven ballots')
  for (const code of life.receipts) assert.ok(table.includes(code), `the receipt ${code} is in the table`)
  life.told = JSON.parse((await file(visitor, '/vote/result.json')).toString('utf8'))
  await visitor.go(life.at('/vote/acts'))
  await visitor.reads('Votul a fost numărat')
}

/** A file that the page of the results links to. */
async function file(who, end) {
  const { bytes } = await downloaded(who.page, () => who.page.click(`main a[href$="${end}"]`))
  return bytes
}

async function recount(life) {
  const titles = [BENCHES, WELL]
  const home = await countAtHome(BINARY, 'buletine.pb', life.ballots)
  const named = home.told.winners.map((position) => home.options[position - 1].name)
  assert.deepEqual([...named].sort(), [...titles].sort())
  assert.deepEqual(home.told.winners, life.told.winners, 'at home and at the town hall')
  assert.equal(home.told.ballots, 7)

  const who = life.visitor
  await who.go(life.at('/vote/results'))
  await who.follow('main a[href="/recount"]')
  await who.page.setInputFiles('#file', { name: 'stricat.pb', mimeType: 'text/plain', buffer: Buffer.from('META\nnu este nimic') })
  await who.press('form[action="/recount"] button.main', 422)
  await who.page.setInputFiles('#file', { name: 'buletine.pb', mimeType: 'text/plain', buffer: life.ballots })
  await who.press('form[action="/recount"] button.main')
  const winners = await who.page.locator('section[aria-labelledby=recounted] ol li').allInnerTexts()
  assert.equal(winners.length, 2)
  for (const [at, title] of named.entries()) assert.ok(winners[at].includes(title), `${winners} and ${named}`)
}

async function complain(life) {
  const { citizen, clerk, visitor } = life
  await visitor.go(life.at('/vote/complaints'))
  await visitor.reads('Nu s-a depus nicio contestație')
  await citizen.go(life.at('/vote/results'))
  await citizen.follow('main a[href$="/vote/complaints"]')
  await citizen.fill({ words: ' ' })
  await citizen.press('form[action$="/vote/complaints"] button.main', 422)
  await citizen.fill({ words: 'Urna de la cămin a stat o oră fără pază.' })
  await citizen.press('form[action$="/vote/complaints"] button.main')
  await citizen.reads('Contestația este depusă', 'Contestația 1', 'Așteaptă răspuns')

  await clerk.go(life.at('/vote/complaints'))
  await clerk.fill({ 'answer-1': ' ' })
  await clerk.press('form[action$="/complaints/answer"] button', 422)
  await clerk.fill({ 'answer-1': 'Doi observatori au fost de față tot timpul.' })
  await clerk.press('form[action$="/complaints/answer"] button')
  await visitor.go(life.at('/vote/complaints'))
  await visitor.reads('fără pază', 'Doi observatori au fost de față')
  await visitor.go(life.at('/vote/acts'))
  await visitor.reads('S-a depus o contestație', 'S-a răspuns la o contestație')
}

/** A text as programs of the nineties saved it: in the bytes of Windows-1250, with cedillas for commas. */
function inOldBytes(text) {
  const bytes = { ă: 0xe3, â: 0xe2, î: 0xee, ș: 0xba, ț: 0xfe, Ă: 0xc3, Â: 0xc2, Î: 0xce, Ș: 0xaa, Ț: 0xde }
  return Buffer.from([...text].map((sign) => bytes[sign] ?? sign.charCodeAt(0)))
}
