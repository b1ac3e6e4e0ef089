// Papers of the fund and of a vote: each one is what its readers need (a tagged PDF that a screen reader can follow), as
// programs say that are not ours, and the code on it leads to the page that it promises.

import assert from 'node:assert/strict'
import http from 'node:http'
import { after, before, describe, test } from 'node:test'
import { checkPdfUa, hasPdfUa, readPaper } from './lib/letters.mjs'
import { World } from './lib/world.mjs'

let world
let visitor
let accountant
const found = {}

before(async () => {
  world = await World.open()
  visitor = await world.page()
  accountant = await world.as('accountant')
  // The campaign that has a contract and the one that has a box are shown by the demonstration.
  for (const [name, title] of [['lindens', 'Tei la stația'], ['well', 'Cișmea cu apă']]) {
    await visitor.goto(world.url('/fund', 'cojocna'))
    await visitor.click(`main a:has-text("${title}")`)
    found[name] = new URL(visitor.url()).pathname
    await accountant.goto(visitor.url())
    found[`${name}-books`] = await accountant.locator('main p.noprint a[href^="/fund/books/"]').first().getAttribute('href')
  }
})
after(() => world?.close())

/** The address of the first link on a page of the accountant's that fits. */
async function link(where, selector) {
  await accountant.goto(world.url(where, 'cojocna'))
  return accountant.locator(selector).first().getAttribute('href')
}

/** What the program answers to whoever has the cookies of `page`. The names of hosts are known to the browser alone. */
async function get(page, address) {
  const { host, hostname, port, pathname, search } = new URL(address)
  const cookies = (await page.context().cookies(address)).filter(({ domain }) => domain === hostname)
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return new Promise((resolve, reject) => {
    const asked = { host: '127.0.0.1', port, path: pathname + search, headers: { host, cookie } }
    http.get(asked, async (answer) => {
      const parts = []
      for await (const part of answer) parts.push(part)
      resolve({ status: answer.statusCode, bytes: Buffer.concat(parts) })
    }).on('error', reject)
  })
}

async function file(page, where) {
  const { status, bytes } = await get(page, world.url(where, 'cojocna'))
  assert.equal(status, 200, where)
  return bytes
}

/** What is printed, for whom, and where its code leads; `null`: it has none. */
const PAPERS = [
  ['the poster, A4', 'visitor', () => `${found.lindens}/poster.pdf`, () => found.lindens],
  ['the poster, A3', 'visitor', () => `${found.lindens}/poster.pdf?size=a3`, () => found.lindens],
  ['the sheet of the campaign', 'visitor', () => `${found.well}/sheet.pdf`, () => found.well],
  ['the sheet of the week', 'accountant', () => link(`${found.well}/papers`, 'a[href*="/week.pdf"]'), () => found.well],
  ['the contract', 'accountant', async () => {
    const contract = await link(`${found['lindens-books']}/sources`, 'a[href^="/fund/contracts/"]')
    return link(contract, 'a[href$=".pdf"]')
  }, () => `${found.lindens}/sources`],
  ['the protocol of a box', 'accountant', async () => {
    const box = await link(`${found['well-books']}/sources`, 'main li a[href^="/fund/boxes/"]')
    return link(box, 'a[href*="/protocols/"]')
  }, () => `${found.well}/boxes`],
  ['the letter of thanks', 'accountant', async () => {
    const donation = await link(found['lindens-books'], 'a[href^="/fund/donations/"]')
    return `${donation}/receipt.pdf`
  }, () => found.lindens],
  ['the report of the year', 'visitor', async () => {
    await visitor.goto(world.url('/fund/years', 'cojocna'))
    return `${new URL(visitor.url()).pathname}/report.pdf`
  }, () => '/fund/years/'],
  ['the protocol of a vote', 'visitor', async () => {
    await visitor.goto(world.url('/processes', 'cojocna'))
    const process = await visitor.locator('main a[href^="/processes/umbra-si-apa"]').first().getAttribute('href')
    return `${process}/vote/protocol.pdf`
  }, null],
]

describe('papers', () => {
  for (const [name, who, where, leads] of PAPERS) {
    test(name, async (t) => {
      const pdf = await file(who === 'visitor' ? visitor : accountant, await where())
      const paper = await readPaper(pdf)
      assert.equal(paper.about.Tagged, 'yes')
      assert.ok(paper.about.Title, 'it has a title')
      assert.ok(paper.fonts.length > 0 && paper.fonts.every((font) => font.embedded), JSON.stringify(paper.fonts))
      if (leads) {
        assert.ok(paper.addresses.length > 0, 'a code is read')
        for (const address of paper.addresses) {
          assert.ok(address.startsWith(world.url(leads(), 'cojocna')), `${address} does not lead to ${leads()}`)
          assert.equal((await get(visitor, address)).status, 200, address)
        }
      }
      if (!(await hasPdfUa())) return t.diagnostic('pdfua is not installed: scripts/install-test-tools')
      assert.deepEqual(await checkPdfUa(pdf), [])
    })
  }

  test('the checker would see a paper without tags', async (t) => {
    if (!(await hasPdfUa())) return t.skip('pdfua is not installed: scripts/install-test-tools')
    const bare = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
      + '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
    assert.ok((await checkPdfUa(Buffer.from(bare))).length > 0)
  })
})
