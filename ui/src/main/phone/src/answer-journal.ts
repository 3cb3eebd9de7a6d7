import { beginning, linked, type Seal } from './answer-chain.ts';
import { Database } from './database.ts';
import { isLine, isMeant, newestAnswers, renumbered, type Entry, type Named } from './exam-state.ts';
import type { OpenAttempt } from './shapes.ts';

/** What of an attempt is on this phone beside the answers. */
export interface KeptAttempt {
  attemptId: string;
  attempt: OpenAttempt;
  /** Server's clock minus this phone's, in ms, when the attempt was last heard of. */
  clockOffsetMs: number;
  later: number[];
  handedIn: boolean;
  /** The first this phone got: it was here before any answer was. */
  ticket?: string;
  /** Where the chain of answers ended when the paper was handed in on this phone, and when that was. */
  seal?: Seal;
  /** Who sits it, see `whose`: a phone is lent, and nobody is shown another's paper. Absent in what was kept before. */
  owner?: string;
  /** What it has cost of the worker's data so far; absent where nobody counts. */
  bytes?: number;
  /** It was handed in when no server could hear of it. */
  alone?: boolean;
}

/** An answer to be written: when, by the exam's own clock, and to which paper. */
export interface NewLine {
  attempt: Pick<OpenAttempt, 'attemptId' | 'digest'>;
  item: number;
  response: string[];
  /** ms since the attempt began. */
  elapsedMs: number;
  /** As in the chain. */
  unsure?: true;
}

/** What is here of an attempt. */
export interface Look {
  kept: KeptAttempt | undefined;
  /** As {@link Journal#pending} says. */
  pending: Entry[];
}

/** What keeps the papers being sat here, and the answers the server has not acknowledged. */
export interface Journal {
  /** Keeps it as {@link together} says. */
  keep(kept: KeptAttempt): Promise<void>;
  /** The same, if it is still here: what another tab has brought to its end does not come back. */
  amend(kept: KeptAttempt): Promise<void>;
  /**
   * Hands the paper in: from here on no line is appended to it, in any tab.
   *
   * @returns it with the seal; the first one if it was handed in before, none if another tab brought it to its end
   */
  close(kept: KeptAttempt, elapsedMs: number): Promise<KeptAttempt>;
  kept(attemptId: string): Promise<KeptAttempt | undefined>;
  keptAttempts(): Promise<KeptAttempt[]>;
  /**
   * Appends an answer behind everything known here and on the server.
   *
   * @returns the line with its seq, linked; undefined if the paper was handed in, or is no longer here
   */
  append(answer: NewLine, savedSeq: number): Promise<Entry | undefined>;
  /** {@return where the chain of an attempt ends; undefined while it has no line} */
  seal(attemptId: string): Promise<Seal | undefined>;
  /** {@return the lines of an attempt that are not acknowledged, by seq} */
  pending(attemptId: string): Promise<Entry[]>;
  /** {@return both at one and the same time: a line that is gone from the one, as it is saved, is in the other} */
  look(attemptId: string): Promise<Look>;
  /** Drops these lines, which the server has made durable, and no others: not those that have their numbers by now. */
  acknowledge(attemptId: string, lines: readonly Named[]): Promise<void>;
  /** Drops the lines that are stored, and moves the other unacknowledged ones behind `savedSeq`. @returns these with their new numbers */
  renumber(attemptId: string, savedSeq: number, stored: readonly Entry[]): Promise<Entry[]>;
  forget(attemptId: string): Promise<void>;
  /** Forgets an attempt unless a line waits to be brought. @returns whether it is forgotten */
  forgetBrought(attemptId: string): Promise<boolean>;
}

/** {@return what is kept when a page keeps what it knows} Another tab may know better: handed in is handed in, saved is saved. */
export function together(before: KeptAttempt | undefined, now: KeptAttempt): KeptAttempt {
  if (before === undefined) {
    return now;
  }
  const { attempt } = now;
  const answers = newestAnswers([...before.attempt.answers, ...attempt.answers], []);
  return {
    ...now,
    attempt: { ...attempt, savedSeq: Math.max(before.attempt.savedSeq, attempt.savedSeq), answers: [...answers.values()] },
    handedIn: before.handedIn || now.handedIn,
    seal: before.seal ?? now.seal,
    alone: before.alone === true || now.alone === true,
  };
}

/** {@return it handed in, with where its chain ends as the seal} */
export function closed(kept: KeptAttempt, end: Seal | undefined, elapsedMs: number): KeptAttempt {
  const { head, lines, elapsedMs: last } = end ?? beginning(kept.attempt);
  return { ...kept, handedIn: true, seal: kept.seal ?? { head, lines, elapsedMs: Math.max(last, Math.round(elapsedMs)) } };
}

interface Stores {
  attempt: IDBObjectStore;
  answer: IDBObjectStore;
  chain: IDBObjectStore;
}

const STORES = ['attempt', 'answer', 'chain'];

/**
 * Owns IndexedDB: the papers being sat on this phone and the answers the server has not acknowledged.
 * Appending resolves only when the browser has committed the line.
 */
export class AnswerJournal implements Journal {
  private constructor(private readonly database: Database) {}

  static async open(factory: IDBFactory = indexedDB): Promise<AnswerJournal> {
    const database = new Database(factory, 'liangku-exam', 2, (shaped, oldVersion) => {
      if (oldVersion < 1) {
        shaped.createObjectStore('attempt', { keyPath: 'attemptId' });
        shaped.createObjectStore('answer', { keyPath: ['attemptId', 'seq'] });
      }
      shaped.createObjectStore('chain', { keyPath: 'attemptId' });
    });
    await database.connect();
    return new AnswerJournal(database);
  }

  keep(kept: KeptAttempt): Promise<void> {
    return this.write(({ attempt }) => {
      const before = attempt.get(kept.attemptId) as IDBRequest<KeptAttempt | undefined>;
      before.onsuccess = () => attempt.put(together(before.result, kept));
    });
  }

  amend(kept: KeptAttempt): Promise<void> {
    return this.write(({ attempt }) => {
      const before = attempt.get(kept.attemptId) as IDBRequest<KeptAttempt | undefined>;
      before.onsuccess = () => before.result && attempt.put(together(before.result, kept));
    });
  }

  async close(kept: KeptAttempt, elapsedMs: number): Promise<KeptAttempt> {
    let done = kept;
    await this.write(({ attempt, chain }) => {
      const before = attempt.get(kept.attemptId) as IDBRequest<KeptAttempt | undefined>;
      const end = chain.get(kept.attemptId) as IDBRequest<Seal | undefined>;
      end.onsuccess = () => {
        if (before.result === undefined) {
          done = { ...kept, handedIn: true };
          return;
        }
        done = closed(together(before.result, kept), end.result, elapsedMs);
        attempt.put(done);
      };
    });
    return done;
  }

  kept(attemptId: string): Promise<KeptAttempt | undefined> {
    return this.database.read('attempt', (attempts) => attempts.get(attemptId));
  }

  keptAttempts(): Promise<KeptAttempt[]> {
    return this.database.read('attempt', (attempts) => attempts.getAll());
  }

  async append(answer: NewLine, savedSeq: number): Promise<Entry | undefined> {
    const { attemptId } = answer.attempt;
    let line: Entry | undefined;
    await this.write((stores) => {
      // Numbered and linked inside the transaction, so that two tabs never give one number twice, nor split the chain.
      const kept = stores.attempt.get(attemptId) as IDBRequest<KeptAttempt | undefined>;
      const last = stores.answer.openKeyCursor(linesOf(attemptId), 'prev');
      const end = stores.chain.get(attemptId) as IDBRequest<Seal | undefined>;
      end.onsuccess = () => {
        if (kept.result?.handedIn !== false) {
          return;
        }
        const lastSeq = last.result ? (last.result.primaryKey as [string, number])[1] : 0;
        const { link, seal } = linked(end.result ?? beginning(answer.attempt), answer);
        line = { ...link, attemptId, seq: Math.max(lastSeq, savedSeq, kept.result.attempt.savedSeq) + 1 };
        stores.answer.add(line);
        stores.chain.put({ ...seal, attemptId });
      };
    });
    return line;
  }

  /** {@return where the chain of an attempt ends; undefined while it has no line} */
  async seal(attemptId: string): Promise<Seal | undefined> {
    const kept = await this.database.read<(Seal & { attemptId: string }) | undefined>('chain', (chains) => chains.get(attemptId));
    return kept && { head: kept.head, elapsedMs: kept.elapsedMs, lines: kept.lines };
  }

  /** {@return the lines of an attempt that are not acknowledged, by seq} */
  pending(attemptId: string): Promise<Entry[]> {
    return this.database.read('answer', (answers) => answers.getAll(linesOf(attemptId)));
  }

  async look(attemptId: string): Promise<Look> {
    const [kept, pending] = await this.database.readTogether(['attempt', 'answer'], ([attempts, answers]) => [
      (attempts as IDBObjectStore).get(attemptId),
      (answers as IDBObjectStore).getAll(linesOf(attemptId)),
    ]);
    return { kept, pending } as Look;
  }

  /** Drops these lines, which the server has made durable, and no others: another tab may be bringing those beside them. */
  acknowledge(attemptId: string, lines: readonly Named[]): Promise<void> {
    return this.write((stores) =>
      lines.forEach((meant) => {
        const line = stores.answer.get([attemptId, meant.seq]) as IDBRequest<Entry | undefined>;
        line.onsuccess = () => line.result && isMeant(line.result, meant) && stores.answer.delete([attemptId, meant.seq]);
      }),
    );
  }

  async renumber(attemptId: string, savedSeq: number, stored: readonly Entry[]): Promise<Entry[]> {
    let moved: Entry[] = [];
    await this.write((stores) => {
      const lines = stores.answer.getAll(linesOf(attemptId)) as IDBRequest<Entry[]>;
      lines.onsuccess = () => {
        moved = renumbered(lines.result.filter((line) => !stored.some((one) => isLine(one, line))), savedSeq);
        stores.answer.delete(linesOf(attemptId));
        moved.forEach((line) => stores.answer.add(line));
      };
    });
    return moved;
  }

  forget(attemptId: string): Promise<void> {
    return this.write((stores) => {
      stores.attempt.delete(attemptId);
      stores.chain.delete(attemptId);
      stores.answer.delete(linesOf(attemptId));
    });
  }

  async forgetBrought(attemptId: string): Promise<boolean> {
    let brought = false;
    await this.write((stores) => {
      // Looked at where it is removed: another tab may be writing.
      const lines = stores.answer.count(linesOf(attemptId));
      lines.onsuccess = () => {
        brought = lines.result === 0;
        if (brought) {
          stores.attempt.delete(attemptId);
          stores.chain.delete(attemptId);
        }
      };
    });
    return brought;
  }

  private write(change: (stores: Stores) => void): Promise<void> {
    return this.database.write(STORES, (stores) => {
      const [attempt, answer, chain] = stores as [IDBObjectStore, IDBObjectStore, IDBObjectStore];
      change({ attempt, answer, chain });
    });
  }
}

function linesOf(attemptId: string): IDBKeyRange {
  return IDBKeyRange.bound([attemptId, 0], [attemptId, Number.MAX_SAFE_INTEGER]);
}
