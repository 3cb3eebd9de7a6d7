import { html, nothing, type TemplateResult } from 'lit';
import { api, Problem } from '../api.ts';
import { exams, type ExamView } from '../exam-session.ts';
import { whyNot } from '../exam-standing.ts';
import type { Sitting } from '../exam-state.ts';
import { watchIdle, type Idle } from '../idle-watch.ts';
import { leaveSeat } from '../room.ts';
import type { Exam, RoomPerson, WaitingStart } from '../shapes.ts';
import { store } from '../store.ts';
import { full, moment, t, type Word } from '../words.ts';
import { refusedSome } from './exam-numbers.ts';
import { heldAlone } from './exam-page.ts';
import { verdict } from './exam-result.ts';
import { wordFor } from './exam-rules.ts';
import { failed, message, notice, skeleton } from './frame.ts';
import { icon } from './icons.ts';
import './looks-panel.ts';
import { Page } from './part.ts';
import './room-photo.ts';
import './start-wait.ts';

const RESULT_SECONDS = 20;
const READING = ['pointerdown', 'keydown', 'wheel'] as const;
/** Handed in and not marked after so long: there is no network, and the next one need not wait for it. */
const PATIENCE_SECONDS = 6;

/**
 * One person's seat at the shared device, from the question for a picture to the exam's result; then the device is the
 * next one's. From the PIN on it is watched whether anybody is still there.
 */
class RoomSeat extends Page {
  static override properties = {
    person: {},
    idleSeconds: {},
    photoDays: {},
    asking: { state: true },
    exam: { state: true },
    problem: { state: true },
    busy: { state: true },
    error: { state: true },
    queue: { state: true },
    attemptId: { state: true },
    idle: { state: true },
    left: { state: true },
  };

  declare person: RoomPerson;
  declare idleSeconds: number;
  declare photoDays: number;
  /** Whether a picture may be taken. */
  private asking = true;
  private exam: Exam | null = null;
  private problem: Problem | null = null;
  private busy = false;
  private error: Word | null = null;
  private queue: WaitingStart | null = null;
  private attemptId = '';
  private idle: Idle = { kind: 'TOUCHED' };
  /** Seconds until the device goes back to the names by itself; 0 while somebody answers. */
  private left = 0;
  private ended: Extract<ExamView, { kind: 'MARKED' }> | null = null;
  private handedInAt = 0;
  private stopWatching = () => undefined as void;
  private ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = watchIdle(this.idleSeconds * 1000, this.idled);
    this.ticking = setInterval(this.tick, 1000);
    READING.forEach((sign) => addEventListener(sign, this.stay, { passive: true, capture: true }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching();
    clearInterval(this.ticking);
    READING.forEach((sign) => removeEventListener(sign, this.stay, { capture: true }));
  }

  override render(): TemplateResult {
    const { exam } = store.state;
    if (exam.kind === 'MARKED') {
      this.ended = exam;
    }
    return html`
      <div class="room-bar">
        <span>${icon('person')} ${this.person.name} · ${this.person.phoneEnd}</span>
        <lk-looks></lk-looks>
        ${this.ended !== null ? nothing : html`<button class="text-button" @click=${() => leaveSeat('LEFT')}>${t('room.leave')}</button>`}
      </div>
      ${this.idle.kind === 'SOON' && this.left === 0
        ? html`<div class="room-idle" role="alert">${t('room.idle', { n: this.idle.seconds })}</div>`
        : nothing}
      ${this.shown(exam)}
    `;
  }

  private shown(exam: ExamView): TemplateResult {
    if (this.asking) {
      return html`<lk-room-photo .days=${this.photoDays} @done=${this.answered}></lk-room-photo>`;
    }
    if (this.ended !== null) {
      const { receipt } = this.ended.result;
      return html`<div class="page result">
        ${verdict(this.ended.result, 0, 'room.result.help')}
        ${receipt
          ? html`<section class="card room-receipt">
              <p class="facts">${t('room.receipt')}</p>
              <p><strong>${receipt.number}</strong></p>
              <p class="facts">${full(receipt.at)}</p>
              <p>${t('room.receipt.help')}</p>
            </section>`
          : nothing}
        ${this.next()}
      </div>`;
    }
    if (exam.kind === 'SITTING' && exam.sitting.handedIn) {
      return this.handedIn(exam.sitting);
    }
    if (this.attemptId !== '') {
      return html`<lk-exam .attemptId=${this.attemptId}></lk-exam>`;
    }
    return html`<div class="page rules">${this.rules()}</div>`;
  }

  private handedIn(sitting: Sitting): TemplateResult {
    return html`<div class="page handed-in">
      ${sitting.notice === 'REFUSED' ? notice('brick', t('exam.refused', { why: sitting.refusal })) : nothing}
      ${refusedSome(sitting)} ${heldAlone(sitting)}
      ${this.left === 0
        ? message('cloud', t('exam.handedIn'), t(sitting.holdsAlone ? 'exam.handedIn.alone' : 'exam.handedIn.help'))
        : html`${message('check', t('exam.handedIn'), t('room.sealed.help'))} ${this.next()}`}
    </div>`;
  }

  private next(): TemplateResult {
    return html`<div class="foot">
      <button class="button primary wide" @click=${() => leaveSeat('HANDED_IN')}>${t('room.next', { n: this.left })}</button>
    </div>`;
  }

  private rules(): TemplateResult {
    if (this.problem !== null) {
      return failed(this.problem, () => void this.load());
    }
    if (this.queue !== null) {
      return html`<lk-start-wait .examId=${this.queue.examId} .waiting=${this.queue}
        @started=${(started: CustomEvent<string>) => this.started(started.detail)}
        @refused=${(refused: CustomEvent<Problem>) => this.refused(refused.detail)}></lk-start-wait>`;
    }
    const { exam } = this;
    return exam === null
      ? skeleton()
      : html`
          <h1 class="rules-title" tabindex="-1">${exam.title}</h1>
          <dl class="tiles">
            ${tile('rules.items', t('rules.items.value', { n: exam.items }))}
            ${tile('rules.minutes', t('rules.minutes.value', { n: exam.minutes }))}
            ${tile('rules.pass', t('rules.pass.value', { percent: exam.passPercent }))}
            ${tile('rules.attempts', t('rules.attempts.value', { n: Math.max(0, exam.attemptsAllowed - exam.attemptsUsed) }))}
          </dl>
          <ul class="rules-list">
            <li>${icon('clock')}<span>${t('rules.clock')}</span></li>
            <li>${icon('cloud')}<span>${t('rules.saved')}</span></li>
            <li>${icon('person')}<span>${t('room.rules.lock', { n: Math.round(this.idleSeconds / 60) || 1 })}</span></li>
          </ul>
          ${this.error === null ? nothing : notice('brick', t(this.error))} ${this.action(exam)}
        `;
  }

  private action(exam: Exam): TemplateResult {
    switch (exam.state) {
      case 'OPEN':
      case 'RUNNING':
      case 'SCHEDULED':
        return html`${exam.state === 'SCHEDULED'
            ? notice('amber', whyNot(exam))
            : exam.beginBefore
              ? notice('amber', t('rules.beginBefore', { when: moment(exam.beginBefore) }))
              : nothing}
          <div class="foot"><button class="button primary wide" ?disabled=${this.busy} @click=${this.start}>
            ${t(this.busy ? 'rules.starting' : exam.state === 'RUNNING' ? 'rules.resume' : 'rules.start')}
          </button></div>`;
      case 'COOLING':
      case 'CLOSED':
      case 'EXHAUSTED':
      case 'LEARN_FIRST':
      case 'PASSED':
        return this.notNow(whyNot(exam));
      // Which decision it was is none of the room's business.
      case 'BARRED':
        return this.notNow(t('rules.barredNow'));
    }
  }

  private notNow(why: string): TemplateResult {
    return html`${notice('amber', why)}
      <div class="foot"><button class="button wide" @click=${() => leaveSeat('LEFT')}>${t('room.back')}</button></div>`;
  }

  private readonly answered = () => {
    this.asking = false;
    void this.load();
  };

  private async load(): Promise<void> {
    this.problem = null;
    try {
      const [mine] = await api.exams();
      if (mine === undefined) {
        this.problem = new Problem(404, 'not-found', '');
        return;
      }
      this.exam = mine;
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.problem = problem;
    }
  }

  private readonly start = async () => {
    if (this.exam === null) {
      return;
    }
    this.busy = true;
    this.error = null;
    try {
      const answer = await exams.start(this.exam.id);
      if (answer.state === 'WAITING') {
        this.queue = answer;
      } else {
        this.started(answer.attemptId);
      }
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.refused(problem);
    } finally {
      this.busy = false;
    }
  };

  private started(attemptId: string): void {
    this.queue = null;
    this.attemptId = attemptId;
  }

  private refused(problem: Problem): void {
    this.queue = null;
    this.error = wordFor(problem);
    void this.load();
  }

  private readonly idled = (idle: Idle) => {
    if (idle.kind !== this.idle.kind || idle.kind === 'SOON') {
      this.idle = idle;
    }
    if (idle.kind === 'OVER' && !this.holdsAlone()) {
      void leaveSeat(this.isOver() ? 'HANDED_IN' : 'IDLE');
    }
  };

  /** Counts down once there is nothing left to do here. */
  private readonly tick = () => {
    // What only this page has must be delivered before the page goes.
    if (!this.isOver() || this.holdsAlone()) {
      return;
    }
    this.handedInAt = this.handedInAt || performance.now();
    const waited = (performance.now() - this.handedInAt) / 1000;
    if (this.left === 0 && (this.ended !== null || waited > PATIENCE_SECONDS || !store.state.online)) {
      this.left = RESULT_SECONDS;
    } else if (this.left === 1) {
      void leaveSeat('HANDED_IN');
    } else if (this.left > 1) {
      this.left -= 1;
    }
  };

  /** Whoever enlarges the text or reads on is still there. */
  private readonly stay = () => {
    if (this.left > 0) {
      this.left = RESULT_SECONDS;
    }
  };

  private holdsAlone(): boolean {
    const { exam } = store.state;
    return this.ended === null && exam.kind === 'SITTING' && exam.sitting.handedIn && exam.sitting.holdsAlone;
  }

  private isOver(): boolean {
    const { exam } = store.state;
    return this.ended !== null || (exam.kind === 'SITTING' && exam.sitting.handedIn);
  }
}

function tile(name: Word, value: string): TemplateResult {
  return html`<div class="tile"><dt>${t(name)}</dt><dd>${value}</dd></div>`;
}

customElements.define('lk-room-seat', RoomSeat);
