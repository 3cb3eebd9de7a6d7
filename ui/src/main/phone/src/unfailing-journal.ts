import { together, type Journal, type KeptAttempt, type Look, type NewLine } from './answer-journal.ts';
import { doubtOf, type Seal } from './answer-chain.ts';
import { isLine, isMeant, renumbered, type Entry, type Named } from './exam-state.ts';

/** What the phone's storage still has to hear of an attempt. */
interface Owed {
  /** The paper is newer here. Amended it must not come back where another tab has brought it to its end. */
  paper?: 'KEEP' | 'AMEND';
  /** Lines that are acknowledged and may still be there. */
  gone: Named[];
  /** Lines that are nowhere but here. Without a place in the chain they are no evidence, and they count as answers. */
  adrift: { line: Entry; answer: NewLine }[];
}

/**
 * A journal that goes on when the phone's storage fails: full, broken, closed or cleared. What could not be written stays in
 * this page's memory, is sent from there, and is written as soon as that can be done. The storage's failures end here.
 */
export class UnfailingJournal implements Journal {
  private journal: Promise<Journal> | undefined;
  private readonly papers = new Map<string, KeptAttempt>();
  /** Lines as they were read last. */
  private readonly lines = new Map<string, Entry[]>();
  private readonly owed = new Map<string, Owed>();
  /** One after another: a line must not be written twice because two wanted to. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly open: () => Promise<Journal>) {}

  /** {@return whether this page knows something of an attempt that would be gone with it} */
  holdsAlone(attemptId: string): boolean {
    const owed = this.owed.get(attemptId);
    return owed !== undefined && (owed.paper !== undefined || owed.adrift.length > 0);
  }

  keep(kept: KeptAttempt): Promise<void> {
    return this.inTurn(() => this.note(kept, 'KEEP'));
  }

  amend(kept: KeptAttempt): Promise<void> {
    return this.inTurn(() => this.note(kept, 'AMEND'));
  }

  private async note(kept: KeptAttempt, how: 'KEEP' | 'AMEND'): Promise<void> {
    const { attemptId } = kept;
    await this.catchUp(attemptId);
    this.papers.set(attemptId, together(this.papers.get(attemptId), kept));
    if ((await this.tried((journal) => (how === 'KEEP' ? journal.keep(kept) : journal.amend(kept)))) === undefined) {
      const owes = this.owes(attemptId);
      owes.paper = owes.paper === 'KEEP' ? 'KEEP' : how;
    }
  }

  close(kept: KeptAttempt, elapsedMs: number): Promise<KeptAttempt> {
    return this.inTurn(async () => {
      const { attemptId } = kept;
      await this.catchUp(attemptId);
      const closed = await this.tried((journal) => journal.close(kept, elapsedMs));
      const done = closed?.value ?? { ...kept, handedIn: true };
      this.papers.set(attemptId, done);
      if (closed === undefined) {
        // Handed in all the same, and brought as long as this page lives.
        this.owes(attemptId).paper ??= 'AMEND';
      }
      return done;
    });
  }

  kept(attemptId: string): Promise<KeptAttempt | undefined> {
    return this.inTurn(async () => this.newest(attemptId, await this.tried((journal) => journal.kept(attemptId))));
  }

  keptAttempts(): Promise<KeptAttempt[]> {
    return this.inTurn(async () => (await this.tried((journal) => journal.keptAttempts()))?.value ?? [...this.papers.values()]);
  }

  append(answer: NewLine, savedSeq: number): Promise<Entry | undefined> {
    return this.inTurn(async () => {
      const { attemptId } = answer.attempt;
      await this.catchUp(attemptId);
      // What goes before must be written before.
      if (this.owes(attemptId).adrift.length === 0) {
        const written = await this.tried((journal) => journal.append(answer, savedSeq));
        if (written !== undefined) {
          // What cannot be written next must get another number.
          this.lines.set(attemptId, [...(this.lines.get(attemptId) ?? []), ...(written.value === undefined ? [] : [written.value])]);
          return written.value;
        }
      } else if ((await this.tried((journal) => journal.kept(attemptId)))?.value?.handedIn === true) {
        return undefined;
      }
      if (this.papers.get(attemptId)?.handedIn === true) {
        return undefined;
      }
      const { item, response, elapsedMs } = answer;
      const seq = Math.max(this.highest(attemptId), savedSeq) + 1;
      const line = { attemptId, seq, item, response, elapsedMs, ...doubtOf(answer), adrift: true };
      this.owes(attemptId).adrift.push({ line, answer });
      return line;
    });
  }

  seal(attemptId: string): Promise<Seal | undefined> {
    return this.inTurn(async () => (await this.tried((journal) => journal.seal(attemptId)))?.value);
  }

  async pending(attemptId: string): Promise<Entry[]> {
    return (await this.look(attemptId)).pending;
  }

  look(attemptId: string): Promise<Look> {
    return this.inTurn(async () => {
      await this.catchUp(attemptId);
      const read = await this.tried((journal) => journal.look(attemptId));
      if (read !== undefined) {
        this.lines.set(attemptId, read.value.pending);
        this.goBehind(attemptId, read.value.pending);
      }
      return { kept: this.newest(attemptId, read && { value: read.value.kept }), pending: this.here(attemptId) };
    });
  }

  /** Another tab may have written what this one could not know of: two lines with one number would be one to the server. */
  private goBehind(attemptId: string, lines: readonly Entry[]): void {
    const owes = this.owes(attemptId);
    if (owes.adrift.some(({ line }) => lines.some(({ seq }) => seq === line.seq))) {
      const moved = renumbered(owes.adrift.map(({ line }) => line), Math.max(...this.here(attemptId).map(({ seq }) => seq)));
      owes.adrift = owes.adrift.map(({ answer }, at) => ({ answer, line: moved[at] as Entry }));
    }
  }

  /** {@return the paper as it was read, unless it is newer here; as it is here if it could not be read} */
  private newest(attemptId: string, read: { value: KeptAttempt | undefined } | undefined): KeptAttempt | undefined {
    const here = this.papers.get(attemptId);
    if (read === undefined || (this.owes(attemptId).paper !== undefined && here !== undefined)) {
      return here && together(read?.value, here);
    }
    if (read.value !== undefined) {
      this.papers.set(attemptId, read.value);
    }
    return read.value;
  }

  acknowledge(attemptId: string, lines: readonly Named[]): Promise<void> {
    return this.inTurn(async () => {
      const owes = this.owes(attemptId);
      const done = (adrift: boolean) => lines.filter((line) => (line.adrift === true) === adrift);
      owes.adrift = owes.adrift.filter(({ line }) => !done(true).some(({ seq }) => seq === line.seq));
      owes.gone.push(...done(false));
      await this.catchUp(attemptId);
    });
  }

  /** @throws if the storage fails: its lines cannot get other numbers now */
  renumber(attemptId: string, savedSeq: number, stored: readonly Entry[]): Promise<Entry[]> {
    return this.inTurn(async () => {
      await this.catchUp(attemptId);
      const owes = this.owes(attemptId);
      const moved = owes.gone.length > 0 ? undefined : await this.tried((journal) => journal.renumber(attemptId, savedSeq, stored));
      if (moved === undefined && this.here(attemptId).some((line) => line.adrift !== true)) {
        throw new Error('lines of this phone could not be numbered anew');
      }
      this.lines.set(attemptId, moved?.value ?? []);
      owes.adrift = owes.adrift.filter(({ line }) => !stored.some((one) => isLine(one, line)));
      const lines = renumbered(owes.adrift.map(({ line }) => line), savedSeq + (moved?.value.length ?? 0));
      owes.adrift = owes.adrift.map(({ answer }, at) => ({ answer, line: lines[at] as Entry }));
      return this.here(attemptId);
    });
  }

  forget(attemptId: string): Promise<void> {
    return this.inTurn(async () => {
      this.papers.delete(attemptId);
      this.lines.delete(attemptId);
      this.owed.delete(attemptId);
      // What stays there nevertheless is found to be over when it is opened, and forgotten then.
      await this.tried((journal) => journal.forget(attemptId));
    });
  }

  forgetBrought(attemptId: string): Promise<boolean> {
    return this.inTurn(async () => {
      await this.catchUp(attemptId);
      const { adrift } = this.owes(attemptId);
      const brought = adrift.length === 0 && (await this.tried((journal) => journal.forgetBrought(attemptId)))?.value !== false;
      if (brought) {
        this.papers.delete(attemptId);
        this.lines.delete(attemptId);
        this.owed.delete(attemptId);
      }
      return brought;
    });
  }

  /** Writes what is owed, in its order, as far as the storage lets it. */
  private async catchUp(attemptId: string): Promise<void> {
    const owes = this.owes(attemptId);
    const { gone } = owes;
    if (gone.length > 0) {
      if ((await this.tried((journal) => journal.acknowledge(attemptId, gone))) === undefined) {
        return;
      }
      owes.gone = [];
      this.lines.set(attemptId, (this.lines.get(attemptId) ?? []).filter((line) => !gone.some((meant) => isMeant(line, meant))));
    }
    const paper = this.papers.get(attemptId);
    if (owes.paper !== undefined && paper !== undefined) {
      const how = owes.paper;
      if ((await this.tried((journal) => (how === 'KEEP' ? journal.keep(paper) : journal.amend(paper)))) === undefined) {
        return;
      }
      owes.paper = undefined;
    }
    for (let first = owes.adrift[0]; first !== undefined; first = owes.adrift[0]) {
      const { answer } = first;
      // A number of its own: the one it had here may have been sent.
      const written = (await this.tried((journal) => journal.append(answer, this.highest(attemptId))))?.value;
      if (written === undefined) {
        return;
      }
      owes.adrift.shift();
      this.lines.set(attemptId, [...(this.lines.get(attemptId) ?? []), written]);
    }
  }

  private here(attemptId: string): Entry[] {
    const { gone, adrift } = this.owes(attemptId);
    return [...(this.lines.get(attemptId) ?? []).filter((line) => !gone.some((meant) => isMeant(line, meant))), ...adrift.map(({ line }) => line)];
  }

  private highest(attemptId: string): number {
    const saved = this.papers.get(attemptId)?.attempt.savedSeq ?? 0;
    return Math.max(saved, ...this.here(attemptId).map(({ seq }) => seq));
  }

  private owes(attemptId: string): Owed {
    const owed = this.owed.get(attemptId) ?? { gone: [], adrift: [] };
    this.owed.set(attemptId, owed);
    return owed;
  }

  /** {@return what the storage says; undefined if it fails} */
  private async tried<T>(work: (journal: Journal) => Promise<T>): Promise<{ value: T } | undefined> {
    try {
      this.journal ??= this.open();
      return { value: await work(await this.journal.catch((failure: unknown) => {
        this.journal = undefined;
        throw failure;
      })) };
    } catch (failure) {
      console.error('the storage of this phone failed', failure);
      if (failure instanceof DOMException && failure.name === 'NotFoundError') {
        this.writeAllAnew();
      }
      return undefined;
    }
  }

  /** The storage was cleared under this page: what the page still knows is written once more. */
  private writeAllAnew(): void {
    for (const [attemptId, paper] of this.papers) {
      const owes = this.owes(attemptId);
      owes.paper = 'KEEP';
      const drifting = this.here(attemptId).map((line) => {
        const { item, response, elapsedMs = 0 } = line;
        return { line: { ...line, adrift: true }, answer: { attempt: paper.attempt, item, response, elapsedMs, ...doubtOf(line) } };
      });
      owes.adrift = drifting;
      owes.gone = [];
      this.lines.set(attemptId, []);
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}
