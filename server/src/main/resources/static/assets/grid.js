// The table of a draft works without this file; it checks while typing and moves by keys.
'use strict';
(() => {
  const form = document.querySelector('form.gridform');
  if (!form) return;
  const timers = new WeakMap();
  const cellsOf = (row) => Array.from(row.querySelectorAll('input.cell'));

  const check = async (cell) => {
    if (cell.dataset.kind !== 'input' && cell.dataset.kind !== 'output') return;
    const asked = cell.value;
    const to = `${form.dataset.check}&column=${encodeURIComponent(cell.dataset.column)}&text=${encodeURIComponent(asked)}`;
    const answer = await fetch(to, { credentials: 'same-origin' });
    if (!answer.ok || cell.value !== asked) return;
    const said = await answer.json();
    const line = cell.parentElement.querySelector('small');
    line.textContent = said.told;
    line.classList.toggle('wrong', said.wrong);
    cell.setAttribute('aria-invalid', String(said.wrong));
  };
  const marked = new WeakSet();
  form.querySelectorAll('td.changed > input.cell').forEach((cell) => marked.add(cell));
  const touched = (cell) => {
    const changed = marked.has(cell) || cell.value !== cell.defaultValue;
    cell.parentElement.classList.toggle('changed', changed);
    clearTimeout(timers.get(cell));
    timers.set(cell, setTimeout(() => check(cell), 250));
  };
  form.addEventListener('input', (event) => {
    const cell = event.target.closest('input.cell');
    if (cell) touched(cell);
  });

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
