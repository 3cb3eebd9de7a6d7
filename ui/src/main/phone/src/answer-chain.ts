import { sha256 } from './sha256.ts';
import type { Answer, OpenAttempt } from './shapes.ts';

/**
 * The chain that seals the answer journal of one attempt on one phone: each line carries the digest of the line before
 * and how long after the start it was written. Who changes, drops or reorders a line, or writes one later as if it had
 * been earlier, breaks it. Numbers (`seq`) are not in it: they change when another phone has used them.
 */

/** A line as it stands in the chain. */
export interface Link extends Pick<Answer, 'item' | 'response'> {
  /** Digest of the line before; of the first one, of the paper. */
  chain: string;
  /** ms since the attempt began, by the server's clock as known here; never less than that of the line before. */
  elapsedMs: number;
  /** Only a clock that can be set said when, see {@link ExamTime}: the page was opened anew and had not heard the server since. */
  unsure?: true;
}

/** Where a chain ends. */
export interface Seal {
  /** Digest of the last line. */
  head: string;
  elapsedMs: number;
  /** How many lines there are. */
  lines: number;
}

/** {@return what the first line follows: the attempt and the paper it answers} */
export function beginning(attempt: Pick<OpenAttempt, 'attemptId' | 'digest'>): Seal {
  return { head: sha256(['liangku-answers-1', attempt.attemptId, attempt.digest ?? ''].join('\n')), elapsedMs: 0, lines: 0 };
}

/**
 * {@return the digest of a line: SHA-256 over the lines chain, elapsedMs, item, then each value of the response}
 * Each value stands behind its length in UTF-16 units and a colon, so that no two responses read the same. Behind a time of
 * which nobody is sure stands a question mark: whoever takes it away breaks the chain.
 */
export function digestOf({ chain, elapsedMs, unsure, item, response }: Link): string {
  return sha256([chain, `${elapsedMs}${unsure === true ? '?' : ''}`, item, ...response.map((value) => `${value.length}:${value}`)].join('\n'));
}

/** {@return the line that follows, and where the chain ends then} */
export function linked(before: Seal, answer: Omit<Link, 'chain'>): { link: Link; seal: Seal } {
  const { item, response } = answer;
  const elapsedMs = Math.max(before.elapsedMs, Math.round(answer.elapsedMs));
  const link: Link = { item, response, chain: before.head, elapsedMs, ...doubtOf(answer) };
  return { link, seal: { head: digestOf(link), elapsedMs: link.elapsedMs, lines: before.lines + 1 } };
}

/** {@return that nobody is sure of the time, where that is so} Else nothing, as in lines of before. */
export function doubtOf({ unsure }: Pick<Link, 'unsure'>): Pick<Link, 'unsure'> {
  return unsure === true ? { unsure } : {};
}

/** {@return whether these lines, in their order, lead from one end of the chain to the other} */
export function leads(from: Seal, links: readonly Link[], to: Seal): boolean {
  let { head, elapsedMs } = from;
  for (const link of links) {
    if (link.chain !== head || link.elapsedMs < elapsedMs) {
      return false;
    }
    head = digestOf(link);
    elapsedMs = link.elapsedMs;
  }
  return head === to.head && from.lines + links.length === to.lines;
}
