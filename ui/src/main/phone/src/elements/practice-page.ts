import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { api, Problem } from '../api.ts';
import { plain } from '../rich-text.ts';
import { addressOf } from '../router.ts';
import type { Flag, PracticeOverview } from '../shapes.ts';
import { NOT_LOADED, type Loaded } from '../store.ts';
import { named, t } from '../words.ts';
import { flagLine } from './flag-question.ts';
import { message, subHead, whenLoaded } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';
import './practice-run.ts';

/** What can be practised, by topic or mixed; and practising itself once one is chosen. */
class PracticePage extends Page {
  static override properties = { topic: {}, overview: { state: true }, flags: { state: true } };

  declare topic: string;
  private overview: Loaded<PracticeOverview> = NOT_LOADED;
  private flags: Flag[] = [];

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('topic') && this.topic === '') {
      void this.load();
    }
  }

  override render(): TemplateResult {
    if (this.topic !== '') {
      const topic = this.topic === 'all' ? '' : this.topic;
      return html`${subHead(t('practice.title'), { page: 'practice', topic: '' })}
        <div class="page"><lk-practice-run .wish=${{ source: 'BANK', topic }}></lk-practice-run></div>`;
    }
    return html`${subHead(t('practice.title'), { page: 'home' })}
      <div class="page practice">${whenLoaded(this.overview, () => void this.load(), (overview) => this.choice(overview))}</div>`;
  }

  private choice(overview: PracticeOverview): TemplateResult {
    if (overview.groups.length === 0) {
      return message('pen', t('practice.none'), t('practice.none.help'));
    }
    return html`
      <a class="card practice-link" href=${addressOf({ page: 'mistakes', view: 'book' })}>
        <span class="seal">${icon('again')}</span>
        <span class="practice-link-text">
          <strong>${t('mistakes.title')}</strong>
          <span class="facts">${t('mistakes.standing', { due: overview.dueToday, open: overview.inBook, mastered: overview.mastered })}</span>
        </span>
        ${icon('forward')}
      </a>
      <a class="button primary wide" href=${addressOf({ page: 'practice', topic: 'all' })}>${icon('pen')}${t('practice.mixed')}</a>
      <section class="card" aria-labelledby="topics">
        <h2 id="topics">${t('practice.topics')}</h2>
        <div>${overview.groups.map((group) => groupDetails(group))}</div>
      </section>
      ${this.flags.length === 0
        ? nothing
        : html`<section class="card" aria-labelledby="doubts">
            <h2 id="doubts">${t('flag.mine')}</h2>
            <ul role="list" class="plain-list doubts">
              ${this.flags.map((flag) => html`<li><p class="clamped">${plain(flag.stem)}</p>${flagLine(flag)}</li>`)}
            </ul>
          </section>`}
    `;
  }

  private async load(): Promise<void> {
    this.overview = { ...this.overview, problem: undefined, loading: true };
    try {
      const [overview, flags] = await Promise.all([api.practice(), api.flags()]);
      this.overview = { value: overview, loading: false };
      this.flags = flags;
    } catch (refused) {
      if (!(refused instanceof Problem)) {
        throw refused;
      }
      this.overview = { value: this.overview.value, problem: refused, loading: false };
    }
  }
}

function groupDetails(group: PracticeOverview['groups'][number]): TemplateResult {
  const sum = (of: 'questions' | 'practised') => group.leaves.reduce((all, leaf) => all + leaf[of], 0);
  return html`<details class="topic-group">
    <summary>
      <span>${named(group)}</span>
      <span class="facts">${t('practice.far', { done: sum('practised'), all: sum('questions') })}</span>
    </summary>
    <a class="topic-row" href=${addressOf({ page: 'practice', topic: group.code })}>
      <span>${t('practice.group')}</span>${icon('forward')}
    </a>
    ${group.leaves.map(
      (leaf) => html`<a class="topic-row" href=${addressOf({ page: 'practice', topic: leaf.code })}>
        <span>${named(leaf)}<span class="facts">${t('practice.leaf', { done: leaf.practised, all: leaf.questions, right: leaf.right })}</span></span>
        ${icon('forward')}
      </a>`,
    )}
  </details>`;
}

customElements.define('lk-practice', PracticePage);
