import { forget, recall, remember } from './memory.ts';

/**
 * What is being typed, written at every key: a page that dies within the pause would take it along otherwise, for the
 * journal takes longer to write than a dying page lives. By attempt and item; gone once it is in the journal.
 */
type Stash = Record<string, Record<number, string[]>>;

function all(): Stash {
  try {
    return JSON.parse(recall('draft') ?? '{}') as Stash;
  } catch {
    // Written by nobody we know.
    return {};
  }
}

/** {@return what was typed into an attempt and never got into the journal, by item} */
export function stashed(attemptId: string): Record<number, string[]> {
  return all()[attemptId] ?? {};
}

export function stash(attemptId: string, item: number, response: string[]): void {
  remember('draft', JSON.stringify({ ...all(), [attemptId]: { ...stashed(attemptId), [item]: response } }));
}

export function unstash(attemptId: string, item: number): void {
  const { [item]: _gone, ...rest } = stashed(attemptId);
  const { [attemptId]: _mine, ...others } = all();
  const left = Object.keys(rest).length === 0 ? others : { ...others, [attemptId]: rest };
  if (Object.keys(left).length === 0) {
    forget('draft');
  } else {
    remember('draft', JSON.stringify(left));
  }
}
