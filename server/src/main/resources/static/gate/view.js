/** Elements and words. Nothing is ever written as markup, so no code can bring a page along. */
let words = {};
let language = 'zh';
let prefix = 'gate.';

export const lang = () => language;

export async function speak(chosen, part = 'gate.') {
  language = chosen;
  prefix = part;
  words = await (await fetch('texts/' + chosen + '.json')).json();
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
  document.title = t('title');
}

/** {0} [thing|things]: the first word where the blank before it is filled with one. */
const counted = (sentence, values) => sentence.replace(/\[([^|\]]*)\|([^\]]*)\]/g,
  (all, one, many, at) => {
    const blanks = sentence.slice(0, at).match(/\{\d\}/g) || [];
    const last = blanks[blanks.length - 1];
    return last && String(values[Number(last[1])]) === '1' ? one : many;
  });

/** The sentence under a key, the page's own or that of all workers' pages, with its numbered blanks filled in. */
export function t(key, ...values) {
  const sentence = words[prefix + key] || words['worker.' + key] || key;
  return counted(sentence, values).replace(/\{(\d)\}/g, (all, n) => String(values[n]));
}

/** An element: its properties, listeners under on..., attributes under their names, children. */
export function h(name, properties, ...children) {
  const element = document.createElement(name);
  Object.entries(properties || {}).forEach(([key, value]) => {
    if (value === undefined || value === null || value === false) return;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key in element && key !== 'list') element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  });
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Signs by shape, so that nobody needs to tell colours apart. */
const SIGNS = {
  PASS: 'M4 13l5 5L20 6',
  EXPIRED: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l4 3',
  NOT_HERE: 'M12 3a9 9 0 100 18 9 9 0 000-18zM5.600 5.600l12.800 12.800',
  CALL: 'M5 4h4l2 5-2.500 1.500a11 11 0 005 5L15 13l5 2v4a2 2 0 01-2 2A15 15 0 013 6a2 2 0 012-2z',
  FEVER: 'M10 14V5a2 2 0 114 0v9a4 4 0 11-4 0zM12 9v8',
};

export function sign(verdict) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'sign');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SIGNS[verdict]);
  svg.append(path);
  return svg;
}

/** Shows a screen and puts the reader at its beginning. */
export function show(...children) {
  const page = document.getElementById('page');
  page.textContent = '';
  page.append(...children.filter(Boolean));
  window.scrollTo(0, 0);
  const title = page.querySelector('h1');
  if (title) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
}
