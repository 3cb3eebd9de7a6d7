import { matchOf, ofPart } from './responses.ts';
import { plain } from './rich-text.ts';
import type { Item, Question, Solution } from './shapes.ts';
import { answerLines, verdictOf, type AnswerWords } from './solution.ts';
import { t } from './words.ts';

/** One thing said; `mark` is the `data-say` of what it is about on the screen. */
export interface Sentence {
  text: string;
  mark: string;
}

/** {@return a question as it is read aloud: what it is, what is asked, every option, what was answered, what to press} */
export function readingOf(item: Item, index: number, all: number, response: readonly string[], last: boolean): Sentence[] {
  const opening = `${t('exam.question', { n: index + 1, all })}. ${t(`exam.${item.kind}`)}. ${t('exam.points', { n: item.points })}.`;
  const buttons = `${t('listen.buttons')} ${t('exam.previous')}, ${t('exam.later')}, ${t(last ? 'exam.check' : 'exam.next')}.`;
  return [{ text: opening, mark: '' }, ...asked(item, response), { text: buttons, mark: '' }].filter(({ text }) => text !== '');
}

/** {@return a practised question as it is read aloud; once it is answered, what that came to, what is right, and why} */
export function practiceReading(item: Item, response: readonly string[], solution: Solution | undefined, words: AnswerWords): Sentence[] {
  const sentences =
    solution === undefined
      ? [
          { text: `${t(`exam.${item.kind}`)}.`, mark: '' },
          ...asked(item, response),
          { text: `${t('listen.buttons')} ${t('practice.unknown')}, ${t('practice.answer')}.`, mark: '' },
        ]
      : [
          { text: `${t(verdictOf(solution.earned, solution.max).word)}.`, mark: '' },
          {
            text: `${t('preview.answer')}: ${answerLines(item, solution.right, words).map(({ mark, text }) => `${plain(mark)} ${plain(text)}`).join(', ')}.`,
            mark: 'solution',
          },
          { text: plain(solution.explanation), mark: 'why' },
          { text: `${t('listen.buttons')} ${t('flag.raise')}, ${t('practice.next')}.`, mark: '' },
        ];
  return sentences.filter(({ text }) => text !== '');
}

function asked(item: Item, response: readonly string[]): Sentence[] {
  return [
    { text: plain(item.stem), mark: 'item-stem' },
    ...(item.kind === 'CASE'
      ? item.parts.flatMap((part, at) => partReading(part, at + 1, item.parts.length, ofPart(response, at + 1)))
      : questionReading(item, 'item', response)),
  ];
}

function partReading(part: Question, number: number, all: number, response: readonly string[]): Sentence[] {
  const id = `part-${number}`;
  return [
    { text: `${t('case.part', { n: number, all })}. ${t(`exam.${part.kind}`)}.`, mark: `${id}-stem` },
    { text: plain(part.stem), mark: `${id}-stem` },
    ...questionReading(part, id, response),
  ];
}

function questionReading(question: Question, id: string, response: readonly string[]): Sentence[] {
  const option = (key: string) => plain(question.options.find((one) => one.key === key)?.text ?? '');
  const lettered = question.options.map(({ key }) => ({ text: `${key}. ${option(key)}`, mark: `${id}-${key}` }));
  switch (question.kind) {
    case 'TRUE_FALSE':
      return [
        { text: t('exam.true'), mark: `${id}-T` },
        { text: t('exam.false'), mark: `${id}-F` },
        ...chosen(response.map((key) => t(key === 'T' ? 'exam.true' : 'exam.false'))),
      ];
    case 'SINGLE':
    case 'MULTIPLE':
      return [...lettered, ...chosen([...response])];
    case 'MATCHING':
      return [
        ...question.prompts.map((prompt, at) => ({ text: `${at + 1}. ${plain(prompt)}`, mark: `${id}-${at + 1}` })),
        { text: t('matching.help'), mark: '' },
        ...lettered.map(({ text }) => ({ text, mark: '' })),
        ...chosen(question.prompts.flatMap((_, at) => [`${at + 1}: ${matchOf(response, at + 1) ?? t('exam.open')}`])),
      ];
    case 'ORDERING':
      return [
        ...question.options.filter(({ key }) => !response.includes(key)).map(({ key }) => ({ text: option(key), mark: `${id}-${key}` })),
        ...response.map((key, at) => ({ text: t('ordering.placed', { text: option(key), n: at + 1 }), mark: `${id}-${key}` })),
      ];
    case 'FILL_TEXT':
    case 'FILL_NUMBER':
      return chosen(response.map((text) => `${text} ${question.unit}`));
  }
}

function chosen(answers: string[]): Sentence[] {
  return answers.length === 0 ? [] : [{ text: t('listen.chosen', { text: answers.join(', ') }), mark: '' }];
}
