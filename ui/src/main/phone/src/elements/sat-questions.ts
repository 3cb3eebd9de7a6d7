import { html, nothing, type TemplateResult } from 'lit';
import { api, Problem } from '../api.ts';
import { plain } from '../rich-text.ts';
import type { SatItem } from '../shapes.ts';
import { NOT_LOADED, type Loaded } from '../store.ts';
import { t } from '../words.ts';
import './flag-question.ts';
import { whenLoaded } from './frame.ts';
import { Page } from './part.ts';

/** The questions of a marked paper, fetched when somebody doubts one of them. */
class SatQuestions extends Page {
  static override properties = { attemptId: {}, items: { state: true } };

  declare attemptId: string;
  private items: Loaded<SatItem[]> = NOT_LOADED;

  override render(): TemplateResult {
    return html`<details class="card topic-group" @toggle=${this.toggled}>
      <summary><span>${t('flag.exam')}</span></summary>
      ${this.items === NOT_LOADED
        ? nothing
        : whenLoaded(this.items, () => void this.load(), (items) => html`<ul role="list" class="plain-list doubts">
            ${items.map(
              (item) => html`<li>
                <p class="clamped"><strong>${item.item}.</strong> ${plain(item.stem)}</p>
                <lk-flag .subject=${{ attempt: this.attemptId, item: item.item }} .flag=${item.flag}></lk-flag>
              </li>`,
            )}
          </ul>`)}
    </details>`;
  }

  private readonly toggled = (event: Event) => {
    if ((event.target as HTMLDetailsElement).open && this.items.value === undefined) {
      void this.load();
    }
  };

  private async load(): Promise<void> {
    this.items = { loading: true };
    try {
      this.items = { value: await api.satItems(this.attemptId), loading: false };
    } catch (refused) {
      if (!(refused instanceof Problem)) {
        throw refused;
      }
      this.items = { problem: refused, loading: false };
    }
  }
}

customElements.define('lk-sat-questions', SatQuestions);
