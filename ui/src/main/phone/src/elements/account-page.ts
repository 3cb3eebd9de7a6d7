import { html, nothing, type TemplateResult } from 'lit';
import { loadHome, signOut } from '../actions.ts';
import { go } from '../router.ts';
import { whenVoicesChange } from '../speech.ts';
import { store } from '../store.ts';
import { choose, currentLanguage, named, t } from '../words.ts';
import { segmented, subHead } from './frame.ts';
import { icon } from './icons.ts';
import { lookChoices } from './looks-panel.ts';
import './own-phone.ts';
import './own-pin.ts';
import { Page } from './part.ts';
import { voiceSettings } from './voice-settings.ts';

/** Me: who I am here, how the client speaks and looks, and the way out. */
class AccountPage extends Page {
  private stopWatching = () => undefined as void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = whenVoicesChange(() => this.requestUpdate());
    if (store.state.home.value === undefined) {
      void loadHome();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching();
  }

  override render(): TemplateResult {
    const { info, home } = store.state;
    return html`
      ${subHead(t('account.title'), { page: 'home' })}
      <div class="page account">
        <section class="card me">
          <span class="seal">${icon('person')}</span>
          <strong>${home.value?.name ?? ''}</strong>
        </section>
        ${home.value === undefined || home.value.employments.length === 0
          ? nothing
          : html`<section class="card">
              <h2>${t('account.employer')}</h2>
              <ul role="list" class="plain-list employments">
                ${home.value.employments.map(
                  (job) => html`<li><strong>${job.employer.name}</strong><span class="facts">${named(job.post)}</span></li>`,
                )}
              </ul>
            </section>`}
        <section class="card">
          <h2>${t('account.language')}</h2>
          ${segmented(
            t('account.language'),
            [
              { value: 'zh', text: '中文' },
              { value: 'en', text: 'English' },
            ],
            currentLanguage(),
            (language) => void choose(language).then(loadHome),
          )}
          ${lookChoices(() => this.requestUpdate())}
        </section>
        ${voiceSettings(() => this.requestUpdate())}
        <lk-own-phone></lk-own-phone>
        <lk-own-pin></lk-own-pin>
        <button class="button wide" @click=${this.ask}>${t('account.signOut')}</button>
        ${info === null ? nothing : html`<p class="version">${t('account.version', { version: info.version })}</p>`}
        <dialog class="sheet" aria-labelledby="leave">
          <h2 id="leave">${t('account.signOut')}</h2>
          <p>${t('account.signOut.confirm')}</p>
          <div class="sheet-foot">
            <button class="button" @click=${this.stay}>${t('account.signOut.no')}</button>
            <button class="button danger" @click=${this.leave}>${t('account.signOut.yes')}</button>
          </div>
        </dialog>
      </div>
    `;
  }

  private readonly ask = () => this.querySelector('dialog')?.showModal();
  private readonly stay = () => this.querySelector('dialog')?.close();
  private readonly leave = () => {
    this.stay();
    go({ page: 'home' }, 'replace');
    void signOut();
  };
}

customElements.define('lk-account', AccountPage);
