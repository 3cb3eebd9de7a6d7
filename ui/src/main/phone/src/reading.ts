import { matchOf, ofPart } from './responses.ts';
import { plain } from './rich-text.ts';
import type { Item, Question, Solution } from './shapes.ts';
import { answerLines, verdictOf, type AnswerWords } from './solution.ts';
import { apart, t } from './words.ts';

/** One thing said; `mark` is the `data-say` of what it is about on the screen. */
export interface Sentence {
  text: string;
  mark: string;
  /** A text of the question that may have a recording, and what the phone says before and after it. */
  words?: { before: string; said: string; after: string };
}

/** What a text cannot have in it. */
const HERE = '\n';

/** {@return a text of the question as it is said, within words of ours} */
function written(text: string, mark: string, within: (text: string) => string = (same) => same): Sentence {
  const said = plain(text);
  const [before = '', after = ''] = within(HERE).split(HERE);
  return { text: within(said), mark, words: { before, said, after } };
}

/** {@return a question as it is read aloud: what it is, what is asked, every option, what was answered, what to press} */
export function readingOf(item: Item, index: number, all: number, response: readonly string[], last: boolean): Sentence[] {
  const opening = `${t('exam.question', { n: index + 1, all })}. ${t(`exam.${item.kind}`)}. ${t('exam.points', { n: item.points })}.`;
  const buttons = `${t('listen.buttons')} ${t('exam.previous')}, ${t('exam.later')}, ${t(last ? 'exam.check' : 'exam.next')}.`;
  return heard([{ text: opening, mark: '' }, ...asked(item, response), { text: buttons, mark: '' }]);
}

/**
 * {@return a question by itself as it is read aloud; once it is answered, what that came to, what is right, and why}
 *
 * @param buttons what there is to press
 */
export function readingAlone(
  item: Item,
  response: readonly string[],
  solution: Solution | undefined,
  words: AnswerWords,
  buttons: readonly string[],
): Sentence[] {
  const pressed = { text: `${t('listen.buttons')} ${buttons.join(', ')}.`, mark: '' };
  const sentences =
    solution === undefined
      ? [
          { text: `${t(`exam.${item.kind}`)}.`, mark: '' },
          ...asked(item, response),
          pressed,
        ]
      : [...explained(item, solution, words), pressed];
  return heard(sentences);
}

/** {@return a question of a marked paper as it is read aloud: what was asked, what was answered, what is right, and why} */
export function readingLost(item: Item, response: readonly string[], solution: Solution, words: AnswerWords): Sentence[] {
  return heard([
    { text: `${t('lost.question', { n: item.item })}. ${t(`exam.${item.kind}`)}.`, mark: '' },
    ...asked(item, response),
    ...(response.length === 0 ? [{ text: `${t('lost.mine')}: ${t('lost.none')}.`, mark: 'mine' }] : []),
    ...explained(item, solution, words),
  ]);
}

/** {@return what there is to say, as a voice wants it} */
function heard(sentences: readonly Sentence[]): Sentence[] {
  return sentences
    .filter(({ text }) => text !== '')
    .map(({ text, mark, words }) => ({
      text: apart(text),
      mark,
      ...(words && { words: { before: apart(words.before), said: words.said, after: apart(words.after) } }),
    }));
}

function explained(item: Item, solution: Solution, words: AnswerWords): Sentence[] {
  return [
    { text: `${t(verdictOf(solution.earned, solution.max).word)}.`, mark: '' },
    {
      text: `${t('preview.answer')}: ${answerLines(item, solution.right, words).map(({ mark, text }) => `${plain(mark)} ${plain(text)}`).join(', ')}.`,
      mark: 'solution',
    },
    written(solution.explanation, 'why'),
  ];
}

function asked(item: Item, response: readonly string[]): Sentence[] {
  return [
    written(item.stem, 'item-stem'),
    ...(item.kind === 'CASE'
      ? item.parts.flatMap((part, at) => partReading(part, at + 1, item.parts.length, ofPart(response, at + 1)))
      : questionReading(item, 'item', response)),
  ];
}

function partReading(part: Question, number: number, all: number, response: readonly string[]): Sentence[] {
  const id = `part-${number}`;
  return [
    { text: `${t('case.part', { n: number, all })}. ${t(`exam.${part.kind}`)}.`, mark: `${id}-stem` },
    written(part.stem, `${id}-stem`),
    ...questionReading(part, id, response),
  ];
}

function questionReading(question: Question, id: string, response: readonly string[]): Sentence[] {
  const option = (key: string) => question.options.find((one) => one.key === key)?.text ?? '';
  const lettered = question.options.map(({ key, text }) => written(text, `${id}-${key}`, (said) => `${key}. ${said}`));
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
        ...question.prompts.map((prompt, at) => written(prompt, `${id}-${at + 1}`, (said) => `${at + 1}. ${said}`)),
        { text: t('matching.help'), mark: '' },
        ...lettered.map((one) => ({ ...one, mark: '' })),
        ...chosen(question.prompts.flatMap((_, at) => [`${at + 1}: ${matchOf(response, at + 1) ?? t('exam.open')}`])),
      ];
    case 'ORDERING':
      return [
        ...question.options.filter(({ key }) => !response.includes(key)).map(({ key, text }) => written(text, `${id}-${key}`)),
        ...response.map((key, at) => written(option(key), `${id}-${key}`, (text) => t('ordering.placed', { text, n: at + 1 }))),
      ];
    case 'FILL_TEXT':
    case 'FILL_NUMBER':
      return chosen(response.map((text) => `${text} ${question.unit}`));
  }
}

function chosen(answers: string[]): Sentence[] {
  return answers.length === 0 ? [] : [{ text: t('listen.chosen', { text: answers.join(', ') }), mark: '' }];
}
