/** 网格任务: the day's duties and arrivals on a shared phone, a full day without a network. */
import { newId } from '../gate/store.js';
import { h, lang, show, t } from '../gate/view.js';
import { count } from './locked.js';
import { again, bar, begin, button, call, field, form, measured, shift, stamped, status } from './shift.js';

const REASONS = ['nobody-home', 'refused', 'moved', 'hospital'];

let filter = 'open';

// ---------------------------------------------------------------- duties

const made = (values) => stamped(newId(), values);

/** The state of a task, with what was done on the phone and is not sent yet. */
function stateOf(task) {
  const own = shift.box.content.facts.filter((fact) => fact.duty === task.key).pop();
  if (!own) return task.state;
  return own.celsius || own.result === 'done' ? 'done' : 'could-not';
}

async function done(task, values) {
  shift.box.content.facts.push(made(Object.assign({ duty: task.key }, values)));
  await shift.box.save();
  await mainScreen();
  again();
}

function taskForm(task) {
  const name = lang() === 'zh' ? task.zh : task.en;
  if (!task.kind.startsWith('temperature')) {
    return h('div', { className: 'task' }, h('b', {}, name), h('div', { className: 'two' },
      button(t('done'), () => done(task, { result: 'done' })),
      button(t('could-not'), () => reasonScreen(task, name))));
  }
  const told = h('p', { className: 'error', role: 'alert' });
  const id = 'c-' + task.key.replace(/ /g, '-');
  const input = h('input', { id, inputMode: 'decimal', autocomplete: 'off', maxLength: 4 });
  const take = async (event) => {
    event.preventDefault();
    const value = Number(input.value.replace(/[,，。]/, '.'));
    if (!(value >= 34 && value <= 43)) {
      told.textContent = t('temperature.wrong');
    } else {
      await done(task, { celsius: value.toFixed(1) });
    }
  };
  return h('form', { className: 'task line', onsubmit: take }, h('label', { htmlFor: id }, name), input,
    h('button', { className: 'small' }, t('record')), told,
    button(t('could-not'), () => reasonScreen(task, name), 'small'));
}

function reasonScreen(task, name) {
  show(h('h1', {}, name), h('p', {}, t('reason.says')), h('div', { className: 'stack' },
    REASONS.map((reason) => button(t('reason.' + reason),
      () => done(task, { result: 'could-not', reason })))), button(t('back'), mainScreen, 'main'));
}

async function mainScreen() {
  const { day, back, name } = shift.box.content;
  const homes = day ? day.homes : [];
  const tasks = homes.reduce((all, home) => all.concat(home.tasks), []);
  const open = tasks.filter((task) => stateOf(task) === 'open').length;
  const choose = (which) => () => {
    filter = which;
    mainScreen();
  };
  const cards = homes.map((home) => [home, home.tasks.filter((task) => filter === 'all'
    || stateOf(task) === 'open')]).filter(([, own]) => own.length);
  show(bar(name), h('h1', {}, day ? t('says', day.date, open, tasks.length) : t('never')),
    back.length ? button(t('back.rows', back.length), backScreen) : null,
    day && day.registers ? button(t('arrival'), () => arrivalScreen({}), 'main') : null,
    h('div', { className: 'two', role: 'group', 'aria-label': t('filter') },
      h('button', { type: 'button', className: 'small in', onclick: choose('open'), 'aria-pressed': String(filter === 'open') }, t('open')),
      h('button', { type: 'button', className: 'small in', onclick: choose('all'), 'aria-pressed': String(filter === 'all') }, t('all'))),
    h('section', { id: 'duties' }, cards.map(([home, own]) => h('article', { className: 'home' },
      h('h2', {}, home.called), h('p', { className: 'quiet' }, home.village),
      own.map((task) => (stateOf(task) === 'open' ? taskForm(task) : h('p', { className: 'task' },
        h('b', {}, lang() === 'zh' ? task.zh : task.en), ' ', t('state.' + stateOf(task)))))))),
    cards.length || !day ? null : h('p', {}, t('none')));
  status();
}

// ---------------------------------------------------------------- arrivals, what came back

function arrivalScreen(before, told) {
  const villages = shift.box.content.day.villages;
  const options = villages.map((one) => h('option',
    { value: one.code, selected: one.code === before.village }, one.name));
  const member = (n, given) => h('fieldset', {}, h('legend', {}, t('member', n + 1)),
    field('name-' + n, { value: given.name || '' }, t('field.name')),
    field('identity-' + n, { value: given.identity || '', autocapitalize: 'characters', maxLength: 20 }, t('field.identity')),
    field('phone-' + n, { value: given.phone || '', inputMode: 'tel' }, t('field.phone')),
    field('celsius-' + n, { value: given.celsius || '', inputMode: 'decimal' }, t('field.celsius')));
  const members = h('div', {});
  let count = 0;
  const add = (given) => members.append(member(count++, given));
  (before.members || [{}]).forEach(add);
  const send = async (sent) => {
    const value = (name) => sent[name].value.trim();
    const row = made({});
    ['village', 'building', 'unit', 'door', 'origin', 'returned'].forEach((name) => {
      row[name] = value(name);
    });
    row.members = [];
    for (let n = 0; n < count; n++) {
      const one = {};
      ['name', 'identity', 'phone', 'celsius'].forEach((name) => {
        one[name] = value(name + '-' + n);
      });
      if (one.name) row.members.push(one);
    }
    if (!row.members.length || row.members.some((one) => !one.identity && !one.phone)) {
      return t('arrival.missing');
    }
    shift.box.content.arrivals.push(row);
    await shift.box.save();
    await mainScreen();
    again();
    return '';
  };
  show(told ? h('p', { className: 'band' }, told) : null, ...form(t('arrival'), t('arrival.says'), [
    h('div', { className: 'field' }, h('label', { htmlFor: 'village' }, t('field.village')),
      h('select', { id: 'village', name: 'village' }, options)),
    field('building', { value: before.building || '' }), field('unit', { value: before.unit || '' }),
    field('door', { value: before.door || '' }), field('origin', { value: before.origin || '' }),
    field('returned', { type: 'date', value: before.returned || shift.box.content.day.date }), members,
    button(t('member.add'), () => add({}), 'small')], t('arrival.button'), send),
  button(t('back'), mainScreen, 'small'));
}

/** Rows that the server gave back, each with what is to be put right. */
function backScreen() {
  const drop = async (one) => {
    shift.box.content.back = shift.box.content.back.filter((other) => other !== one);
    await shift.box.save();
  };
  show(h('h1', {}, t('back.title')), h('div', { className: 'stack' }, shift.box.content.back.map((one) => h('article',
    { className: 'home' }, h('p', {}, one.row.members ? one.row.members.map((m) => m.name).join(' ') : ''),
    h('p', { className: 'error' }, one[lang()]), one.name === 'arrivals'
      ? button(t('correct'), async () => {
        await drop(one);
        arrivalScreen(one.row, one[lang()]);
      }) : null, button(t('drop'), async () => {
      await drop(one);
      backScreen();
    }, 'small')))), button(t('back'), mainScreen, 'main'));
}

// ---------------------------------------------------------------- sending and fetching

async function send(name, path) {
  const box = shift.box;
  const rows = box ? box.content[name].slice(0, 200) : [];
  if (!rows.length) return;
  const answer = await call(path, { sentAt: new Date().toISOString(), rows });
  const sent = new Set(rows.map((row) => row.id));
  box.content[name] = box.content[name].filter((row) => !sent.has(row.id));
  answer.problems.forEach((problem) => {
    box.content.back.push({ name, row: rows[problem.row - 1], zh: problem.zh, en: problem.en });
  });
  await box.save();
  await send(name, path);
}

async function round() {
  await send('facts', 'facts');
  await send('arrivals', 'arrivals');
  const before = Date.now();
  const day = await call('day', {});
  if (!shift.box) return;
  measured(before, day.now);
  shift.box.content.day = day;
  await shift.box.save();
}

const waiting = (content) => content.facts.length + content.arrivals.length;
count('lianfang-grid', waiting);
begin({
  prefix: 'grid.', main: mainScreen, list: 'duties', round, waiting,
  empty: () => ({ day: null, facts: [], arrivals: [], back: [] }),
});
