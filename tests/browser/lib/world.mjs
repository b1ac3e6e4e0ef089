// A world for browser tests: the built program with its demo story, and a real browser to look at it.
//
//   const world = await World.open()
//   const page = await world.page({ javaScript: false, width: 360, lang: 'en' })
//   await page.goto(world.url('/', 'cojocna'))
//   await axe(page)
//   await world.close()        // also fails when a page met what it should not (see `problems`)
//
// Node 18 or newer. Nothing leaves the machine: the browser resolves no name but localhost.

import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import http from 'node:http'
import { createRequire } from 'node:module'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../../..')
const shots = path.resolve(here, '../shots')
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The program that is tried. */
export const BINARY = process.env.VATRA_BIN ?? path.join(root, 'target/debug/vatra')

/** The personas that the demo offers on its sign-in page. */
export const PERSONAS = ['citizen', 'clerk', 'coordinator', 'accountant', 'moderator', 'operator']

/** The sets of axe rules that every page must satisfy: WCAG 2.0 to 2.2, A and AA, and good practice. */
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** How long the program may take to tell its story and answer, on a busy machine, in milliseconds. */
const START_LIMIT = 120_000

/** How long one step in the browser may take, in milliseconds. */
const STEP_LIMIT = 20_000

const LOCALES = { ro: 'ro-RO', en: 'en-GB', hu: 'hu-HU' }

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
]

/** Which options a page was opened with, and what it met since. */
const pages = new WeakMap()

export class World {
  #server
  #browser
  #folder
  #port
  #log = []
  #met = []

  /** Starts the demo on a free port with fresh data, and the browser. */
  static async open() {
    const world = new World()
    try {
      world.#folder = await mkdtemp(path.join(tmpdir(), 'vatra-browser-'))
      world.#port = await freePort()
      await world.#start()
      world.#browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS })
      return world
    } catch (error) {
      await world.#shutDown()
      throw error
    }
  }

  /** The address of `where` at a community's host, or at the bare host without one. */
  url(where = '/', community = undefined) {
    const host = community ? `${community}.localhost` : 'localhost'
    return `http://${host}:${this.#port}${where}`
  }

  /**
   * A page in a context of its own (own cookies). Options: `javaScript` (default true), `width` and `height`
   * in CSS pixels (1280 × 900), `theme` ('light' or 'dark'), `lang` ('ro', 'en' or 'hu'), which the visitor has
   * chosen at the bare host and at `community`.
   */
  async page({
    javaScript = true,
    width = 1280,
    height = 900,
    theme = 'light',
    lang = 'ro',
    community = 'cojocna',
  } = {}) {
    assert.ok(LOCALES[lang], `unknown language ${lang}`)
    const context = await this.#browser.newContext({
      javaScriptEnabled: javaScript,
      viewport: { width, height },
      colorScheme: theme,
      locale: LOCALES[lang],
      timezoneId: 'Europe/Bucharest',
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(STEP_LIMIT)
    const hosts = [this.url('/'), this.url('/', community)]
    await context.addCookies(hosts.map((url) => ({ name: 'vatra', value: `~${lang}`, url })))
    const page = await context.newPage()
    const problems = watch(page, context)
    this.#met.push(problems)
    pages.set(page, { javaScript, width, theme, lang, problems })
    return page
  }

  /** A page on which `persona` has just signed in at `community` and reads `lang`; options as for `page`. */
  async as(persona, options = {}) {
    const page = await this.page(options)
    await this.signIn(page, persona, options.community)
    await speak(page, options.lang ?? 'ro')
    return page
  }

  /** Signs in with the persona's button, as a visitor of the demo does. */
  async signIn(page, persona, community = 'cojocna') {
    assert.ok(PERSONAS.includes(persona), `the demo has no persona ${persona}`)
    await page.goto(this.url('/sign-in', community))
    await Promise.all([
      page.waitForURL((url) => url.pathname !== '/sign-in'),
      page.click(`button[name=persona][value=${persona}]`),
    ])
  }

  /** Kills the program as a power cut would, then starts it again on the same data. */
  async crash() {
    await this.#stop('SIGKILL')
    await this.#start()
  }

  /** What the program has written so far. */
  log() {
    return this.#log.join('')
  }

  /**
   * Closes everything, deletes the data, then complains about what pages met and no test asked for, and about a program
   * that stopped by itself.
   */
  async close() {
    const stopped = this.#server && ended(this.#server)
    await this.#shutDown()
    assert.ok(!stopped, `the program stopped by itself (${this.#server.exitCode ?? this.#server.signalCode}):\n${this.log().slice(-3000)}`)
    refuse(this.#met.flat())
  }

  async #start() {
    const args = ['demo', '--data', this.#folder, '--listen', `127.0.0.1:${this.#port}`]
    const server = spawn(BINARY, args, { cwd: this.#folder, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#server = server
    let failure
    server.on('error', (error) => (failure = error))
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => this.#log.push(text))
    }
    const orphan = () => server.kill('SIGKILL')
    process.once('exit', orphan)
    server.once('exit', () => process.removeListener('exit', orphan))

    const deadline = Date.now() + START_LIMIT
    while (!(await answers(this.#port))) {
      if (failure) throw new Error(`${BINARY} does not start: ${failure.message}. Build it: cargo build -p vatra`)
      if (ended(server)) throw new Error(`${BINARY} ${args.join(' ')} stopped:\n${this.log()}`)
      if (Date.now() > deadline) throw new Error(`no answer within ${START_LIMIT / 1000} s:\n${this.log()}`)
      await pause(50)
    }
  }

  async #stop(signal) {
    const server = this.#server
    if (!server?.pid || ended(server)) return
    const exit = once(server, 'exit')
    server.kill(signal)
    const patience = setTimeout(() => server.kill('SIGKILL'), 10_000)
    await exit
    clearTimeout(patience)
  }

  async #shutDown() {
    await this.#browser?.close()
    await this.#stop('SIGTERM')
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true })
  }
}

/** Switches a page to a language with the switch that every page has, unless it speaks it already. */
export async function speak(page, lang) {
  if ((await page.locator('html').getAttribute('lang')) === lang) return
  await page.click(`button[name=lang][value=${lang}]`)
  await page.locator(`html[lang=${lang}]`).waitFor({ state: 'attached' })
}

/**
 * What the page met and should not have: errors in the console, exceptions, requests to another site, answers
 * that say the program failed (5xx). A page that a test sends wrong input may answer 4xx: that is its job.
 */
export function problems(page) {
  return pages.get(page)?.problems ?? []
}

/** Fails, naming them, if the page met problems so far. */
export function assertClean(page) {
  refuse(problems(page))
}

function refuse(problems) {
  assert.ok(problems.length === 0, `met in the browser:\n${problems.join('\n')}`)
}

/**
 * Runs axe on the page as it is now and fails with one readable line per element that breaks a rule. Works
 * with JavaScript off, too: the page's own scripts did not run, only axe does.
 */
export async function axe(page) {
  const violations = await withScripts(page, () =>
    page.evaluate(
      async ([source, values]) => {
        if (!window.axe) (0, eval)(source)
        const options = { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }
        const { violations } = await window.axe.run(document, options)
        return violations.flatMap(({ id, impact, help, nodes }) =>
          nodes.map(({ target, failureSummary }) => ({ id, impact, help, target: target.join(' '), failureSummary })),
        )
      },
      [axeSource, AXE_RULES],
    ),
  )
  const lines = violations.map(({ id, impact, help, target, failureSummary }) => {
    const how = failureSummary.split('\n').slice(1).map((line) => line.trim()).join('; ')
    return `- ${id} (${impact}): ${help}\n    ${target}\n    ${how}`
  })
  assert.ok(lines.length === 0, `axe on ${page.url()} (${describe(page)}):\n${lines.join('\n')}`)
}

/** Fails if the page is wider than the window, as a person with a narrow phone would notice. */
export async function assertFits(page) {
  const [content, room] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return [scrollWidth, clientWidth]
  })
  assert.ok(content <= room, `${page.url()} is ${content} px wide in a window of ${room} px`)
}

/** Saves a picture of the whole page to shots/NAME-WIDTH-THEME-LANG.png and returns its path. */
export async function shot(page, name) {
  await mkdir(shots, { recursive: true })
  const file = path.join(shots, `${name}-${describe(page)}.png`)
  await page.screenshot({ path: file, fullPage: true })
  return file
}

function describe(page) {
  const { width, theme, lang, javaScript } = pages.get(page)
  return `${width}-${theme}-${lang}${javaScript ? '' : '-noscript'}`
}

/** Collects what the page meets, also across navigations. */
function watch(page, context) {
  const found = []
  page.on('pageerror', (error) => found.push(`exception: ${error.message}`))
  page.on('console', (message) => {
    // The browser's own line about a refused form (422) or a page that is not there (404): see `problems`.
    const answer = /^Failed to load resource: the server responded with a status of 4\d\d/
    if (message.type() === 'error' && !answer.test(message.text())) found.push(`console: ${message.text()}`)
  })
  context.on('request', (request) => {
    if (leaves(request.url())) found.push(`request to another site: ${request.url()}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) found.push(`${response.status()} from ${response.url()}`)
    const linked = response.request().resourceType() !== 'document'
    if (linked && response.status() >= 400) found.push(`${response.status()} from ${response.url()} on ${page.url()}`)
  })
  return found
}

function leaves(address) {
  const { protocol, hostname } = new URL(address)
  if (!/^(https?|wss?):$/.test(protocol)) return false
  return hostname !== '127.0.0.1' && hostname !== 'localhost' && !hostname.endsWith('.localhost')
}

/**
 * Lets scripts run while `work` does, on a page that was opened with JavaScript off. The browser believes a
 * session only about a change (so: off, then on), and takes back what a session said when the session is
 * closed: it stays open as long as its page.
 */
async function withScripts(page, work) {
  const known = pages.get(page)
  if (known.javaScript) return work()
  known.session ??= await page.context().newCDPSession(page)
  const off = (value) => known.session.send('Emulation.setScriptExecutionDisabled', { value })
  await off(true)
  await off(false)
  try {
    return await work()
  } finally {
    await off(true)
  }
}

function findChromium() {
  try {
    return execFileSync(path.join(root, 'scripts/find-chromium'), { encoding: 'utf8' }).trim()
  } catch {
    throw new Error('no Chromium: run scripts/install-test-tools, or name one in CHROMIUM')
  }
}

async function freePort() {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

/** Whether anything answers HTTP at the bare host. */
function answers(port) {
  return new Promise((resolve) => {
    const headers = { host: `localhost:${port}` }
    const request = http.get({ host: '127.0.0.1', port, path: '/', headers, timeout: 5000 }, (response) => {
      response.resume()
      resolve(true)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}

function ended(server) {
  return server.exitCode !== null || server.signalCode !== null
}
