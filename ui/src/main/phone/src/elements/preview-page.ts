import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { api, Problem } from '../api.ts';
import { ofPart, whole, withPart, type Change } from '../responses.ts';
import type { Item, Question, Solution } from '../shapes.ts';
import { answerLines, verdictOf } from '../solution.ts';
import { NOT_LOADED, type Loaded } from '../store.ts';
import { t } from '../words.ts';
import type { Asked } from './asked.ts';
import './exam-case.ts';
import { examQuestion } from './exam-question.ts';
import { chip, notice, whenLoaded } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';
import { rich } from './rich.ts';

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
        item.item,
        html`<article class="item">
          ${item.kind === 'CASE'
            ? html`<lk-case .item=${item} .asked=${(part: number) => this.askedPart(item, part)}></lk-case>`
            : html`<h2 class="stem" id="item-stem" tabindex="-1">${rich(item.stem)}</h2>${examQuestion(this.askedItem(item, item))}`}
        </article>`,
      )}
      ${solution === undefined ? nothing : this.solution(item, solution)}
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

  private solution(item: Item, solution: Solution): TemplateResult {
    const verdict = verdictOf(solution.earned, solution.max);
    const words = { right: t('exam.true'), wrong: t('exam.false'), part: (n: number) => t('preview.part', { n }) };
    return html`<section class="card solution" role="status">
      <p>${chip(verdict.tone, t(verdict.word), verdict.icon)}</p>
      <h3>${t('preview.answer')}</h3>
      <ul class="plain-list">
        ${answerLines(item, solution.right, words).map(
          (line) => html`<li>${line.mark === '' ? nothing : html`<strong>${rich(line.mark)}</strong> `}${rich(line.text)}</li>`,
        )}
      </ul>
      ${solution.explanation === '' ? nothing : html`<h3>${t('preview.why')}</h3><p>${rich(solution.explanation)}</p>`}
      ${solution.source === '' ? nothing : html`<p class="facts">${solution.source}</p>`}
    </section>`;
  }

  private askedItem(item: Item, question: Question): Asked {
    return this.asked(item, question, 'item', this.responses.get(item.item) ?? [], (change) => change);
  }

  private askedPart(item: Item, part: number): Asked {
    const all = this.responses.get(item.item) ?? [];
    return this.asked(item, item.parts[part - 1] as Question, `part-${part}`, ofPart(all, part), (change) => (response) =>
      withPart(response, part, change(ofPart(response, part))),
    );
  }

  private asked(
    item: Item,
    question: Question,
    id: string,
    response: readonly string[],
    within: (change: Change) => Change,
  ): Asked {
    const answer = (change: Change) => {
      const before = this.responses.get(item.item) ?? [];
      this.responses = new Map(this.responses).set(item.item, within(change)(before));
    };
    return {
      question,
      response,
      state: 'NONE',
      id,
      locked: this.solutions.has(item.item),
      saved: false,
      answer,
      type: (values) => answer(() => values),
      flush: () => undefined,
    };
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
