import { picturesIn } from './rich-text.ts';
import type { Item, ItemKind, Question } from './shapes.ts';

/** {@return every text a worker sees of a paper} */
export function textsOf(items: readonly Item[]): string[] {
  const texts = (question: Question<ItemKind>) => [question.stem, ...question.prompts, ...question.options.map((option) => option.text)];
  return items.flatMap((item) => [...texts(item), ...item.parts.flatMap(texts)]);
}

/** Fetches the pictures of a paper one by one, so that the service worker has them when the network is gone. */
export async function keepPictures(items: readonly Item[]): Promise<void> {
  for (const src of picturesIn(textsOf(items))) {
    // One that cannot be had now is shown as its alt text, and is asked for again when its question is.
    await fetch(src).catch(() => undefined);
  }
}
