// The table of a draft works without this file; it checks while typing and moves by keys.
'use strict';
(() => {
  const form = document.querySelector('form.gridform');
  if (!form) return;
  const cells = () => Array.from(form.querySelectorAll('input.cell'));
  const timers = new WeakMap();

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
  form.addEventListener('input', (event) => {
    const cell = event.target.closest('input.cell');
    if (!cell) return;
    cell.parentElement.classList.add('changed');
    clearTimeout(timers.get(cell));
    timers.set(cell, setTimeout(() => check(cell), 250));
  });

  // Arrows up and down and Enter stay in the column; Tab goes along the row.
  form.addEventListener('keydown', (event) => {
    const cell = event.target.closest('input.cell');
    if (!cell) return;
    if (event.key === 'z' && (event.ctrlKey || event.metaKey) && cell.value === cell.defaultValue) {
      const undo = document.getElementById('undo');
      if (undo && !undo.disabled) {
        event.preventDefault();
        undo.click();
      }
      return;
    }
    const step = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const row = cell.closest('tr');
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    const at = Array.from(row.querySelectorAll('input.cell')).indexOf(cell);
    if (next) next.querySelectorAll('input.cell')[at].focus();
  });
})();
