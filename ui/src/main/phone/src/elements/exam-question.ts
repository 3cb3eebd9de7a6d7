import { html, type TemplateResult } from 'lit';
import type { Asked } from './asked.ts';
import { choiceAnswer } from './choice-answer.ts';
import './fill-answer.ts';
import './matching-answer.ts';
import './ordering-answer.ts';

/** {@return what a question is answered with; its stem stands above and is called `<id>-stem`} */
export function examQuestion(asked: Asked): TemplateResult {
  switch (asked.question.kind) {
    case 'SINGLE':
    case 'MULTIPLE':
    case 'TRUE_FALSE':
      return choiceAnswer(asked);
    case 'MATCHING':
      return html`<lk-matching role="group" aria-labelledby="${asked.id}-stem" .asked=${asked}></lk-matching>`;
    case 'ORDERING':
      return html`<lk-ordering role="group" aria-labelledby="${asked.id}-stem" .asked=${asked}></lk-ordering>`;
    case 'FILL_TEXT':
    case 'FILL_NUMBER':
      return html`<lk-fill .asked=${asked}></lk-fill>`;
  }
}
