/** 现场检查: a day of visits without a network; evidence goes up first, then each visit once. */
import { newId } from '../gate/store.js';
import { h, lang, show, t } from '../gate/view.js';
import { count } from '../grid/locked.js';
import { again, bar, begin, button, call, form, measured, shift, stamped, status } from '../grid/shift.js';
import { counts, failed, lacks, meets, values } from './list.js';
import { NoPicture, picture } from './photo.js';

const UPLOAD_PATIENCE = 120000;
const CONFIRMED = ['agreed', 'disagreed', 'absent'];

const content = () => shift.box.content;
const save = () => shift.box.save();
const said = (words) => (words ? words[lang()] : '');
const checklist = (draft) => draft.checklist.items;

// ---------------------------------------------------------------- the day

/** What has become of a planned visit on this phone. */
function progress(visit) {
  const { drafts, queue, back } = content();
  const own = (one) => one.visit.caseId === visit.caseId;
  if (back.some(own)) return t('state.back');
  if (queue.some(own)) return t('state.waiting');
  const draft = drafts.find(own);
  if (!draft) return t('state.open');
  const all = counts(checklist(draft), draft.answers);
  const sum = (key) => all.reduce((total, one) => total + one[key], 0);
  return t('state.begun', sum('answered'), sum('asked'));
}

function visitCard(visit) {
  const sent = content().queue.some((one) => one.visit.caseId === visit.caseId);
  return h('article', { className: 'home' }, h('h2', {}, visit.called),
    h('p', {}, said(visit.title), visit.address ? ' · ' + visit.address : ''),
    visit.due ? h('p', {}, t('due', visit.due)) : null,
    visit.sealed ? h('p', { className: 'band' }, t('sealed')) : null,
    h('p', { className: 'quiet' }, progress(visit)),
    sent ? null : button(t('visit'), () => open(visit)));
}

async function mainScreen() {
  const { day, name, back, drafts, queue } = content();
  const visits = day ? day.visits.slice() : [];
  // What was begun or waits stays in sight when the day that the server tells no longer has it.
  drafts.concat(queue).forEach(({ visit }) => {
    if (!visits.some((one) => one.caseId === visit.caseId)) visits.push(visit);
  });
  show(bar(name), h('h1', {}, day ? t('says', day.date, visits.length) : t('never')),
    back.length ? button(t('back.rows', back.length), backScreen, 'main') : null,
    h('section', { id: 'visits' }, visits.map(visitCard)),
    visits.length || !day ? null : h('p', {}, t('none')),
    day && day.kinds.length ? button(t('unannounced'), () => unannounced()) : null);
  status();
}

/** A visit that nobody planned; its case is made on the phone and filed with the result. */
function unannounced() {
  const { kinds, areas } = content().day;
  const pick = (id, options) => h('div', { className: 'field' }, h('label', { htmlFor: id }, t('field.' + id)),
    h('select', { id, name: id }, options.map(([value, text]) => h('option', { value }, text))));
  const text = (id, properties) => h('div', { className: 'field' }, h('label', { htmlFor: id }, t('field.' + id)),
    h('input', Object.assign({ id, name: id, autocomplete: 'off' }, properties)));
  const make = async (sent) => {
    const kind = kinds.find((one) => one.word === sent.kind.value);
    const called = sent.called.value.trim();
    if (!called) return t('called.missing');
    const begun = {
      kind: kind.word, area: sent.area.value, called, code: sent.code.value.trim().toUpperCase(),
    };
    const visit = {
      caseId: newId(), version: 0, step: '', called, address: '', area: begun.area, due: null,
      sealed: false, title: { zh: kind.zh, en: kind.en }, checklist: kind.checklist,
      keepsLocation: false, rows: [], begun,
    };
    await open(visit);
    return '';
  };
  show(...form(t('unannounced'), t('unannounced.says'), [
    pick('kind', kinds.map((one) => [one.word, one[lang()]])),
    text('called', { maxLength: 60 }),
    text('code', { maxLength: 18, autocapitalize: 'characters' }),
    pick('area', areas.map((one) => [one.code, one.name]))], t('visit'), make),
  button(t('back'), mainScreen, 'small'));
}

// ---------------------------------------------------------------- one visit

/** Goes on with a visit, or begins it with a copy of the checklist as it stands today. */
async function open(visit) {
  const { drafts, day } = content();
  let draft = drafts.find((one) => one.visit.caseId === visit.caseId);
  if (!draft) {
    const list = day.checklists[visit.checklist];
    const items = visit.rows.length ? list.items.filter((item) => visit.rows.includes(item.id)) : list.items;
    draft = {
      id: newId(), visit, checklist: { id: list.id, title: list.title, items }, answers: {},
      confirmed: '', said: '',
    };
    drafts.push(draft);
    await save();
  }
  visitScreen(draft);
}

const answerOf = (draft, item) => {
  draft.answers[item.id] = draft.answers[item.id] || { answer: '', why: '', pictures: [] };
  return draft.answers[item.id];
};

function totals(draft) {
  const all = counts(checklist(draft), draft.answers);
  return h('section', { className: 'counts', id: 'counts', 'aria-label': t('counts') }, all.map((one) => h('div',
    {}, h('b', {}, one.met + '/' + one.asked), h('span', {}, one.part ? t('part.' + one.part) : t('met')))));
}

function refresh(draft) {
  document.getElementById('counts').replaceWith(totals(draft));
}

function answerField(draft, item, changed) {
  const given = answerOf(draft, item);
  const id = 'a-' + item.id;
  if (item.kind === 'yes-no') {
    const one = (value, word) => h('button', {
      type: 'button', className: value === 'true' ? 'in' : 'out', 'aria-pressed': String(given.answer === value),
      onclick: () => changed(value),
    }, t(word));
    return h('div', { className: 'two', role: 'group', 'aria-label': said(item.wording) },
      one('true', 'yes'), one('false', 'no'));
  }
  const number = item.kind === 'number';
  const limit = number && (item.least !== null || item.most !== null)
    ? t('limit', item.least === null ? '' : item.least, item.most === null ? '' : item.most) : '';
  const input = h(number ? 'input' : 'textarea', {
    id, autocomplete: 'off', value: given.answer, inputMode: number ? 'decimal' : 'text',
    onchange: (event) => changed(number ? event.target.value.trim().replace(/[,，。]/, '.') : event.target.value),
  });
  return h('div', { className: 'field' }, h('label', { htmlFor: id }, t('answer'), limit ? ' · ' + limit : ''), input);
}

function whyField(draft, item) {
  const given = answerOf(draft, item);
  const id = 'w-' + item.id;
  return h('div', { className: 'field' }, h('label', { htmlFor: id }, t('why')), h('textarea', {
    id, maxLength: 400, rows: 2, value: given.why,
    onchange: async (event) => {
      given.why = event.target.value;
      await save();
    },
  }));
}

async function thumbs(draft, item, again) {
  const given = answerOf(draft, item);
  const shown = await Promise.all(given.pictures.map(async (hash, at) => {
    const bytes = await shift.box.file(hash);
    const image = h('img', { alt: t('picture', at + 1), className: 'thumb' });
    if (bytes) {
      image.src = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
      image.onload = () => URL.revokeObjectURL(image.src);
    }
    return h('div', { className: 'shot' }, image, button(t('remove'), async () => {
      given.pictures = given.pictures.filter((one) => one !== hash);
      await save();
      await dropUnused([hash]);
      again();
    }, 'small'));
  }));
  return h('div', { className: 'shots' }, shown);
}

function photoButton(draft, item, told, again) {
  const one = (word, capture) => h('label', { className: 'button small' }, t(word), h('input', {
    type: 'file', accept: 'image/jpeg,image/png,image/webp', capture, 'data-item': item.id,
    onchange: async (event) => {
      const file = event.target.files[0];
      if (!file) return;
      try {
        const taken = await picture(file, draft.visit.keepsLocation);
        await shift.box.keepFile(taken.hash, taken.bytes);
        const given = answerOf(draft, item);
        if (!given.pictures.includes(taken.hash)) given.pictures.push(taken.hash);
        await save();
        again();
      } catch (failure) {
        if (!(failure instanceof NoPicture)) throw failure;
        told.textContent = t('picture.' + failure.word);
      }
    },
  }));
  return h('div', { className: 'two' }, one('take', 'environment'), one('choose', null));
}

async function itemCard(draft, item) {
  const told = h('p', { className: 'error', role: 'alert' });
  const place = h('fieldset', { id: 'i-' + item.id });
  const again = async () => {
    const fresh = await itemCard(draft, item);
    place.replaceWith(fresh);
    refresh(draft);
  };
  const changed = async (value) => {
    answerOf(draft, item).answer = value;
    await save();
    await again();
  };
  const met = meets(item, draft.answers[item.id]);
  const verdict = met === null ? null
    : h('p', { className: met ? 'good' : 'error' }, t(met ? 'item.met' : 'item.unmet'));
  place.append(...[h('legend', {}, said(item.wording)),
    item.cites ? h('p', { className: 'quiet' }, item.cites) : null,
    answerField(draft, item, changed), verdict,
    met === false ? whyField(draft, item) : null,
    met !== null || item.evidence ? await thumbs(draft, item, again) : null,
    met !== null || item.evidence ? photoButton(draft, item, told, again) : null, told].filter(Boolean));
  return place;
}

async function visitScreen(draft) {
  const cards = await Promise.all(checklist(draft).map((item) => itemCard(draft, item)));
  show(bar(draft.visit.called), h('h1', {}, said(draft.checklist.title)), totals(draft),
    h('div', { className: 'stack' }, cards), button(t('finish'), () => confirmScreen(draft), 'main'),
    button(t('back'), mainScreen, 'small'),
    draft.visit.begun ? button(t('discard'), () => discard(draft), 'small') : null);
  status();
}

async function discard(draft) {
  content().drafts = content().drafts.filter((one) => one !== draft);
  await save();
  await dropUnused(hashesOf(draft));
  await mainScreen();
}

const hashesOf = (draft) => Object.values(draft.answers).reduce((all, one) => all.concat(one.pictures), []);

/** Deletes pictures that no visit on this phone holds any more. */
async function dropUnused(hashes) {
  const { drafts, queue, back } = content();
  const held = new Set(drafts.concat(queue, back).reduce((all, one) => all.concat(hashesOf(one)), []));
  await Promise.all(hashes.filter((hash) => !held.has(hash)).map((hash) => shift.box.dropFile(hash)));
}

/** The whole result before the firm, and what the firm says to it. */
function confirmScreen(draft) {
  const items = checklist(draft);
  const open = items.filter((item) => lacks(item, draft.answers[item.id]));
  if (open.length) {
    const first = open[0];
    show(bar(draft.visit.called), h('h1', {}, t('lacks', open.length)), h('div', { className: 'stack' },
      open.map((item) => h('p', { className: 'band' }, said(item.wording), ' ',
        t('lacks.' + lacks(item, draft.answers[item.id]))))),
    button(t('back.visit'), async () => {
      await visitScreen(draft);
      document.getElementById('i-' + first.id).scrollIntoView();
    }, 'main'));
    return;
  }
  const unmet = failed(items, draft.answers);
  const choice = h('div', { className: 'field' }, h('label', { htmlFor: 'confirmed' }, t('confirmed')),
    h('select', { id: 'confirmed', name: 'confirmed' }, h('option', { value: '' }, t('choose.one')),
      CONFIRMED.map((word) => h('option', { value: word, selected: draft.confirmed === word }, t('confirmed.' + word)))));
  const words = h('div', { className: 'field' }, h('label', { htmlFor: 'said' }, t('said')),
    h('textarea', { id: 'said', name: 'said', maxLength: 1000, rows: 3, value: draft.said }));
  const send = async (sent) => {
    draft.confirmed = sent.confirmed.value;
    draft.said = sent.said.value;
    await save();
    if (!draft.confirmed) return t('confirmed.missing');
    await finish(draft);
    return '';
  };
  show(bar(draft.visit.called), ...form(unmet.length ? t('result.unmet', unmet.length) : t('result.met'),
    t('result.says'), [totals(draft), unmet.map((item) => h('p', { className: 'band' }, said(item.wording), ' — ',
      draft.answers[item.id].why)), choice, words], t('keep'), send),
  button(t('back.visit'), () => visitScreen(draft), 'small'));
}

async function finish(draft) {
  const all = content();
  all.drafts = all.drafts.filter((one) => one !== draft);
  all.queue.push(Object.assign({}, draft, stamped(draft.id, { values: values(draft, checklist(draft)) })));
  await save();
  await mainScreen();
  again();
}

// ---------------------------------------------------------------- what came back

/** Puts one that came back into another list, in one step. */
async function settle(one, list, entry) {
  const all = content();
  all.back = all.back.filter((other) => other !== one);
  if (list) all[list].push(entry);
  await save();
}

const plain = (one, more) => Object.assign({
  id: newId(), visit: one.visit, checklist: one.checklist, answers: one.answers, confirmed: '', said: one.said,
}, more);

function backCard(one) {
  const moved = one.why === 'moved';
  const redo = async () => {
    const visit = Object.assign({}, one.visit, { version: one.now.version, step: one.now.step || one.visit.step });
    const draft = plain(one, { visit });
    await settle(one, 'drafts', draft);
    await visitScreen(draft);
  };
  const asNote = async () => {
    await settle(one, 'queue', Object.assign({}, one, { id: newId(), why: undefined, note: true }));
    await mainScreen();
    again();
  };
  const drop = async () => {
    await settle(one);
    await dropUnused(hashesOf(one));
    await mainScreen();
  };
  return h('article', { className: 'home' }, h('h2', {}, one.visit.called),
    h('p', { className: 'error' }, moved ? t('moved') : said(one.says)),
    moved ? h('ul', {}, one.now.done.map((step) => h('li', {}, t('moved.step', said(step.name), step.who, step.at)))) : null,
    moved ? h('p', {}, t('moved.now', said(one.now.state))) : null,
    !moved || one.now.step ? button(t(moved ? 'redo' : 'correct'), redo) : null,
    moved ? button(t('note'), asNote) : null, button(t('drop'), drop, 'small'));
}

function backScreen() {
  show(bar(content().name), h('h1', {}, t('back.title')), h('div', { className: 'stack' },
    content().back.map(backCard)), button(t('back'), mainScreen, 'main'));
}

// ---------------------------------------------------------------- sending and fetching

/** Evidence first: a step is never there without what it rests on. */
async function sendFiles(box, one) {
  one.sent = one.sent || {};
  for (const hash of hashesOf(one)) {
    if (one.sent[hash]) continue;
    const bytes = await box.file(hash);
    if (!bytes) continue;
    const first = new Uint8Array(bytes.slice(0, 4));
    const type = first[0] === 0x89 ? 'image/png' : first[0] === 0x52 ? 'image/webp' : 'image/jpeg';
    const answer = await call('evidence?case=' + one.visit.caseId + '&keep=' + Boolean(one.visit.keepsLocation),
      new Blob([bytes], { type }), UPLOAD_PATIENCE);
    one.sent[hash] = answer.hash;
    await box.save();
  }
}

/** The values with the names under which the server keeps the pictures. */
function stored(one) {
  const name = (hash) => one.sent[hash] || hash;
  return Object.assign({}, one.values, {
    items: one.values.items.map((item) => Object.assign({}, item, {
      evidence: item.evidence && name(item.evidence), pictures: item.pictures.map(name),
    })),
  });
}

async function sendOne(box, one) {
  await sendFiles(box, one);
  const { caseId, version, step, begun } = one.visit;
  const answer = await call('visits', {
    id: one.id, caseId, version, step, begun: begun || null, note: Boolean(one.note), time: one.time,
    offset: one.offset === undefined ? null : one.offset, sentAt: new Date().toISOString(), checklist: one.checklist.id,
    values: stored(one),
  });
  box.content.queue = box.content.queue.filter((other) => other !== one);
  if (answer.result === 'moved' || answer.result === 'refused') {
    box.content.back.push(Object.assign({}, one, { why: answer.result, now: answer.now, says: answer.says, sent: one.sent }));
  }
  await box.save();
  if (answer.result === 'landed' || answer.result === 'known') await dropUnused(hashesOf(one));
}

async function round() {
  const box = shift.box;
  for (const one of box.content.queue.slice()) {
    if (shift.box !== box) return;
    await sendOne(box, one);
  }
  const before = Date.now();
  const day = await call('day', {});
  if (shift.box !== box) return;
  measured(before, day.now);
  box.content.day = day;
  await box.save();
}

const waiting = (all) => all.queue.length;
count('lianfang-inspect', (all) => all.queue.length + all.drafts.length + all.back.length);
begin({
  prefix: 'inspect.', main: mainScreen, list: 'visits', round, waiting,
  empty: () => ({ day: null, drafts: [], queue: [], back: [] }),
});
