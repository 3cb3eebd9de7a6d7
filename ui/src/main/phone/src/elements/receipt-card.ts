import { html, nothing, type TemplateResult } from 'lit';
import { api } from '../api.ts';
import type { ProvenReceipt, Receipt } from '../shapes.ts';
import { full, t, type Word } from '../words.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';
import { qr } from './qr-figure.ts';

/** What the worker holds of a paper handed in, folded: who needs it knows that they do. To be copied, and sent on. */
class ReceiptCard extends Part {
  static override properties = {
    receipt: {}, exam: {}, proven: { state: true }, copied: { state: true }, checking: { state: true }, said: { state: true },
  };

  declare receipt: Receipt;
  /** What was sat. */
  declare exam: string;
  /** The same with the platform's signature, once it was there to be asked. */
  private proven: ProvenReceipt | null = null;
  private copied = false;
  private checking = false;
  /** What was said last of a deed. */
  private said: Word | null = null;

  override render(): TemplateResult {
    const { number, at, lines, digest } = this.receipt;
    const signature = this.proven?.signature ?? null;
    return html`<details class="card receipt" @toggle=${this.toggled}>
      <summary>${icon('check')}${t('receipt.title')}</summary>
      <p>${t('receipt.help')}</p>
      <dl class="facts-list">
        ${fact('receipt.number', number)} ${fact('receipt.at', full(at))} ${fact('receipt.lines', String(lines))}
        ${fact('receipt.digest', digest)} ${signature === null ? nothing : fact('receipt.signature', signature)}
      </dl>
      <figure class="qr">
        ${qr(this.address(), t('receipt.qr.alt', { number }))}
        <figcaption>${t('receipt.qr')}</figcaption>
      </figure>
      <div class="receipt-does">
        <button class="button" @click=${this.check} ?disabled=${this.checking}>${icon('check')}${t('receipt.check')}</button>
        <button class="button" @click=${this.copy}>${icon(this.copied ? 'check' : 'page')}${t(this.copied ? 'receipt.copied' : 'receipt.copy')}</button>
        ${'share' in navigator ? html`<button class="button" @click=${this.share}>${icon('forward')}${t('receipt.share')}</button>` : nothing}
        <a class="button" href=${this.link()} target="_blank" rel="noopener">${icon('forward')}${t('receipt.page')}</a>
      </div>
      <p class="facts" role="status">${this.said === null ? nothing : t(this.said)}</p>
    </details>`;
  }

  /** Times in full, with their offset: who checks it years later reads no phone's words for them. */
  private text(): string {
    const { number, at, lines, digest } = this.proven ?? this.receipt;
    const facts: [Word, string | number][] = [
      ['receipt.number', number], ['receipt.at', at], ['receipt.lines', lines], ['receipt.digest', digest],
      ...(this.proven?.signature ? ([['receipt.signature', this.proven.signature]] as [Word, string][]) : []),
      ['receipt.page', this.link()],
    ];
    return [`${t('app.name')} · ${t('receipt.title')} · ${this.exam}`, ...facts.map(([word, value]) => `${t(word)}: ${value}`)].join('\n');
  }

  /** Where anybody checks the number: as much as a code takes that old phones read. */
  private address(): string {
    return `${location.origin}/verify/receipt/${this.receipt.number}`;
  }

  /** The same with all that was signed, for who sends it on. */
  private link(): string {
    if (!this.proven?.signature) {
      return this.address();
    }
    const { at, lines, digest, signature } = this.proven;
    return `${this.address()}?${new URLSearchParams({ at, lines: String(lines), digest, signature }).toString()}`;
  }

  /** The signature is fetched when somebody looks; without a network the receipt is what it was. */
  private readonly toggled = (event: Event) => {
    if ((event.target as HTMLDetailsElement).open && this.proven === null) {
      void this.prove().catch(() => undefined);
    }
  };

  private async prove(): Promise<boolean> {
    const proven = await api.proveReceipt(this.receipt);
    this.proven = proven;
    return proven.valid;
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
      this.said = (await this.prove()) ? 'receipt.holds' : 'receipt.differs';
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
