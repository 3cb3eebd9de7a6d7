import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../words.ts';
import { Part } from './part.ts';

/** So many are read at a glance; more of them are many screens of a phone in the largest letters. */
const FEW = 5;

/**
 * The first of a long list, and behind them a button that opens the rest where it is. The button stays where it was pressed,
 * between the two: nothing scrolls away from who pressed it, and what they hear next is what it opened.
 */
class FewFirst extends Part {
  static override properties = { lines: { attribute: false }, list: {}, all: { state: true } };

  declare lines: readonly TemplateResult[];
  declare list: string;
  private all = false;

  override render(): TemplateResult {
    const { lines, all } = this;
    const part = (some: readonly TemplateResult[]) => html`<ul role="list" class="plain-list ${this.list}">${some}</ul>`;
    return html`${part(lines.slice(0, FEW))}
      ${lines.length <= FEW
        ? nothing
        : html`<button class="button wide few" aria-expanded=${String(all)} @click=${() => (this.all = !all)}>
              ${t(all ? 'few.fewer' : 'few.all', { n: lines.length })}
            </button>
            ${all ? part(lines.slice(FEW)) : nothing}`}`;
  }
}

customElements.define('lk-few', FewFirst);
