import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { api, Problem } from '../api.ts';
import { whole } from '../responses.ts';
import { plain } from '../rich-text.ts';
import { addressOf } from '../router.ts';
import type { LostItem, MarkedAttempt } from '../shapes.ts';
import { NOT_LOADED, type Loaded } from '../store.ts';
import { named, t } from '../words.ts';
import './few-first.ts';
import { message, whenLoaded } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';
import { lostItem } from './tried.ts';

type Topic = MarkedAttempt['topics'][number];

/**
 * The knowledge points that lost points, those that lost most first, and of these the weakest: where to learn each, and what was wrong, which is fetched when
 * somebody looks. One question is open at a time: it is read aloud, and answers have names of their own in the page.
 */
class WeakTopics extends Page {
  static override properties = { result: { attribute: false }, lost: { state: true }, current: { state: true } };

  declare result: MarkedAttempt;
  private lost: Loaded<LostItem[]> = NOT_LOADED;
  private current: number | undefined;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('result')) {
      // Marked anew, other questions may be lost.
      this.lost = NOT_LOADED;
      this.current = undefined;
      this.querySelectorAll('details').forEach((one) => (one.open = false));
    }
  }

  override render(): TemplateResult {
    const weak = this.result.topics
      .filter((topic) => topic.earned < topic.max)
      .sort((a, b) => lostOf(b) - lostOf(a) || a.earned / a.max - b.earned / b.max);
    if (weak.length === 0) {
      return html`<p class="done-line">${icon('check')}${t('result.topics.all')}</p>`;
    }
    return html`<section class="card" aria-labelledby="topics">
      <h2 id="topics">${t('result.topics.learn')}</h2>
      <lk-few list="topics" .lines=${weak.map((topic) => this.topic(topic))}></lk-few>
    </section>`;
  }

  private topic(topic: Topic): TemplateResult {
    return html`<li class="topic">
      <div class="bar">
        <span>${named(topic)}</span>
        <strong>${t('result.topicScore', { earned: topic.earned, max: topic.max })}</strong>
        <progress class="weak" .value=${topic.earned} max=${topic.max} aria-label=${named(topic)}></progress>
      </div>
      ${topic.lesson === null
        ? nothing
        : html`<a class="topic-lesson" href=${addressOf({ page: 'lesson', id: topic.lesson.id })}>
            ${icon('book')}<span>${t('result.lesson', { title: topic.lesson.title })}</span>${icon('forward')}
          </a>`}
      ${(topic.lost ?? 0) === 0
        ? nothing
        : html`<details class="topic-group lost" @toggle=${(event: Event) => this.unfolded(event, topic)}>
            <summary><span>${t('lost.show', { n: topic.lost ?? 0 })}</span></summary>
            ${this.questions(topic)}
          </details>`}
    </li>`;
  }

  private questions(topic: Topic): TemplateResult | typeof nothing {
    if (this.lost === NOT_LOADED) {
      return nothing;
    }
    if (this.lost.problem?.slug === 'exam-running') {
      return message('clock', t('practice.examRunning'), t('practice.examRunning.help'));
    }
    return whenLoaded(this.lost, () => void this.load(topic), (lost) => html`<lk-few
      list="lost-items"
      .lines=${of(lost, topic).map((item) => html`<li>${item.reserved ? withheld(item) : this.question(item)}</li>`)}
    ></lk-few>`);
  }

  private question(item: LostItem & { reserved: false }): TemplateResult {
    const isOpen = this.current === item.item;
    return html`<details class="topic-group" .open=${isOpen} @toggle=${(event: Event) => this.turned(event, item.item)}>
      <summary>
        <span class="lost-line">${head(item, t(`exam.${item.question.kind}`))}
          ${isOpen ? nothing : html`<span class="clamped">${plain(item.question.stem)}</span>`}
        </span>
      </summary>
      ${isOpen ? keyed(item.item, lostItem(item.question, item.response, item.solution)) : nothing}
    </details>`;
  }

  private unfolded(event: Event, topic: Topic): void {
    if (!(event.target as HTMLDetailsElement).open) {
      return;
    }
    if (this.lost.value === undefined) {
      void this.load(topic);
    } else {
      this.openFirst(topic);
    }
  }

  private turned(event: Event, item: number): void {
    const { open } = event.target as HTMLDetailsElement;
    if (open) {
      this.current = item;
    } else if (this.current === item) {
      this.current = undefined;
    }
  }

  /** Who looks at a knowledge point sees at once what was wrong. */
  private openFirst(topic: Topic): void {
    this.current = of(this.lost.value ?? [], topic).find((item) => !item.reserved)?.item;
  }

  private async load(topic: Topic): Promise<void> {
    if (this.lost.loading) {
      return;
    }
    const { result } = this;
    this.lost = { loading: true };
    let loaded: Loaded<LostItem[]>;
    try {
      const items = await api.lost(result.attemptId);
      loaded = { value: items.map((item) => (item.reserved ? item : { ...item, question: whole(item.question) })), loading: false };
    } catch (refused) {
      if (!(refused instanceof Problem)) {
        throw refused;
      }
      loaded = { problem: refused, loading: false };
    }
    if (result === this.result) {
      this.lost = loaded;
      this.openFirst(topic);
    }
  }
}

function lostOf({ earned, max }: Topic): number {
  return max - earned;
}

function of(lost: readonly LostItem[], topic: Topic): LostItem[] {
  return lost.filter((item) => item.topic.code === topic.code);
}

function head({ item, earned, max }: LostItem, kind = ''): TemplateResult {
  return html`<span><strong>${t('lost.question', { n: item })}</strong>${kind === '' ? nothing : ` · ${kind}`} ·
    ${t('result.topicScore', { earned, max })}</span>`;
}

function withheld(item: LostItem): TemplateResult {
  return html`<p>${head(item)}</p>
    <p class="facts">${t('lost.reserved')}</p>`;
}

customElements.define('lk-weak-topics', WeakTopics);
