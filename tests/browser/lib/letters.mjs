// What comes out of the printer, read by programs that are not ours: the pictures of a PDF file, the QR codes in them.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A printed code: four groups of four symbols without I, L, O and U. */
const CODE = /\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}\b/g

/** Calls `work` with a folder that is gone afterwards. */
export async function inFolder(work) {
  const folder = await mkdtemp(path.join(tmpdir(), 'vatra-paper-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a reader of PDF files says of one: { Title, Tagged, Pages, … }. Fails if it is none. */
export async function aboutPdf(pdf) {
  assert.equal(pdf.subarray(0, 4).toString('latin1'), '%PDF')
  return inFolder(async (folder) => {
    const file = path.join(folder, 'it.pdf')
    await writeFile(file, pdf)
    const { stdout } = await run('pdfinfo', [file])
    return Object.fromEntries(stdout.split('\n').flatMap((line) => {
      const [, key, value] = line.match(/^([^:]+):\s*(.*)$/) ?? []
      return key ? [[key, value]] : []
    }))
  })
}

/** A paper as other programs see it: what it says of itself, its fonts, the addresses in its QR codes. */
export async function readPaper(pdf) {
  const about = await aboutPdf(pdf)
  return inFolder(async (folder) => {
    const file = path.join(folder, 'paper.pdf')
    await writeFile(file, pdf)
    const { stdout: table } = await run('pdffonts', [file])
    // The columns after the name and the kind of a font: encoding, embedded, subset, unicode, object.
    const fonts = table.split('\n').slice(2).filter(Boolean).map((row) => {
      const [, name, embedded] = row.match(/^(\S+).*?\s(yes|no) +(?:yes|no) +(?:yes|no) +\d+ +\d+\s*$/) ?? []
      return { name, embedded: embedded === 'yes' }
    })
    return { about, fonts, addresses: (await codesIn(folder, file)).addresses }
  })
}

/** The QR codes on the pages of a file, in their order. */
async function codesIn(folder, file) {
  await run('pdftoppm', ['-r', '150', '-png', file, path.join(folder, 'page')])
  const pages = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort()
  const addresses = []
  for (const page of pages) {
    // zbarimg ends with 4 where a page has no code.
    const { stdout } = await run('zbarimg', ['--raw', '-q', path.join(folder, page)]).catch((ended) => {
      if (ended.code !== 4) throw ended
      return { stdout: '' }
    })
    addresses.push(...stdout.split('\n').filter(Boolean))
  }
  return { pages: pages.length, addresses }
}

/** Where the programs of requirements.txt are: installed by scripts/install-test-tools. */
export const PYTHON = process.env.TEST_PYTHON ?? fileURLToPath(new URL('../../../target/test-python/bin', import.meta.url))
/** The checker of PDF/UA. */
const PDFUA = path.join(PYTHON, 'pdfua')

/** Whether the checker is installed. */
export async function hasPdfUa() {
  return run(PDFUA, ['--version']).then(() => true, () => false)
}

/** What the checker finds wrong with a paper. */
export async function checkPdfUa(pdf) {
  return inFolder(async (folder) => {
    const file = path.join(folder, 'paper.pdf')
    await writeFile(file, pdf)
    const said = await run(PDFUA, ['check', '--format', 'json', file]).catch((ended) => {
      if (![1, 2, 3].includes(ended.code)) throw ended
      return ended
    })
    return JSON.parse(said.stdout).findings
  })
}

/** All that stands in a PDF file. */
export async function textOf(pdf) {
  return inFolder(async (folder) => {
    const file = path.join(folder, 'it.pdf')
    await writeFile(file, pdf)
    const { stdout } = await run('pdftotext', ['-layout', file, '-'])
    return stdout
  })
}

/** Letters with codes: the addresses in their QR codes, the codes as they are typed, and all the text, page after page. */
export async function readLetters(pdf) {
  return inFolder(async (folder) => {
    const file = path.join(folder, 'letters.pdf')
    await writeFile(file, pdf)
    const { pages, addresses } = await codesIn(folder, file)
    const { stdout: text } = await run('pdftotext', ['-layout', file, '-'])
    return { pages, addresses, typed: text.match(CODE) ?? [], text }
  })
}

/** The code that stands in the letter to `name`: the first one after the name. */
export function codeOf(letters, name) {
  const at = letters.text.indexOf(name)
  assert.ok(at >= 0, `no letter to ${name}:\n${letters.text}`)
  return letters.text.slice(at).match(CODE)[0]
}

/** Counts a file of ballots as people do at home, and returns what is printed as JSON. */
export async function countAtHome(binary, name, bytes) {
  return inFolder(async (folder) => {
    const file = path.join(folder, name)
    await writeFile(file, bytes)
    const { stdout } = await run(binary, ['count', file, '--json'], { cwd: folder })
    return JSON.parse(stdout)
  })
}

/** What a download holds. `press` begins it. */
export async function downloaded(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** A personal code that passes every check: somebody who was born on a day, the `nth` of it. */
export function cnp(woman, day, nth) {
  const [year, month, date] = day.split('-')
  const sex = (woman ? 2 : 1) + (year >= '2000' ? 4 : 0)
  const twelve = `${sex}${year.slice(2)}${month}${date}12${String(nth).padStart(3, '0')}`
  const sum = [...'279146358279'].reduce((all, weight, at) => all + weight * twelve[at], 0) % 11
  return `${twelve}${sum === 10 ? 1 : sum}`
}
