/**
 * 每户外出: whether a household may send somebody out again. What the server told of other gates and
 * what this gate has let out itself count together; the household counts and not the person.
 */
import { sha256 } from './crypto.js';
import { hex } from './pass.js';

const DAY = 86400;
const TOLERANCE = 43200;
const SAME_OUTING = 3600;

/** First bytes of the hash of an opaque id: what a server tells of somebody who may come. */
export async function prefix(subject) {
  const bytes = Uint8Array.from(subject, (sign) => sign.charCodeAt(0));
  return hex((await sha256(bytes)).subarray(0, 5));
}

/** The household of somebody, as [last exit, who it was, whether it was here, members]. */
export function householdOf(who, households) {
  return (households || []).find((one) => one[3].includes(who)) || [0, -1, false, [who]];
}

/**
 * Whether it is too early for another exit.
 *
 * @param who prefix of whoever stands here
 * @param days in which one person of a household goes out
 * @param household as {@link householdOf} has it
 * @param own seconds of the exits that this gate has let out itself, of all members
 */
export function tooEarly(who, days, household, own, at) {
  const wait = days * DAY - TOLERANCE;
  const [out, which, here, members] = household;
  const early = (before) => Boolean(before) && at - before < wait;
  if (own.some(early)) return true;
  // Whoever comes from the gate of a compound to that of the village is on the same outing.
  const sameOuting = members[which] === who && !here && at - out < SAME_OUTING;
  return early(out) && !sameOuting;
}
