import type { Icon } from './elements/icons.ts';
import { ofPart } from './responses.ts';
import type { Item, Question } from './shapes.ts';

/** One line of a right answer: what stands before it (a letter, a number, a prompt), and its text as on the paper. */
export interface AnswerLine {
  mark: string;
  text: string;
}

/** Words for what has no text of its own on the paper. */
export interface AnswerWords {
  right: string;
  wrong: string;
  part: (part: number) => string;
}

/** What an answer came to: a word, and beside it a mark and a colour of its own, as half right is not wrong. */
export interface Verdict {
  word: 'preview.right' | 'preview.partly' | 'preview.wrong';
  icon: Icon;
  tone: 'leaf' | 'amber' | 'brick';
}

export function verdictOf(earned: number, max: number): Verdict {
  if (earned >= max) {
    return { word: 'preview.right', icon: 'check', tone: 'leaf' };
  }
  return earned > 0
    ? { word: 'preview.partly', icon: 'half', tone: 'amber' }
    : { word: 'preview.wrong', icon: 'cross', tone: 'brick' };
}

/** {@return the right answer as lines to read, in the words of the paper} Pure. */
export function answerLines(item: Item, right: readonly string[], words: AnswerWords): AnswerLine[] {
  if (item.kind !== 'CASE') {
    return lines(item, right, words);
  }
  return item.parts.flatMap((part, index) =>
    lines(part, ofPart(right, index + 1), words).map((line, place) => ({
      ...line,
      mark: `${place === 0 ? `${words.part(index + 1)} ` : ''}${line.mark}`,
    })),
  );
}

function lines(question: Question, right: readonly string[], words: AnswerWords): AnswerLine[] {
  const textOf = (key: string) => question.options.find((option) => option.key === key)?.text ?? key;
  switch (question.kind) {
    case 'SINGLE':
    case 'MULTIPLE':
      return right.map((key) => ({ mark: key, text: textOf(key) }));
    case 'TRUE_FALSE':
      return right.map((key) => ({ mark: '', text: key === 'T' ? words.right : words.wrong }));
    case 'MATCHING':
      return right.map((pair) => {
        const prompt = parseInt(pair, 10);
        return { mark: `${question.prompts[prompt - 1] ?? prompt} →`, text: textOf(pair.replace(/^\d+/, '')) };
      });
    case 'ORDERING':
      return right.map((key, index) => ({ mark: `${index + 1}.`, text: textOf(key) }));
    case 'FILL_TEXT':
      return right.map((text) => ({ mark: '', text }));
    case 'FILL_NUMBER':
      return right.map((number) => ({ mark: '', text: question.unit === '' ? number : `${number}\u00a0${question.unit}` }));
  }
}
