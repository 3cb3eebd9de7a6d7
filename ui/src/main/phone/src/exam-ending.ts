import { api } from './api.ts';
import type { Journal } from './answer-journal.ts';
import { takeData } from './data-used.ts';
import { deliverLate, type Late } from './exam-delivery.ts';
import type { Attempt, MarkedAttempt } from './shapes.ts';

/** A marked attempt as this phone tells it. */
export interface Ended {
  result: MarkedAttempt;
  /** Why answers do not count by themselves, one entry each. */
  unproved: readonly string[];
  /** Why answers were not taken at all, one entry each. */
  refused: readonly string[];
  /** What it cost of the worker's data on this phone; 0 if that is not known. */
  bytes: number;
}

/** So long answers that the server did not take stay on this phone, and are tried again. */
const REFUSED_KEPT_MS = 30 * 24 * 3600_000;

/**
 * Brings what is left on this phone of an attempt that has ended, tells how it was sealed here, and forgets it when all of
 * that is done.
 */
export async function end(result: MarkedAttempt, unproved: readonly string[], journal: Journal): Promise<Ended> {
  const { attemptId } = result;
  const pending = await journal.pending(attemptId);
  let now: Attempt = result;
  let late: Late | undefined = { unproved: [], refused: [] };
  if (pending.length > 0) {
    // The time ran out, or the paper was handed in elsewhere, before these could be brought: nothing is forgotten first.
    late = await deliverLate(attemptId, pending, journal, (await journal.kept(attemptId))?.ticket);
    if (late === undefined) {
      return { result, unproved, refused: [], bytes: 0 };
    }
    now = await api.attempt(attemptId).catch(() => result);
  }
  const told = await sealed(now.state === 'SUBMITTED' ? now : result, journal);
  const before = (await journal.kept(attemptId))?.bytes;
  if (Date.now() - Date.parse(told.submittedAt) > REFUSED_KEPT_MS) {
    await journal.forget(attemptId);
  } else if (late.refused.length === 0 && !(await journal.forgetBrought(attemptId)) && (await journal.pending(attemptId)).length > 0) {
    // Another tab, which has not heard of it, wrote meanwhile.
    return end(told, [...unproved, ...late.unproved], journal);
  }
  return { result: told, unproved: [...unproved, ...late.unproved], refused: late.refused, bytes: before === undefined ? 0 : before + takeData() };
}

/** A paper closed here without a network ended otherwise before it could be handed in: the server still hears how. */
async function sealed(result: MarkedAttempt, journal: Journal): Promise<MarkedAttempt> {
  const kept = await journal.kept(result.attemptId);
  if (kept?.alone !== true || (result.sealed ?? null) !== null) {
    return result;
  }
  return api.submit(result.attemptId, { ticket: kept.ticket, seal: kept.seal }).catch(() => result);
}
