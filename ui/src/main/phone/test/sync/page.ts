/** What a page of the exam consists of without its screen: bundled by itself, so that every page of a law test has its own. */
export { answerState } from '../../src/exam-state.ts';
export { ExamSession } from '../../src/exam-session.ts';
export { store } from '../../src/store.ts';
