import { html, type TemplateResult } from 'lit';
import { loadCertificates } from '../actions.ts';
import { store } from '../store.ts';
import { t } from '../words.ts';
import { certificateCard } from './certificate-card.ts';
import { message, whenLoaded } from './frame.ts';
import { Page } from './part.ts';

/** All certificates I hold or held. */
class CertificatesPage extends Page {
  override connectedCallback(): void {
    super.connectedCallback();
    void loadCertificates();
  }

  override render(): TemplateResult {
    return html`
      <header class="top"><h1 class="top-title" tabindex="-1">${t('certificate.title')}</h1></header>
      <div class="page stack">
        ${whenLoaded(store.state.certificates, loadCertificates, (mine) =>
          mine.length === 0
            ? message('award', t('certificate.empty'), t('certificate.empty.help'))
            : html`${mine.map((certificate) => certificateCard(certificate))}`,
        )}
      </div>
    `;
  }
}

customElements.define('lk-certificates', CertificatesPage);
