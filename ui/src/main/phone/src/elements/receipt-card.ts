import { html, nothing, type TemplateResult } from 'lit';
import { api } from '../api.ts';
import type { Receipt } from '../shapes.ts';
import { full, t, type Word } from '../words.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** What the worker holds of a paper handed in, folded: who needs it knows that they do. To be copied, and sent on. */
class ReceiptCard extends Part {
  static override properties = { receipt: {}, exam: {}, copied: { state: true }, checking: { state: true }, said: { state: true } };

  declare receipt: Receipt;
  /** What was sat. */
  declare exam: string;
  private copied = false;
  private checking = false;
  /** What was said last of a deed. */
  private said: Word | null = null;

  override render(): TemplateResult {
    const { number, at, lines, digest } = this.receipt;
    return html`<details class="card receipt">
      <summary>${icon('check')}${t('receipt.title')}</summary>
      <p>${t('receipt.help')}</p>
      <dl class="facts-list">
        ${fact('receipt.number', number)} ${fact('receipt.at', full(at))} ${fact('receipt.lines', String(lines))}
        ${fact('receipt.digest', digest)}
      </dl>
      <div class="receipt-does">
        <button class="button" @click=${this.check} ?disabled=${this.checking}>${icon('check')}${t('receipt.check')}</button>
        <button class="button" @click=${this.copy}>${icon(this.copied ? 'check' : 'page')}${t(this.copied ? 'receipt.copied' : 'receipt.copy')}</button>
        ${'share' in navigator ? html`<button class="button" @click=${this.share}>${icon('forward')}${t('receipt.share')}</button>` : nothing}
      </div>
      <p class="facts" role="status">${this.said === null ? nothing : t(this.said)}</p>
    </details>`;
  }

  /** Times in full, with their offset: who checks it years later reads no phone's words for them. */
  private text(): string {
    const { number, at, lines, digest } = this.receipt;
    const facts: [Word, string | number][] = [
      ['receipt.number', number], ['receipt.at', at], ['receipt.lines', lines], ['receipt.digest', digest],
    ];
    return [`${t('app.name')} · ${t('receipt.title')} · ${this.exam}`, ...facts.map(([word, value]) => `${t(word)}: ${value}`)].join('\n');
  }

  private readonly copy = async () => {
    this.copied = await copied(this.text(), this);
    this.said = this.copied ? 'receipt.copied' : null;
  };

  /** Asks the platform to compute the digest again, of the answers that it has. */
  private readonly check = async () => {
    this.checking = true;
    this.said = null;
    try {
      this.said = (await api.isReceiptOfAnswers(this.receipt)) ? 'receipt.holds' : 'receipt.differs';
    } catch {
      this.said = 'receipt.unchecked';
    } finally {
      this.checking = false;
    }
  };

  private readonly share = () => {
    // Who thinks better of it has not failed.
    void navigator.share({ title: t('receipt.title'), text: this.text() }).catch(() => undefined);
  };
}

/** {@return whether a text is in the clipboard now} Pages that are not served over https have to do it the old way. */
async function copied(text: string, where: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    where.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

function fact(word: Word, text: string): TemplateResult {
  return html`<div><dt>${t(word)}</dt><dd>${text}</dd></div>`;
}

customElements.define('lk-receipt', ReceiptCard);
