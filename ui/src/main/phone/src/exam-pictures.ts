import { fetched, isKept } from './kept-media.ts';
import { picturesIn } from './rich-text.ts';
import type { Item, ItemKind, Question } from './shapes.ts';

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
      if ((await isKept(src)) || (online && (await fetched(src)) !== undefined)) {
        this.here.add(src);
      }
    }
    return pictures.filter((src) => !this.here.has(src));
  }
}
