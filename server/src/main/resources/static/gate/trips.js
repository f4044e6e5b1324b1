/**
 * 在途车辆: a trip is told with where it goes and when it should be there; a vehicle that this gate
 * expects is missed when its time has passed, also without a network.
 */
import * as store from './store.js';
import { state } from './sync.js';
import { h, lang, t } from './view.js';

const KINDS = ['', 'through', 'loading', 'stay'];
const HOURS_MAX = 72;
const KEPT = 4 * 86400;

/** Plates of vehicles that should be here and were not counted. */
export function late() {
  const hour = Math.max(Date.now() / 1000 + (state.offset || 0), state.lastTime);
  return state.expected
    .filter((one) => one.due < hour && !(state.here[one.vehicle] >= one.told))
    .map((one) => one.vehicle);
}

/** A vehicle that was counted here is missed no longer, also before the server has heard of it. */
export async function counted(plate, at) {
  if (!plate) return;
  Object.keys(state.here).forEach((one) => {
    if (at - state.here[one] > KEPT) delete state.here[one];
  });
  state.here[plate] = at;
  await store.keep('here', state.here);
}

const called = (place) => place[lang() === 'zh' ? 1 : 2] + ' ' + place[0];

/** The code of what was typed: a code, a choice of the list, or part of a name that fits one place. */
function codeOf(typed) {
  const text = typed.trim();
  const digits = text.match(/(?:^|\s)(\d{6}(?:\d{3}(?:\d{3})?)?)$/);
  if (digits) return digits[1];
  const fit = text ? state.places.filter((place) => called(place).includes(text)) : [];
  return fit.length === 1 ? fit[0][0] : null;
}

export function tripFields(input) {
  const options = KINDS.map((value) => h('option', { value },
    t(value ? 'trip.' + value : 'trip.none')));
  const names = h('datalist', { id: 'places' },
    state.places.map((place) => h('option', { value: called(place) })));
  const more = h('div', { hidden: true }, names, input('to', { list: 'places' }),
    input('route', { maxLength: 60 }), input('hours', { inputMode: 'numeric', maxLength: 2 }));
  const choose = (event) => {
    more.hidden = !event.target.value;
  };
  return [h('div', { className: 'field' }, h('label', { htmlFor: 'trip' }, t('field.trip')),
    h('select', { id: 'trip', name: 'trip', onchange: choose }, options)), more];
}

/** What is told of a trip; or what is wrong, because a trip without place and time is missed by nobody. */
export function tripOf(form, vehicle, row) {
  const trip = form.trip.value;
  if (!trip) return {};
  const to = codeOf(form.to.value);
  const hours = Number(form.hours.value);
  if (!to) return { wrong: 'trip.to' };
  if (!(Number.isInteger(hours) && hours >= 1 && hours <= HOURS_MAX)) return { wrong: 'trip.hours' };
  return {
    report: {
      id: store.newId(), kind: 'trip', time: row.time, offset: row.offset, vehicle,
      direction: row.direction, trip, to, route: form.route.value.trim(), hours,
    },
  };
}
