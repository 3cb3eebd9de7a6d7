import { html, nothing, type TemplateResult } from 'lit';
import { signIn } from '../actions.ts';
import { api, Problem } from '../api.ts';
import { recall, remember } from '../memory.ts';
import { store } from '../store.ts';
import { choose, currentLanguage, t, type Word } from '../words.ts';
import { Page } from './part.ts';

// Of the demo city only; the server says whether it is one.
const DEMO_PHONE = '13900000001';
const DEMO_CODE = '246810';

/** Signing in: first the phone number, then the code; one field at a time. */
class SignIn extends Page {
  static override properties = {
    step: { state: true },
    error: { state: true },
    wait: { state: true },
    busy: { state: true },
    waitSeconds: { state: true },
  };

  private step: 'PHONE' | 'CODE' = 'PHONE';
  private error: Word | null = null;
  private wait = '';
  private busy = false;
  private waitSeconds = 0;
  private minutes = 5;
  private phone = recall('phone') ?? '';
  private ticking: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  override render(): TemplateResult {
    return html`<div class="sign-in">
      <div class="sign-in-brand">
        <img src="/kit/logo.svg" width="64" height="64" alt="" />
        <p class="brand-name">${t('app.name')}</p>
        <p class="brand-line">${t('app.subtitle')}</p>
      </div>
      <form class="card sign-in-card" novalidate @submit=${this.submitted}>
        <h1>${t('signIn.title')}</h1>
        ${this.step === 'PHONE' ? this.phoneField() : this.codeField()}
      </form>
      ${store.state.info?.demo ? this.demoHint() : nothing}
      <button class="text-button language" lang=${currentLanguage() === 'zh' ? 'en' : 'zh-CN'}
        @click=${() => choose(currentLanguage() === 'zh' ? 'en' : 'zh')}>
        ${currentLanguage() === 'zh' ? 'English' : '中文'}
      </button>
    </div>`;
  }

  private phoneField(): TemplateResult {
    return html`
      <label class="field">
        <span class="field-label">${t('signIn.phone')}</span>
        <input id="phone" type="tel" inputmode="numeric" autocomplete="tel-national" maxlength="13" required
          placeholder="138 0000 0000" .value=${this.phone} aria-describedby="phone-help"
          aria-invalid=${this.error === null ? 'false' : 'true'} @input=${this.typed} />
        <span class="field-help" id="phone-help">${t('signIn.phone.help')}</span>
      </label>
      ${this.errorLine()}
      <button class="button primary wide" ?disabled=${this.busy}>
        ${t(this.busy ? 'signIn.sending' : 'signIn.send')}
      </button>
    `;
  }

  private codeField(): TemplateResult {
    return html`
      <label class="field">
        <span class="field-label">${t('signIn.code')}</span>
        <input id="code" class="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required
          pattern="[0-9]*" aria-describedby="code-help" aria-invalid=${this.error === null ? 'false' : 'true'}
          @input=${this.typed} />
        <span class="field-help" id="code-help">
          ${t('signIn.code.help', { phone: spaced(this.phone), minutes: this.minutes })}
        </span>
      </label>
      ${this.errorLine()}
      <button class="button primary wide" ?disabled=${this.busy}>
        ${t(this.busy ? 'signIn.entering' : 'signIn.enter')}
      </button>
      <div class="sign-in-more">
        <button type="button" class="text-button" ?disabled=${this.busy || this.waitSeconds > 0} @click=${this.ask}>
          ${this.waitSeconds > 0 ? t('signIn.againIn', { seconds: this.waitSeconds }) : t('signIn.again')}
        </button>
        <button type="button" class="text-button" @click=${this.otherPhone}>${t('signIn.other')}</button>
      </div>
    `;
  }

  private errorLine(): TemplateResult {
    return html`<p class="field-error" role="alert">${this.error === null ? nothing : t(this.error, { wait: this.wait })}</p>`;
  }

  private demoHint(): TemplateResult {
    return html`<p class="demo-hint">
      ${t('demo.signIn', { phone: DEMO_PHONE, code: DEMO_CODE })}
      <button type="button" class="text-button" @click=${this.fillDemo}>${t('demo.fill')}</button>
    </p>`;
  }

  private readonly fillDemo = () => {
    const field = this.querySelector<HTMLInputElement>('input');
    if (field !== null) {
      field.value = this.step === 'PHONE' ? DEMO_PHONE : DEMO_CODE;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.focus();
    }
  };

  private readonly typed = (event: Event) => {
    const field = event.target as HTMLInputElement;
    this.error = null;
    if (this.step === 'PHONE') {
      this.phone = digits(field.value);
    } else if (digits(field.value).length === 6 && !this.busy) {
      void this.enter(digits(field.value));
    }
  };

  private readonly submitted = (event: Event) => {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    if (this.step === 'PHONE') {
      void this.ask();
    } else {
      void this.enter(digits(this.querySelector<HTMLInputElement>('#code')?.value ?? ''));
    }
  };

  private readonly ask = async () => {
    if (!/^1\d{10}$/.test(this.phone)) {
      this.fail('signIn.phone.wrong');
      return;
    }
    await this.whileBusy(async () => {
      const asked = await api.askForCode(this.phone);
      remember('phone', this.phone);
      this.minutes = Math.max(1, Math.round(asked.expiresIn / 60));
      this.step = 'CODE';
      this.countDown(asked.retryIn);
    });
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('#code')?.focus();
  };

  private async enter(code: string): Promise<void> {
    if (!/^\d{6}$/.test(code)) {
      this.fail('signIn.code.wrong');
      return;
    }
    await this.whileBusy(() => signIn(this.phone, code));
  }

  private readonly otherPhone = async () => {
    this.step = 'PHONE';
    this.error = null;
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('#phone')?.focus();
  };

  private async whileBusy(work: () => Promise<void>): Promise<void> {
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

/** {@return what to tell the worker about a refused sign-in} */
export function wordFor(problem: Problem): Word {
  switch (problem.status) {
    case 0:
      return 'signIn.offline';
    case 400:
      return 'signIn.phone.wrong';
    case 401:
      return 'signIn.bad';
    case 423:
      return 'signIn.locked';
    case 429:
      return 'signIn.often';
    case 503:
      return wordForNotNow(problem.slug);
    default:
      return 'signIn.failed';
  }
}

/** {@return how long the server asks to wait, in words} */
export function waitOf(problem: Problem): string {
  const seconds = typeof problem.body['retryIn'] === 'number' ? problem.body['retryIn'] : 60;
  return seconds <= 90 ? t('signIn.wait.seconds', { n: seconds }) : t('signIn.wait.minutes', { n: Math.ceil(seconds / 60) });
}

export function digits(text: string): string {
  return text.replace(/\D/g, '');
}

function spaced(phone: string): string {
  return phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
}

customElements.define('lk-sign-in', SignIn);

/** {@return why nobody can be let in just now, whoever they are} */
function wordForNotNow(slug: string): Word {
  switch (slug) {
    case 'sms-stuck':
      return 'signIn.stuck';
    case 'no-sms-gateway':
      return 'signIn.noMessages';
    default:
      return 'signIn.early';
  }
}
