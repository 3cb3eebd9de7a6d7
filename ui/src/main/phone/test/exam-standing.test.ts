import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toLearnBefore, whyNot } from '../src/exam-standing.ts';
import type { Exam, ExamState } from '../src/shapes.ts';
import { apart, speak } from '../src/words.ts';

const AT = '2026-11-27T00:00:00Z';
const STATES: ExamState[] = ['OPEN', 'RUNNING', 'SCHEDULED', 'BARRED', 'COOLING', 'EXHAUSTED', 'PASSED', 'LEARN_FIRST', 'CLOSED'];

function exam(state: ExamState, particulars: Partial<Exam> = {}): Exam {
  return {
    id: 'e1', code: 'WORKER', title: 'Exam', kind: 'CERTIFICATION', items: 50, minutes: 60, points: 100, passPercent: 60, attemptsUsed: 1,
    attemptsAllowed: 3, state, notBefore: AT, attemptId: null, lessonsLeft: 2, minutesLeft: 90, barredBy: '聊市监〔2026〕1号', ...particulars,
  };
}

/** Words are spoken in a document, of which only this is asked. */
Object.assign(globalThis, { document: { documentElement: { lang: '' }, title: '' } });

for (const [language, day] of [['zh', '11月27日'], ['en', '27 November']] as const) {
  test(`whoever cannot begin is told when they may come back, in ${language}`, async () => {
    await speak(language);
    for (const state of STATES) {
      const said = apart(whyNot(exam(state)));
      if (state === 'OPEN' || state === 'RUNNING') {
        assert.equal(said, '');
      } else if (state === 'LEARN_FIRST') {
        assert.match(said, /2.*1.*30/, said);
      } else {
        assert.ok(said.includes(day) || said.includes('2026'), `${state}: ${said}`);
      }
      assert.doesNotMatch(said, /[{}]/, said);
    }
  });

  test(`what is for good, or for life, says no time, in ${language}`, async () => {
    await speak(language);
    for (const state of ['CLOSED', 'BARRED', 'PASSED', 'EXHAUSTED'] as const) {
      const said = apart(whyNot(exam(state, { notBefore: null })));
      assert.notEqual(said, '');
      assert.doesNotMatch(said, /[{}]|11月|November/, said);
    }
  });
}

test('what is to be learned before names only what is missing, in hours and minutes', async () => {
  await speak('en');

  assert.equal(apart(toLearnBefore(3, 0)), 'Lessons to go: 3. Then you can sit the exam.');
  assert.equal(apart(toLearnBefore(0, 45)), 'Learning to go: 45 min. Then you can sit the exam.');
  assert.equal(apart(toLearnBefore(0, 600)), 'Learning to go: 10 h. Then you can sit the exam.');
  assert.equal(apart(toLearnBefore(1, 61)), 'Lessons to go: 1, and 1 h 1 min of learning. Then you can sit the exam.');
});
