import { html, type TemplateResult } from 'lit';
import { addressOf } from '../router.ts';
import type { Certificate, CertificateStatus } from '../shapes.ts';
import { day, named, t } from '../words.ts';
import { chip, type Tone } from './frame.ts';
import { icon, type Icon } from './icons.ts';

const LOOKS: Record<CertificateStatus, { tone: Tone; icon: Icon }> = {
  VALID: { tone: 'leaf', icon: 'check' },
  EXPIRED: { tone: 'amber', icon: 'clock' },
  REVOKED: { tone: 'brick', icon: 'cross' },
  SUPERSEDED: { tone: 'plain', icon: 'page' },
};

/** {@return the state of a certificate as a word on its colour} */
export function statusChip(status: CertificateStatus): TemplateResult {
  return chip(LOOKS[status].tone, t(`certificate.status.${status}`), LOOKS[status].icon);
}

/** {@return a certificate in a list: what, how long, whether it holds} */
export function certificateCard(certificate: Certificate): TemplateResult {
  return html`<a class="card certificate-card" href=${addressOf({ page: 'certificate', number: certificate.number })}>
    <span class="seal">${icon('award')}</span>
    <span class="certificate-card-text">
      <strong>${named(certificate.programme)}</strong>
      <span class="number">${certificate.number}</span>
      <span>${t('certificate.until', { date: day(certificate.validUntil) })}</span>
      ${statusChip(certificate.status)}
    </span>
    ${icon('forward')}
  </a>`;
}
