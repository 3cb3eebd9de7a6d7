import { applyContrast } from './contrast.ts';
import { forget, type Remembered } from './memory.ts';
import { applyTextSize } from './text-size.ts';

const OF_ONE_PERSON: readonly Remembered[] = ['size', 'contrast', 'listen', 'rate', 'voice.zh', 'voice.en'];

/**
 * Makes a shared device look and sound as it always does, for whoever comes next. Nothing of it outlives the page there (see
 * `rememberOnly`); this is for those who turn away before they sit down.
 */
export function usualLooks(): void {
  OF_ONE_PERSON.forEach(forget);
  applyTextSize();
  applyContrast();
}
