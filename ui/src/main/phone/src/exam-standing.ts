import type { Exam } from './shapes.ts';
import { day, minutes, moment, t } from './words.ts';

/** {@return what is still to be learned before an exam} */
export function toLearnBefore(lessonsLeft: number, minutesLeft: number): string {
  if (minutesLeft === 0) {
    return t('rules.learnFirst', { n: lessonsLeft });
  }
  const time = minutes(minutesLeft);
  return lessonsLeft === 0 ? t('rules.learnTime', { time }) : t('rules.learnBoth', { n: lessonsLeft, time });
}

/** {@return why an exam cannot be begun now, and when one may come back; empty where it can} */
export function whyNot(exam: Exam): string {
  const when = exam.notBefore === null ? '' : moment(exam.notBefore);
  switch (exam.state) {
    case 'OPEN':
    case 'RUNNING':
      return '';
    case 'SCHEDULED':
      return t('rules.scheduled', { when });
    case 'CLOSED':
      return when === '' ? t('rules.closed.over') : t('rules.closed', { when });
    case 'COOLING':
      return t('rules.cooling', { when });
    case 'EXHAUSTED':
      return [t('rules.exhausted'), ...(when === '' ? [] : [t('rules.cooling', { when })])].join(' ');
    case 'LEARN_FIRST':
      return toLearnBefore(exam.lessonsLeft ?? 0, exam.minutesLeft ?? 0);
    case 'PASSED':
      return exam.notBefore === null
        ? t('rules.passed')
        : `${t('rules.passed')} ${t('rules.passedAgain', { when: day(exam.notBefore) })}`;
    case 'BARRED':
      return t(exam.notBefore === null ? 'rules.barredForLife' : 'rules.barred', {
        decision: exam.barredBy ?? '',
        when: exam.notBefore === null ? '' : day(exam.notBefore),
      });
  }
}
