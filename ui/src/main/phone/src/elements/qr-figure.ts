import { svg, type TemplateResult } from 'lit';
import { qrCode } from '../qr.ts';

/** Dark on white with the quiet zone of four modules that readers need. */
export function qr(text: string, label: string): TemplateResult {
  const modules = qrCode(text);
  const side = modules.length + 8;
  const path = modules
    .map((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')).join(''))
    .join('');
  return svg`<svg viewBox="0 0 ${side} ${side}" role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect width=${side} height=${side} fill="#fff"/><path d=${path} fill="#000"/>
  </svg>` as TemplateResult;
}
