import { nothing, type TemplateResult } from 'lit';
import type { AnswerState } from '../exam-state.ts';
import { t } from '../words.ts';
import { chip, type Tone } from './frame.ts';
import type { Icon } from './icons.ts';

const LOOKS: Record<AnswerState, { tone: Tone; icon: Icon } | null> = {
  NONE: null,
  TYPING: { tone: 'plain', icon: 'pen' },
  ADRIFT: { tone: 'brick', icon: 'page' },
  LOCAL: { tone: 'amber', icon: 'phone' },
  SENDING: { tone: 'teal', icon: 'cloud' },
  SAVED: { tone: 'leaf', icon: 'check' },
  REFUSED: { tone: 'brick', icon: 'cross' },
};

/** {@return where an answer is, in a word on its colour} */
export function answerChip(state: AnswerState): TemplateResult | typeof nothing {
  const look = LOOKS[state];
  return look === null ? nothing : chip(look.tone, t(`exam.answer.${state}`), look.icon);
}
