import { html, nothing, type TemplateResult } from 'lit';
import { api, Problem } from '../api.ts';
import type { AttemptEvent } from '../shapes.ts';
import { NOT_LOADED, type Loaded } from '../store.ts';
import { moment, percent, t } from '../words.ts';
import { whenLoaded } from './frame.ts';
import { Page } from './part.ts';

/** What the platform has noted of an attempt, in order; fetched when somebody wants to know. */
class AttemptTimeline extends Page {
  static override properties = { attemptId: {}, events: { state: true } };

  declare attemptId: string;
  private events: Loaded<AttemptEvent[]> = NOT_LOADED;

  override render(): TemplateResult {
    return html`<details class="card topic-group" @toggle=${this.toggled}>
      <summary><span>${t('timeline.title')}</span></summary>
      ${this.events === NOT_LOADED
        ? nothing
        : whenLoaded(this.events, () => void this.load(), (events) => html`<ol role="list" class="timeline plain-list">
            ${events.map((event) => html`<li><span class="facts">${moment(event.at)}</span><span>${said(event)}</span></li>`)}
          </ol>`)}
    </details>`;
  }

  private readonly toggled = (event: Event) => {
    if ((event.target as HTMLDetailsElement).open && this.events.value === undefined) {
      void this.load();
    }
  };

  private async load(): Promise<void> {
    this.events = { loading: true };
    try {
      this.events = { value: await api.timeline(this.attemptId), loading: false };
    } catch (refused) {
      if (!(refused instanceof Problem)) {
        throw refused;
      }
      this.events = { problem: refused, loading: false };
    }
  }
}

/** Why a seat at a shared device ended, as the server says it. */
const LEAVINGS = ['HANDED_IN', 'LEFT', 'IDLE', 'RELOADED', 'REPLACED', 'CLOSED', 'DISMISSED'] as const;

function started(when: string, extra: number): string {
  return extra === 0 ? t('timeline.STARTED', { when }) : t('timeline.STARTED.longer', { when, n: extra });
}

/** {@return an event in words} One that only a newer server knows is named as something else. */
function said({ what, facts }: AttemptEvent): string {
  const n = Number(facts['answers'] ?? 0);
  switch (what) {
    case 'SUMMONED':
      return t('timeline.SUMMONED', { when: moment(String(facts['opensAt'])) });
    case 'CALLED_OFF':
      return t('timeline.CALLED_OFF', { when: moment(String(facts['opensAt'])) });
    case 'EXTRA_TIME_GRANTED':
      return t(facts['counts'] === false ? 'timeline.EXTRA_TIME_GRANTED.later' : 'timeline.EXTRA_TIME_GRANTED', {
        n: Number(facts['percent'] ?? 0),
      });
    case 'EXTRA_TIME_ENDED':
      return t('timeline.EXTRA_TIME_ENDED', { n: Number(facts['percent'] ?? 0) });
    case 'READ_ELSEWHERE':
      return t('timeline.READ_ELSEWHERE');
    case 'STARTED':
      return started(moment(String(facts['deadline'])), Number(facts['extraTimePercent'] ?? 0));
    case 'SEATED':
      return t('timeline.SEATED', { place: String(facts['place']) });
    case 'SEAT_LEFT':
      return t(`timeline.SEAT_LEFT.${LEAVINGS.find((known) => known === facts['why']) ?? 'LEFT'}`);
    case 'PIN_REFUSED':
      return t(Number(facts['left'] ?? 1) === 0 ? 'timeline.PIN_REFUSED.locked' : 'timeline.PIN_REFUSED', {
        place: String(facts['place']),
      });
    case 'LOCKED_PIN_TRIED':
      return t('timeline.LOCKED_PIN_TRIED', { place: String(facts['place']) });
    case 'PIN_HANDED_OUT':
      return t('timeline.PIN_HANDED_OUT');
    case 'PIN_UNLOCKED':
      return t('timeline.PIN_UNLOCKED');
    case 'PICTURE_TAKEN':
      return t('timeline.PICTURE_TAKEN', { when: moment(String(facts['until'])) });
    case 'PICTURE_SEEN':
      return t('timeline.PICTURE_SEEN');
    case 'PICTURE_DELETED':
      return t(facts['why'] === 'TERM' ? 'timeline.PICTURE_DELETED.TERM' : 'timeline.PICTURE_DELETED.CONSENT');
    case 'DOUBTED':
      return t('timeline.DOUBTED');
    case 'DOUBT_ANSWERED':
      return t('timeline.DOUBT_ANSWERED');
    case 'TAKEN_OVER':
      return t('timeline.TAKEN_OVER');
    case 'SAVED':
      return t(facts['late'] === true ? 'timeline.SAVED.late' : 'timeline.SAVED', { n, items: Number(facts['items'] ?? 0) });
    case 'CAME_TOO_LATE':
      return t('timeline.CAME_TOO_LATE', { n });
    case 'REFUSED':
      return t('timeline.REFUSED', { n });
    case 'DECIDED':
      return t(facts['decision'] === 'TAKEN' ? 'timeline.DECIDED.TAKEN' : 'timeline.DECIDED.REFUSED', { n });
    case 'CLOSED':
      return t(facts['by'] === 'CANDIDATE' ? 'timeline.CLOSED.CANDIDATE' : 'timeline.CLOSED.DEADLINE');
    case 'SEALED':
      return t(facts['whole'] === true ? 'timeline.SEALED' : 'timeline.SEALED.broken');
    case 'MARKED':
      return t('timeline.MARKED', { percent: percent(Number(facts['percent'] ?? 0)) });
    case 'CORRECTIONS_SEEN':
      return t('timeline.CORRECTIONS_SEEN');
    case 'PASS_TAKEN_BACK':
      return t('timeline.PASS_TAKEN_BACK');
    default:
      return t('timeline.other');
  }
}

customElements.define('lk-timeline', AttemptTimeline);
