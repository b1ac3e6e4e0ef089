// Small hands for tests that play a person: fill, press, pick, wait. Every page that is arrived at can be looked at.

import assert from 'node:assert/strict'
import http from 'node:http'
import { deflateSync } from 'node:zlib'
import { setTimeout as pause } from 'node:timers/promises'
import { assertReads } from './crawl.mjs'
import { assertFits, axe } from './world.mjs'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** How long somebody waits for something that happens by itself (a letter, a stage that opens), in milliseconds. */
const PATIENCE = 300_000

/** Somebody at a page of a community. */
export class Somebody {
  /** `looks`: whether axe reads every page on the way. */
  constructor(world, page, { community = 'cojocna', looks = false } = {}) {
    Object.assign(this, { world, page, community, looks })
  }

  /** Goes to an address of the community (or to a whole one) and looks at the page. */
  async go(where) {
    const address = where.startsWith('http') ? where : this.world.url(where, this.community)
    const answer = await this.page.goto(address)
    await this.look(answer?.status() ?? 200)
    return this
  }

  /** Looks at the page as it stands: it must read well and fit. */
  async look(status = 200) {
    await assertReads(this.page, status)
    await assertFits(this.page)
    if (this.looks) await axe(this.page)
  }

  /** Types into fields: { name: text } for whatever has the id `name`. */
  async fill(fields) {
    for (const [id, text] of Object.entries(fields)) {
      await this.page.fill(`[id="${id}"]`, String(text))
    }
    return this
  }

  /** Ticks a box or chooses a radio button by its name and value. */
  async pick(name, value = 'yes') {
    return this.tick(`input[name="${name}"][value="${value}"]`)
  }

  /** Ticks a box or chooses a radio button by its label, as a finger does: the label is the whole line. */
  async tick(selector) {
    const box = this.page.locator(selector).first()
    // A ballot that was not cast stays on the device: the box may be ticked already.
    if (!(await box.isChecked())) {
      await this.page.locator(`label[for="${await box.getAttribute('id')}"]`).click({ position: { x: 4, y: 8 } })
    }
    assert.ok(await box.isChecked(), `${selector} is not ticked`)
    return this
  }

  /** Presses a button and arrives at the page that it leads to; the answer must have `status`. */
  async press(button = 'main button.main', status = 200) {
    const target = typeof button === 'string' ? this.page.locator(button).first() : button
    const [answer] = await Promise.all([
      this.page.waitForResponse((one) => one.request().isNavigationRequest() && ![302, 303, 307].includes(one.status())),
      target.click(),
    ])
    await this.page.waitForLoadState('load')
    assert.equal(answer.status(), status, `${answer.status()} at ${this.page.url()}: ${await this.said()}`)
    await this.look(Math.min(answer.status(), 399))
    return this
  }

  /** Sends a form that no page offers, with this person's cookies and a token of the page; the status of the answer. */
  async send(where, fields) {
    const token = await this.page.locator('input[name=token]').first().inputValue()
    const { host, hostname, port, pathname } = new URL(this.world.url(where, this.community))
    const cookies = await this.page.context().cookies(this.world.url(where, this.community))
    // Each host has a cookie of its own; that of the bare host is listed, too, and not meant.
    const cookie = cookies.filter(({ domain }) => domain === hostname).map(({ name, value }) => `${name}=${value}`).join('; ')
    const headers = { host, cookie, 'content-type': 'application/x-www-form-urlencoded' }
    return new Promise((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port, path: pathname, method: 'POST', headers }, (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode))
      })
      request.on('error', reject)
      request.end(new URLSearchParams({ token, ...fields }).toString())
    })
  }

  /** Follows a link. */
  async follow(link) {
    return this.press(this.page.locator(link).first())
  }

  /** The first lines of the page, for messages. */
  async said() {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ').slice(0, 400)
  }

  /** The text of the page's main part, with plain spaces. */
  async text() {
    return (await this.page.locator('main').innerText()).replace(/[\s\u00a0\u202f]+/g, ' ')
  }

  /** Fails unless the page says all of `words`. */
  async reads(...words) {
    const text = (await this.text()).toLowerCase()
    for (const word of words) {
      const found = word instanceof RegExp ? word.test(text) : text.includes(String(word).toLowerCase())
      assert.ok(found, `${this.page.url()} does not say ${word}:\n${text.slice(0, 1500)}`)
    }
    return this
  }

  /**
   * Presses the browser's back button and returns what is shown. A page that may not be kept is not shown again: then the
   * browser asks whether to send the form once more, which is an error page of its own here.
   */
  async back() {
    await this.page.goBack().catch((refused) => assert.match(refused.message, /ERR_CACHE_MISS/))
    return this.page.locator('body').innerText()
  }

  /** The path of the page, without the host. */
  path() {
    return new URL(this.page.url()).pathname
  }

  /** Opens `where` again and again until `there` is on it. */
  async awaits(where, there) {
    const address = where.startsWith('http') ? where : this.world.url(where, this.community)
    const deadline = Date.now() + PATIENCE
    for (;;) {
      await this.page.goto(address)
      if ((await this.page.locator(there).count()) > 0) break
      assert.ok(Date.now() < deadline, `waited in vain for ${there} on ${address}`)
      await pause(500)
    }
    await this.look()
    return this
  }
}

/** A moment as a field of a form wants it: the community's own time, to the minute. */
export function local(at) {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Bucharest',
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(at)
    .replace(' ', 'T')
}

/** The day of a moment, as a field of a form wants it. */
export function day(at) {
  return local(at).slice(0, 10)
}

/** The first whole minute that is at least `ms` away. */
export function nextMinute(ms = 15_000) {
  return Math.ceil((Date.now() + ms) / 60_000) * 60_000
}

/** A picture of our own: stripes in `rgb`, as a PNG file. */
export function picture(name, [red, green, blue], width = 320, height = 240) {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1) {
    const shade = (y >> 4) % 2 ? 1 : 0.6
    for (let x = 0; x < width; x += 1) {
      rows.set([red * shade, green * shade, blue * shade], y * (width * 3 + 1) + 1 + x * 3)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return { name, mimeType: 'image/png', buffer: Buffer.concat([signature, ...parts]) }
}

/** A small document of our own. */
export function document(name, words) {
  const text = `%PDF-1.4\n% ${words}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text) }
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc(body), body.length + 4)
  return whole
}

function crc(data) {
  let sum = 0xffffffff
  for (const byte of data) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

/**
 * A coordinator starts a process from the template and publishes it; its address is given back. Informing, proposing and
 * discussing have begun; each later stage has its turn when people hand over.
 */
export async function startProcess(coordinator, title) {
  await coordinator.go('/processes/new')
  await coordinator.fill({ title, start: day(Date.now()) })
  await coordinator.pick('template', 'smart-village')
  await coordinator.press()
  const process = coordinator.path().match(/^\/processes\/[^/]+/)[0]
  const now = Date.now()
  const plan = {
    inform: [now - 10 * MINUTE, now + 5 * DAY],
    propose: [now - 10 * MINUTE, now + 5 * DAY],
    discuss: [now - 10 * MINUTE, now + 5 * DAY],
    review: [now + 5 * DAY, now + 10 * DAY],
    vote: [now + 10 * DAY, now + 20 * DAY],
    fund: [now + 20 * DAY, now + 50 * DAY],
    deliver: [now + 50 * DAY, now + 90 * DAY],
    report: [now + 90 * DAY, now + 120 * DAY],
  }
  await coordinator.go(`${process}/stages`)
  for (const [stage, [opens, closes]] of Object.entries(plan)) {
    await coordinator.fill({ [`opens-${stage}`]: local(opens), [`closes-${stage}`]: local(closes) })
  }
  await coordinator.press()
  await coordinator.go(`${process}/publish`)
  await coordinator.press('main form button.main')
  return process
}
