import { picturesIn } from './rich-text.ts';
import type { Item, ItemKind, Question } from './shapes.ts';

/** A picture of a paper is small: one that takes longer is asked for again later. */
const PATIENCE_MS = 20_000;

/** Where the service worker keeps them. */
const KEPT = 'liangku-kept';

/** {@return every text a worker sees of a paper} */
export function textsOf(items: readonly Item[]): string[] {
  const texts = (question: Question<ItemKind>) => [question.stem, ...question.prompts, ...question.options.map((option) => option.text)];
  return items.flatMap((item) => [...texts(item), ...item.parts.flatMap(texts)]);
}

/** Brings the pictures of a paper onto this phone, so that they are there when the network is gone. */
export class ExamPictures {
  private readonly here = new Set<string>();
  private fetching: Promise<string[]> | undefined;

  /**
   * Fetches what is not here, one by one. A second call waits for the first.
   *
   * @returns those that are not here afterwards
   */
  bring(items: readonly Item[], online: boolean): Promise<string[]> {
    this.fetching ??= this.bringAll(picturesIn(textsOf(items)), online).finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async bringAll(pictures: readonly string[], online: boolean): Promise<string[]> {
    for (const src of pictures.filter((one) => !this.here.has(one))) {
      if ((await isKept(src)) || (online && (await fetched(src)))) {
        this.here.add(src);
      }
    }
    return pictures.filter((src) => !this.here.has(src));
  }
}

async function isKept(src: string): Promise<boolean> {
  try {
    return (await (await caches.open(KEPT)).match(src)) !== undefined;
  } catch {
    // No such storage here: the browser's own memory of what it fetched has to do.
    return false;
  }
}

async function fetched(src: string): Promise<boolean> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(src, { signal: patience.signal });
    // To its end: an answer that breaks off is none.
    await answer.blob();
    return answer.ok;
  } catch {
    // Shown as its alt text, and asked for again when its question is.
    return false;
  } finally {
    clearTimeout(timer);
  }
}
