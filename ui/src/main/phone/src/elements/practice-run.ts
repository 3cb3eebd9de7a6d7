import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { api, Problem } from '../api.ts';
import { progressOfItem, whole, type Change } from '../responses.ts';
import { addressOf } from '../router.ts';
import type { DrawnItem, PractisedItem, Wish } from '../shapes.ts';
import { named, soon, t } from '../words.ts';
import './flag-question.ts';
import { chip, failed, message, notice, skeleton, type Tone } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';
import { listenAlone, solutionCard, triedItem } from './tried.ts';

/** Practises one question after another: answered, explained at once, and on to the next. */
class PracticeRun extends Page {
  static override properties = {
    wish: { attribute: false, hasChanged: (next: Wish, before: Wish | undefined) => JSON.stringify(next) !== JSON.stringify(before) },
    drawn: { state: true },
    response: { state: true },
    marked: { state: true },
    problem: { state: true },
    sending: { state: true },
  };

  declare wish: Wish;
  private drawn: DrawnItem | undefined;
  private response: readonly string[] = [];
  private marked: PractisedItem | undefined;
  private problem: Problem | undefined;
  private sending = false;
  private tally = { done: 0, right: 0 };
  /** Counts draws: an answer to an older one is of no interest. */
  private draws = 0;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('wish')) {
      void this.next();
    }
  }

  override updated(changed: PropertyValues): void {
    // Keyboard and reader go on from what is new: the answer, or the next question.
    if (changed.has('marked') && this.marked !== undefined) {
      this.querySelector<HTMLElement>('.practice-next')?.focus({ preventScroll: true });
      this.querySelector('.solution')?.scrollIntoView?.({ block: 'nearest' });
    } else if (changed.has('drawn') && this.drawn !== undefined && this.tally.done > 0) {
      this.querySelector<HTMLElement>('#item-stem')?.focus({ preventScroll: true });
    }
  }

  override render(): TemplateResult {
    if (this.drawn === undefined) {
      return this.problem === undefined ? skeleton() : this.refused(this.problem);
    }
    const { id, topic, item } = this.drawn;
    const solution = this.marked?.solution;
    const progress = progressOfItem(item, this.response);
    return html`
      <p class="item-kind">
        ${chip('plain', named(topic))} ${chip('plain', t(`exam.${item.kind}`))}
        <span class="facts">${this.tally.done === 0 ? nothing : t('practice.tally', this.tally)}</span>
      </p>
      ${keyed(
        `${id} ${solution === undefined}`,
        listenAlone(item, () => this.response, solution, solution === undefined ? [t('practice.unknown'), t('practice.answer')] : [t('flag.raise'), t('practice.next')]),
      )}
      ${keyed(id, triedItem(item, this.response, solution !== undefined || this.sending, this.answer))}
      ${this.marked === undefined ? nothing : solutionCard(item, this.marked.solution, this.aftermath(id, this.marked))}
      ${this.problem === undefined ? nothing : notice('amber', words(this.problem))}
      <div class="preview-foot">
        ${solution === undefined
          ? html`<button class="button" ?disabled=${this.sending} @click=${() => void this.send([])}>${t('practice.unknown')}</button>
              <button class="button primary" ?disabled=${this.sending || progress.state !== 'WHOLE'} @click=${() => void this.send(this.response)}>
                ${t('practice.answer')}
              </button>`
          : html`<button class="button primary practice-next" @click=${() => void this.next()}><span>${t('practice.next')}</span>${icon('forward')}</button>`}
      </div>
    `;
  }

  private aftermath(id: string, marked: PractisedItem): TemplateResult {
    const { book, lesson, flag } = marked;
    return html`
      ${book.turn === 'NONE'
        ? nothing
        : html`<p class="book-line">
            ${chip(TONES[book.turn], t(`mistakes.turn.${book.turn}`, { when: book.due === null ? '' : soon(book.due), box: book.box ?? '' }))}
          </p>`}
      ${lesson === null
        ? nothing
        : html`<a class="topic-lesson" href=${addressOf({ page: 'lesson', id: lesson.id })}>
            ${icon('book')}<span>${t('result.lesson', { title: lesson.title })}</span>${icon('forward')}
          </a>`}
      ${keyed(id, html`<lk-flag .subject=${{ practiceItem: id }} .flag=${flag}></lk-flag>`)}
    `;
  }

  private refused(problem: Problem): TemplateResult {
    if (problem.slug === 'not-found') {
      const review = this.wish.source === 'BOOK';
      return message(
        'check',
        t(review ? 'mistakes.done' : 'practice.none'),
        t(review ? 'mistakes.done.help' : 'practice.none.help'),
        html`<a class="button primary" href=${addressOf({ page: 'practice', topic: '' })}>${t('practice.toTopics')}</a>`,
      );
    }
    if (problem.slug === 'exam-running') {
      return message('clock', t('practice.examRunning'), t('practice.examRunning.help'), html`
        <a class="button primary" href=${addressOf({ page: 'exams' })}>${t('practice.toExams')}</a>
      `);
    }
    if (problem.slug === 'too-much-practice') {
      return message('clock', t('practice.pause'), words(problem), html`
        <button class="button" @click=${() => void this.next()}>${t('state.retry')}</button>
      `);
    }
    return failed(problem, () => void this.next());
  }

  private readonly answer = (change: Change) => {
    this.response = change(this.response);
  };

  private async next(): Promise<void> {
    const mine = ++this.draws;
    this.drawn = undefined;
    this.marked = undefined;
    this.response = [];
    scrollTo(0, 0);
    await this.asking(async () => {
      const drawn = await api.drawItem(this.wish);
      if (mine === this.draws) {
        this.drawn = { ...drawn, item: whole(drawn.item) };
      }
    });
  }

  private async send(response: readonly string[]): Promise<void> {
    const { drawn } = this;
    if (drawn === undefined || this.sending) {
      return;
    }
    this.sending = true;
    const problem = await this.asking(async () => {
      const marked = await api.answerItem(drawn.id, [...response]);
      if (drawn === this.drawn) {
        const right = marked.solution.earned >= marked.solution.max ? 1 : 0;
        this.tally = { done: this.tally.done + 1, right: this.tally.right + right };
        this.marked = marked;
      }
    });
    this.sending = false;
    // Kept for exams meanwhile: there is nothing to answer any more.
    if (problem?.slug === 'withdrawn') {
      await this.next();
    }
  }

  private async asking(what: () => Promise<void>): Promise<Problem | undefined> {
    this.problem = undefined;
    try {
      await what();
    } catch (refused) {
      if (!(refused instanceof Problem)) {
        throw refused;
      }
      this.problem = refused;
    }
    return this.problem;
  }
}

const TONES: Record<PractisedItem['book']['turn'], Tone> = {
  NONE: 'plain',
  ADDED: 'amber',
  BACK: 'amber',
  EARLY: 'plain',
  UP: 'leaf',
  MASTERED: 'leaf',
};

function words(problem: Problem): string {
  if (problem.status === 0) {
    return t('practice.offline');
  }
  if (problem.slug === 'too-much-practice') {
    const seconds = typeof problem.body['retryIn'] === 'number' ? problem.body['retryIn'] : 60;
    return t('practice.pause.help', { wait: seconds <= 90 ? t('signIn.wait.seconds', { n: seconds }) : t('signIn.wait.minutes', { n: Math.ceil(seconds / 60) }) });
  }
  return problem.slug === 'exam-running' ? t('practice.examRunning.help') : t('state.failed.help');
}

customElements.define('lk-practice-run', PracticeRun);
