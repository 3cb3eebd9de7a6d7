import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Problem } from '../api.ts';
import type { Ended } from '../exam-ending.ts';
import { sectionOf, toSend, unfinished, type Sitting } from '../exam-state.ts';
import { textsOf } from '../exam-pictures.ts';
import { exams } from '../exam-session.ts';
import { countData } from '../data-used.ts';
import { picturesIn } from '../rich-text.ts';
import { store } from '../store.ts';
import { t, type Word } from '../words.ts';
import './exam-clock.ts';
import './exam-elsewhere.ts';
import { examItem } from './exam-item.ts';
import { legend, numbers, refusedSome, strip } from './exam-numbers.ts';
import { failed, message, notice, skeleton, subHead } from './frame.ts';
import { icon } from './icons.ts';
import { closeLayers, openLayer } from './layer.ts';
import { Page } from './part.ts';
import { reloadOnce } from './reload-once.ts';

countData();

/** An attempt: one question per screen while it runs, the result once it is marked. */
class ExamPage extends Page {
  static override properties = { attemptId: {}, result: { state: true } };

  declare attemptId: string;
  /** The screen of the result: whoever begins a paper does not wait for it, and has it before there is anything to show. */
  private result: 'AWAY' | 'HERE' | 'LOST' = 'AWAY';
  private seen = -1;
  private over = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    closeLayers();
    // A running exam stays open behind other screens, so that its answers go on being delivered.
    if (store.state.exam.kind !== 'SITTING') {
      void exams.close();
    }
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('attemptId')) {
      void exams.open(this.attemptId);
    }
  }

  override updated(): void {
    const { exam } = store.state;
    const current = exam.kind === 'SITTING' ? exam.sitting.current : -1;
    const handedIn = exam.kind === 'SITTING' && exam.sitting.handedIn;
    if (current !== this.seen || handedIn) {
      closeLayers();
    }
    if (handedIn && !this.over) {
      const toTop = () => scrollTo(0, 0);
      toTop();
      // The sheet that closes goes one step back, and the browser to where it was.
      addEventListener('popstate', () => requestAnimationFrame(toTop), { once: true });
    }
    this.over = handedIn;
    if (this.result === 'AWAY' && (exam.kind === 'SITTING' || exam.kind === 'MARKED')) {
      void import('./exam-result.ts').then(
        () => (this.result = 'HERE'),
        () => (this.result = 'LOST'),
      );
    } else if (this.result === 'LOST' && exam.kind === 'MARKED') {
      // A browser does not ask again for a part that once did not come: the page has to.
      reloadOnce();
    }
    if (current !== this.seen) {
      const moved = this.seen >= 0 && current >= 0;
      this.seen = current;
      scrollTo(0, 0);
      this.showNumber();
      if (moved) {
        this.querySelector<HTMLElement>('#item-stem')?.focus({ preventScroll: true });
      }
    }
  }

  override render(): TemplateResult {
    const { exam } = store.state;
    switch (exam.kind) {
      case 'SITTING':
        return this.shown(exam.sitting);
      case 'MARKED':
        return this.resultOf(exam);
      case 'FAILED':
        return html`${subHead(t('exams.title'), { page: 'exams' })}
          <div class="page">${failed(exam.problem, () => void exams.open(this.attemptId))}</div>`;
      default:
        return html`<div class="page">${skeleton()}</div>`;
    }
  }

  private resultOf(ended: Ended): TemplateResult {
    return this.result === 'HERE'
      ? html`<lk-exam-result .ended=${ended}></lk-exam-result>`
      : html`${subHead(t('exams.title'), { page: 'exams' })}
          <div class="page">
            ${this.result === 'AWAY' ? skeleton() : failed(new Problem(0, 'offline', ''), () => location.reload())}
          </div>`;
  }

  private shown(sitting: Sitting): TemplateResult {
    if (sitting.elsewhere !== undefined) {
      return html`<lk-exam-elsewhere .sitting=${sitting}></lk-exam-elsewhere>`;
    }
    if (sitting.handedIn) {
      return this.handedIn(sitting);
    }
    return exams.timeLeft(sitting) <= 0 && !exams.sure ? this.waiting() : this.sitting(sitting);
  }

  /** The phone's clock says that the time is up, and it may be wrong. */
  private waiting(): TemplateResult {
    const ask = html`<button class="button primary" @click=${() => exams.hurry()}>${t('state.retry')}</button>`;
    return html`<div class="page handed-in">${message('clock', t('exam.clock.title'), t('exam.clock.help'), ask)}</div>`;
  }

  private readonly timeUp = () => {
    void exams.timeUp();
    this.requestUpdate();
  };

  private sitting(sitting: Sitting): TemplateResult {
    const { items } = sitting.attempt.paper;
    const item = items[sitting.current];
    const last = sitting.current === items.length - 1;
    if (item === undefined) {
      return message('exam', t('state.failed'), t('state.failed.help'));
    }
    const marked = sitting.later.has(item.item);
    return html`<div class="exam">
      <header class="exam-top">
        <h1 class="exam-count" tabindex="-1" aria-label=${t('exam.question', { n: sitting.current + 1, all: items.length })}>
          <strong>${sitting.current + 1}</strong> / ${items.length}
        </h1>
        <lk-exam-clock .deadline=${sitting.attempt.deadline} @timeup=${this.timeUp}></lk-exam-clock>
        <button class="text-button" @click=${this.openSheet}>${icon('grid')}${t('exam.submit')}</button>
      </header>
      ${strip(sitting)} ${this.notices(sitting)}
      <div class="page">
        ${section(sitting, item.item)}
        ${keyed(item.item, examItem(sitting, item))}
      </div>
      <footer class="exam-foot">
        <button class="button" ?disabled=${sitting.current === 0} @click=${() => exams.move(sitting.current - 1)}>
          ${icon('back')}<span>${t('exam.previous')}</span>
        </button>
        <button class="button flag ${marked ? 'on' : ''}" aria-pressed=${marked ? 'true' : 'false'}
          @click=${() => exams.markForLater(item.item)}>
          ${icon('flag')}<span>${t(marked ? 'exam.later.on' : 'exam.later')}</span>
        </button>
        ${last
          ? html`<button class="button primary" @click=${this.openSheet}>
              <span>${t('exam.check')}</span>${icon('check')}
            </button>`
          : html`<button class="button primary" @click=${() => exams.move(sitting.current + 1)}>
              <span>${t('exam.next')}</span>${icon('forward')}
            </button>`}
      </footer>
      ${this.sheet(sitting)}
    </div>`;
  }

  private notices(sitting: Sitting): TemplateResult {
    const dismiss = () => exams.dismissNotice();
    return html`
      ${(store.state.online && !sitting.unreachable) || sitting.holdsAlone ? nothing : notice('amber', t(exams.guessed ? 'exam.offline.reopened' : 'exam.offline'))}
      ${lacksPictures(sitting) ? notice('amber', t('exam.pictures', { n: sitting.missingPictures.length })) : nothing}
      ${sitting.notice === 'OTHER_PHONE' ? notice('amber', t('exam.otherPhone'), dismiss) : nothing}
      ${sitting.holdsAlone || sitting.notice === 'NOT_KEPT' ? notice('brick', t('exam.notKept')) : nothing}
      ${sitting.notice === 'REFUSED' ? refusal(sitting) : nothing} ${refusedSome(sitting, () => undefined)}
    `;
  }

  /** The last look before handing in: what is open, what is marked, every number to jump to. */
  private sheet(sitting: Sitting): TemplateResult {
    const { open, partly } = unfinished(sitting);
    const waiting = toSend(sitting).length;
    const { items } = sitting.attempt.paper;
    const line = (word: Word, n: number) => (n === 0 ? nothing : html`<p class="sheet-line warn">${t(word, { n })}</p>`);
    return html`<dialog class="sheet" id="check" aria-labelledby="sheet-title">
      <h2 id="sheet-title">${t('exam.submit.title')}</h2>
      ${open.length + partly.length === 0
        ? html`<p class="sheet-line good">${icon('check')}${t('exam.submit.allAnswered', { n: items.length })}</p>`
        : html`${line('exam.submit.unanswered', open.length)}${line('exam.submit.partly', partly.length)}`}
      ${waiting > 0 ? html`<p class="sheet-line">${icon('phone')}${t('exam.pending', { n: waiting })}</p>` : nothing}
      ${refusedSome(sitting, this.closeSheet)}
      <div class="numbers-grid">${numbers(sitting, () => this.closeSheet())}</div>
      ${legend(sitting)}
      <div class="sheet-foot">
        <button class="button" @click=${this.closeSheet}>${t('exam.submit.keep')}</button>
        <button class="button primary" @click=${this.handIn}>${t('exam.submit.confirm')}</button>
      </div>
    </dialog>`;
  }

  private handedIn(sitting: Sitting): TemplateResult {
    const waiting = !store.state.online || sitting.unreachable;
    const timeUp = exams.timeLeft(sitting) <= 0;
    return html`<div class="page handed-in">
      ${sitting.notice === 'TOO_LATE' ? notice('amber', t('exam.tooLate')) : nothing}
      ${sitting.notice === 'REFUSED' ? refusal(sitting) : nothing} ${refusedSome(sitting)} ${heldAlone(sitting)}
      ${message(
        waiting ? 'phone' : 'cloud',
        t(timeUp ? 'exam.timeUp' : 'exam.handedIn'),
        t(!waiting ? 'exam.handedIn.help' : sitting.holdsAlone ? 'exam.handedIn.alone' : 'exam.handedIn.offline'),
      )}
    </div>`;
  }

  private readonly openSheet = () => {
    void exams.flush();
    const check = this.check();
    if (check !== null) {
      openLayer(check, check.querySelector<HTMLElement>('.sheet-foot .button'));
    }
  };
  private readonly closeSheet = () => this.check()?.close();
  private readonly handIn = () => {
    this.closeSheet();
    void exams.handIn();
  };

  private check(): HTMLDialogElement | null {
    return this.querySelector<HTMLDialogElement>('#check');
  }

  /** Brings the number of the question into the middle of the strip. */
  private showNumber(): void {
    const number = this.querySelector<HTMLElement>('.strip [aria-current]');
    const strip = number?.parentElement;
    if (number && strip) {
      strip.scrollLeft = number.offsetLeft - (strip.clientWidth - number.clientWidth) / 2;
    }
  }
}

/** What the part of the paper is called that the item stands in. */
function section(sitting: Sitting, item: number): TemplateResult | typeof nothing {
  const here = sectionOf(sitting.attempt.paper.sections, item);
  return here === undefined ? nothing : html`<p class="exam-section ${here.from === item ? '' : 'goes-on'}">${here.title}</p>`;
}

/** {@return what of a paper handed in would be gone with this page} */
export function heldAlone({ pending, holdsAlone }: Sitting): TemplateResult | typeof nothing {
  const adrift = pending.filter((line) => line.adrift === true).length;
  return adrift > 0
    ? notice('brick', t('exam.handedIn.adrift', { n: adrift }))
    : holdsAlone
      ? notice('brick', t('exam.notKept'))
      : nothing;
}

function refusal({ refusal }: Sitting): TemplateResult {
  return html`<div class="notice brick" role="alert">
    <span>${t('exam.refused', { why: refusal })}</span>
    <button class="button" @click=${() => exams.retry()}>${t('state.retry')}</button>
  </div>`;
}

/** {@return whether the question on the screen lacks a picture} At others it is no reason to take half of a small screen. */
function lacksPictures({ attempt, current, missingPictures }: Sitting): boolean {
  return picturesIn(textsOf(attempt.paper.items.slice(current, current + 1))).some((src) => missingPictures.includes(src));
}

customElements.define('lk-exam', ExamPage);
