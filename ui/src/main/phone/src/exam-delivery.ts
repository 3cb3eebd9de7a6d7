import { api, Problem } from './api.ts';
import { doubtOf } from './answer-chain.ts';
import type { Journal, KeptAttempt } from './answer-journal.ts';
import { BATCH, backOff, newestAnswers, nextSync, superseded, type Entry, type Sitting } from './exam-state.ts';
import type { MarkedAttempt, OpenAttempt } from './shapes.ts';
import { store } from './store.ts';

/** What the delivery sees of the exam that is open, and how it tells what became of it. */
export interface Desk {
  sitting(): Sitting | undefined;
  change(changed: (sitting: Sitting) => Partial<Sitting>): void;
  keep(change: Partial<KeptAttempt>): Promise<void>;
  kept(): KeptAttempt | undefined;
  disk(): Promise<Journal>;
  finish(result: MarkedAttempt): Promise<void>;
}

/** Brings what is in the journal to the server, again and again until it is there, and the paper after it. */
export class ExamDelivery {
  private syncing = false;
  private failures = 0;
  /** Page time in ms before which nothing is sent. */
  private notBefore = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private renewed = false;
  /** How many answers go at a time: fewer while one is sought that the server does not take. */
  private most = BATCH;

  constructor(private readonly desk: Desk) {}

  /** The network is back, or the page is: do not wait out the back-off. */
  hurry(): Promise<void> {
    this.failures = 0;
    this.notBefore = 0;
    return this.sync();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** One at a time: what is pending goes out in order, then the submission if the paper is handed in. */
  async sync(): Promise<void> {
    if (this.syncing) {
      return;
    }
    this.syncing = true;
    clearTimeout(this.timer);
    try {
      await this.bring();
    } catch (failure) {
      // Whatever it is, what waits must not wait for ever.
      console.error('a delivery broke off', failure);
      this.wait(this.waitLonger());
    } finally {
      this.syncing = false;
    }
  }

  private async bring(): Promise<void> {
    for (let sitting = await this.gathered(); sitting !== undefined; sitting = await this.gathered()) {
      const step = nextSync(sitting, store.state.online, this.notBefore - performance.now(), this.most);
      if (step.kind === 'REST') {
        this.most = BATCH;
        return;
      }
      if (step.kind === 'WAIT') {
        this.wait(step.ms);
        return;
      }
      await this.attemptTo(sitting, step.kind === 'SEND' ? step.batch : []);
    }
  }

  private wait(ms: number): void {
    this.timer = setTimeout(() => void this.sync(), ms);
  }

  /** Reads the journal anew: what another tab has written there is brought along, so that all of it arrives in order. */
  private async gathered(): Promise<Sitting | undefined> {
    const sitting = this.desk.sitting();
    if (sitting !== undefined) {
      const { attemptId } = sitting.attempt;
      const { pending, kept } = await (await this.desk.disk()).look(attemptId);
      if (kept === undefined) {
        // Another tab has brought it to its end: nothing is left to bring, and what is shown stays until it is heard how it ended.
        return { ...sitting, pending: [] };
      }
      this.desk.change((now) => (now.attempt.attemptId === attemptId ? { pending, ...withSaved(now, kept.attempt) } : {}));
    }
    return this.desk.sitting();
  }

  /** Sends the batch; without one, the paper. */
  private async attemptTo(sitting: Sitting, batch: readonly Entry[]): Promise<void> {
    try {
      await (batch.length > 0 ? this.send(sitting, batch) : this.submit(sitting));
      this.failures = 0;
      this.desk.change(() => ({ unreachable: false }));
    } catch (problem) {
      this.desk.change(() => ({ sendingSeq: 0 }));
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.desk.change(() => ({ unreachable: problem.status === 0 }));
      if (problem.status === 0 && batch.length === 0) {
        await this.desk.keep({ alone: true });
      }
      await this.refused(sitting.attempt.attemptId, problem, batch).catch(() => this.waitLonger());
    }
  }

  /** {@return ms until the next try} */
  private waitLonger(): number {
    this.failures += 1;
    const ms = backOff(this.failures, Math.random());
    this.notBefore = performance.now() + ms;
    return ms;
  }

  private async send(sitting: Sitting, batch: readonly Entry[]): Promise<void> {
    const attemptId = sitting.attempt.attemptId;
    const lastSeq = (batch[batch.length - 1] as Entry).seq;
    this.desk.change(() => ({ sendingSeq: lastSeq }));
    const savedSeq = await saved(attemptId, batch, this.desk.kept()?.ticket);
    // Another phone may have saved higher numbers: only what was in this batch is known to be ours.
    const oursUpTo = Math.min(savedSeq, lastSeq);
    const durable = batch.filter((entry) => entry.seq <= oursUpTo);
    const done = [...durable, ...superseded(this.desk.sitting() ?? sitting, durable)];
    this.desk.change((now) => ({
      attempt: {
        ...now.attempt,
        savedSeq: Math.max(now.attempt.savedSeq, savedSeq),
        answers: [...newestAnswers(now.attempt.answers, durable).values()],
      },
      pending: now.pending.filter((entry) => !done.some(({ seq }) => seq === entry.seq)),
      savedSeq: Math.max(now.savedSeq, savedSeq),
      sendingSeq: 0,
    }));
    // First kept as saved, then dropped from the journal: a reload in between finds the answer in one of them.
    await this.desk.keep({ attempt: this.desk.sitting()?.attempt ?? sitting.attempt });
    await (await this.desk.disk()).acknowledge(attemptId, done);
  }

  private async submit(sitting: Sitting): Promise<void> {
    const { ticket, seal, alone } = this.desk.kept() ?? {};
    await this.desk.finish(await api.submit(sitting.attempt.attemptId, { ticket, seal: alone === true ? seal : undefined }));
  }

  private async refused(attemptId: string, problem: Problem, batch: readonly Entry[]): Promise<void> {
    const passing = problem.status === 0 || problem.status === 401 || problem.status === 429 || problem.status >= 500;
    if (passing) {
      this.waitLonger();
    } else if (problem.slug === 'answer-conflict') {
      const seq = Number(problem.body['seq'] ?? 0);
      await this.yieldTo(attemptId, batch.filter((line) => line.seq < seq));
    } else if (problem.slug === 'other-phone') {
      this.desk.change(() => ({ elsewhere: sinceOf(problem) }));
    } else if (problem.slug === 'foreign-ticket') {
      await this.renewTicket(attemptId, problem);
    } else if (problem.slug === 'too-late') {
      // Nothing is lost: what does not count by itself is kept there, for a person to decide.
      await (await this.desk.disk()).acknowledge(attemptId, batch);
      this.desk.change((now) => ({
        pending: now.pending.filter((entry) => !batch.some((sent) => sent.seq === entry.seq)),
        handedIn: true,
        notice: 'TOO_LATE',
        unproved: [...now.unproved, ...keptBy(problem)],
      }));
    } else if (problem.status === 409) {
      await this.lookAgain(attemptId, problem);
    } else if (isAboutAnswers(problem) && batch.length > 1) {
      // One of them, and it must not stand in the way of the others.
      this.most = Math.ceil(batch.length / 2);
    } else if (isAboutAnswers(problem) && batch.length === 1) {
      const [{ seq }] = batch as [Entry];
      this.desk.change((now) => ({ refused: new Map(now.refused).set(seq, problem.detail) }));
      this.most = BATCH;
    } else {
      this.desk.change(() => ({ notice: 'REFUSED', refusal: problem.detail }));
    }
  }

  /** The attempt is no longer open: its state says why. */
  private async lookAgain(attemptId: string, problem: Problem): Promise<void> {
    const attempt = await api.attempt(attemptId);
    if (attempt.state === 'SUBMITTED') {
      await this.desk.finish(attempt);
    } else {
      this.desk.change(() => ({ notice: 'REFUSED', refusal: problem.detail }));
    }
  }

  /** The server does not know the ticket, as its keys are new: with a new one the paper is handed in, once. */
  private async renewTicket(attemptId: string, problem: Problem): Promise<void> {
    const attempt = await api.attempt(attemptId);
    if (attempt.state === 'SUBMITTED') {
      await this.desk.finish(attempt);
    } else if (this.renewed) {
      this.desk.change(() => ({ notice: 'REFUSED', refusal: problem.detail }));
    } else {
      this.renewed = true;
      await this.desk.keep({ ticket: attempt.ticket });
    }
  }

  /**
   * Another phone has used our numbers: take over what it saved and go on behind it. What is stored already, and was never
   * heard of, does not go there again: it would count instead of what was answered since.
   */
  private async yieldTo(attemptId: string, stored: readonly Entry[]): Promise<void> {
    const attempt = await api.attempt(attemptId);
    if (attempt.state === 'SUBMITTED') {
      await this.desk.finish(attempt);
      return;
    }
    const { answers, savedSeq } = attempt;
    const sitting = this.desk.sitting();
    if (sitting !== undefined) {
      // As when lines are saved: a reload in between finds the answer in one of them.
      await this.desk.keep({ attempt: { ...sitting.attempt, answers, savedSeq } });
    }
    const pending = await (await this.desk.disk()).renumber(attemptId, savedSeq, stored);
    this.desk.change((now) => ({ attempt: { ...now.attempt, answers, savedSeq }, pending, savedSeq, notice: 'OTHER_PHONE' }));
  }
}

/** {@return the paper with what another tab has had saved} */
function withSaved(now: Sitting, kept: OpenAttempt | undefined): Partial<Sitting> {
  return kept === undefined
    ? {}
    : { attempt: { ...now.attempt, answers: [...newestAnswers([...now.attempt.answers, ...kept.answers], []).values()] } };
}

/** {@return whether the platform says of answers that they are none to this paper} Somebody in between would not say it so. */
function isAboutAnswers({ status, slug }: Problem): boolean {
  return status === 413 || ((status === 400 || status === 422) && !slug.startsWith('http-'));
}

/** What became of answers that were brought after the end. */
export interface Late {
  /** Why answers do not show that they were given in time, one entry each. */
  unproved: string[];
  /** Why answers were not taken at all, one entry each. */
  refused: string[];
}

/** Brings what is left on this phone of an attempt that has ended. @returns undefined if not all could be brought now */
export async function deliverLate(
  attemptId: string,
  pending: readonly Entry[],
  journal: Journal,
  ticket: string | undefined,
): Promise<Late | undefined> {
  const late: Late = { unproved: [], refused: [] };
  let left = [...pending];
  for (let most = BATCH; left.length > 0; ) {
    const batch = left.slice(0, most);
    try {
      await saved(attemptId, batch, ticket);
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      if (isAboutAnswers(problem) && batch.length > 1) {
        most = Math.ceil(batch.length / 2);
        continue;
      }
      if (isAboutAnswers(problem)) {
        late.refused.push(problem.detail);
        left = left.slice(1);
        most = BATCH;
        continue;
      }
      if (problem.slug !== 'too-late') {
        return undefined;
      }
      late.unproved.push(...keptBy(problem));
    }
    await journal.acknowledge(attemptId, batch);
    left = left.slice(batch.length);
  }
  return late;
}

/** @returns the highest number that the server has made durable @throws Problem as without an answer if it says no number */
async function saved(attemptId: string, batch: readonly Entry[], ticket: string | undefined): Promise<number> {
  const { savedSeq } = await api.saveAnswers(attemptId, batch.map(asSent), ticket);
  if (!Number.isInteger(savedSeq)) {
    throw new Problem(0, 'offline', 'not an answer of the server');
  }
  return savedSeq;
}

function asSent({ seq, item, response, chain, elapsedMs, unsure }: Entry): Omit<Entry, 'attemptId'> {
  return { seq, item, response, chain, elapsedMs, ...doubtOf({ unsure }) };
}

/** {@return why the server keeps answers for a person to decide, one entry each} */
function keptBy(problem: Problem): string[] {
  const kept = Array.isArray(problem.body['kept']) ? (problem.body['kept'] as { why?: unknown }[]) : [];
  return kept.map(({ why }) => String(why));
}

function sinceOf(problem: Problem): string {
  return typeof problem.body['since'] === 'string' ? problem.body['since'] : '';
}
