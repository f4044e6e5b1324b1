// Every page works without this file; it only makes the way shorter.
'use strict';
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const typing = (element) => element && /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  // Menus close when somebody looks elsewhere.
  document.addEventListener('click', (event) => {
    all('details.drop[open], details.chip[open]').forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  // A menu that the keyboard has left covers nothing.
  document.addEventListener('focusin', (event) => {
    all('details.drop[open], details.chip[open]').forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      const menus = all('details.drop[open], details.chip[open]');
      menus.forEach((menu) => {
        menu.open = false;
        menu.querySelector('summary').focus();
      });
      if (!menus.length && panel && !panel.hidden && !typing(event.target)) leave();
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      const search = document.getElementById('search');
      event.preventDefault();
      if (search && search.offsetParent) search.focus();
      else if (search) location.href = search.form.action;
    }
  });

  // Lists: arrows move, Enter opens, a click on a row opens its link.
  const rows = () => all('tbody tr[data-href]');
  const go = (to) => {
    all('tr.at').forEach((row) => row.classList.remove('at'));
    to.classList.add('at');
    const link = to.querySelector('a');
    if (link) link.focus({ preventScroll: true });
    to.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('keydown', (event) => {
    if (typing(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const list = rows();
    if (!list.length) return;
    const held = list.findIndex((row) => row.contains(document.activeElement));
    const at = held < 0 ? list.findIndex((row) => row.classList.contains('at')) : held;
    const next = list[at + (event.key === 'ArrowDown' ? 1 : -1)] || (at < 0 ? list[0] : null);
    if (next) {
      event.preventDefault();
      go(next);
    }
  });
  document.addEventListener('click', (event) => {
    const row = event.target.closest('tr[data-href]');
    if (!row || event.target.closest('a, button, input, label, summary, details')) return;
    location.href = row.dataset.href;
  });

  // What has a key of its own answers to it.
  document.addEventListener('keydown', (event) => {
    if (typing(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    const wanted = all('[data-key]').find((one) => one.dataset.key === event.key.toLowerCase());
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  });

  // What can be taken back until the page is left is carried out when it is left.
  const leaving = document.querySelector('form[data-leave]');
  if (leaving && navigator.sendBeacon) {
    let stays = false;
    const inside = (address) => new URL(address, location.href).pathname.startsWith(leaving.dataset.leave);
    document.addEventListener('submit', (event) => (stays = inside(event.target.action)));
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href]');
      if (link) stays = inside(link.href);
    });
    addEventListener('pagehide', () => {
      if (!stays) navigator.sendBeacon(leaving.action, new FormData(leaving));
    });
  }

  // Details open beside the list where there is room.
  const panel = document.getElementById('panel');
  const beside = async (link) => {
    const answer = await fetch(link.href, { credentials: 'same-origin' });
    if (!answer.ok || answer.redirected) {
      location.href = link.href;
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = page.querySelector('main');
    panel.replaceChildren ? panel.replaceChildren() : (panel.textContent = '');
    Array.from(main.childNodes).forEach((node) => panel.appendChild(document.adoptNode(node)));
    panel.hidden = false;
    panel.parentElement.classList.add('split');
    panel.focus();
    enrich(panel);
  };
  // Back to the row from which the details were opened.
  const leave = () => {
    panel.hidden = true;
    panel.parentElement.classList.remove('split');
    const row = document.querySelector('tr.at a');
    if (row) row.focus();
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-beside]');
    if (!link || !panel || innerWidth < 1180 || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const row = link.closest('tr[data-href]');
    if (row) go(row);
    beside(link);
  });

  // Dates are typed as 225, 2.25, 2-25 or whole; the year is the console's.
  const year = Number(document.documentElement.dataset.year) || new Date().getFullYear();
  const two = (number) => String(number).padStart(2, '0');
  const day = (text) => {
    const t = text.trim().replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
    let m = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(t) || /^(\d{4})(\d{2})(\d{2})$/.exec(t);
    if (!m) {
      m = /^(\d{1,2})[-./·月](\d{1,2})日?$/.exec(t) || /^(\d{1,2})(\d{2})$/.exec(t);
      if (m) m = [m[0], year, m[1], m[2]];
    }
    if (!m) return null;
    const date = new Date(Date.UTC(+m[1], m[2] - 1, +m[3]));
    const right = date.getUTCMonth() === m[2] - 1 && date.getUTCDate() === +m[3];
    return right ? `${m[1]}-${two(m[2])}-${two(m[3])}` : null;
  };

  // A day in the words of the page, with its weekday, so that a slip of the thumb is noticed.
  const inWords = (iso) =>
    new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : 'zh-CN', {
      timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric', weekday: 'long',
    }).format(new Date(iso + 'T00:00:00Z'));

  // GB 11643: the last digit is computed from the others.
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const identity = (text) => {
    const t = text.trim().toUpperCase();
    if (!/^\d{17}[\dX]$/.test(t)) return null;
    const sum = weights.reduce((total, weight, i) => total + weight * t[i], 0);
    const birth = day(t.slice(6, 14));
    if ('10X98765432'[sum % 11] !== t[17] || !birth) return { wrong: true };
    return { birth, sex: t[16] % 2 ? 'male' : 'female' };
  };
  const told = (input, text, wrong) => {
    const line = input.closest('.field').querySelector('.told');
    if (!line) return;
    line.textContent = text;
    line.classList.toggle('wrong', Boolean(wrong));
  };
  const say = (input, key, ...values) =>
    values.reduce((text, value, i) => text.replace(`{${i}}`, value), input.dataset[key] || '');

  const dateField = (input) => {
    const read = () => {
      if (!input.value.trim()) return told(input, '', false);
      const date = day(input.value);
      told(input, date ? say(input, 'good', inWords(date)) : say(input, 'wrong'), !date);
      return date;
    };
    input.addEventListener('input', read);
    input.addEventListener('blur', () => {
      const date = read();
      if (date) input.value = date;
    });
  };
  const identityField = (input) => {
    const form = input.form;
    const read = () => {
      const found = identity(input.value);
      if (!found) {
        const count = input.value.trim().length;
        return told(input, count > 3 && count < 18 ? say(input, 'count', count) : '', false);
      }
      if (found.wrong) return told(input, say(input, 'wrong'), true);
      told(input, say(input, 'good', inWords(found.birth), say(input, found.sex)), false);
      // Several people of one form are told apart by the number behind their fields.
      const who = (/-\d+$/.exec(input.name) || [''])[0];
      const birth = form.elements.namedItem('birth' + who);
      if (birth && !birth.value) birth.value = found.birth;
      const sex = form.elements.namedItem('sex' + who);
      if (sex) sex.value = found.sex;
    };
    input.addEventListener('input', read);
    read();
  };

  // Villages and other areas complete by name or by the initials of their pinyin. A village's code
  // goes with the form; other areas go by the name, of which a field may hold several.
  const villageField = (input) => {
    const box = input.closest('.suggest');
    const code = box.querySelector('input[type=hidden]');
    const list = document.createElement('ul');
    let at = -1;
    let asked = 0;
    list.setAttribute('role', 'listbox');
    list.id = input.id + '-list';
    list.hidden = true;
    box.appendChild(list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-autocomplete', 'list');
    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute('aria-expanded', 'false');
    };
    const last = () => (input.dataset.several ? /[^、，,;；]*$/.exec(input.value)[0] : input.value);
    const choose = (item) => {
      const before = input.value.slice(0, input.value.length - last().trimStart().length);
      input.value = before + item.dataset.name;
      if (code) code.value = item.dataset.code;
      told(input, item.dataset.path, false);
      close();
    };
    const show = (found) => {
      list.textContent = '';
      found.forEach((village, i) => {
        const item = document.createElement('li');
        item.setAttribute('role', 'option');
        item.id = `${list.id}-${i}`;
        item.dataset.name = village.name;
        item.dataset.code = village.code;
        item.dataset.path = village.path;
        item.textContent = village.name + ' ';
        const path = document.createElement('span');
        path.className = 'quiet small';
        path.textContent = village.path;
        item.appendChild(path);
        item.addEventListener('mousedown', (event) => {
          event.preventDefault();
          choose(item);
        });
        list.appendChild(item);
      });
      list.hidden = !found.length;
      at = -1;
      input.setAttribute('aria-expanded', String(Boolean(found.length)));
    };
    input.addEventListener('input', async () => {
      if (code) code.value = '';
      const ask = ++asked;
      if (!last().trim()) return close();
      const answer = await fetch(input.dataset.source + encodeURIComponent(last().trim()), {
        credentials: 'same-origin',
      });
      if (!answer.ok) return;
      const found = await answer.json();
      // Whoever has gone on meanwhile is not covered by what comes late.
      if (ask === asked && document.activeElement === input) show(found);
    });
    input.addEventListener('keydown', (event) => {
      const items = all('li', list);
      if (list.hidden || !items.length) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        at = (at + (event.key === 'ArrowDown' ? 1 : items.length - 1 + (at < 0))) % items.length;
        items.forEach((item, i) => item.setAttribute('aria-selected', String(i === at)));
        input.setAttribute('aria-activedescendant', items[at].id);
      } else if (event.key === 'Enter') {
        event.preventDefault();
        choose(items[Math.max(at, 0)]);
      } else if (event.key === 'Escape') close();
    });
    input.addEventListener('blur', close);
  };

  // Drafts: what is typed outlives an expired session; it leaves when the form is kept.
  const draft = (form) => {
    const key = 'draft:' + form.dataset.draft;
    const fields = () => Array.from(form.elements).filter((f) => f.name && f.type !== 'hidden' && f.type !== 'password' && f.type !== 'file');
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) || '{}');
      fields().forEach((field) => {
        if (!(field.name in kept)) return;
        if (field.type === 'radio' || field.type === 'checkbox') field.checked = [].concat(kept[field.name]).includes(field.value);
        else if (!field.value) field.value = kept[field.name];
      });
    } catch (error) {
      sessionStorage.removeItem(key);
    }
    form.addEventListener('input', () => {
      const kept = {};
      fields().forEach((field) => {
        if (field.type === 'checkbox') {
          // Several boxes may bear one name, and none of them may be ticked.
          kept[field.name] = (kept[field.name] || []).concat(field.checked ? [field.value] : []);
        } else if (field.type === 'radio') {
          if (field.checked) kept[field.name] = field.value;
        } else if (field.value) kept[field.name] = field.value;
      });
      sessionStorage.setItem(key, JSON.stringify(kept));
    });
  };
  const kept = document.querySelector('[data-kept]');
  if (kept) sessionStorage.removeItem('draft:' + kept.dataset.kept);

  const enrich = (root) => {
    all('input[data-kind=day]', root).forEach(dateField);
    all('form[data-draft]', root).forEach(draft);
    all('input[data-kind=identity]', root).forEach(identityField);
    all('input[data-kind=village]', root).forEach(villageField);
    all('[data-submit]', root).forEach((field) => field.addEventListener('change', () => field.form.submit()));
    all('button[data-print]', root).forEach((button) => button.addEventListener('click', () => print()));
  };
  enrich(document);

  // Nothing can be opened on paper: the reasons lie open on it, and close again on the screen.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = all('details.basis:not([open])');
    opened.forEach((one) => (one.open = true));
  });
  addEventListener('afterprint', () => opened.forEach((one) => (one.open = false)));

  // Whoever sent a form that was not taken is led to what has to be corrected.
  const faults = document.querySelector('.errors');
  if (faults) faults.focus();

  // Work in progress is asked for again until it is done.
  const work = document.querySelector('[data-again]');
  if (work) setTimeout(() => location.reload(), Number(work.dataset.again));
})();
