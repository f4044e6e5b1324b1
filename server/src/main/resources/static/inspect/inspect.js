/** 现场检查: a day of visits without a network; evidence goes up first, then each visit once. */
import { newId } from '../gate/store.js';
import { h, lang, show, t } from '../gate/view.js';
import { count } from '../grid/locked.js';
import { again as sendNow, bar, begin, button, call, form, measured, shift, stamped, status } from '../grid/shift.js';
import { counted, counts, failed, lacks, meets, pictures, values } from './list.js';
import { NoPicture, picture } from './photo.js';

const UPLOAD_PATIENCE = 120000;
const CONFIRMED = ['agreed', 'disagreed', 'absent'];

const content = () => shift.box.content;
const save = () => shift.box.save();
const said = (words) => (words ? words[lang()] : '');
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];

/** Days as people say them, whatever the server writes. */
const inDays = (text) => text.replace(/\d{4}-(\d\d)-(\d\d)/g, (all, month, day) =>
  (lang() === 'zh' ? `${Number(month)}月${Number(day)}日` : `${Number(day)} ${MONTHS[Number(month) - 1]}`));

const wayOf = (draft) => draft.visit.ways.find((way) => way.step === draft.way);

/** What one goes there for: steps that ask that everything is met, else those that want pictures. */
function primary(visit) {
  const passing = visit.ways.filter((way) => way.passing);
  return passing.length ? passing : visit.ways.filter((way) => way.photos);
}

/** Where it is said by which list a place is looked at, no other list is asked for. */
function listed(ways, list) {
  const own = (way) => way.step.endsWith('-' + list);
  return ways.some((way) => way.passing && own(way)) ? ways.filter((way) => !way.passing || own(way)) : ways;
}

// ---------------------------------------------------------------- the day

/** What has become of a planned visit on this phone. */
function progress(visit) {
  const { drafts, queue, back } = content();
  const own = (one) => one.visit.caseId === visit.caseId;
  if (back.some(own)) return t('state.back');
  if (queue.some(own)) return t('state.waiting');
  const draft = drafts.find(own);
  if (!draft) return t('state.open');
  const way = wayOf(draft);
  if (!way) return t('state.open');
  const done = way.items.filter((item) => meets(way, item, draft.answers[item.id]) !== null).length;
  return t('state.begun', done, way.items.length);
}

function visitCard(visit) {
  const sent = content().queue.some((one) => one.visit.caseId === visit.caseId);
  return h('article', { className: 'home' }, h('h2', {}, visit.called),
    h('p', {}, said(visit.title), visit.address ? ' · ' + visit.address : '', ' · ', said(visit.state)),
    visit.due ? h('p', {}, t('due', inDays(visit.due))) : null,
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
  show(bar(name), h('h1', {}, day ? t('says', inDays(day.date), visits.length) : t('never')),
    back.length ? button(t('back.rows', back.length), backScreen, 'main') : null,
    h('section', { id: 'visits' }, visits.map(visitCard)),
    visits.length || !day ? null : h('p', {}, t('none')),
    day && day.kinds.length ? button(t('unannounced'), () => unannounced()) : null);
  status();
}

/** A visit that nobody planned; its case is made on the phone and filed with the result. */
function unannounced() {
  const { kinds } = content().day;
  show(bar(content().name), h('h1', {}, t('unannounced')), h('p', {}, t('unannounced.says')),
    h('div', { className: 'stack' }, kinds.map((kind) => button(said(kind.title), () => beginScreen(kind)))),
    button(t('back'), mainScreen, 'small'));
}

const FIRMS_SHOWN = 8;

/** Firms of the register whose names hold what was typed, sign for sign. */
function firmsLike(firms, typed) {
  const plain = (text) => text.replace(/[\s()（）]/g, '').toLowerCase();
  const wanted = plain(typed);
  return wanted ? firms.filter((one) => plain(one.name).includes(wanted)).slice(0, FIRMS_SHOWN) : [];
}

/** A firm is chosen from the register on the phone; a typed name alone makes none. */
function firmPicker(firms, picked) {
  const found = h('div', { className: 'stack', id: 'firms', 'aria-live': 'polite' });
  const input = h('input', {
    id: 'called', name: 'called', maxLength: 60, autocomplete: 'off',
    oninput: () => {
      picked.firm = null;
      picked.sure = false;
      list();
    },
  });
  const choice = (one) => h('button', {
    type: 'button', className: 'in small', 'aria-pressed': String(picked.firm === one),
    onclick: () => {
      picked.firm = one;
      input.value = one.name;
      list();
    },
  }, one.name);
  const list = () => {
    found.textContent = '';
    firmsLike(firms, input.value).forEach((one) => found.append(choice(one)));
  };
  return h('div', { className: 'field' }, h('label', { htmlFor: 'called' }, t('field.firm')),
    h('p', { className: 'quiet' }, t('field.firm.hint')), input, found);
}

function beginScreen(kind) {
  const { areas } = content().day;
  const firms = content().day.firms || [];
  const answers = {};
  const own = { answers };
  const picked = { firm: null, sure: false };
  // What it is called is asked once, whether or not the form of the case has a field for it.
  const asked = kind.filing.items.filter((item) => item.id !== 'called');
  const make = async (sent) => {
    const called = sent.called.value.trim();
    if (!called) return t('called.missing');
    if (asked.some((item) => lacks(kind.filing, item, answers[item.id]))) return t('begin.missing');
    if (kind.firm && !picked.firm && !picked.sure) {
      picked.sure = true;
      return t(firmsLike(firms, called).length ? 'firm.choose' : 'firm.unknown');
    }
    const firm = kind.firm ? picked.firm : null;
    const said = values(kind.filing, answers, []);
    if (asked.length < kind.filing.items.length) said.called = called;
    const begun = { type: kind.type, step: kind.filing.step, area: firm ? firm.area : sent.area.value, called, values: said, about: firm ? firm.id : null };
    await open({
      caseId: newId(), version: 0, called, address: '', area: begun.area, due: null, sealed: false,
      title: kind.title, state: kind.filing.name, ways: listed(kind.ways, said.list), begun,
    });
    return '';
  };
  show(bar(content().name), ...form(said(kind.title), t('unannounced.says'), [
    kind.firm ? firmPicker(firms, picked) : h('div', { className: 'field' },
      h('label', { htmlFor: 'called' }, t('field.called')),
      h('input', { id: 'called', name: 'called', maxLength: 60, autocomplete: 'off' })),
    h('div', { className: 'field' }, h('label', { htmlFor: 'area' }, t('field.area')),
      h('select', { id: 'area', name: 'area' }, areas.map((one) => h('option', { value: one.code }, one.name)))),
    asked.map((item) => plainItem(own, kind.filing, item)),
  ], t('visit'), make), button(t('back'), unannounced, 'small'));
}

// ---------------------------------------------------------------- one visit

/** Goes on with a visit, or begins it with a copy of its lists as they stand today. */
async function open(visit) {
  let draft = content().drafts.find((one) => one.visit.caseId === visit.caseId);
  if (!draft) {
    draft = { id: newId(), visit, way: null, answers: {}, photos: [], other: null, confirmed: '', said: '' };
    content().drafts.push(draft);
    await save();
  }
  const ways = primary(draft.visit);
  if (!wayOf(draft) && ways.length === 1) draft.way = ways[0].step;
  await (wayOf(draft) ? visitScreen(draft) : wayScreen(draft));
}

/** A case that may be looked at by several lists asks which. */
function wayScreen(draft) {
  const label = (way) => (way.parts.length ? said(way.parts[0].name) : said(way.name));
  show(bar(draft.visit.called), h('h1', {}, t('which')), h('div', { className: 'stack' },
    primary(draft.visit).map((way) => button(label(way), async () => {
      draft.way = way.step;
      await save();
      await visitScreen(draft);
    }))), button(t('back'), mainScreen, 'small'));
}

const answerOf = (draft, item) => {
  draft.answers[item.id] = draft.answers[item.id] || { answer: '', why: '', pictures: [] };
  return draft.answers[item.id];
};

function totals(draft) {
  const all = counts(wayOf(draft), draft.answers);
  return h('section', { className: 'counts', id: 'counts', 'aria-label': t('counts') }, all.map((one) => h('div',
    {}, h('b', {}, one.met + '/' + one.asked), h('span', {}, said(one.name)))));
}

function refresh(draft) {
  const place = document.getElementById('counts');
  if (place) place.replaceWith(totals(draft));
}

function answerField(draft, item, changed) {
  const given = answerOf(draft, item);
  const id = 'a-' + item.id.replace('/', '-');
  if (item.kind === 'yes-no') {
    const one = (value, word) => h('button', {
      type: 'button', className: value === 'true' ? 'in' : 'out', 'aria-pressed': String(given.answer === value),
      onclick: () => changed(value),
    }, t(word));
    return h('div', { className: 'two', role: 'group', 'aria-label': said(item.wording) },
      one('true', 'yes'), one('false', 'no'));
  }
  if (item.kind.startsWith('choice')) return choiceField(item, given, changed);
  const number = item.kind === 'number';
  const { least, most } = item;
  const limit = !number || least === null && most === null ? ''
    : least === null ? t('limit.most', most) : most === null ? t('limit.least', least) : t('limit', least, most);
  const input = h(number ? 'input' : 'textarea', {
    id, autocomplete: 'off', value: given.answer, inputMode: number ? 'decimal' : 'text',
    onchange: (event) => changed(number ? event.target.value.trim().replace(/[,，。]/, '.') : event.target.value),
  });
  return h('div', { className: 'field' }, h('label', { htmlFor: id }, t('answer'), limit ? ' · ' + limit : ''), input);
}

function choiceField(item, given, changed) {
  const many = item.kind === 'choices';
  const held = many ? given.answer || [] : given.answer;
  const is = (value) => (many ? held.includes(value) : held === value);
  const next = (value) => (many
    ? (is(value) ? held.filter((one) => one !== value) : held.concat(value)) : value);
  return h('div', { className: 'stack', role: 'group', 'aria-label': said(item.wording) }, item.options.map((one) => h('button',
    { type: 'button', className: 'in small', 'aria-pressed': String(is(one.value)), onclick: () => changed(next(one.value)) },
    said(one.name))));
}

/** An item without a verdict: what a step asks beside the looking. */
function plainItem(draft, way, item) {
  const place = h('fieldset', { id: 'i-' + item.id });
  const changed = async (value) => {
    answerOf(draft, item).answer = value;
    await save();
    place.replaceWith(plainItem(draft, way, item));
  };
  place.append(h('legend', {}, said(item.wording)), answerField(draft, item, changed));
  return place;
}

function whyField(draft, item) {
  const given = answerOf(draft, item);
  const id = 'w-' + item.id.replace('/', '-');
  return h('div', { className: 'field' }, h('label', { htmlFor: id }, t('why')), h('textarea', {
    id, maxLength: 400, rows: 2, value: given.why,
    onchange: async (event) => {
      given.why = event.target.value;
      await save();
    },
  }));
}

async function thumbs(held, again) {
  const shown = await Promise.all(held.pictures.map(async (hash, at) => {
    const bytes = await shift.box.file(hash);
    const image = h('img', { alt: t('picture', at + 1), className: 'thumb' });
    if (bytes) {
      image.src = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
      image.onload = () => URL.revokeObjectURL(image.src);
    }
    return h('div', { className: 'shot' }, image, button(t('remove'), async () => {
      held.pictures = held.pictures.filter((one) => one !== hash);
      await save();
      await dropUnused([hash]);
      again();
    }, 'small'));
  }));
  return h('div', { className: 'shots' }, shown);
}

function photoButtons(held, name, keeps, told, again) {
  const one = (word, capture) => h('label', { className: 'button small' }, t(word), h('input', {
    type: 'file', accept: 'image/jpeg,image/png,image/webp', capture, 'data-item': name,
    onchange: async (event) => {
      const file = event.target.files[0];
      if (!file) return;
      try {
        const taken = await picture(file, keeps);
        await shift.box.keepFile(taken.hash, taken.bytes);
        if (!held.pictures.includes(taken.hash)) held.pictures.push(taken.hash);
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

/** Pictures of the visit as a whole. */
async function photosCard(draft, way) {
  const told = h('p', { className: 'error', role: 'alert' });
  const held = { get pictures() { return draft.photos; }, set pictures(list) { draft.photos = list; } };
  const place = h('fieldset', { id: 'photos' });
  const again = async () => place.replaceWith(await photosCard(draft, way));
  place.append(h('legend', {}, t('photos')), way.photos.keepsLocation ? h('p', { className: 'quiet' }, t('photos.located')) : '',
    await thumbs(held, again), photoButtons(held, 'photos', way.photos.keepsLocation, told, again), told);
  return place;
}

async function itemCard(draft, way, item) {
  if (!counted(way).has(item.id)) return plainItem(draft, way, item);
  const told = h('p', { className: 'error', role: 'alert' });
  const place = h('fieldset', { id: 'i-' + item.id });
  const again = async () => {
    place.replaceWith(await itemCard(draft, way, item));
    refresh(draft);
  };
  const given = answerOf(draft, item);
  const changed = async (value) => {
    given.answer = value;
    await save();
    await again();
  };
  const met = meets(way, item, given);
  const keeps = Boolean(way.photos && way.photos.keepsLocation);
  place.append(...[h('legend', {}, said(item.wording)),
    item.cites ? h('p', { className: 'quiet' }, said(item.cites)) : null,
    answerField(draft, item, changed),
    met === null ? null : h('p', { className: met ? 'good' : 'error' }, t(met ? 'item.met' : 'item.unmet')),
    met === false ? whyField(draft, item) : null, await thumbs(given, again),
    met === false || item.evidence ? photoButtons(given, item.id, keeps, told, again) : null, told].filter(Boolean));
  return place;
}

async function visitScreen(draft) {
  const way = wayOf(draft);
  const cards = await Promise.all(way.items.map((item) => itemCard(draft, way, item)));
  const others = draft.visit.ways.filter((one) => one !== way && !primary(draft.visit).includes(one));
  show(bar(draft.visit.called), h('h1', {}, way.parts.length ? said(way.parts[0].name) : said(way.name)),
    way.parts.length ? totals(draft) : null, h('div', { className: 'stack' }, cards),
    way.photos ? await photosCard(draft, way) : null, button(t('finish'), () => resultScreen(draft), 'main'),
    others.length ? h('h2', {}, t('others')) : null, others.map((one) => button(said(one.name),
      () => otherScreen(draft, one), 'small')).reduce((all, one) => (all.append(one), all), h('div', { className: 'stack' })),
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

const hashesOf = (draft) => pictures(draft.answers, draft.photos);

/** Deletes pictures that no visit on this phone holds any more. */
async function dropUnused(hashes) {
  const { drafts, queue, back } = content();
  const held = new Set(drafts.concat(queue, back).reduce((all, one) => all.concat(hashesOf(one)), []));
  await Promise.all(hashes.filter((hash) => !held.has(hash)).map((hash) => shift.box.dropFile(hash)));
}

/** What is still missing, item by item; true where nothing is. */
function complete(draft, way, answers, back) {
  const open = way.items.filter((item) => lacks(way, item, answers[item.id]));
  const pictureless = way.photos && way.photos.required && !hashesOf(draft).length;
  if (!open.length && !pictureless) return true;
  show(bar(draft.visit.called), h('h1', {}, t('lacks', open.length + (pictureless ? 1 : 0))), h('div', { className: 'stack' },
    open.map((item) => h('p', { className: 'band' }, said(item.wording), ' ', t('lacks.' + lacks(way, item, answers[item.id])))),
    pictureless ? h('p', { className: 'band' }, t('lacks.photos')) : null),
  button(t('back.visit'), async () => {
    await back();
    const first = document.getElementById(open.length ? 'i-' + open[0].id : 'photos');
    if (first) first.scrollIntoView();
  }, 'main'));
  return false;
}

/** Everything is met, or the inspector chooses what follows from what is not. */
function resultScreen(draft) {
  const way = wayOf(draft);
  if (!complete(draft, way, draft.answers, () => visitScreen(draft))) return;
  const unmet = failed(way, draft.answers);
  if (!unmet.length) {
    confirmScreen(draft, way, draft.answers);
    return;
  }
  const others = draft.visit.ways.filter((one) => !one.passing);
  show(bar(draft.visit.called), h('h1', {}, t('result.unmet', unmet.length)), totals(draft),
    h('div', { className: 'stack' }, unmet.map((item) => h('p', { className: 'band' }, said(item.wording), ' — ',
      draft.answers[item.id].why))), h('p', {}, t('follows')), h('div', { className: 'stack' },
      others.map((one) => button(said(one.name), () => otherScreen(draft, one)))),
    button(t('back.visit'), () => visitScreen(draft), 'small'));
}

/** What another step asks, with what was found written into its words already. */
async function otherScreen(draft, way) {
  if (!draft.other || draft.other.step !== way.step) {
    const found = failed(wayOf(draft), draft.answers).map((item) => said(item.wording) + '：' + draft.answers[item.id].why);
    const answers = {};
    const text = way.items.find((item) => item.kind === 'text' && item.required);
    if (text) answers[text.id] = { answer: found.join('\n'), why: '', pictures: [] };
    draft.other = { step: way.step, answers };
    await save();
  }
  const own = { answers: draft.other.answers, visit: draft.visit };
  show(bar(draft.visit.called), h('h1', {}, said(way.name)), h('div', { className: 'stack' },
    way.items.map((item) => plainItem(own, way, item))), way.photos ? await photosCard(draft, way) : null,
  button(t('next'), () => {
    if (complete(draft, way, own.answers, () => otherScreen(draft, way))) confirmScreen(draft, way, own.answers);
  }, 'main'), button(t('back.visit'), () => visitScreen(draft), 'small'));
}

/** What the other side says to the result, on the spot. */
function confirmScreen(draft, way, answers) {
  const unmet = way.passing ? [] : failed(wayOf(draft), draft.answers);
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
    await finish(draft, way, answers, unmet);
    return '';
  };
  show(bar(draft.visit.called), ...form(said(way.name), t('result.says'), [
    wayOf(draft).parts.length ? totals(draft) : [], unmet.map((item) => h('p', { className: 'band' }, said(item.wording), ' — ',
      draft.answers[item.id].why)), choice, words], t('keep'), send),
  button(t('back.visit'), () => visitScreen(draft), 'small'));
}

async function finish(draft, way, answers, unmet) {
  const all = content();
  const photos = hashesOf(draft);
  const totalled = counts(wayOf(draft), draft.answers).map((one) => said(one.name) + ' ' + one.met + '/' + one.asked);
  all.drafts = all.drafts.filter((one) => one !== draft);
  all.queue.push(Object.assign({}, draft, stamped(draft.id, {
    step: way.step, values: values(way, answers, photos),
    looked: way.passing ? null : { step: draft.way, values: values(wayOf(draft), draft.answers, photos) },
    unmet: unmet.map((item) => ({
      item: item.id.split('/').pop(), problem: said(item.wording) + '：' + draft.answers[item.id].why.trim(),
      proof: draft.answers[item.id].pictures,
    })),
    words: [t('note.seen', new Date().toLocaleString(lang() === 'zh' ? 'zh-CN' : 'en-GB')), totalled.join('，'),
      t('confirmed') + '：' + t('confirmed.' + draft.confirmed), draft.said.trim()].filter(Boolean).join('；'),
  })));
  await save();
  await mainScreen();
  sendNow();
}

// ---------------------------------------------------------------- what came back

/** Puts one that came back into another list, in one step. */
async function settle(one, list, entry) {
  const all = content();
  all.back = all.back.filter((other) => other !== one);
  if (list) all[list].push(entry);
  await save();
}

function backCard(one) {
  const moved = one.result === 'moved';
  const again = async () => {
    const visit = moved ? one.now.visit : one.visit;
    const draft = {
      id: newId(), visit, way: visit.ways.some((way) => way.step === one.way) ? one.way : null,
      answers: one.answers, photos: one.photos, other: one.other, confirmed: '', said: one.said,
    };
    await settle(one, 'drafts', draft);
    await open(visit);
  };
  const asNote = async () => {
    await settle(one, 'queue', Object.assign({}, one, { id: newId(), result: undefined, note: true }));
    await mainScreen();
    sendNow();
  };
  const drop = async () => {
    await settle(one);
    await dropUnused(hashesOf(one));
    await mainScreen();
  };
  return h('article', { className: 'home' }, h('h2', {}, one.visit.called),
    h('p', { className: 'error' }, moved ? t('moved') : said(one.says) || t(one.picture ? 'back.picture' : 'back.unheard')),
    moved ? h('ul', {}, one.now.done.map((step) => h('li', {}, t('moved.step', said(step.name), step.who, step.at)))) : null,
    moved ? h('p', {}, t('moved.now', said(one.now.state))) : null,
    !moved || one.now.visit ? button(t(moved ? 'redo' : 'correct'), again) : null,
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
  const way = one.visit.ways.find((each) => each.step === one.step);
  const keep = Boolean(way && way.photos && way.photos.keepsLocation);
  for (const hash of hashesOf(one)) {
    if (one.sent[hash]) continue;
    const bytes = await box.file(hash);
    if (!bytes) continue;
    const first = new Uint8Array(bytes.slice(0, 1))[0];
    const type = first === 0x89 ? 'image/png' : first === 0x52 ? 'image/webp' : 'image/jpeg';
    const path = 'evidence?area=' + one.visit.area + '&keep=' + keep + '&visit=' + one.visit.caseId;
    const answer = await call(path, new Blob([bytes], { type }), UPLOAD_PATIENCE)
      .catch((failed) => { throw Object.assign(failed, { picture: true }); });
    one.sent[hash] = answer.hash;
    await box.save();
  }
}

/** The same with the names under which the server keeps the pictures. */
function named(one, value) {
  if (typeof value === 'string') return one.sent[value] || value;
  if (Array.isArray(value)) return value.map((each) => named(one, each));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, named(one, each)]));
}

/** Whether the server has answered and will answer the same again, so that nothing waits behind it. */
const isFinal = (failed) => failed.status >= 400 && failed.status < 500 && ![408, 429].includes(failed.status);

async function answered(box, one) {
  try {
    await sendFiles(box, one);
    return await call('visits', sent(one));
  } catch (failed) {
    if (!isFinal(failed)) throw failed;
    return { result: 'refused', picture: Boolean(failed.picture) };
  }
}

function sent(one) {
  const { caseId, version, begun } = one.visit;
  return {
    id: one.id, caseId, version, step: one.step, begun: begun || null, note: Boolean(one.note), words: one.words,
    values: named(one, one.values), pictures: named(one, hashesOf(one)), unmet: named(one, one.unmet), looked: named(one, one.looked || null),
  };
}

async function sendOne(box, one) {
  const answer = await answered(box, one);
  box.content.queue = box.content.queue.filter((other) => other !== one);
  const landed = answer.result === 'landed';
  if (!landed) box.content.back.push(Object.assign({}, one, answer));
  await box.save();
  if (landed) await dropUnused(hashesOf(one));
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
