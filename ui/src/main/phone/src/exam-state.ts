import type { Link } from './answer-chain.ts';
import { progressOfItem, type Progress } from './responses.ts';
import type { Answer, Item, OpenAttempt, Section } from './shapes.ts';

/** What is true about a running exam, and what follows from it. Pure: no clock, no network, no storage. */

/**
 * One line of the answer journal. Seq grows by one within an attempt, over all the phones it is sat on; the chain is
 * this phone's own. Lines written before there was a chain have none.
 */
export interface Entry extends Answer, Partial<Pick<Link, 'chain' | 'elapsedMs' | 'unsure'>> {
  attemptId: string;
  /** The phone's storage failed: it is only in this page. */
  adrift?: boolean;
}

/** Where an answer is: nowhere, being typed, only in this page, only here, on its way, durably with the server, or refused by it. */
export type AnswerState = 'NONE' | 'TYPING' | 'ADRIFT' | 'LOCAL' | 'SENDING' | 'SAVED' | 'REFUSED';

/** Something the worker must know about the running exam. */
export type Notice = 'NONE' | 'OTHER_PHONE' | 'TOO_LATE' | 'REFUSED' | 'NOT_KEPT';

export interface Sitting {
  attempt: OpenAttempt;
  /** Journal lines the server has not acknowledged, by seq. */
  pending: readonly Entry[];
  /** The newest answer of each item, wherever it is. */
  answers: ReadonlyMap<number, Answer>;
  savedSeq: number;
  /** Highest seq of the batch on its way; 0 when none is. */
  sendingSeq: number;
  /** Index into the paper's items. */
  current: number;
  later: ReadonlySet<number>;
  /** Items in which something typed is not yet in the journal. */
  typing: ReadonlySet<number>;
  /** Handed in by the worker or by the clock; delivered as soon as the network allows. */
  handedIn: boolean;
  notice: Notice;
  /** Nothing answered when the server was last asked: there is a network without a way out, or none that the browser knows of. */
  unreachable: boolean;
  /** What the server said when it refused; empty if it did not. */
  refusal: string;
  /** Answers that the server does not take, by seq, and why. They are set aside; all others go on without them. */
  refused: ReadonlyMap<number, string>;
  /** This page knows something that the phone could not keep, and that would be gone with it. */
  holdsAlone: boolean;
  /** Since when the worker goes on with it on another phone; undefined while it is this one. */
  elsewhere: string | undefined;
  /** Why the server could not believe answers to have been given in time, one entry each; a person decides about them. */
  unproved: readonly string[];
  /** Pictures of the paper that are not on this phone. */
  missingPictures: readonly string[];
}

/**
 * {@return the answer of each item as the worker sees it: what the server has, overlaid by what it has not}
 * What is pending always lies on top: even with an older number it is what this worker pressed last on this phone.
 */
export function newestAnswers(saved: readonly Answer[], pending: readonly Answer[]): Map<number, Answer> {
  const bySeq = [...saved].sort((a, b) => a.seq - b.seq);
  return new Map([...bySeq, ...pending].map((answer) => [answer.item, answer]));
}

/** {@return where the answer to an item is} */
export function answerState(sitting: Sitting, item: number): AnswerState {
  if (sitting.typing.has(item)) {
    return 'TYPING';
  }
  if (!sitting.answers.has(item)) {
    return 'NONE';
  }
  const waiting = sitting.pending.filter((entry) => entry.item === item).pop();
  if (waiting === undefined) {
    return 'SAVED';
  }
  if (sitting.notice === 'REFUSED' || sitting.refused.has(waiting.seq)) {
    return 'REFUSED';
  }
  return waiting.seq <= sitting.sendingSeq ? 'SENDING' : waiting.adrift === true ? 'ADRIFT' : 'LOCAL';
}

/** {@return the lines that are still to be sent: without those the server does not take} */
export function toSend({ pending, refused }: Pick<Sitting, 'pending' | 'refused'>): Entry[] {
  return pending.filter(({ seq }) => !refused.has(seq));
}

/** {@return the items whose newest answer is set aside as the server does not take it, where they are on the paper, and why} */
export function setAside({ attempt, pending, refused }: Pick<Sitting, 'attempt' | 'pending' | 'refused'>): { item: Item; index: number; why: string }[] {
  const newest = new Map(pending.map((line) => [line.item, line]));
  return attempt.paper.items.flatMap((item, index) => {
    const line = newest.get(item.item);
    const why = line === undefined ? undefined : refused.get(line.seq);
    return why === undefined ? [] : [{ item, index, why }];
  });
}

/** {@return lines that were refused and that no longer matter, as the worker has answered anew and that is saved} */
export function superseded({ pending, refused }: Pick<Sitting, 'pending' | 'refused'>, saved: readonly Entry[]): Entry[] {
  return pending.filter((line) => refused.has(line.seq) && saved.some((one) => one.item === line.item && one.seq > line.seq));
}

/** {@return how far an item is answered} */
export function progressIn(sitting: Sitting, item: Item): Progress {
  return progressOfItem(item, sitting.answers.get(item.item)?.response ?? []);
}

/** {@return the items without an answer, and those with only a part of one, in the order of the paper} */
export function unfinished(sitting: Sitting): { open: Item[]; partly: Item[] } {
  const { items } = sitting.attempt.paper;
  return {
    open: items.filter((item) => progressIn(sitting, item).state === 'NONE'),
    partly: items.filter((item) => progressIn(sitting, item).state === 'PARTLY'),
  };
}

/** {@return the part of the paper that an item stands in; undefined on a paper without parts} */
export function sectionOf(sections: readonly Section[] | undefined, item: number): Section | undefined {
  return (sections ?? []).filter((one) => one.from <= item).pop();
}

export type Sync =
  | { kind: 'REST' }
  | { kind: 'WAIT'; ms: number }
  | { kind: 'SEND'; batch: readonly Entry[] }
  | { kind: 'SUBMIT' };

export const BATCH = 50;
const LONGEST_WAIT_MS = 30_000;

/**
 * Says what the sync does next; `waitMs` is what is left of the back-off, `most` how many answers go at a time. Answers go
 * before the submission.
 */
export function nextSync(sitting: Sitting, online: boolean, waitMs: number, most = BATCH): Sync {
  const waiting = toSend(sitting);
  const due = waiting.length > 0 || sitting.handedIn;
  if (!due || sitting.notice === 'REFUSED' || sitting.elsewhere !== undefined) {
    return { kind: 'REST' };
  }
  if (!online) {
    return { kind: 'WAIT', ms: LONGEST_WAIT_MS };
  }
  if (waitMs > 0) {
    return { kind: 'WAIT', ms: waitMs };
  }
  return waiting.length > 0 ? { kind: 'SEND', batch: waiting.slice(0, most) } : { kind: 'SUBMIT' };
}

/**
 * {@return how long to wait after so many failures in a row: about 1, 2, 4, … 30 s}
 * `jitter` in [0, 1) spreads a whole canteen that comes back to the network at once.
 */
export function backOff(failures: number, jitter: number): number {
  return Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (failures - 1)) * (0.75 + jitter / 2);
}

/** {@return whether both are one line} By its number alone it may be another one, numbered anew since. */
export function isLine(one: Entry, other: Entry): boolean {
  return one.seq === other.seq && one.chain === other.chain && (one.adrift === true) === (other.adrift === true);
}

/** What a line is acknowledged by: its number alone may be another line's by then. */
export type Named = Pick<Entry, 'seq' | 'chain' | 'adrift'>;

/** {@return whether this is the line that is meant} One without a place in the chain is known by its number. */
export function isMeant(line: Entry, meant: Named): boolean {
  return line.seq === meant.seq && (meant.chain === undefined || meant.chain === line.chain);
}

/**
 * Numbers unacknowledged answers anew, behind what another phone has saved meanwhile. The order stays; of two answers to
 * one item the one sent last counts, and this phone is the one in the worker's hand.
 */
export function renumbered(pending: readonly Entry[], savedSeq: number): Entry[] {
  return pending.map((entry, index) => ({ ...entry, seq: savedSeq + 1 + index }));
}

/** {@return `m:ss`, or `h:mm:ss` from an hour up; never negative} */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  const s = String(seconds % 60).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
}
