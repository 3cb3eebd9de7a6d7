import { recall, remember } from './memory.ts';

/** How strongly things stand out: as designed, or black on white for tired eyes and bright sun. */
export const CONTRASTS = ['usual', 'more'] as const;

export type Contrast = (typeof CONTRASTS)[number];

/** {@return what was chosen on this phone, else what the phone itself asks for} */
export function contrast(): Contrast {
  const asked = matchMedia('(prefers-contrast: more)').matches ? 'more' : 'usual';
  return CONTRASTS.find((one) => one === recall('contrast')) ?? asked;
}

export function setContrast(next: Contrast): void {
  remember('contrast', next);
  applyContrast();
}

/** Every colour is a token, so the root's attribute is enough. */
export function applyContrast(): void {
  document.documentElement.dataset['contrast'] = contrast();
}
