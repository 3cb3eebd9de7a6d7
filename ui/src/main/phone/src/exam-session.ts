import { api, Problem, whose } from './api.ts';
import { AnswerJournal, type Journal, type KeptAttempt } from './answer-journal.ts';
import { takeData } from './data-used.ts';
import { stash, stashed, unstash } from './draft-stash.ts';
import { Drafts } from './drafts.ts';
import { ExamDelivery } from './exam-delivery.ts';
import { end, type Ended } from './exam-ending.ts';
import { ExamPictures } from './exam-pictures.ts';
import { backOff, newestAnswers, type Sitting } from './exam-state.ts';
import { ExamTime } from './exam-time.ts';
import { askToKeep } from './keep-storage.ts';
import { keepResult } from './kept-results.ts';
import { progressOfItem, whole, type Change } from './responses.ts';
import type { Attempt, MarkedAttempt, OpenAttempt, WaitingStart } from './shapes.ts';
import { makeSureOfSpace } from './space.ts';
import { store } from './store.ts';
import { UnfailingJournal } from './unfailing-journal.ts';

/** What the exam page shows. */
export type ExamView =
  | { kind: 'NONE' }
  | { kind: 'LOADING' }
  | { kind: 'FAILED'; problem: Problem }
  | { kind: 'SITTING'; sitting: Sitting }
  | ({ kind: 'MARKED' } & Ended);

/** How long a pause in typing is; shortly before the end there is no time for one. */
const PAUSE_MS = 600;
const NO_MORE_PAUSES_MS = 5000;

/**
 * Runs the exam that is open on this phone: takes answers into the journal, has them brought to the server, hands in.
 * An answer is shown as saved only when the server has said so.
 */
export class ExamSession {
  private journal = new UnfailingJournal(() => AnswerJournal.open());
  private kept: KeptAttempt | undefined;
  private readonly clock = new ExamTime();
  /** Answers are written one after another: the second sees what the first has chosen. */
  private writing: Promise<void> = Promise.resolve();
  private readonly drafts = new Drafts();
  private asking: ReturnType<typeof setTimeout> | undefined;
  /** How often the server was asked for the time in vain. */
  private unheard = 0;
  private readonly pictures = new ExamPictures();
  private readonly delivery = new ExamDelivery({
    sitting: () => this.sitting(),
    change: (changed) => this.change(changed),
    keep: (change) => this.keep(change),
    kept: () => this.kept,
    disk: () => this.disk(),
    finish: (result) => this.finish(result),
  });

  /** Keeps answers in another journal than this phone's own: on a shared device everybody has theirs. */
  keepIn(open: () => Promise<Journal>): void {
    this.journal = new UnfailingJournal(open);
  }

  /** {@return the server's time in ms, as well as it is known here} */
  serverNow(): number {
    return this.clock.now();
  }

  /** {@return whether the time is the server's, see {@link ExamTime}} */
  get sure(): boolean {
    return this.clock.sure;
  }

  /** {@return whether the page was opened anew and only the phone's own clock says what time it is} */
  get guessed(): boolean {
    return this.clock.guessed;
  }

  /** {@return ms until the answers close} */
  timeLeft(sitting: Sitting): number {
    return Date.parse(sitting.attempt.deadline) - this.serverNow();
  }

  /**
   * Starts an attempt, or gets or keeps a place in the queue for it.
   *
   * @throws Problem also if this phone has no room for a paper: then no time has begun to run
   */
  async start(examId: string): Promise<OpenAttempt | WaitingStart> {
    await makeSureOfSpace();
    const answer = await api.startAttempt(examId);
    if (answer.state === 'WAITING') {
      this.clock.heard(Date.parse(answer.serverTime));
    } else {
      await this.take(answer);
      void askToKeep();
    }
    return answer;
  }

  /** Shows an attempt: the server's state if it can be had, else what is kept on this phone. */
  async open(attemptId: string): Promise<void> {
    if (this.sitting()?.attempt.attemptId === attemptId) {
      return;
    }
    store.set({ exam: { kind: 'LOADING' } });
    try {
      await this.take(await api.attempt(attemptId));
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      const kept = problem.status === 0 ? await (await this.disk()).kept(attemptId) : undefined;
      if (kept === undefined || (kept.owner ?? whose()) !== whose()) {
        store.set({ exam: { kind: 'FAILED', problem } });
        return;
      }
      this.clock.guessFrom(kept, (await (await this.disk()).seal(attemptId))?.elapsedMs ?? 0);
      await this.show(kept.attempt, kept);
      this.askAgain();
    }
  }

  /**
   * Brings what pages that are gone have left here, as if the exam had been opened again: whoever handed in without a
   * network need not do so.
   */
  async resume(): Promise<void> {
    const journal = await this.disk();
    for (const { attemptId, owner, handedIn } of await journal.keptAttempts()) {
      const due = handedIn || (await journal.pending(attemptId)).length > 0;
      const { exam, route } = store.state;
      // What is open stays open behind the other screens until it is brought; a result that is looked at stays, too.
      const free = exam.kind !== 'SITTING' && route.page !== 'attempt';
      if (due && free && (owner ?? whose()) === whose()) {
        await this.open(attemptId);
      }
    }
  }

  /** Looks again when the page comes back to the front: another phone may have answered, the clock may have slept. */
  async refresh(): Promise<void> {
    const sitting = this.sitting();
    if (sitting === undefined) {
      return;
    }
    try {
      await this.take(await api.attempt(sitting.attempt.attemptId));
      this.unheard = 0;
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.clock.mayHaveSlept(this.kept?.clockOffsetMs ?? 0);
      this.askAgain();
    }
  }

  /** A phone says that there is a network before there is one: who only guesses the time asks until it is told. */
  private askAgain(): void {
    clearTimeout(this.asking);
    if (!this.clock.sure && store.state.online) {
      this.unheard += 1;
      this.asking = setTimeout(() => void this.refresh(), backOff(this.unheard, Math.random()));
    }
  }

  /** Answers an item: `change` gets the newest response and answers the one to keep. */
  answer(item: number, change: Change): Promise<void> {
    this.drafts.flush();
    return this.enqueue(item, change);
  }

  /** Answers an item once the typing pauses, or at the latest when it is left; `place` is the field. */
  type(item: number, place: string, change: Change): void {
    const sitting = this.sitting();
    if (sitting === undefined || sitting.handedIn) {
      return;
    }
    const { attemptId } = sitting.attempt;
    stash(attemptId, item, change(stashed(attemptId)[item] ?? sitting.answers.get(item)?.response ?? []));
    if (!sitting.typing.has(item)) {
      this.change((now) => ({ typing: new Set(now.typing).add(item) }));
    }
    const pauseMs = this.timeLeft(sitting) < NO_MORE_PAUSES_MS ? 0 : PAUSE_MS;
    this.drafts.hold(`${item}/${place}`, pauseMs, () => void this.enqueue(item, change));
  }

  /** Writes what was typed without waiting for a pause. */
  flush(): Promise<void> {
    this.drafts.flush();
    return this.writing;
  }

  move(index: number): void {
    void this.flush();
    this.change((sitting) => ({ current: Math.min(Math.max(index, 0), sitting.attempt.paper.items.length - 1) }));
  }

  markForLater(item: number): void {
    this.change((sitting) => {
      const later = new Set(sitting.later);
      if (!later.delete(item)) {
        later.add(item);
      }
      return { later };
    });
    void this.keep({ later: [...(this.sitting()?.later ?? [])] });
  }

  /** The time is up, as far as this phone knows; if it only guesses, the server is asked first. */
  async timeUp(): Promise<void> {
    await (this.clock.sure ? this.handIn() : this.hurry());
  }

  /** Goes on here with an attempt that is written on another phone. */
  async takeOver(): Promise<void> {
    const sitting = this.sitting();
    if (sitting !== undefined) {
      await api.takeOver(sitting.attempt.attemptId);
      await this.refresh();
    }
  }

  /** Closes the paper for the worker; it is delivered now, or when the network is back. */
  async handIn(): Promise<void> {
    await this.flush();
    const sitting = this.sitting();
    if (sitting?.handedIn !== false) {
      return;
    }
    // Sealed first: a delivery that is under way must not bring the paper without its seal.
    await this.seal(this.serverNow() - Date.parse(sitting.attempt.startedAt));
    this.change(() => ({ handedIn: true }));
    await this.hurry();
  }

  private async seal(elapsedMs: number): Promise<void> {
    if (this.kept === undefined) {
      return;
    }
    try {
      const { seal, alone } = await (await this.disk()).close({ ...this.kept, alone: !store.state.online }, elapsedMs);
      this.kept = { ...this.kept, handedIn: true, seal, alone };
    } catch (failure) {
      // The phone is full, or its storage broken: it is handed in all the same, as long as this page lives.
      this.kept = { ...this.kept, handedIn: true };
      console.error('the paper was not kept as handed in', failure);
    }
  }

  /** Tries once more what the server refused. */
  retry(): Promise<void> {
    this.dismissNotice();
    this.change(() => ({ refused: new Map() }));
    return this.hurry();
  }

  dismissNotice(): void {
    this.change(() => ({ notice: 'NONE', refusal: '' }));
  }

  /** The network is back, or the page is: do not wait out the back-off. */
  async hurry(): Promise<void> {
    if (!this.clock.sure) {
      await this.refresh();
    }
    void this.bringPictures();
    await this.delivery.hurry();
  }

  /** Removes papers whose answers have all arrived; others stay until they can be delivered. */
  async forgetDelivered(): Promise<void> {
    const journal = await this.disk();
    for (const kept of await journal.keptAttempts()) {
      if (!kept.handedIn) {
        await journal.forgetBrought(kept.attemptId);
      }
    }
  }

  /** Leaves the exam; what was typed last is still written. */
  async close(): Promise<void> {
    const { exam } = store.state;
    await this.flush();
    if (store.state.exam.kind === exam.kind) {
      this.delivery.stop();
      clearTimeout(this.asking);
      this.kept = undefined;
      store.set({ exam: { kind: 'NONE' } });
    }
  }

  private async take(attempt: Attempt): Promise<void> {
    if (attempt.state === 'SUBMITTED') {
      await this.finish(attempt);
      return;
    }
    const journal = await this.disk();
    const before = await journal.kept(attempt.attemptId);
    const serverMs = Date.parse(attempt.serverTime);
    this.clock.heard(serverMs);
    const kept = {
      attemptId: attempt.attemptId,
      attempt,
      clockOffsetMs: serverMs - Date.now(),
      later: before?.later ?? [],
      handedIn: before?.handedIn ?? false,
      ticket: before?.ticket ?? attempt.ticket,
      seal: before?.seal,
      alone: before?.alone,
      owner: whose(),
      bytes: (before?.bytes ?? 0) + takeData(),
    };
    if (this.kept?.attemptId === attempt.attemptId) {
      // Here before: what another tab has brought to its end since is not brought back by an older answer of the server.
      await journal.amend(kept).catch((failure: unknown) => console.error('what the server said was not kept', failure));
    } else {
      await journal.keep(kept);
    }
    await this.show(await claimed(attempt), kept);
  }

  /** Fetches the pictures of the paper that are not on this phone, and says how many are missing. */
  private async bringPictures(): Promise<void> {
    const { attempt } = this.sitting() ?? {};
    if (attempt === undefined) {
      return;
    }
    const missingPictures = await this.pictures.bring(attempt.paper.items, store.state.online);
    if (missingPictures.join() !== this.sitting()?.missingPictures.join()) {
      this.change((now) => (now.attempt.attemptId === attempt.attemptId ? { missingPictures } : {}));
    }
  }

  private async show(sent: OpenAttempt, kept: KeptAttempt): Promise<void> {
    this.kept = kept;
    const { pending, kept: known } = await (await this.disk()).look(sent.attemptId);
    const attempt = {
      ...sent,
      paper: { ...sent.paper, items: sent.paper.items.map(whole) },
      // What was saved while the server's answer was on its way is not in it, and not among the lines any more.
      answers: [...newestAnswers([...(known?.attempt.answers ?? []), ...sent.answers], []).values()],
    };
    const before = this.sitting();
    const same = before?.attempt.attemptId === attempt.attemptId ? before : undefined;
    const sitting: Sitting = {
      attempt,
      pending,
      answers: newestAnswers(attempt.answers, pending),
      savedSeq: attempt.savedSeq,
      sendingSeq: 0,
      current: same?.current ?? firstOpen(attempt, newestAnswers(attempt.answers, pending)),
      later: new Set(kept.later),
      typing: same?.typing ?? new Set(),
      handedIn: kept.handedIn,
      notice: same?.notice ?? 'NONE',
      unreachable: !this.clock.sure,
      refusal: same?.refusal ?? '',
      refused: same?.refused ?? new Map(),
      holdsAlone: this.journal.holdsAlone(attempt.attemptId),
      elsewhere: attempt.writer?.mine === false ? attempt.writer.since : undefined,
      unproved: same?.unproved ?? [],
      missingPictures: same?.missingPictures ?? [],
    };
    store.set({ exam: { kind: 'SITTING', sitting } });
    void this.bringPictures();
    if (same === undefined) {
      // Typed on a page that died before it could be written.
      Object.entries(stashed(attempt.attemptId)).forEach(([item, response]) => void this.answer(Number(item), () => response));
    }
    void this.delivery.sync();
  }

  private async finish(result: MarkedAttempt): Promise<void> {
    const ended = await end(result, this.sitting()?.unproved ?? [], await this.disk());
    this.kept = undefined;
    await keepResult(ended.result);
    store.set({ exam: { kind: 'MARKED', ...ended } });
  }

  private enqueue(item: number, change: Change): Promise<void> {
    this.writing = this.writing
      .then(() => this.write(item, change))
      .catch((failure: unknown) => {
        // The phone is full, or its storage broken. The worker must know; the next answer is tried anew.
        this.change(() => ({ notice: 'NOT_KEPT' }));
        console.error('an answer was not kept', failure);
      });
    return this.writing;
  }

  private async write(item: number, change: Change): Promise<void> {
    const sitting = this.sitting();
    if (sitting === undefined || sitting.handedIn || sitting.elsewhere !== undefined || this.timeLeft(sitting) <= 0) {
      return;
    }
    const before = sitting.answers.get(item)?.response ?? [];
    const response = change(before);
    const { attempt } = sitting;
    const changed = response.join('\n') !== before.join('\n');
    const elapsedMs = this.serverNow() - Date.parse(attempt.startedAt);
    const doubt = this.clock.guessed ? { unsure: true as const } : {};
    const journal = await this.disk();
    const answer = { attempt, item, response, elapsedMs, ...doubt };
    const entry = changed ? await journal.append(answer, sitting.savedSeq) : undefined;
    if (changed && entry === undefined) {
      // In another tab, meanwhile.
      const known = (await journal.kept(attempt.attemptId)) ?? this.kept;
      this.kept = known && { ...known, handedIn: true };
      this.change(() => ({ handedIn: true }));
    }
    const typing = this.drafts.holds(`${item}/`);
    if (!typing) {
      unstash(attempt.attemptId, item);
    }
    this.change((now) => ({
      pending: entry === undefined ? now.pending : [...now.pending.filter(({ seq }) => seq !== entry.seq), entry],
      typing: new Set([...now.typing].filter((one) => one !== item || typing)),
    }));
    void this.delivery.sync();
  }

  private async keep(change: Partial<KeptAttempt>): Promise<void> {
    if (this.kept !== undefined) {
      this.kept = { ...this.kept, bytes: (this.kept.bytes ?? 0) + takeData(), ...change };
      await (await this.disk()).amend(this.kept);
    }
  }

  private change(changed: (sitting: Sitting) => Partial<Sitting>): void {
    const sitting = this.sitting();
    if (sitting !== undefined) {
      const next = { ...sitting, ...changed(sitting), holdsAlone: this.journal.holdsAlone(sitting.attempt.attemptId) };
      next.answers = newestAnswers(next.attempt.answers, next.pending);
      store.set({ exam: { kind: 'SITTING', sitting: next } });
    }
  }

  private sitting(): Sitting | undefined {
    return store.state.exam.kind === 'SITTING' ? store.state.exam.sitting : undefined;
  }

  private disk(): Promise<Journal> {
    return Promise.resolve(this.journal);
  }
}

/** An attempt that no phone writes, as it was begun without one, is this phone's from now on. */
async function claimed(attempt: OpenAttempt): Promise<OpenAttempt> {
  if (attempt.writer !== null) {
    return attempt;
  }
  // Without an answer the next answer will be refused if another phone was faster.
  const writer = await api.takeIfFree(attempt.attemptId).catch(() => undefined);
  return { ...attempt, writer };
}

function firstOpen(attempt: OpenAttempt, answers: ReadonlyMap<number, { response: string[] }>): number {
  const index = attempt.paper.items.findIndex(
    (item) => progressOfItem(item, answers.get(item.item)?.response ?? []).state !== 'WHOLE',
  );
  return Math.max(index, 0);
}

export const exams = new ExamSession();
