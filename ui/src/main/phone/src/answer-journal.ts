import { renumbered, type Entry } from './exam-state.ts';
import type { OpenAttempt } from './shapes.ts';

/** What of an attempt is on this phone beside the answers. */
export interface KeptAttempt {
  attemptId: string;
  attempt: OpenAttempt;
  /** Server's clock minus this phone's, in ms, when the attempt was last heard of. */
  clockOffsetMs: number;
  later: number[];
  handedIn: boolean;
}

/**
 * Owns IndexedDB: the papers being sat on this phone and the answers the server has not acknowledged.
 * Appending resolves only when the browser has committed the line.
 */
export class AnswerJournal {
  private constructor(private readonly database: IDBDatabase) {}

  static open(factory: IDBFactory = indexedDB): Promise<AnswerJournal> {
    return new Promise((resolve, reject) => {
      const opening = factory.open('liangku-exam', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('attempt', { keyPath: 'attemptId' });
        opening.result.createObjectStore('answer', { keyPath: ['attemptId', 'seq'] });
      };
      opening.onsuccess = () => resolve(new AnswerJournal(opening.result));
      opening.onerror = () => reject(opening.error);
    });
  }

  keep(kept: KeptAttempt): Promise<void> {
    return this.write((stores) => void stores.attempt.put(kept));
  }

  async kept(attemptId: string): Promise<KeptAttempt | undefined> {
    return ask<KeptAttempt | undefined>(this.database.transaction('attempt').objectStore('attempt').get(attemptId));
  }

  async keptAttempts(): Promise<KeptAttempt[]> {
    return ask<KeptAttempt[]>(this.database.transaction('attempt').objectStore('attempt').getAll());
  }

  /** Appends an answer behind everything known here and on the server. @returns the line with its seq */
  async append(answer: Omit<Entry, 'seq'>, savedSeq: number): Promise<Entry> {
    let line: Entry = { ...answer, seq: savedSeq + 1 };
    await this.write((stores) => {
      // Numbered inside the transaction, so that two tabs never give one number twice.
      const last = stores.answer.openKeyCursor(linesOf(answer.attemptId), 'prev');
      last.onsuccess = () => {
        const lastSeq = last.result ? (last.result.primaryKey as [string, number])[1] : 0;
        line = { ...line, seq: Math.max(lastSeq, savedSeq) + 1 };
        stores.answer.add(line);
      };
    });
    return line;
  }

  /** {@return the lines of an attempt that are not acknowledged, by seq} */
  async pending(attemptId: string): Promise<Entry[]> {
    return ask<Entry[]>(this.database.transaction('answer').objectStore('answer').getAll(linesOf(attemptId)));
  }

  /** Drops what the server has made durable. */
  acknowledge(attemptId: string, savedSeq: number): Promise<void> {
    return this.write((stores) => {
      stores.answer.delete(IDBKeyRange.bound([attemptId, 0], [attemptId, savedSeq]));
    });
  }

  /** Moves the unacknowledged lines behind `savedSeq`. @returns them with their new numbers */
  async renumber(attemptId: string, savedSeq: number): Promise<Entry[]> {
    let moved: Entry[] = [];
    await this.write((stores) => {
      const lines = stores.answer.getAll(linesOf(attemptId)) as IDBRequest<Entry[]>;
      lines.onsuccess = () => {
        moved = renumbered(lines.result, savedSeq);
        stores.answer.delete(linesOf(attemptId));
        moved.forEach((line) => stores.answer.add(line));
      };
    });
    return moved;
  }

  forget(attemptId: string): Promise<void> {
    return this.write((stores) => {
      stores.attempt.delete(attemptId);
      stores.answer.delete(linesOf(attemptId));
    });
  }

  private write(change: (stores: { attempt: IDBObjectStore; answer: IDBObjectStore }) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(['attempt', 'answer'], 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
      change({ attempt: transaction.objectStore('attempt'), answer: transaction.objectStore('answer') });
    });
  }
}

function linesOf(attemptId: string): IDBKeyRange {
  return IDBKeyRange.bound([attemptId, 0], [attemptId, Number.MAX_SAFE_INTEGER]);
}

function ask<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error);
  });
}
