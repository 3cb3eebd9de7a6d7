import { html, nothing, type TemplateResult } from 'lit';
import { textsOf } from '../exam-pictures.ts';
import { answerState, progressIn, sectionOf, type Sitting } from '../exam-state.ts';
import { readingOf, type Sentence } from '../reading.ts';
import type { Item, ItemKind } from '../shapes.ts';
import { t, type Word } from '../words.ts';
import { answerChip } from './answer-chip.ts';
import { askedItem, askedPart } from './asked.ts';
import './exam-case.ts';
import { examQuestion } from './exam-question.ts';
import { chip } from './frame.ts';
import './listen-bar.ts';
import { rich } from './rich.ts';

/** How a kind is answered, where its name does not say it. */
const HELP: Partial<Record<ItemKind, Word>> = {
  MULTIPLE: 'exam.multiple.help',
  MATCHING: 'matching.help',
  ORDERING: 'ordering.help',
  CASE: 'case.help',
};

/** {@return one item of the paper: what kind it is and worth, where its answer is, what is asked, and the answer} */
export function examItem(sitting: Sitting, item: Item): TemplateResult {
  const help = HELP[item.kind];
  const { state, done, all } = progressIn(sitting, item);
  return html`<article class="item">
    <p class="item-kind">
      ${chip('plain', t(`exam.${item.kind}`))}
      <span class="facts">${t('exam.points', { n: item.points })}${help === undefined || state !== 'NONE' ? nothing : html` · ${t(help)}`}</span>
      ${state === 'PARTLY' ? chip('amber', t('exam.progress', { done, all })) : nothing}
      <span class="answer-state" aria-live="polite">${answerChip(answerState(sitting, item.item))}</span>
    </p>
    <lk-listen .sentences=${() => reading(sitting, item)} .texts=${() => textsOf(sitting.attempt.paper.items)}></lk-listen>
    ${item.kind === 'CASE'
      ? html`<lk-case .item=${item} .asked=${(part: number) => askedPart(sitting, item, part)}></lk-case>`
      : html`<h2 class="stem" id="item-stem" data-say="item-stem" tabindex="-1"><span class="unseen">${item.item}. </span>${rich(item.stem)}</h2>
          ${examQuestion(askedItem(sitting, item))}`}
  </article>`;
}

function reading(sitting: Sitting, item: Item): Sentence[] {
  const { items } = sitting.attempt.paper;
  const index = items.indexOf(item);
  const section = sectionOf(sitting.attempt.paper.sections, item.item);
  const begins = section?.from === item.item ? `${section.title}. ` : '';
  const sentences = readingOf(item, index, items.length, sitting.answers.get(item.item)?.response ?? [], index === items.length - 1);
  return sentences.map((sentence, at) => (at === 0 ? { ...sentence, text: begins + sentence.text } : sentence));
}
