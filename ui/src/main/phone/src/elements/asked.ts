import { exams } from '../exam-session.ts';
import { answerState, type AnswerState, type Sitting } from '../exam-state.ts';
import { ofPart, withPart, type Change } from '../responses.ts';
import type { Item, Question } from '../shapes.ts';

/** One question on the screen, an item by itself or a part of a case: what is asked, answered, and how to answer. */
export interface Asked {
  question: Question;
  response: readonly string[];
  state: AnswerState;
  /** Begins every id this question has on the page; `<id>-stem` is its stem. */
  id: string;
  locked: boolean;
  /** Answers are saved; otherwise they are only tried. */
  saved: boolean;
  /** Answers at once. */
  answer: (change: Change) => void;
  /** Answers when the typing pauses. */
  type: (values: string[]) => void;
  /** Answers what was typed now. */
  flush: () => void;
}

/** {@return an item that is no case, as asked} */
export function askedItem(sitting: Sitting, item: Item & Question): Asked {
  return {
    ...common(sitting, item),
    question: item,
    response: responseTo(sitting, item),
    id: 'item',
    answer: (change) => void exams.answer(item.item, change),
    type: (values) => exams.type(item.item, '', () => values),
  };
}

/** {@return a part of a case, numbered from 1, as asked} */
export function askedPart(sitting: Sitting, item: Item, part: number): Asked {
  const change = (inner: Change): Change => (all) => withPart(all, part, inner(ofPart(all, part)));
  return {
    ...common(sitting, item),
    question: item.parts[part - 1] as Question,
    response: ofPart(responseTo(sitting, item), part),
    id: `part-${part}`,
    answer: (inner) => void exams.answer(item.item, change(inner)),
    type: (values) => exams.type(item.item, String(part), change(() => values)),
  };
}

function responseTo(sitting: Sitting, item: Item): readonly string[] {
  return sitting.answers.get(item.item)?.response ?? [];
}

function common(sitting: Sitting, item: Item): Pick<Asked, 'state' | 'locked' | 'saved' | 'flush'> {
  return { state: answerState(sitting, item.item), locked: sitting.handedIn, saved: true, flush: () => void exams.flush() };
}
