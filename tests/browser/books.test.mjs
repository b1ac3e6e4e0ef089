// What leaves Vatra is read by programs that are not ours: books by EPUBCheck, PDF files by Poppler, the calendar by a parser
// in another language. And what comes in broken is refused with a reason, and nothing of it is kept.

import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PYTHON, aboutPdf, checkPdfUa, downloaded, hasPdfUa, inFolder, textOf } from './lib/letters.mjs'
import { Somebody } from './lib/play.mjs'
import { World, assertClean } from './lib/world.mjs'

const run = promisify(execFile)
const here = path.dirname(fileURLToPath(import.meta.url))
const DAY = 24 * 60 * 60_000

let world
before(async () => {
  world = await World.open()
})
after(() => world?.close())

async function somebody(persona) {
  const options = { javaScript: false, width: 1280 }
  return new Somebody(world, persona ? await world.as(persona, options) : await world.page(options))
}

const DOCUMENTS = [
  'manual-de-digitalizare-a-comunei',
  'strategia-de-tineret-a-comunei',
  'regulamentul-pietei-agroalimentare',
  'regulamentul-cimitirului-din-iuriu-de-campie',
]

test('every published document is a book that EPUBCheck passes and a tagged PDF with Romanian letters', async () => {
  const visitor = await somebody()
  let all = ''
  const books = []
  for (const slug of DOCUMENTS) {
    await visitor.go(`/documents/${slug}`)
    const book = await downloaded(visitor.page, () => visitor.page.click('a[href$="document.epub"]'))
    // Each book takes EPUBCheck some seconds: one of each form is enough.
    if (/^(manual|regulamentul-pietei)/.test(slug)) books.push([`${slug}.epub`, book.bytes])
    const paper = await downloaded(visitor.page, () => visitor.page.click('a[href$="document.pdf"]'))
    assert.equal((await aboutPdf(paper.bytes)).Tagged, 'yes', slug)
    if (await hasPdfUa()) assert.deepEqual(await checkPdfUa(paper.bytes), [], slug)
    const said = await textOf(paper.bytes)
    assert.doesNotMatch(said, /[şţŞŢ\ufffd]/, slug)
    all += said
  }
  for (const word of ['Dispoziții', 'funcționari', 'îngrijește', 'își']) assert.ok(all.includes(word), word)
  await inFolder(async (folder) => {
    for (const [name, bytes] of books) await writeFile(path.join(folder, name), bytes)
    // It ends with another status than 0, and this with its words, if there is an error or a warning.
    const { stdout } = await run(path.join(PYTHON, 'epubcheck'), [folder])
    assert.doesNotMatch(stdout, /ERROR|WARNING|FATAL/)
  })
  assertClean(visitor.page)
})

/** The offset of Romania at a moment: `+02:00` or `+03:00`. */
function offset(at) {
  const parts = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Bucharest', timeZoneName: 'longOffset' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName').value.replace('GMT', '')
}

test('the calendar is read with the right local times on both sides of the change of the clocks', async () => {
  const clerk = await somebody('clerk')
  const soon = Date.now() + 20 * DAY
  let later = soon
  while (offset(later) === offset(soon)) later += DAY
  later += DAY
  const days = [soon, later].map((at) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Bucharest' }).format(at))
  for (const [at, day] of days.entries()) {
    await clerk.go('/sittings/new?kind=assembly')
    await clerk.fill({
      title: `Adunarea satului, ziua ${at + 1}`, purpose: 'Vorbim despre drum.', starts_at: `${day}T17:30`,
      place: 'Căminul cultural', village: 'Huci', agenda: '- Drumul', noticed_on: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Bucharest' }).format(Date.now()),
    })
    await clerk.press()
  }
  await clerk.go('/calendar')
  const feed = await downloaded(clerk.page, () => clerk.page.click('a[href="/calendar.ics"]'))
  const events = JSON.parse(execFileSync(path.join(PYTHON, 'python'), [path.join(here, 'lib/read_calendar.py')], { input: feed.bytes }))
  const starts = events.filter(({ summary }) => summary.includes('Adunarea satului')).map(({ start }) => start).sort()
  assert.deepEqual(starts, [`${days[0]}T17:30:00${offset(soon)}`, `${days[1]}T17:30:00${offset(later)}`])
  assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length)
  // The terms of the draft under consultation are in it, as whole days or as the moment from which on something may be.
  const terms = events.filter(({ summary }) => summary.includes('Regulamentul pieței'))
  assert.deepEqual(terms.map(({ summary }) => summary.split(':')[0]).sort(), ['Cel mai devreme spre avizare', 'Propuneri până azi'])
  assert.match(terms.find(({ summary }) => summary.startsWith('Propuneri')).start, /^\d{4}-\d\d-\d\d$/)
  assert.match(terms.find(({ summary }) => summary.startsWith('Cel mai')).start, /T00:00:00/)
  assertClean(clerk.page)
})

/** A file of a word processor with two paragraphs, made by a program that is not ours. */
async function office(kind) {
  const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as it:
    if sys.argv[2] == "docx":
        it.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        it.writestr("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Primul paragraf, în ședință.</w:t></w:r></w:p><w:p><w:r><w:t>Al doilea paragraf.</w:t></w:r></w:p></w:body></w:document>')
    else:
        it.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        it.writestr("content.xml", '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>Primul paragraf, în ședință.</text:p><text:p>Al doilea paragraf.</text:p></office:text></office:body></office:document-content>')
`
  return inFolder(async (folder) => {
    const file = path.join(folder, `it.${kind}`)
    await run('python3', ['-c', script, file, kind])
    return readFile(file)
  })
}

for (const kind of ['docx', 'odt']) {
  test(`a broken ${kind.toUpperCase()} is refused with a reason and nothing of it is kept; a whole one is read`, async () => {
    const clerk = await somebody('clerk')
    await clerk.go('/documents/new')
    await clerk.pick('kind', 'policy')
    await clerk.fill({ title: `Politica din ${kind}`, summary: 'Pe scurt.' })
    await clerk.press()
    const url = clerk.path().replace(/\/text$/, '')
    const whole = await office(kind)
    const broken = [
      [whole.subarray(0, whole.length / 2), 'Fișierul este deteriorat'],
      [Buffer.from(whole.map((byte, at) => (at > whole.length * 0.4 && at < whole.length * 0.6 ? byte ^ 0x55 : byte))), 'Fișierul este deteriorat'],
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'protejat cu parolă'],
      [Buffer.alloc(0), ''],
    ]
    for (const [buffer, reason] of broken) {
      await clerk.go(`${url}/text`)
      await clerk.page.setInputFiles('#file', { name: `text.${kind}`, mimeType: 'application/octet-stream', buffer })
      await clerk.fill({ note: 'Prima formă.' })
      await clerk.press('main button.main', 422)
      await clerk.reads(reason)
      assert.equal(await clerk.page.inputValue('#note'), 'Prima formă.', 'nothing typed is lost')
      await clerk.go(url)
      await clerk.reads('Încă nu are text')
      await clerk.go(`${url}/versions`)
      assert.equal(await clerk.page.locator('li.card').count(), 0)
    }
    await clerk.go(`${url}/text`)
    await clerk.page.setInputFiles('#file', { name: `text.${kind}`, mimeType: 'application/octet-stream', buffer: whole })
    await clerk.press()
    await clerk.reads('Primul paragraf, în ședință.', 'Al doilea paragraf.')
    assertClean(clerk.page)
  })
}
