// Adds a ledger up again in the browser and recomputes its chain of seals. No library; how it is done: docs/ledger.md.
(() => {
  const root = document.getElementById('ledger');
  const button = root.querySelector('button'), status = root.querySelector('[role=status]'), list = root.querySelector('ul');
  const words = root.dataset;
  button.hidden = false;

  const cells = (line) => {
    const out = [''];
    let quoted = false;
    for (let i = 0; i < line.length; i++) {
      const c = line[i];
      if (c === '"') {
        if (quoted && line[i + 1] === '"') { out[out.length - 1] += '"'; i++ } else quoted = !quoted;
      } else if (c === ',' && !quoted) out.push('');
      else out[out.length - 1] += c;
    }
    return out;
  };
  const bani = (text) => /^-?\d+\.\d\d$/.test(text) ? BigInt(text.replace('.', '')) : null;
  const hash = async (text) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, '0')).join('');

  const check = async (text) => {
    const sums = new Map(), faults = [];
    let at = 0, book = '', number = 0, sum = 0n, lines = 0, entries = 0, seals = 0, day = [];
    const fault = (what) => { if (faults.length < 50) faults.push(`${at}: ${what}`) };
    const endEntry = () => {
      if (sum !== 0n) fault(`${book} ${number}: ${sum} ≠ 0`);
      if (lines === 1) fault(`${book} ${number}: 1`);
      sum = 0n; lines = 0;
    };
    for (const raw of text.split('\n')) {
      at++;
      const line = raw.replace(/^\ufeff/, '').replace(/\r$/, '');
      if (!line || at === 1) continue;
      const c = cells(line), amount = bani(c[4] || '');
      if (c.length !== 12 || amount === null) { fault(line); continue }
      if (c[0] !== book) { endEntry(); book = c[0]; number = 0; day = ['0'.repeat(64)] }
      if (c[3] === 'seal') {
        endEntry();
        if (+c[1] !== number) fault(`${book} ${c[1]} ≠ ${number}`);
        if (crypto.subtle && await hash(day.join('\n') + '\n') !== c[11]) fault(`${c[5]} ${book}: ${c[11]}`);
        seals++; day = [c[11]];
        continue;
      }
      if (+c[1] !== number) {
        endEntry();
        if (+c[1] !== number + 1) fault(`${book} ${number} → ${c[1]}`);
        number = +c[1]; entries++;
      }
      if (+c[2] !== ++lines) fault(`${book} ${number}: ${c[2]} ≠ ${lines}`);
      sum += amount;
      const account = `${c[0]},${c[3]}`;
      sums.set(account, (sums.get(account) || 0n) + amount);
      day.push(line);
    }
    endEntry();
    for (const row of document.querySelectorAll('[data-account]')) {
      const found = sums.get(row.dataset.account) || 0n, good = found === BigInt(row.dataset.bani);
      row.querySelector('td:last-child').classList.toggle('bad', !good);
      if (!good) fault(`${row.dataset.account}: ${found} ≠ ${row.dataset.bani}`);
      sums.delete(row.dataset.account);
    }
    for (const [account, found] of sums) if (found !== 0n) fault(`${account}: ${found}`);
    return { faults, entries, seals };
  };

  button.addEventListener('click', async () => {
    button.disabled = true;
    list.replaceChildren();
    status.textContent = words.wait;
    try {
      const answer = await fetch(words.file, { cache: 'no-store' });
      if (!answer.ok) throw answer.status;
      const found = await check(await answer.text());
      const say = (text) => text.replace('{entries}', found.entries).replace('{seals}', found.seals).replace('{faults}', found.faults.length);
      status.textContent = say(found.faults.length ? words.bad : words.good) + (crypto.subtle ? '' : ' ' + words.plain);
      for (const what of found.faults) {
        const item = document.createElement('li');
        item.textContent = what;
        list.append(item);
      }
    } catch { status.textContent = words.lost }
    button.disabled = false;
  });
})();
