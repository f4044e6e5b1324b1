/** 检查清单: which items are met, which are not, and what is still missing. No screen, no network. */
const PICTURES_MAX = 9;

const filled = (given) => {
  if (!given || given.answer === undefined || given.answer === null) return '';
  return Array.isArray(given.answer) ? given.answer.join(',') : String(given.answer).trim();
};

/** Whether an answer meets its item; null while there is none. Only a way that passes asks for yes. */
export function meets(way, item, given) {
  const answer = filled(given);
  if (!answer) return null;
  if (item.kind === 'yes-no') return answer === 'true' || !counted(way).has(item.id);
  if (item.kind !== 'number') return true;
  const number = Number(answer);
  if (Number.isNaN(number)) return null;
  return (item.least === null || number >= item.least) && (item.most === null || number <= item.most);
}

/** The items that belong to a part: everything in it has to be met. */
export const counted = (way) => new Set(way.parts.reduce((all, part) => all.concat(part.items), []));

/** How many items of each part are met, answered and asked. */
export function counts(way, answers) {
  return way.parts.map((part) => {
    const own = way.items.filter((item) => part.items.includes(item.id));
    const verdicts = own.map((item) => meets(way, item, answers[item.id]));
    return {
      name: part.name, asked: own.length, met: verdicts.filter((met) => met === true).length,
      answered: verdicts.filter((met) => met !== null).length,
    };
  });
}

/** The items that are not met; each becomes a rectification. */
export const failed = (way, answers) => way.items.filter(
  (item) => meets(way, item, answers[item.id]) === false);

/** Why this item is not finished yet: a word for a sentence; null where it is. */
export function lacks(way, item, given) {
  const met = meets(way, item, given);
  if (met === null) return item.required || counted(way).has(item.id) ? 'answer' : null;
  if (met) return null;
  if (!given.why || !given.why.trim()) return 'why';
  return item.evidence && !(given.pictures || []).length ? 'picture' : null;
}

/** All pictures of a visit, each once. */
export const pictures = (answers, photos) => Array.from(new Set(
  Object.values(answers).reduce((all, one) => all.concat(one.pictures || []), photos.slice())));

function plain(item, given) {
  if (item.kind === 'yes-no') return filled(given) === 'true';
  if (item.kind === 'number') return Number(filled(given));
  return item.kind === 'choices' ? given.answer : filled(given);
}

/** What is filled into the form of a step; a list of the checklist holds its items one by one. */
export function values(way, answers, photos) {
  const said = {};
  way.items.forEach((item) => {
    const given = answers[item.id];
    if (!filled(given)) return;
    const [field, inner] = item.id.split('/');
    if (inner === undefined) {
      said[field] = plain(item, given);
    } else {
      const row = { item: inner, answer: filled(given) };
      if ((given.pictures || []).length) row.evidence = given.pictures[0];
      said[field] = (said[field] || []).concat(row);
    }
  });
  if (way.photos && photos.length) said[way.photos.field] = photos.slice(0, PICTURES_MAX);
  return said;
}
