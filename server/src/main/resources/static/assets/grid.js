// The table of a draft works without this file; it checks while typing and moves by keys.
'use strict';
(() => {
  const form = document.querySelector('form[data-proof]');
  if (!form) return;
  const cellsOf = (row) => Array.from(row.querySelectorAll('input.cell'));
  const box = document.getElementById('proof');
  const made = (name, text, classes) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (classes) element.className = classes;
    return element;
  };

  // What a check would find, for the whole table at once: a row that is wrong by itself may be right
  // beside another one.
  const tell = (said) => {
    box.className = `note ${said.tone}`;
    box.querySelector('.says').textContent = said.says;
    box.querySelector('ul').replaceChildren(...said.faults.map((fault) => {
      const line = made('li', `${fault.detail} `);
      fault.places.forEach((place) => line.append(made('span', place, 'tag'), ' '));
      return line;
    }));
    form.querySelectorAll('tr[data-row]').forEach((row) => {
      const faults = said.rows[row.dataset.row] || [];
      row.classList.toggle('fault', faults.length > 0);
      const line = row.querySelector('.rowsays');
      if (line) line.textContent = faults.join(' ');
    });
    form.querySelectorAll('input.cell').forEach((cell) => {
      const read = said.cells[cell.name];
      if (!read) return;
      const line = cell.parentElement.querySelector('.told');
      line.textContent = read.told;
      line.classList.toggle('wrong', read.wrong);
      cell.setAttribute('aria-invalid', String(read.wrong));
    });
  };
  let asked = 0;
  const check = async () => {
    const number = ++asked;
    const answer = await fetch(form.dataset.proof, {
      method: 'POST', credentials: 'same-origin', body: new URLSearchParams(new FormData(form)),
    });
    if (answer.ok && number === asked) tell(await answer.json());
  };
  let timer = 0;
  const soon = () => {
    asked++;
    clearTimeout(timer);
    timer = setTimeout(check, 250);
  };
  const marked = new WeakSet();
  form.querySelectorAll('td.changed > input.cell').forEach((cell) => marked.add(cell));
  const touched = (cell) => {
    const changed = marked.has(cell) || cell.value !== cell.defaultValue;
    cell.parentElement.classList.toggle('changed', changed);
    soon();
  };
  form.addEventListener('input', (event) => {
    const cell = event.target.closest('input.cell');
    if (cell) touched(cell);
    else soon();
  });

  // How many people the rows hold is counted meanwhile; nothing that is typed is touched.
  const hits = form.querySelector('[data-hits]');
  const count = async () => {
    const answer = await fetch(hits.dataset.hits, { credentials: 'same-origin' });
    if (!answer.ok) return;
    const told = await answer.json();
    form.querySelectorAll('[data-hit]').forEach((cell) => {
      if (cell.dataset.hit in told.rows) cell.textContent = told.rows[cell.dataset.hit];
    });
    hits.querySelector('.hitsays').textContent = told.footer;
    if (told.stage === 'counting') setTimeout(count, 1500);
  };
  if (hits && hits.dataset.hits) setTimeout(count, 700);

  const undo = (event, cell) => {
    if (cell.value !== cell.defaultValue) return; // the field's own undo comes first
    const button = document.getElementById('undo');
    if (button && !button.disabled) {
      event.preventDefault();
      button.click();
    }
  };
  const go = (cell, across, down) => {
    const row = cell.closest('tr');
    const at = cellsOf(row).indexOf(cell);
    const line = down > 0 ? row.nextElementSibling : down < 0 ? row.previousElementSibling : row;
    const next = line && cellsOf(line)[at + across];
    if (!next) return;
    next.focus();
    next.select();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  // Up, down and Enter stay in the column; left and right leave a cell at its end; Escape takes back
  // what was typed in this cell; Control and Z take back the last step once a cell is as it was.
  form.addEventListener('keydown', (event) => {
    const cell = event.target.closest('input.cell');
    if (!cell || event.altKey || event.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'z' && !event.shiftKey) undo(event, cell);
      if (event.key === 's') {
        event.preventDefault();
        form.querySelector('button[value=save]').click();
      }
      return;
    }
    const end = cell.selectionStart === cell.value.length;
    const begin = cell.selectionEnd === 0;
    const whole = cell.value !== '' && cell.selectionStart === 0 && end === false && cell.selectionEnd === cell.value.length;
    const moves = {
      ArrowDown: [0, 1],
      Enter: [0, event.shiftKey ? -1 : 1],
      ArrowUp: [0, -1],
      ArrowRight: end || whole ? [1, 0] : null,
      ArrowLeft: begin || whole ? [-1, 0] : null,
    };
    if (event.key === 'Escape') {
      event.preventDefault();
      cell.value = cell.defaultValue;
      touched(cell);
    } else if (moves[event.key]) {
      event.preventDefault();
      go(cell, ...moves[event.key]);
    }
  });
})();
