import type { Item, ItemKind, Question } from './shapes.ts';

/**
 * How a response looks for each kind of question, how it changes, and when it is whole. Pure: the journal, the screen
 * and the clock are elsewhere. Every change takes the response before and answers the one after.
 */
export type Change = (response: readonly string[]) => string[];

/** How far an item is answered. Only what is whole counts as answered. */
export type Progress = { state: 'NONE' | 'PARTLY' | 'WHOLE'; done: number; all: number };

export const MOST_CHARACTERS = 200;

/** {@return a choice after `key` is pressed: one choice replaces, several toggle and keep the paper's order} */
export function pressed(question: Pick<Question, 'kind' | 'options'>, response: readonly string[], key: string): string[] {
  if (question.kind !== 'MULTIPLE') {
    return [key];
  }
  const chosen = new Set(response);
  if (!chosen.delete(key)) {
    chosen.add(key);
  }
  return question.options.map((option) => option.key).filter((option) => chosen.has(option));
}

/** {@return the option matched with a prompt, numbered from 1; undefined while there is none} */
export function matchOf(response: readonly string[], prompt: number): string | undefined {
  return response.find((pair) => parseInt(pair, 10) === prompt)?.replace(/^\d+/, '');
}

/** {@return a matching with this prompt joined to `key`, or to nothing; ascending by prompt} */
export function matched(response: readonly string[], prompt: number, key: string | undefined): string[] {
  return [
    ...response.filter((pair) => parseInt(pair, 10) !== prompt),
    ...(key === undefined ? [] : [`${prompt}${key}`]),
  ].sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
}

/** {@return an order after a tap: what has no place gets the next one, what has one loses it and the rest move up} */
export function placed(response: readonly string[], key: string): string[] {
  return response.includes(key) ? response.filter((one) => one !== key) : [...response, key];
}

/** {@return an order with `key` moved by so many places, at most to either end} */
export function moved(response: readonly string[], key: string, by: number): string[] {
  const from = response.indexOf(key);
  if (from < 0) {
    return [...response];
  }
  const rest = response.filter((one) => one !== key);
  const to = Math.min(Math.max(from + by, 0), rest.length);
  return [...rest.slice(0, to), key, ...rest.slice(to)];
}

/**
 * {@return what was typed as a response: trimmed and cut to length; nothing typed, or no number yet, is no answer}
 * The unit shown beside the field may be typed too, as the server allows.
 */
export function typed(kind: 'FILL_TEXT' | 'FILL_NUMBER', text: string, unit = ''): string[] {
  const value = kind === 'FILL_TEXT' ? text.trim().slice(0, MOST_CHARACTERS).replace(HALF_A_CHARACTER, '').trim() : bare(text, unit).replace(/\.$/, '');
  return value === '' || (kind === 'FILL_NUMBER' && !NUMBER.test(value)) ? [] : [value];
}

/** {@return whether something stands in the field that is no number, as `7x`; a lone minus is on its way to one} */
export function isNoNumber(text: string, unit = ''): boolean {
  return !/^[+-]?\.?$/.test(bare(text, unit)) && !NUMBER.test(bare(text, unit));
}

/** {@return the text with its sign turned: some phones have no minus on their keyboard of digits} */
export function negated(text: string): string {
  const value = narrow(text);
  return value.startsWith('-') ? value.slice(1) : `-${value}`;
}

const HALF_A_CHARACTER = /[\ud800-\udbff]$/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

/** The number someone typed, without the unit behind it and the commas between thousands. */
function bare(text: string, unit: string): string {
  const value = narrow(text);
  const low = value.toLowerCase();
  const units = [narrow(unit), unit.normalize('NFKC')].map((one) => one.toLowerCase().trim());
  const behind = units.find((one) => one !== '' && low.length === value.length && low.endsWith(one));
  const number = behind === undefined ? value : value.slice(0, -behind.length).trimEnd();
  return THOUSANDS.test(number) ? number.replace(/,/g, '') : number;
}

const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * Chinese keyboards write digits, point and minus full-width; a minus may also be the typographic one. Raised and circled
 * digits stay what they are: 10² is not 102.
 */
function narrow(text: string): string {
  return text.replace(/\P{No}+/gu, (some) => some.normalize('NFKC')).replace(/[\u2212\u2013]/g, '-').replace(/\u3002/g, '.').trim().slice(0, MOST_CHARACTERS);
}

/** {@return what of a case's response belongs to a part, numbered from 1, without its number} */
export function ofPart(response: readonly string[], part: number): string[] {
  const mine = `${part}:`;
  return response.filter((value) => value.startsWith(mine)).map((value) => value.slice(mine.length));
}

/** {@return a case's response with this part answered so; parts ascend, values keep their sequence} */
export function withPart(response: readonly string[], part: number, values: readonly string[]): string[] {
  const numbers = [...new Set([...response.map((value) => parseInt(value, 10)), part])].sort((a, b) => a - b);
  return numbers.flatMap((number) =>
    (number === part ? values : ofPart(response, number)).map((value) => `${number}:${value}`),
  );
}

/** {@return how far a question is answered: of a matching each prompt counts, of an order each option} */
export function progressOf(question: Question, response: readonly string[]): Progress {
  switch (question.kind) {
    case 'MATCHING':
      return progress(question.prompts.filter((_, index) => matchOf(response, index + 1) !== undefined).length, question.prompts.length);
    case 'ORDERING':
      return progress(question.options.filter((option) => response.includes(option.key)).length, question.options.length);
    case 'SINGLE':
    case 'MULTIPLE':
    case 'TRUE_FALSE':
    case 'FILL_TEXT':
    case 'FILL_NUMBER':
      return progress(response.length > 0 ? 1 : 0, 1);
  }
}

/** {@return how far an item is answered: of a case each part counts once it is whole} */
export function progressOfItem(item: Item, response: readonly string[]): Progress {
  if (item.kind !== 'CASE') {
    return progressOf(item, response);
  }
  const parts = item.parts.map((part, index) => progressOf(part, ofPart(response, index + 1)).state);
  const done = progress(parts.filter((state) => state === 'WHOLE').length, parts.length);
  return done.state === 'NONE' && parts.includes('PARTLY') ? { ...done, state: 'PARTLY' } : done;
}

function progress(done: number, all: number): Progress {
  return { state: done === 0 ? 'NONE' : done < all ? 'PARTLY' : 'WHOLE', done, all };
}

type Sent<T> = Omit<T, 'options' | 'prompts' | 'unit' | 'parts'> & Partial<T>;

/** {@return the item with nothing missing: an older server, or a paper kept by an older client, sends less} */
export function whole(item: Sent<Item>): Item {
  return { ...asked(item), parts: (item.parts ?? []).map(asked) } as Item;
}

function asked<T extends Sent<Question<ItemKind>>>(question: T): T & Question<T['kind']> {
  const { options = [], prompts = [], unit = '' } = question;
  return { ...question, options, prompts, unit };
}
