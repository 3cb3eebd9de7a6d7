import type { WaitingStart } from './shapes.ts';

/** What follows from a place in the queue before an exam. Pure. */

/** The server's clock and ours are never read at quite the same moment: a little late is better than once more. */
const MARGIN_MS = 50;
const LEAST_MS = 250;

/** How long to let a server that cannot be reached, or does not say when to come back, alone. */
const RETRY_MS = 2000;

/** Those who were sent away together do not come back together. */
const SPREAD = 0.25;

/** {@return ms until the place has to be asked for; `serverMs` is the server's time now} */
export function askIn(waiting: WaitingStart, serverMs: number): number {
  return Math.max(LEAST_MS, Date.parse(waiting.askAgainAt) - serverMs + MARGIN_MS);
}

/** {@return ms until the turn comes, never negative} */
export function startsIn(waiting: WaitingStart, serverMs: number): number {
  return Math.max(0, Date.parse(waiting.startsAt) - serverMs);
}

/** {@return ms until a server that could not give a place is asked again} `retryAfter`: in seconds, if it said so */
export function retryIn(retryAfter: number | undefined, chance = Math.random()): number {
  return Math.round((retryAfter === undefined ? RETRY_MS : Math.max(1, retryAfter) * 1000) * (1 + SPREAD * chance));
}

/** {@return whether a refusal is none for good: the place is worth asking for again} */
export function isPassing(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}
