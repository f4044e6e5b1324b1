/** 检查清单: which items are met, which are not, and what is still missing. No screen, no network. */

/** Whether an answer meets its item; null while there is none. */
export function meets(item, given) {
  const answer = given && given.answer !== undefined ? String(given.answer).trim() : '';
  if (!answer) return null;
  if (item.kind === 'yes-no') return answer === 'true';
  if (item.kind === 'text') return true;
  const number = Number(answer);
  if (Number.isNaN(number)) return null;
  return (item.least === null || number >= item.least) && (item.most === null || number <= item.most);
}

/** Items whose id has a dot belong to the part before it; the others stand in a part without name. */
export function parts(items) {
  const all = new Map();
  items.forEach((item) => {
    const part = item.id.includes('.') ? item.id.split('.')[0] : '';
    all.set(part, (all.get(part) || []).concat(item));
  });
  return all;
}

/** How many items of each part are met, answered and asked. */
export function counts(items, answers) {
  return Array.from(parts(items), ([part, own]) => ({
    part,
    met: own.filter((item) => meets(item, answers[item.id]) === true).length,
    answered: own.filter((item) => meets(item, answers[item.id]) !== null).length,
    asked: own.length,
  }));
}

/** The items that are not met; each becomes a rectification. */
export const failed = (items, answers) => items.filter(
  (item) => meets(item, answers[item.id]) === false);

/** Why this item is not finished yet: a word for a sentence; null where it is. */
export function lacks(item, given) {
  const met = meets(item, given);
  if (met === null) return 'answer';
  if (met) return null;
  if (!given.why || !given.why.trim()) return 'why';
  return item.evidence && !(given.pictures || []).length ? 'picture' : null;
}

/** What is sent of a finished visit. */
export function values(draft, items) {
  const hashes = (one) => one.pictures || [];
  return {
    items: items.map((item) => {
      const given = draft.answers[item.id];
      return {
        item: item.id, answer: String(given.answer).trim(), why: (given.why || '').trim(),
        evidence: hashes(given)[0] || '', pictures: hashes(given),
      };
    }),
    counted: counts(items, draft.answers).map((one) => one.met + '/' + one.asked).join(' '),
    confirmed: draft.confirmed, said: (draft.said || '').trim(),
  };
}
