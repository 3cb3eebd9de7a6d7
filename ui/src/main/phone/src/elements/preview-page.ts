import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { api, Problem } from '../api.ts';
import { whole, type Change } from '../responses.ts';
import type { Item, Solution } from '../shapes.ts';
import { NOT_LOADED, type Loaded } from '../store.ts';
import { t } from '../words.ts';
import { chip, notice, whenLoaded } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';
import { listenAlone, solutionCard, triedItem } from './tried.ts';

/** Questions their author shows around: answered as in an exam, with the right answer after each. Nothing is kept. */
class PreviewPage extends Page {
  static override properties = {
    token: {},
    items: { state: true },
    current: { state: true },
    responses: { state: true },
    solutions: { state: true },
    problem: { state: true },
  };

  declare token: string;
  private declare items: Loaded<Item[]>;
  private declare current: number;
  private declare responses: ReadonlyMap<number, readonly string[]>;
  private declare solutions: ReadonlyMap<number, Solution>;
  private declare problem: boolean;

  constructor() {
    super();
    this.items = NOT_LOADED;
    this.current = 0;
    this.responses = new Map();
    this.solutions = new Map();
    this.problem = false;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('token')) {
      void this.load();
    }
  }

  override render(): TemplateResult {
    return html`<header class="top"><h1 class="top-title" tabindex="-1">${t('preview.title')}</h1></header>
      <div class="page">
        ${notice('teal', t('preview.help'))}
        ${whenLoaded(this.items, () => void this.load(), (items) => this.item(items))}
      </div>`;
  }

  private item(items: Item[]): TemplateResult {
    const item = items[this.current];
    if (item === undefined) {
      return html``;
    }
    const solution = this.solutions.get(item.item);
    return html`
      <p class="item-kind">
        ${chip('plain', t('preview.count', { n: this.current + 1, all: items.length }))} ${chip('plain', t(`exam.${item.kind}`))}
      </p>
      ${keyed(
        `${item.item} ${solution === undefined}`,
        listenAlone(item, () => this.responses.get(item.item) ?? [], solution, [t(solution === undefined ? 'preview.solve' : 'preview.next')], this.token),
      )}
      ${keyed(
        item.item,
        triedItem(item, this.responses.get(item.item) ?? [], solution !== undefined, (change) => this.answer(item, change)),
      )}
      ${solution === undefined ? nothing : solutionCard(item, solution)}
      ${this.problem ? notice('amber', t('state.failed.help')) : nothing}
      <div class="preview-foot">
        ${this.current === 0
          ? nothing
          : html`<button class="button" @click=${() => this.show(this.current - 1)}>${icon('back')}<span>${t('preview.previous')}</span></button>`}
        ${solution === undefined
          ? html`<button class="button primary" @click=${() => void this.solve(item)}>${t('preview.solve')}</button>`
          : this.current === items.length - 1
            ? nothing
            : html`<button class="button primary" @click=${() => this.show(this.current + 1)}><span>${t('preview.next')}</span>${icon('forward')}</button>`}
      </div>
    `;
  }

  private answer(item: Item, change: Change): void {
    this.responses = new Map(this.responses).set(item.item, change(this.responses.get(item.item) ?? []));
  }

  private show(index: number): void {
    this.current = index;
    this.problem = false;
    scrollTo(0, 0);
  }

  private async load(): Promise<void> {
    this.items = { ...this.items, loading: true };
    try {
      this.items = { value: (await api.preview(this.token)).map(whole), loading: false };
    } catch (refused) {
      if (!(refused instanceof Problem)) {
        throw refused;
      }
      this.items = { problem: refused, loading: false };
    }
  }

  private async solve(item: Item): Promise<void> {
    try {
      const response = [...(this.responses.get(item.item) ?? [])];
      const [solution] = await api.solve(this.token, [{ item: item.item, response }]);
      if (solution !== undefined) {
        this.solutions = new Map(this.solutions).set(item.item, solution);
      }
      this.problem = false;
    } catch (refused) {
      if (!(refused instanceof Problem)) {
        throw refused;
      }
      this.problem = true;
    }
  }
}

customElements.define('lk-preview', PreviewPage);
