import { html, nothing, type TemplateResult } from 'lit';
import { loadCertificates } from '../actions.ts';
import { api, Problem } from '../api.ts';
import type { Certificate } from '../shapes.ts';
import { store } from '../store.ts';
import { day, named, t } from '../words.ts';
import { statusChip } from './certificate-card.ts';
import { message, notice, subHead, whenLoaded } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';
import { qr } from './qr-figure.ts';

/** One certificate, to be shown to an inspector: who, what, until when, and a code that proves it. */
class CertificatePage extends Page {
  static override properties = { number: {}, busy: { state: true }, error: { state: true } };

  declare number: string;
  private busy = false;
  private error = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void loadCertificates();
  }

  override render(): TemplateResult {
    return html`
      ${subHead(t('certificate.title'), { page: 'certificates' })}
      <div class="page">
        ${whenLoaded(store.state.certificates, loadCertificates, (mine) => {
          const certificate = mine.find((one) => one.number === this.number);
          return certificate === undefined
            ? message('award', t('state.notFound'), t('state.notFound.help'))
            : this.certificate(certificate);
        })}
      </div>
    `;
  }

  private certificate(certificate: Certificate): TemplateResult {
    const address = `${location.origin}/verify/${encodeURIComponent(certificate.number)}`;
    const employer = typeof certificate.employer === 'string' ? certificate.employer : certificate.employer?.name;
    return html`
      <section class="certificate">
        <img src="/kit/logo.svg" width="48" height="48" alt="" />
        <h2>${t('certificate.heading')}</h2>
        ${certificate.holder === undefined ? nothing : html`<p class="holder">${certificate.holder}</p>`}
        ${statusChip(certificate.status)}
        <dl class="facts-list">
          ${fact(t('certificate.programme'), named(certificate.programme))}
          ${fact(t('certificate.employer'), employer)} ${fact(t('certificate.post'), named(certificate.post))}
          ${fact(t('certificate.issuedOn'), certificate.issuedOn && day(certificate.issuedOn))}
          ${fact(t('certificate.validUntil'), day(certificate.validUntil))}
          ${fact(t('certificate.number'), certificate.number)}
        </dl>
        <figure class="qr">
          ${qr(address, t('certificate.qr.alt', { number: certificate.number }))}
          <figcaption>${t('certificate.qr')}</figcaption>
        </figure>
      </section>
      ${this.error ? notice('brick', t('certificate.pdf.failed')) : nothing}
      <div class="foot">
        <button class="button primary wide" ?disabled=${this.busy} @click=${this.openPdf}>
          ${icon('page')}${t(this.busy ? 'certificate.pdf.loading' : 'certificate.pdf')}
        </button>
        <a class="button wide" href=${address} target="_blank" rel="noopener">${t('certificate.verify')}</a>
      </div>
    `;
  }

  /** The PDF needs the token, so it cannot be a link. */
  private readonly openPdf = async () => {
    this.busy = true;
    this.error = false;
    try {
      const address = URL.createObjectURL(await api.certificatePdf(this.number));
      const link = document.createElement('a');
      link.href = address;
      link.download = `${this.number}.pdf`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.error = true;
    } finally {
      this.busy = false;
    }
  };
}

function fact(name: string, value: string | undefined): TemplateResult | typeof nothing {
  return value === undefined || value === '' ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

customElements.define('lk-certificate', CertificatePage);
