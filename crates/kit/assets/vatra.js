// Small helps for pages that already work without any script; their markup: docs/look.md.
// Loaded in <head> without defer: the theme is set before the first paint.
(() => {
  const root = document.documentElement;
  const each = (q, f, from = document) => from.querySelectorAll(q).forEach(f);
  const on = (el, name, f) => el.addEventListener(name, f);
  // A browser may refuse storage: then nothing is remembered.
  const box = (f) => { try { return f(localStorage) } catch { return null } };
  const read = (k) => box((s) => s.getItem(k));
  const write = (k, v) => box((s) => v ? s.setItem(k, v) : s.removeItem(k));

  const system = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;
  if (/^(dark|light)$/.test(read('theme'))) root.dataset.theme = read('theme');
  const themeSwitch = (b) => {
    const show = () => b.setAttribute('aria-pressed', dark());
    b.hidden = false; show(); on(system, 'change', show);
    on(b, 'click', () => {
      const next = dark() ? 'light' : 'dark', own = (next === 'dark') !== system.matches;
      if (own) root.dataset.theme = next; else delete root.dataset.theme;
      write('theme', own && next); show();
    });
  };

  let live, later;
  const announce = (text) => { clearTimeout(later); later = setTimeout(() => { live.textContent = text }, 700) };

  // How many are left, in words: data-zero, -one, -few, -other, data-over-one… It tells and never blocks.
  const meter = (p, el, event, left) => {
    if (!p) return;
    const show = () => {
      const n = left(), d = p.dataset, m = Math.abs(n), form = new Intl.PluralRules(root.lang || 'ro').select(m);
      const text = n < 0 ? d['over' + form[0].toUpperCase() + form.slice(1)] || d.overOther : (!n && d.zero) || d[form] || d.other;
      p.textContent = (text || '{n}').replaceAll('{n}', (m / (d.unit || 1)).toLocaleString(root.lang));
      p.classList.toggle('over', n < 0); p.hidden = false;
    };
    show(); on(el, event, () => { show(); announce(p.textContent) });
  };

  const copy = (b) => {
    const label = b.innerHTML, el = document.querySelector(b.dataset.copy);
    b.hidden = !el;
    on(b, 'click', async () => {
      try { await navigator.clipboard.writeText(el.textContent.trim()) }
      catch { getSelection().selectAllChildren(el); if (!document.execCommand('copy')) return } // plain http
      announce(b.textContent = b.dataset.copied);
      setTimeout(() => { b.innerHTML = label }, 2500);
    });
  };

  // Typed text stays in this browser for 14 days, until a page with data-keep-clear="key" (or "*") is shown.
  // It comes back only where the server still shows what the person started from.
  const skip = /^(hidden|password|file|submit|button|reset|image)$/, tick = /^(checkbox|radio)$/;
  const get = (f) => tick.test(f.type) ? (f.checked ? '1' : '') : f.value;
  const put = (f, v) => { if (tick.test(f.type)) f.checked = !!v; else f.value = v };
  const keep = (form) => {
    const key = 'keep:' + form.dataset.keep, note = form.querySelector('[data-keep-note]');
    const wanted = (f) => 'keepTicks' in form.dataset || !tick.test(f.type);
    const fields = [...form.elements].filter((f) => f.name && f.value !== undefined && !skip.test(f.type) && wanted(f));
    const base = fields.map(get), name = (f) => f.id || f.name;
    let kept;
    try { kept = JSON.parse(read(key)) } catch { /* not ours */ }
    if (kept?.at > Date.now() - 12096e5) fields.forEach((f) => {
      const [was, typed] = kept.v[name(f)] || [];
      if (was !== get(f) || typed === was) return;
      put(f, typed);
      if (note) note.hidden = false;
    });
    on(form, 'input', () => {
      const v = {};
      fields.forEach((f, i) => { if (get(f) !== base[i]) v[name(f)] = [base[i], get(f)] });
      write(key, JSON.stringify({ at: Date.now(), v }));
    });
    each('[data-keep-forget]', (b) => on(b, 'click', () => {
      write(key); note.hidden = true;
      fields.forEach((f, i) => put(f, base[i]));
      form.dispatchEvent(new Event('input', { bubbles: true }));
      write(key);
    }), form);
  };

  // One press, one request. Coming back, or ten seconds, frees the button.
  const free = (form) => { delete form.dataset.sent; each('[aria-disabled]', (b) => b.removeAttribute('aria-disabled'), form) };
  on(document, 'submit', (e) => {
    const form = e.target;
    if (form.getAttribute('method') !== 'post') return;
    if (form.dataset.sent) return e.preventDefault();
    form.dataset.sent = 1;
    e.submitter?.setAttribute('aria-disabled', true);
    setTimeout(free, 1e4, form);
  });
  on(window, 'pageshow', () => each('form[data-sent]', free));

  on(document, 'DOMContentLoaded', () => {
    live = document.body.appendChild(document.createElement('div'));
    live.className = 'sr'; live.role = 'status';
    each('[data-keep-clear]', ({ dataset: { keepClear: k } }) => box(Object.keys)?.forEach((x) => {
      if (x === 'keep:' + k || (k === '*' && x.startsWith('keep:'))) write(x);
    }));
    each('form[data-keep]', keep);
    // The code of a printed letter stands behind # in its address, which no server ever sees.
    each('form[data-code-from-hash]', (f) => {
      if (location.hash.length < 8) return;
      f.elements.code.value = location.hash.slice(1);
      history.replaceState(null, '', location.pathname + location.search);
    });
    each('[data-theme-switch]', themeSwitch);
    each('[data-copy]', copy);
    each('[data-print]', (b) => { b.hidden = false; on(b, 'click', () => print()) });
    each('[data-count]', (f) => meter(document.getElementById(f.id + '-count'), f, 'input', () => f.dataset.count - [...f.value].length));
    each('[data-max-choices]', (g) => meter(g.querySelector('.count'), g, 'change',
      () => g.dataset.maxChoices - g.querySelectorAll('input:checked').length));
    // Points given, or what the ticked options cost together.
    const sum = (g) => [...g.querySelectorAll('input:checked, input[type=number]')].reduce((n, i) => n + +(i.dataset.sum ?? i.value), 0);
    each('[data-max-sum]', (g) => meter(g.querySelector('.count'), g, 'input', () => g.dataset.maxSum - sum(g)));
  });
})();
