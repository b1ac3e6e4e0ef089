// The accountant's day: a statement of the bank is uploaded, its lines are settled, the match is frozen, decided and paid, and
// everybody can read what came of it. Without scripts, on a phone.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Somebody, day, document, local, nextMinute, startProcess } from './lib/play.mjs'
import { World, assertClean, axe } from './lib/world.mjs'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** How long the vote lasts. */
const VOTE_TERM = 2 * MINUTE
const IBAN = 'RO65BTRLRONCRT0123456789'
const TITLE = 'Umbră la școală'

let world
const people = {}
const told = {}

before(async () => {
  world = await World.open()
  for (const persona of ['coordinator', 'clerk', 'accountant', 'citizen', undefined]) {
    const options = { javaScript: false, width: 360, height: 780 }
    const page = persona ? await world.as(persona, options) : await world.page(options)
    people[persona ?? 'visitor'] = new Somebody(world, page)
  }
})
after(() => world?.close())

/** A statement in CAMT.053; the amounts are in bani, below zero what went out. */
function statement(id, opening, entries, iban = IBAN) {
  const sum = (bani) => (Math.abs(bani) / 100).toFixed(2)
  const today = day(Date.now())
  const balance = (code, bani) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="RON">${sum(bani)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${today}</Dt></Dt></Bal>`
  const lines = entries.map(({ bani, name, text, code = 'ESCT', from = 'RO48RNCB0090000506460001' }, at) => {
    const [side, party] = bani < 0 ? ['DBIT', 'Cdtr'] : ['CRDT', 'Dbtr']
    return `<Ntry><Amt Ccy="RON">${sum(bani)}</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${today}</Dt></BookgDt>
<AcctSvcrRef>${id}-${at + 1}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>${code}</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><RltdPties><${party}><Nm>${name}</Nm></${party}><${party}Acct><Id><IBAN>${from}</IBAN></Id></${party}Acct></RltdPties>
<RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
  })
  const closing = entries.reduce((all, { bani }) => all + bani, opening)
  return {
    name: `${id}.xml`,
    mimeType: 'text/xml',
    buffer: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>${id}</MsgId></GrpHdr>
<Stmt><Id>${id}</Id><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>RON</Ccy></Acct>${balance('OPBD', opening)}${balance('CLBD', closing)}
${lines.join('\n')}</Stmt></BkToCstmrStmt></Document>`),
  }
}

async function upload(file) {
  const who = people.accountant
  await who.go('/fund/bank')
  await who.page.setInputFiles('#file', file)
  await who.press('main form[enctype] button')
}

/** The card of the line that says `words`. */
function card(words) {
  return people.accountant.page.locator(`section.card:has-text("${words}")`)
}

describe('the accountant\'s day', () => {
  const acts = [
    ['an initiative has won and its campaign is open', campaign],
    ['somebody pledges and gets a code', pledge],
    ['a statement is uploaded, twice', statements],
    ['the lines are settled', settle],
    ['the match is frozen, decided and comes by the bank', match],
    ['everybody reads it', publish],
    ['a sponsor pays before there is a contract, and a supplier is paid', sponsorAndSupplier],
  ]
  let failed = false
  for (const [what, act] of acts) {
    test(what, async (t) => {
      if (failed) return t.skip()
      failed = true
      await act()
      for (const who of Object.values(people)) assertClean(who.page)
      failed = false
    })
  }
})

async function campaign() {
  const { coordinator, clerk, citizen } = people
  const process = await startProcess(coordinator, 'Banii la lumină')
  const change = async (dates, reason) => {
    await coordinator.go(`${process}/stages`)
    await coordinator.fill({ ...dates, reason })
    await coordinator.press()
  }
  await clerk.go(`${process}/proposals/new`)
  await clerk.fill({
    title: TITLE, summary: 'Zece tei în curtea școlii.', village: 'Cara', cost: '500,00', description: 'Îi plantăm împreună.',
    author_name: 'Saveta Pârvu',
  })
  await clerk.page.selectOption('#category', { index: 1 })
  await clerk.press('main button[name=step][value=submit]')
  const proposal = clerk.path()
  const review = local(nextMinute())
  const early = Object.fromEntries(['inform', 'propose', 'discuss'].map((stage) => [`closes-${stage}`, review]))
  await change({ ...early, 'opens-review': review }, 'Toate ideile au fost depuse.')
  await clerk.awaits(process, '.stages li.now:has-text("Analiză")')
  await clerk.go(`${proposal}/review`)
  await clerk.pick('decision', 'admissible')
  await clerk.fill({ cost: '500,00', reasons: 'Se poate face pe pământul comunei.' })
  await clerk.press()
  const opens = nextMinute()
  const closes = local(opens + VOTE_TERM)
  const dates = { 'closes-review': local(opens), 'opens-vote': local(opens), 'closes-vote': closes, 'opens-fund': closes }
  await change(dates, 'Toate propunerile au primit răspuns.')
  await coordinator.awaits(process, '.stages li.now:has-text("Vot")')
  await coordinator.go(`${process}/vote/open`)
  // One proposal is fewer than the template wants: somebody says why that is enough.
  await coordinator.fill({ reason: 'O singură idee a fost depusă.' })
  await coordinator.press('main form[action$="/vote/open"] button.main')
  await citizen.go(`${process}/vote`)
  await citizen.tick(`.choice:has-text("${TITLE}") input`)
  await citizen.press()
  await citizen.press('form[action$="/vote/cast"] button.main')
  await clerk.awaits(`${process}/vote/count`, 'form[action$="/vote/count"] button')
  await clerk.press('form[action$="/vote/count"] button.main')
  await clerk.go(`${process}/vote/results`)
  await clerk.follow('main a[href^="/initiatives/"]')
  told.initiative = clerk.path()
  await coordinator.go(`${told.initiative}/campaign/new`)
  await coordinator.fill({
    goal: '500,00',
    opens_at: `${day(Date.now() - DAY)}T00:00`,
    closes_at: local(Date.now() + 30 * DAY),
    // What comes today is doubled still, and the sum can be frozen at once.
    cut_off_at: `${day(Date.now())}T00:01`,
    beneficiary: 'Fundația Comunitară Câmpia',
    iban: IBAN,
    bank: 'Banca Exemplu',
  })
  await coordinator.press()
}

async function pledge() {
  const who = people.visitor
  await who.go(`${told.initiative}/campaign/pledge`)
  await who.fill({ amount: '100,00', name: 'Ana Mureșan' })
  await who.pick('shown', 'name')
  await who.press()
  told.code = (await who.page.locator('.receipt .code').innerText()).trim()
}

async function statements() {
  const who = people.accountant
  const file = statement('EX-1', 100_000, [
    { bani: 10_000, name: 'MURESAN ANA', text: `donatie ${told.code} tei` },
    { bani: 5_000, name: 'SZABO ISTVAN', text: 'pentru copii', from: 'RO19INGB0000999904621843' },
    { bani: -400, name: 'Banca Exemplu', text: 'Comision administrare', code: 'COMM' },
  ])
  await upload(file)
  await who.reads('Extrasul este preluat', '3 rânduri noi')
  await upload(file)
  await who.reads('Acest extras era deja încărcat')
  await upload({ ...file, name: 'cut.xml', buffer: file.buffer.subarray(0, 900) }).catch((refused) => {
    assert.match(refused.message, /422/)
  })
  await who.reads('Rândul', 'Descărcați-l din nou')
  await axe(who.page)
  await who.go('/desk')
  await who.reads('3 rânduri din extrasele băncii așteaptă')
}

async function settle() {
  const who = people.accountant
  await who.go('/fund/bank')
  await who.follow(`a[href^="/fund/bank/accounts/"]:has-text("RO65")`)
  told.queue = who.path()
  await axe(who.page)
  assert.ok(await card('MURESAN ANA').locator('input[name=tick]').isChecked(), 'code and sum agree')
  assert.ok(!(await card('SZABO ISTVAN').locator('input[name=tick]').isChecked()), 'nothing else is ticked')
  for (const words of ['SZABO ISTVAN', 'Comision administrare']) {
    const id = await card(words).getAttribute('id')
    await who.tick(`input[id="tick-${id}"]`)
  }
  const istvan = card('SZABO ISTVAN')
  if (!(await istvan.locator('details').getAttribute('open'))) await istvan.locator('summary').click()
  await istvan.locator('input[name=donor]').fill('Szabó István')
  await istvan.locator('select[name=shown]').selectOption('initials')
  await who.press()
  await who.reads('Rândurile bifate sunt înregistrate', 'Nu mai așteaptă nimic')
  await axe(who.page)
  await people.visitor.go(`${told.initiative}/campaign`)
  // 150 came, 4 were taken by the bank, and what is left is doubled.
  await people.visitor.reads('146,00', 'Ana Mureșan')
  assert.ok(!(await people.visitor.text()).includes('Szabó'), 'who wanted initials is not named')

  // One was a mistake: it is undone in the books, waits again, and is booked once more.
  await who.go(told.queue)
  await who.follow('#settled + ul a:has-text("SZABO ISTVAN")')
  await who.follow('a[href$="/reverse"]')
  await who.fill({ reason: 'Altă campanie' })
  await who.press()
  await people.visitor.go(`${told.initiative}/campaign`)
  await people.visitor.reads('96,00')
  await who.go(told.queue)
  const id = await card('SZABO ISTVAN').getAttribute('id')
  await who.tick(`input[id="tick-${id}"]`)
  await who.press()
}

async function match() {
  const { accountant, clerk } = people
  const books = `${(await campaignBooks())}/match`
  await accountant.go(books)
  await accountant.press('form[action$="/freeze"] button.main')
  await clerk.go(books)
  await clerk.fill({ number: '45/2026', on: day(Date.now()), sum: '146,00' })
  await clerk.press('form[action$="/decision"] button.main')
  await upload(statement('EX-2', 114_600, [
    { bani: 14_600, name: 'COMUNA COJOCNA', text: 'HCL 45/2026', from: 'RO12TREZ2165003XXX000123' },
  ]))
  await accountant.go(told.queue)
  await accountant.reads('poate fi plata hotărâtă de consiliul local')
  const id = await card('COMUNA COJOCNA').getAttribute('id')
  await accountant.tick(`input[id="tick-${id}"]`)
  await accountant.press()
  await accountant.reads('Rândurile bifate sunt înregistrate', 'cofinanțare')
}

/** The address of the campaign's books. */
async function campaignBooks() {
  await people.accountant.go(`${told.initiative}/campaign`)
  await people.accountant.follow('main p.noprint a[href^="/fund/books/"]')
  return people.accountant.path()
}

async function publish() {
  const who = people.visitor
  await who.go(`${told.initiative}/campaign`)
  await who.reads('45/2026', '146,00', 'Ana Mureșan')
  for (const secret of ['MURESAN', 'SZABO', 'RO48RNCB', 'TREZ']) {
    assert.ok(!(await who.text()).includes(secret), `${secret} is nobody's business`)
  }
  await axe(who.page)
}

/** The account of the demonstration's campaigns, and one of them. */
const SHARED = 'RO49AAAA1B31007593840000'
const LINDENS = 'Tei la stația de autobuz din Moriști'

async function sponsorAndSupplier() {
  const who = people.accountant
  await upload(statement('EX-3', 1_000_000, [
    { bani: 30_000, name: 'AGRO BOJU SRL', text: 'pentru tei', from: 'RO19INGB0000999904621843' },
    { bani: -40_000, name: 'VERDE DE CAMPIE SRL', text: 'rest fact VC 0219', from: 'RO48RNCB0090000506460001' },
    { bani: -5_500, name: 'CASA TIPAR SRL', text: 'panou', from: 'RO66BACX0000001234567890' },
  ], SHARED))
  await who.go('/fund/bank')
  await who.follow('a[href^="/fund/bank/accounts/"]:has-text("RO49")')
  await axe(who.page)
  const queue = who.path()
  // The invoice is named on the payment: it is ticked, and says what it pays.
  assert.ok(await card('VERDE DE CAMPIE').locator('input[name=tick]').isChecked())
  assert.match(await card('VERDE DE CAMPIE').innerText(), /Verde de Câmpie SRL, VC 0219/)
  const sponsor = card('AGRO BOJU')
  await sponsor.locator('select[name=campaign]').selectOption({ label: LINDENS })
  await card('CASA TIPAR').locator('input[name=reason]').fill('De întrebat tipografia')
  await who.press(sponsor.locator('button[name=write][value^="contract~"]'))
  // What the line says stands in the contract.
  assert.equal(await who.page.inputValue('#sponsor'), 'AGRO BOJU SRL')
  assert.equal(await who.page.inputValue('#value'), '300,00')
  await axe(who.page)
  await who.fill({ number: '9/2026', sponsor: 'Agro Boju SRL', cui: '1235', office: 'Boju, nr. 1', represented_by: 'Ana Boju' })
  await who.press()
  await who.reads('Un rând din extras așteaptă')
  await axe(who.page)
  await who.follow('main a[href$="/sign"]')
  await who.page.setInputFiles('#original', document('semnat.pdf', 'semnat'))
  await who.press()
  await who.follow('#waiting-lines ~ ul a')
  assert.equal(who.path(), queue)
  assert.equal(await card('CASA TIPAR').locator('input[name=reason]').inputValue(), 'De întrebat tipografia', 'nothing is lost')
  assert.match(await card('AGRO BOJU').innerText(), /Agro Boju SRL, 9\/2026/)
  const id = await card('AGRO BOJU').getAttribute('id')
  await who.tick(`input[id="tick-${id}"]`)
  await who.press()
  await who.reads('Rândurile bifate sunt înregistrate', 'plata unei facturi')
  await people.visitor.go('/fund')
  await people.visitor.follow(`main a:has-text("${LINDENS}")`)
  // 2.500 of the demonstration and 300 now; 800 were spent, and 400 now.
  await people.visitor.reads('2.800,00', '1.200,00', 'Agro Boju SRL', 'VC 0219')
}
