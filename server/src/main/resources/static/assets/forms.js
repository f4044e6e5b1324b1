// Forms work without this file: rows come by a button of the page, and a draft is kept by another.
'use strict';
(() => {
  if (window.lianfangForms) return;
  window.lianfangForms = true;
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

  // What is typed is kept on the server a moment later, and at once when the page is left.
  // Whoever has no account keeps no draft, and what they type goes nowhere before they send it.
  all('form[data-sheet]:not([data-undrafted])').forEach((form) => {
    const told = form.querySelector('[data-told]');
    let waiting = 0;
    let sent = false;
    let dirty = false;
    const body = () => {
      const fields = new URLSearchParams();
      new FormData(form).forEach((value, name) => {
        if (typeof value === 'string') fields.append(name, value);
      });
      return fields;
    };
    const say = (word) => {
      if (told) told.textContent = told.dataset[word] || '';
    };
    const keep = () => {
      if (!dirty || sent) return;
      fetch('/forms/draft', { method: 'POST', body: body(), credentials: 'same-origin', headers: { 'X-Requested-With': 'draft' } })
        .then((answer) => {
          if (answer.ok) dirty = false;
          say(answer.ok ? 'kept' : 'lost');
        })
        .catch(() => say('lost'));
    };
    const later = () => {
      dirty = true;
      clearTimeout(waiting);
      waiting = setTimeout(keep, 900);
    };
    form.addEventListener('input', later);
    form.addEventListener('change', later);
    addEventListener('online', keep);
    form.addEventListener('submit', () => (sent = true));
    addEventListener('pagehide', () => {
      if (dirty && !sent && navigator.sendBeacon) navigator.sendBeacon('/forms/draft', body());
    });
  });

  // A row more is a copy of the last one with nothing in it.
  const renamed = (line, from, to) => {
    const change = (element, name) => {
      const value = element.getAttribute(name);
      if (value && value.indexOf(from) >= 0) element.setAttribute(name, value.split(from).join(to));
    };
    [line].concat(all('*', line)).forEach((element) => {
      ['name', 'id', 'for', 'aria-describedby', 'data-line'].forEach((name) => change(element, name));
      if (element.name === '_less') change(element, 'value');
    });
  };
  const numbered = (rows) => {
    const lines = all('fieldset.line', rows);
    lines.forEach((line, i) => {
      const legend = line.querySelector('legend');
      legend.textContent = legend.textContent.replace(/\d+\s*$/, String(i + 1));
      const less = line.querySelector('button[name=_less]');
      if (less) {
        less.hidden = lines.length < 2;
        less.textContent = less.textContent.replace(/\d+/, String(i + 1));
      }
    });
    const more = rows.querySelector('button[name=_more]');
    if (more) more.hidden = lines.length >= Number(rows.dataset.most);
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[name=_more], button[name=_less]');
    const rows = button && button.closest('[data-rows]');
    if (!rows || !rows.closest('form[data-sheet]')) return;
    const lines = all('fieldset.line', rows);
    if (button.name === '_less') {
      event.preventDefault();
      button.closest('fieldset.line').remove();
      numbered(rows);
      rows.dispatchEvent(new Event('input', { bubbles: true }));
      return;
    }
    const last = lines[lines.length - 1];
    // What needs the whole page, such as places that complete, comes from the server.
    if (!last || last.querySelector('[data-kind=village], [data-rows]')) return;
    event.preventDefault();
    const next = 1 + Math.max(...lines.map((line) => Number(line.dataset.line.split('.').pop())));
    const copy = last.cloneNode(true);
    renamed(copy, last.dataset.line, rows.dataset.rows + '.' + next);
    all('.error, ul.kept', copy).forEach((one) => one.remove());
    all('.bad', copy).forEach((one) => one.classList.remove('bad'));
    all('input, select, textarea', copy).forEach((field) => {
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
      else if (field.type !== 'hidden') field.value = '';
    });
    last.after(copy);
    numbered(rows);
    const first = copy.querySelector('input:not([type=hidden]), select, textarea');
    if (first) first.focus();
  });
  all('[data-rows]').forEach(numbered);
})();
