import { html, nothing, type TemplateResult } from 'lit';
import { api, hasToken, Problem } from '../api.ts';
import { store } from '../store.ts';
import { t, type Word } from '../words.ts';
import { notice } from './frame.ts';
import { Part } from './part.ts';
import { digits, waitOf, wordFor as wordForSignIn } from './sign-in.ts';

/** The number one signs in with: to change it, with a code that is sent to the new one. */
class OwnPhone extends Part {
  static override properties = {
    shown: { state: true },
    step: { state: true },
    error: { state: true },
    busy: { state: true },
    waitSeconds: { state: true },
    done: { state: true },
  };

  private shown = '';
  private step: 'NUMBER' | 'NEW' | 'CODE' = 'NUMBER';
  private error: Word | null = null;
  private wait = '';
  private busy = false;
  private done = false;
  private phone = '';
  private minutes = 5;
  private waitSeconds = 0;
  private ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  override render(): TemplateResult | typeof nothing {
    // Without a network there is nothing to say and nothing to do.
    if (this.shown === '') {
      return nothing;
    }
    return html`<section class="card own-phone">
      <h2>${t('phone.title')}</h2>
      ${this.done ? notice('leaf', t('phone.done', { phone: this.shown })) : nothing}
      <p class="facts">${this.shown}</p>
      ${this.step === 'NUMBER'
        ? html`<button class="button wide" @click=${this.begin}>${t('phone.change')}</button>`
        : html`<form novalidate @submit=${this.submitted}>
            ${this.step === 'NEW' ? this.phoneField() : this.codeField()}
            <p class="field-error" role="alert">${this.error === null ? nothing : t(this.error, { wait: this.wait })}</p>
            <button class="button primary wide" ?disabled=${this.busy}>${t(this.step === 'NEW' ? 'signIn.send' : 'phone.confirm')}</button>
            <div class="sign-in-more">
              ${this.step === 'NEW' ? nothing : this.again()}
              <button type="button" class="text-button" @click=${this.leave}>${t('account.signOut.no')}</button>
            </div>
          </form>`}
    </section>`;
  }

  private phoneField(): TemplateResult {
    return html`<label class="field">
      <span class="field-label">${t('phone.new')}</span>
      <input id="new-phone" type="tel" inputmode="numeric" autocomplete="off" maxlength="13" .value=${this.phone}
        aria-describedby="new-phone-help" aria-invalid=${this.error === null ? 'false' : 'true'} @input=${this.typed} />
      <span class="field-help" id="new-phone-help">${t('phone.help')}</span>
    </label>`;
  }

  private codeField(): TemplateResult {
    return html`<label class="field">
      <span class="field-label">${t('signIn.code')}</span>
      <input id="new-phone-code" class="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="6"
        aria-describedby="new-phone-help" aria-invalid=${this.error === null ? 'false' : 'true'} @input=${this.typed} />
      <span class="field-help" id="new-phone-help">${t('signIn.code.help', { phone: this.phone, minutes: this.minutes })}</span>
    </label>`;
  }

  private again(): TemplateResult {
    return html`<button type="button" class="text-button" ?disabled=${this.busy || this.waitSeconds > 0} @click=${this.ask}>
      ${this.waitSeconds > 0 ? t('signIn.againIn', { seconds: this.waitSeconds }) : t('signIn.again')}
    </button>`;
  }

  private async load(): Promise<void> {
    try {
      this.shown = (await api.me()).worker?.phone ?? '';
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
    }
  }

  private readonly begin = () => this.show('NEW');

  private readonly leave = () => {
    this.phone = '';
    this.show('NUMBER');
  };

  private show(step: typeof this.step): void {
    this.step = step;
    this.error = null;
    this.done = false;
    void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('input')?.focus());
  }

  private readonly typed = (event: Event) => {
    const typed = digits((event.target as HTMLInputElement).value);
    this.error = null;
    if (this.step === 'NEW') {
      this.phone = typed;
    }
  };

  private readonly submitted = (event: Event) => {
    event.preventDefault();
    if (!this.busy) {
      void (this.step === 'NEW' ? this.ask() : this.change());
    }
  };

  private readonly ask = async () => {
    if (!/^1\d{10}$/.test(this.phone)) {
      this.fail('signIn.phone.wrong');
      return;
    }
    await this.during(async () => {
      const asked = await api.askForOwnPhone(this.phone);
      this.minutes = Math.max(1, Math.round(asked.expiresIn / 60));
      this.countDown(asked.retryIn);
      this.show('CODE');
    });
  };

  private async change(): Promise<void> {
    const code = digits(this.querySelector<HTMLInputElement>('#new-phone-code')?.value ?? '');
    if (!/^\d{6}$/.test(code)) {
      this.fail('signIn.code.wrong');
      return;
    }
    await this.during(async () => {
      this.shown = await api.changeOwnPhone(this.phone, code);
      // Whatever asked meanwhile with the old token was refused, and may have shown the sign-in.
      store.set({ signedIn: hasToken() });
      this.leave();
      this.done = true;
    });
  }

  private async during(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.wait = waitOf(problem);
      this.fail(wordFor(problem));
    } finally {
      this.busy = false;
    }
  }

  private fail(word: Word): void {
    this.error = word;
    this.querySelector<HTMLInputElement>('input')?.focus();
  }

  private countDown(seconds: number): void {
    clearInterval(this.ticking);
    this.waitSeconds = seconds;
    this.ticking = setInterval(() => {
      this.waitSeconds -= 1;
      if (this.waitSeconds <= 0) {
        clearInterval(this.ticking);
      }
    }, 1000);
  }
}

/** {@return what to tell the worker about a refused change} */
export function wordFor(problem: Problem): Word {
  switch (problem.slug) {
    case 'wrong-code':
      return 'signIn.bad';
    case 'same-phone':
      return 'phone.same';
    case 'phone-taken':
      return 'phone.taken';
    default:
      return problem.status >= 500 && problem.status !== 503 ? 'phone.failed' : wordForSignIn(problem);
  }
}

customElements.define('lk-own-phone', OwnPhone);
