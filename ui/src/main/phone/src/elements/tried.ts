import { html, nothing, type TemplateResult } from 'lit';
import { textsOf } from '../exam-pictures.ts';
import { readingAlone, readingLost } from '../reading.ts';
import { ofPart, withPart, type Change } from '../responses.ts';
import type { Item, Question, Solution } from '../shapes.ts';
import { answerLines, verdictOf } from '../solution.ts';
import { t } from '../words.ts';
import type { Asked } from './asked.ts';
import './exam-case.ts';
import { examQuestion } from './exam-question.ts';
import { chip } from './frame.ts';
import './listen-bar.ts';
import { rich } from './rich.ts';

/** A question answered outside of an exam: tried out, or practised. Its answer is kept by who shows it. */

/** {@return what is asked and how to answer it, as in an exam} */
export function triedItem(item: Item, response: readonly string[], locked: boolean, answer: (change: Change) => void): TemplateResult {
  const asked = (question: Question, id: string, mine: readonly string[], within: (change: Change) => Change): Asked => ({
    question,
    response: mine,
    state: 'NONE',
    id,
    locked,
    saved: false,
    answer: (change) => answer(within(change)),
    type: (values) => answer(within(() => values)),
    flush: () => undefined,
  });
  const part = (number: number) =>
    asked(item.parts[number - 1] as Question, `part-${number}`, ofPart(response, number), (change) => (all) =>
      withPart(all, number, change(ofPart(all, number))),
    );
  return html`<article class="item">
    ${item.kind === 'CASE'
      ? html`<lk-case .item=${item} .asked=${part}></lk-case>`
      : html`<h2 class="stem" id="item-stem" data-say="item-stem" tabindex="-1">${rich(item.stem)}</h2>
          ${examQuestion(asked(item, 'item', response, (change) => change))}`}
  </article>`;
}

/**
 * {@return what reads such a question aloud}
 *
 * @param preview token of the preview it stands in; empty if it stands in none
 */
export function listenAlone(
  item: Item,
  response: () => readonly string[],
  solution: Solution | undefined,
  buttons: readonly string[],
  preview = '',
): TemplateResult {
  return html`<lk-listen
    .sentences=${() => readingAlone(item, response(), solution, answerWords(), buttons)}
    .texts=${() => [...textsOf([item]), solution?.explanation ?? '']}
    .preview=${preview}
  ></lk-listen>`;
}

/** {@return the words of a right answer that stand for no text of the question} */
export function answerWords(): { right: string; wrong: string; part: (n: number) => string } {
  return { right: t('exam.true'), wrong: t('exam.false'), part: (n) => t('preview.part', { n }) };
}

/** {@return a question of a marked paper: as it stood there, what was answered, what is right, and why} */
export function lostItem(item: Item, response: readonly string[], solution: Solution): TemplateResult {
  const mine = html`<h3>${t('lost.mine')}</h3>
    ${response.length === 0 ? html`<p data-say="mine">${t('lost.none')}</p>` : lines(item, response, 'mine')}`;
  return html`
    <lk-listen
      .sentences=${() => readingLost(item, response, solution, answerWords())}
      .texts=${() => [...textsOf([item]), solution.explanation]}
    ></lk-listen>
    ${triedItem(item, response, true, () => undefined)} ${solutionCard(item, solution, nothing, mine)}
  `;
}

/**
 * {@return what an answer came to, what is right, and why}
 *
 * @param mine what stands before it: the answer, where it is no more in the mind
 */
export function solutionCard(
  item: Item,
  solution: Solution,
  more: TemplateResult | typeof nothing = nothing,
  mine: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const verdict = verdictOf(solution.earned, solution.max);
  return html`<section class="card solution" role="status">
    <p>${chip(verdict.tone, t(verdict.word), verdict.icon)}</p>
    ${mine}
    <h3>${t('preview.answer')}</h3>
    ${lines(item, solution.right, 'solution')}
    ${solution.explanation === '' ? nothing : html`<h3>${t('preview.why')}</h3><p data-say="why">${rich(solution.explanation)}</p>`}
    ${solution.source === '' ? nothing : html`<p class="facts">${solution.source}</p>`}
    ${more}
  </section>`;
}

function lines(item: Item, answer: readonly string[], said: string): TemplateResult {
  return html`<ul role="list" class="plain-list" data-say=${said}>
    ${answerLines(item, answer, answerWords()).map(
      (line) => html`<li>${line.mark === '' ? nothing : html`<strong>${rich(line.mark)}</strong> `}${rich(line.text)}</li>`,
    )}
  </ul>`;
}
