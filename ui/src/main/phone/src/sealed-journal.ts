import { beginning, linked, type Seal } from './answer-chain.ts';
import { closed, together, type Journal, type KeptAttempt, type Look, type NewLine } from './answer-journal.ts';
import { device } from './device.ts';
import { isLine, isMeant, renumbered, type Entry, type Named } from './exam-state.ts';
import type { PaperBox } from './paper-box.ts';
import type { PaperSeal } from './paper-seal.ts';

/** What is sealed for the server, see its `RoomPapersController`. */
const FOR_SERVER = 'liangku-room-paper-1';
const FOR_HERE = 'liangku-room-kept-1';

interface Paper {
  kept?: KeptAttempt;
  lines: Entry[];
  chain?: Seal;
}

/**
 * The journal of one person on a shared device: in the clear only in this page's memory, sealed in the box. Whatever
 * resolves here has been sealed and committed.
 */
export class SealedJournal implements Journal {
  private readonly papers = new Map<string, Paper>();
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly box: PaperBox,
    private readonly person: string,
    private readonly sealer: PaperSeal,
  ) {}

  /** Opens what of this person is in the box; what does not open with their key stays as it is. */
  static async open(box: PaperBox, person: string, sealer: PaperSeal): Promise<SealedJournal> {
    const journal = new SealedJournal(box, person, sealer);
    for (const { attemptId, kept } of await box.of(person)) {
      const text = await sealer.open(FOR_HERE, kept);
      if (text !== undefined) {
        journal.papers.set(attemptId, JSON.parse(text) as Paper);
      }
    }
    return journal;
  }

  keep(kept: KeptAttempt): Promise<void> {
    const paper = this.paper(kept.attemptId);
    paper.kept = together(paper.kept, kept);
    return this.store(kept.attemptId);
  }

  async amend(kept: KeptAttempt): Promise<void> {
    if (this.papers.get(kept.attemptId)?.kept !== undefined) {
      await this.keep(kept);
    }
  }

  async close(kept: KeptAttempt, elapsedMs: number): Promise<KeptAttempt> {
    const paper = this.papers.get(kept.attemptId);
    if (paper?.kept === undefined) {
      return { ...kept, handedIn: true };
    }
    const done = closed(together(paper.kept, kept), paper.chain, elapsedMs);
    paper.kept = done;
    await this.store(kept.attemptId);
    return done;
  }

  kept(attemptId: string): Promise<KeptAttempt | undefined> {
    return Promise.resolve(this.papers.get(attemptId)?.kept);
  }

  keptAttempts(): Promise<KeptAttempt[]> {
    return Promise.resolve([...this.papers.values()].flatMap(({ kept }) => (kept === undefined ? [] : [kept])));
  }

  async append(answer: NewLine, savedSeq: number): Promise<Entry | undefined> {
    const { attemptId } = answer.attempt;
    const paper = this.papers.get(attemptId);
    if (paper?.kept?.handedIn !== false) {
      return undefined;
    }
    const lastSeq = paper.lines[paper.lines.length - 1]?.seq ?? 0;
    const { link, seal } = linked(paper.chain ?? beginning(answer.attempt), answer);
    const line = { ...link, attemptId, seq: Math.max(lastSeq, savedSeq, paper.kept.attempt.savedSeq) + 1 };
    const before = paper.chain;
    paper.lines = [...paper.lines, line];
    paper.chain = seal;
    await this.store(attemptId).catch((failure: unknown) => {
      // Not sealed, not here.
      paper.lines = paper.lines.filter((one) => one !== line);
      paper.chain = before;
      throw failure;
    });
    return line;
  }

  seal(attemptId: string): Promise<Seal | undefined> {
    return Promise.resolve(this.papers.get(attemptId)?.chain);
  }

  /** Waits for what is being written: a line counts as here once it is sealed. */
  pending(attemptId: string): Promise<Entry[]> {
    return this.writing.then(() => this.papers.get(attemptId)?.lines ?? []);
  }

  look(attemptId: string): Promise<Look> {
    return this.writing.then(() => ({ kept: this.papers.get(attemptId)?.kept, pending: this.papers.get(attemptId)?.lines ?? [] }));
  }

  acknowledge(attemptId: string, lines: readonly Named[]): Promise<void> {
    const paper = this.papers.get(attemptId);
    if (paper === undefined) {
      return Promise.resolve();
    }
    paper.lines = paper.lines.filter((line) => !lines.some((meant) => isMeant(line, meant)));
    return this.store(attemptId);
  }

  async renumber(attemptId: string, savedSeq: number, stored: readonly Entry[]): Promise<Entry[]> {
    const paper = this.papers.get(attemptId);
    if (paper === undefined) {
      return [];
    }
    paper.lines = renumbered(paper.lines.filter((line) => !stored.some((one) => isLine(one, line))), savedSeq);
    await this.store(attemptId);
    return paper.lines;
  }

  forget(attemptId: string): Promise<void> {
    this.papers.delete(attemptId);
    return this.store(attemptId);
  }

  async forgetBrought(attemptId: string): Promise<boolean> {
    if ((this.papers.get(attemptId)?.lines.length ?? 0) > 0) {
      return false;
    }
    await this.forget(attemptId);
    return true;
  }

  private paper(attemptId: string): Paper {
    const paper = this.papers.get(attemptId) ?? { lines: [] };
    this.papers.set(attemptId, paper);
    return paper;
  }

  /** One after another, each with what is known by then: the last one written is the newest. */
  private store(attemptId: string): Promise<void> {
    const stored = this.writing.then(() => this.write(attemptId));
    this.writing = stored.catch(() => undefined);
    return stored;
  }

  private async write(attemptId: string): Promise<void> {
    const paper = this.papers.get(attemptId);
    if (paper === undefined) {
      await this.box.remove({ person: this.person, attemptId });
      return;
    }
    const { kept, lines } = paper;
    const handedIn = kept?.handedIn === true;
    const { ticket, seal, alone } = kept ?? {};
    const forServer = {
      attemptId,
      phone: device(),
      answers: lines.map(({ attemptId: _its, ...line }) => line),
      ticket,
      seal,
      alone,
      handedIn,
    };
    await this.box.put({
      person: this.person,
      attemptId,
      answers: await this.sealer.close(FOR_SERVER, JSON.stringify(forServer)),
      kept: await this.sealer.close(FOR_HERE, JSON.stringify(paper)),
      due: handedIn || lines.length > 0,
      handedIn,
      at: Date.now(),
    });
  }
}
