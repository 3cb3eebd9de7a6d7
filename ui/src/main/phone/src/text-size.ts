import { recall, remember } from './memory.ts';

/** How large everything is: usual, large, largest. */
export const TEXT_SIZES = ['1', '2', '3'] as const;

export type TextSize = (typeof TEXT_SIZES)[number];

export function textSize(): TextSize {
  return TEXT_SIZES.find((size) => size === recall('size')) ?? '1';
}

export function setTextSize(size: TextSize): void {
  remember('size', size);
  applyTextSize();
}

/** Every measure is in rem, so the root's size is enough. */
export function applyTextSize(): void {
  document.documentElement.dataset['size'] = textSize();
}
