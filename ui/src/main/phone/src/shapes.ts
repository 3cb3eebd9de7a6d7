/** What the server's REST interface (/api/v1) sends and takes. Times are ISO 8601 with an offset. */

export interface Info {
  demo: boolean;
  version: string;
}

export interface CodeAsked {
  /** Seconds the code is good for. */
  expiresIn: number;
  /** Seconds until another code may be asked for. */
  retryIn: number;
}

export interface Token {
  accessToken: string;
  tokenType: string;
  expiresIn: number;
}

export interface Me {
  role: string;
  name: string;
  worker: { id: string; name: string; phone: string } | null;
  employer: { id: string; name: string } | null;
}

/** A name in both languages, as domain codes carry it; some resources send one string only. */
export type Named = string | { code?: string; zh: string; en: string };

export type NextKind = 'LEARN' | 'EXAM' | 'RESUME' | 'REVIEW' | 'WAIT' | 'DONE' | 'NOTHING';

export interface NextStep {
  kind: NextKind;
  courseId?: string | null;
  lessonId?: string | null;
  examId?: string | null;
  attemptId?: string | null;
  title?: string | null;
  notBefore?: string | null;
  /** What is still to be learned before the exam, where it asks for that. */
  before?: { lessonsLeft: number; minutesLeft: number } | null;
  /** What a WAIT is for; an OPENING without `notBefore` is over. */
  waitFor?: 'RETRY' | 'OPENING' | null;
}

export type CertificateStatus = 'VALID' | 'EXPIRED' | 'REVOKED' | 'SUPERSEDED';

export interface Certificate {
  number: string;
  programme: Named;
  validUntil: string;
  status: CertificateStatus;
  holder?: string;
  employer?: string | { name: string };
  post?: Named;
  issuedOn?: string;
}

export interface Home {
  name: string;
  employments: { employer: { id: string; name: string }; post: Named; since: string }[];
  next: NextStep;
  learning: { lessonsDone: number; lessons: number; minutesDone: number; minutesRequired: number };
  certificates: Certificate[];
  /** Wrong questions that come back today; an older server does not count them. */
  mistakesDue?: number;
}

export type LessonKind = 'TEXT' | 'VIDEO';

export interface LessonRow {
  id: string;
  title: string;
  summary: string;
  kind: LessonKind;
  minutes: number;
  done: boolean;
  positionSeconds: number;
}

export interface Course {
  id: string;
  code: string;
  title: string;
  summary: string;
  lessons: LessonRow[];
}

export interface Lesson {
  id: string;
  courseId: string;
  title: string;
  kind: LessonKind;
  minutes: number;
  /** Sanitised by the server. */
  html: string;
  video: {
    url: string;
    poster: string | null;
    durationSeconds: number;
    bytes: number;
    subtitles: { lang: string; url: string }[];
  } | null;
  bytes: number;
  positionSeconds: number;
  done: boolean;
  next: string | null;
}

export interface LessonProgress {
  positionSeconds: number;
  secondsSpent: number;
  done: boolean;
}

export interface ProgressKept {
  positionSeconds: number;
  done: boolean;
  /** Why a lesson reported as done is not; null when it is, or was not reported so. */
  reason?: 'TOO_SHORT' | 'FILM_NOT_WATCHED' | null;
  /** Seconds of study still missing, for TOO_SHORT. */
  secondsLeft?: number;
}

export type ExamState = 'OPEN' | 'RUNNING' | 'SCHEDULED' | 'BARRED' | 'COOLING' | 'EXHAUSTED' | 'PASSED' | 'LEARN_FIRST' | 'CLOSED';

export interface Exam {
  id: string;
  code: string;
  title: string;
  kind: 'CERTIFICATION' | 'SPOT_CHECK';
  items: number;
  minutes: number;
  points: number;
  passPercent: number;
  attemptsUsed: number;
  attemptsAllowed: number;
  state: ExamState;
  notBefore: string | null;
  /** Until when it may be begun, where that is not for good. */
  beginBefore?: string | null;
  attemptId: string | null;
  lessonsLeft: number | null;
  /** Of learning, still to be spent before. */
  minutesLeft?: number | null;
  /** Number of the decision by which an authority has barred this worker. */
  barredBy?: string | null;
  /** What a paper takes of one's data with its pictures, about; null where none can be drawn now. */
  bytes?: number | null;
}

/** A place in the queue before an exam: instead of the attempt, until it is this worker's turn. */
export interface WaitingStart {
  examId: string;
  title: string;
  state: 'WAITING';
  waitingFor: 'OPENING' | 'TURN';
  /** How many start before. */
  ahead: number;
  /** About when the attempt, and its time, begin. */
  startsAt: string;
  /** When to ask again, or the place is lost. */
  askAgainAt: string;
  serverTime: string;
}

export type ItemKind =
  | 'SINGLE'
  | 'MULTIPLE'
  | 'TRUE_FALSE'
  | 'MATCHING'
  | 'ORDERING'
  | 'FILL_TEXT'
  | 'FILL_NUMBER'
  | 'CASE';

export type PartKind = Exclude<ItemKind, 'CASE'>;

/**
 * What is asked by itself: an item, or a part of a case. Its texts are plain, with line breaks and pictures written
 * `![alt text](picture:<64 hex digits>)`; see `rich-text.ts`.
 */
export interface Question<K extends ItemKind = PartKind> {
  kind: K;
  stem: string;
  /** Lettered; none for a statement that is right (T) or wrong (F). */
  options: { key: string; text: string }[];
  /** The left side of a matching, numbered from 1. */
  prompts: string[];
  /** What a number is counted in; empty if in nothing. */
  unit: string;
}

/** A named part of the paper; it begins with the item `from`. */
export interface Section {
  from: number;
  title: string;
}

/** A question of the paper; of a case the stem is shared and what is asked are its parts. */
export type Item = (Question | Question<'CASE'>) & {
  /** From 1, in the order of the paper. */
  item: number;
  points: number;
  /** The questions of a case, numbered from 1. */
  parts: Question[];
};

export interface Answer {
  seq: number;
  item: number;
  /** By kind: `["A"]` · `["A","C"]` · `["T"]` · `["1B","2A"]` · `["C","A","B"]` · `["text"]` · `["70"]`; of a case `["1:A","2:70"]`. */
  response: string[];
}

/** What became of an answer that was tried out, and what would have been right. */
export interface Solution {
  item: number;
  earned: number;
  max: number;
  right: string[];
  explanation: string;
  source: string;
}

export interface OpenAttempt {
  attemptId: string;
  examId: string;
  title: string;
  state: 'OPEN';
  startedAt: string;
  deadline: string;
  serverTime: string;
  savedSeq: number;
  /** Of the paper. */
  digest?: string;
  /** Signed by the server: that this phone got this paper, and when. */
  ticket?: string;
  /** Which phone it is written on; null as long as none has said so. */
  writer?: Writer | null;
  passPercent: number;
  points: number;
  paper: { items: Item[]; sections?: Section[] };
  answers: Answer[];
}

export interface Writer {
  /** It is this phone. */
  mine: boolean;
  since: string;
}

export interface MarkedAttempt {
  attemptId: string;
  examId?: string;
  title?: string;
  state: 'SUBMITTED';
  submittedAt: string;
  score: number;
  maxScore: number;
  percent: number;
  passed: boolean;
  passPercent: number;
  topics: {
    code: string;
    zh: string;
    en: string;
    earned: number;
    max: number;
    /** How many of its questions lost points; an older server does not count them. */
    lost?: number;
    lesson: { id: string; title: string } | null;
  }[];
  certificateNumber: string | null;
  retakeAt: string | null;
  /** What the worker holds: the server can compute the digest again years later. */
  receipt?: Receipt | null;
  /** How many answers arrived when the time was up, and count. */
  lateAnswers?: number;
  /** How it was handed in without a network; `whole` if all answers came that were sealed with it. */
  sealed?: { at: string; whole: boolean } | null;
}

/** A question of a marked paper that lost points: kept for exams, so that no more is told of it, or with all there is to learn. */
export type LostItem = {
  /** From 1, in the order of the paper. */
  item: number;
  topic: TopicName;
  earned: number;
  max: number;
} & (
  | { reserved: true }
  | {
      reserved: false;
      question: Item;
      /** What was answered and counts; empty for not answered. */
      response: string[];
      solution: Solution;
    }
);

export interface Receipt {
  number: string;
  at: string;
  /** Answers in the journal, changed ones included. */
  lines: number;
  digest: string;
}

/** What the platform says of a receipt after it computed the digest again. */
export interface ProvenReceipt extends Receipt {
  /** Whether the answers that it has are those. */
  valid: boolean;
  /** Its own, over number, time, lines and digest; null where they do not hold. */
  signature: string | null;
}

export type Attempt = OpenAttempt | MarkedAttempt;

/** A marked attempt in the list of one's own. */
export interface OwnAttempt {
  attemptId: string;
  title: string;
  submittedAt: string;
  endedBy: 'CANDIDATE' | 'DEADLINE';
  percent: number;
  passPercent: number;
  passed: boolean;
  /** Null for what was sat before there were receipts. */
  receipt: Receipt | null;
  lateAnswers: number;
  /** How many came late and wait for a person to decide. */
  undecidedAnswers: number;
}

/** Something the platform has noted of an attempt; what there is to say of it depends on what it is. */
export interface AttemptEvent {
  at: string;
  what: string;
  facts: Record<string, unknown>;
}

export interface TopicName {
  code: string;
  zh: string;
  en: string;
}

/** What can be practised, and how far somebody is. */
export interface PracticeOverview {
  dueToday: number;
  inBook: number;
  mastered: number;
  groups: (TopicName & { leaves: (TopicName & { questions: number; practised: number; right: number })[] })[];
}

/** What somebody wants to practise: a topic (empty for all), or what is due in their book. */
export type Wish = { source: 'BANK'; topic: string } | { source: 'BOOK' };

export interface DrawnItem {
  id: string;
  topic: TopicName;
  item: Item;
}

export type Turn = 'NONE' | 'ADDED' | 'BACK' | 'EARLY' | 'UP' | 'MASTERED';

export interface PractisedItem {
  solution: Solution;
  /** What became of the question in the book of wrong ones. */
  book: { turn: Turn; box: number | null; due: string | null };
  lesson: { id: string; title: string } | null;
  flag: Flag | null;
}

export interface Mistake {
  topic: TopicName;
  stem: string;
  origin: 'PRACTICE' | 'EXAM';
  /** 1 to 5; out of the last one a question is mastered. */
  box: number;
  due: string;
  missed: number;
}

export type FlagReason = 'WRONG_KEY' | 'UNCLEAR' | 'OUTDATED' | 'BROKEN' | 'OTHER';

/** A doubt about a question, and what reviewers answered. */
export interface Flag {
  id: string;
  stem: string;
  reason: FlagReason;
  text: string;
  raisedAt: string;
  answer: { outcome: 'MENDED' | 'STANDS'; remark: string; at: string } | null;
}

/** The question a doubt is about: one that was practised, or one of a marked paper. */
export type FlagSubject = { practiceItem: string } | { attempt: string; item: number };

export interface SatItem {
  item: number;
  kind: ItemKind;
  stem: string;
  flag: Flag | null;
}

/** The PIN one identifies with on a shared device; `origin` is null while there is none. */
export interface PinStanding {
  origin: 'PHONE' | 'DEVICE' | 'ONCE' | null;
  setAt: string | null;
  goodUntil: string | null;
  lockedAt: string | null;
}

/** A picture of oneself that an exam room still keeps. */
export interface RoomPhoto {
  takenAt: string;
  deleteAfter: string;
}

/** Somebody an exam room is for, as its device shows them. */
export interface RoomPerson {
  id: string;
  name: string;
  phoneEnd: string;
}

/** The exam room a shared device is in. */
export interface RoomHere {
  employer: string;
  exam: string;
  examTitle: string;
  place: string;
  open: boolean;
  closesAt: string;
  idleSeconds: number;
  photoDays: number;
  people: RoomPerson[];
}
