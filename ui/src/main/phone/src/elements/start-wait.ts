import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Problem } from '../api.ts';
import { exams } from '../exam-session.ts';
import { clockText } from '../exam-state.ts';
import { askIn, isPassing, retryIn, startsIn } from '../start-queue.ts';
import type { WaitingStart } from '../shapes.ts';
import { t } from '../words.ts';
import { notice } from './frame.ts';
import { Part } from './part.ts';

/**
 * A place in the queue before an exam: says how long it takes, keeps the place by asking for it, and starts by itself.
 * Whoever leaves the page gives the place up.
 *
 * @fires started - the id of the attempt
 * @fires refused - the problem that ended the waiting
 */
class StartWait extends Part {
  static override properties = { examId: {}, waiting: {}, leftMs: { state: true }, unreached: { state: true } };

  declare examId: string;
  declare waiting: WaitingStart;
  private leftMs = 0;
  private unreached = false;
  private ticking: ReturnType<typeof setInterval> | undefined;
  private asking: ReturnType<typeof setTimeout> | undefined;
  private awake: WakeLockSentinel | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.ticking = setInterval(() => this.look(), 250);
    document.addEventListener('visibilitychange', this.seen);
    void this.stayAwake();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticking);
    clearTimeout(this.asking);
    document.removeEventListener('visibilitychange', this.seen);
    void this.awake?.release();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('waiting')) {
      this.look();
      this.askLater(askIn(this.waiting, exams.serverNow()));
    }
  }

  override render(): TemplateResult {
    const { waitingFor, ahead } = this.waiting;
    return html`<section class="start-wait" aria-labelledby="wait-title">
      <h3 id="wait-title">${t(waitingFor === 'OPENING' ? 'wait.opening' : 'wait.turn')}</h3>
      <p class="start-wait-clock numbers" role="timer">${clockText(this.leftMs)}</p>
      <p class="start-wait-ahead" role="status">${t(ahead === 0 ? 'wait.first' : 'wait.ahead', { n: ahead })}</p>
      <p>${t('wait.help')}</p>
      ${this.unreached ? notice('amber', t('wait.unreached')) : nothing}
    </section>`;
  }

  private look(): void {
    this.leftMs = Math.ceil(startsIn(this.waiting, exams.serverNow()) / 1000) * 1000;
  }

  private askLater(ms: number): void {
    clearTimeout(this.asking);
    this.asking = setTimeout(() => void this.ask(), ms);
  }

  private async ask(): Promise<void> {
    try {
      const answer = await exams.start(this.examId);
      this.unreached = false;
      if (answer.state === 'WAITING') {
        this.waiting = answer;
      } else {
        this.dispatchEvent(new CustomEvent('started', { detail: answer.attemptId }));
      }
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      if (!this.isConnected) {
        return;
      }
      if (isPassing(problem.status)) {
        this.unreached = true;
        this.askLater(retryIn(problem.retryAfter));
      } else {
        this.dispatchEvent(new CustomEvent('refused', { detail: problem }));
      }
    }
  }

  /** A page in the background sleeps: its place may have waited for it. */
  private readonly seen = () => {
    if (document.visibilityState === 'visible') {
      this.askLater(0);
      void this.stayAwake();
    }
  };

  /** A phone that locks itself would lose the place; where it cannot be asked not to, it is asked for again on waking. */
  private async stayAwake(): Promise<void> {
    if ('wakeLock' in navigator) {
      this.awake = await navigator.wakeLock.request('screen').catch(() => undefined);
    }
  }
}

customElements.define('lk-start-wait', StartWait);
