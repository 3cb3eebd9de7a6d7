// A pretend server for working on the client alone: same shapes as /api/v1, everything in memory, no checks worth the
// name. Never part of the product. Usage: node dev/mock-server.mjs <folder of the built client> [port; 0 for a free one]
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { paperOfKinds, pictureAt, sectionsOfKinds } from './paper.mjs';

const [client = '../../../target/classes/META-INF/resources/m', port = '8099'] = process.argv.slice(2);
const kit = new URL('../../resources/META-INF/resources/kit/', import.meta.url).pathname;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.webmanifest': 'application/manifest+json', '.mp4': 'video/mp4', '.vtt': 'text/vtt', '.jpg': 'image/jpeg' };

const world = { scene: 'LEARN', down: false, done: new Set(['l1']), attempt: null, result: null, seconds: 3600, paper: 'OLD', recorded: [], unheard: false, refused: [], left: [], seatAfterMs: 0, pictures: 0, reservedMore: 0 };

/** A second and a half of silence, as MP3. */
const frame = Buffer.alloc(417);
frame.set([0xff, 0xfb, 0x90, 0x64]);
const silence = Buffer.concat(Array(60).fill(frame));

const lessons = [
  ['l1', '个人卫生：上岗前的六件事', 'TEXT', 4],
  ['l2', '洗手：七步二十秒', 'VIDEO', 3],
  ['l3', '温度与时间：危险温度带', 'VIDEO', 3],
  ['l4', '生熟分开，防止交叉污染', 'TEXT', 5],
  ['l5', '食品留样：48 小时，125 克', 'TEXT', 4],
].map(([id, title, kind, minutes]) => ({ id, title, summary: '', kind, minutes, positionSeconds: id === 'l2' ? 64 : 0 }));

const stems = [
  ['SINGLE', '集体用餐配送单位、学校食堂每个品种的食品留样量应不少于多少克？', ['50 克', '100 克', '125 克', '250 克']],
  ['MULTIPLE', '下列哪些情形下，从业人员必须重新洗手？', ['处理生食物后', '上厕所后', '触摸耳、鼻、头发后', '整理已消毒的餐具前']],
  ['TRUE_FALSE', '热菜在 10 ℃ 至 60 ℃ 之间存放超过 2 小时、未发生感官性状变化的，食用前必须再次加热。', []],
  ['SINGLE', '烹饪食品时，中心温度应当达到多少以上？', ['60 ℃', '65 ℃', '70 ℃', '80 ℃']],
];
const items = Array.from({ length: 30 }, (_, i) => {
  const [kind, stem, options] = stems[i % stems.length];
  return { item: i + 1, kind, stem, points: kind === 'MULTIPLE' ? 4 : 3, options: options.map((text, o) => ({ key: 'ABCD'[o], text })) };
});

const certificate = { number: 'LC-371500-2026-0000017', programme: { code: 'WORKER', zh: '餐饮从业人员', en: 'Food workers' }, holder: '王秀芳',
  employer: '聊城市东昌府区实验小学食堂', post: { code: 'COOK', zh: '厨师', en: 'Cook' }, issuedOn: '2026-11-23', validUntil: '2027-11-22', status: 'VALID' };
const expired = { ...certificate, number: 'LC-371500-2025-0000003', issuedOn: '2025-11-20', validUntil: '2026-11-19', status: 'EXPIRED' };

const sat = [['a1', '2026-11-20T10:00:00+08:00', 'DEADLINE', 62, false, 6, 2], ['a0', '2025-11-18T09:41:00+08:00', 'CANDIDATE', 88, true, 0, 0]].map(
  ([attemptId, submittedAt, endedBy, percent, passed, lateAnswers, undecidedAnswers]) => ({ attemptId, examId: 'e1', title: '餐饮从业人员上岗考核', submittedAt, endedBy, percent,
    passPercent: 80, passed, receipt: { number: '0197a2c4-5d1e-7c3a-9a41-0c6a6f0e2b11', at: submittedAt, lines: 31, digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
    lateAnswers, undecidedAnswers }));

const next = () => ({
  LEARN: { kind: 'LEARN', lessonId: 'l2', courseId: 'c1', title: '洗手：七步二十秒' },
  EXAM: { kind: 'EXAM', examId: 'e1', title: '餐饮从业人员上岗考核' },
  RESUME: { kind: 'RESUME', examId: 'e1', attemptId: 'a1', title: '餐饮从业人员上岗考核' },
  WAIT: { kind: 'WAIT', examId: 'e1', title: '餐饮从业人员上岗考核', notBefore: '2026-11-24T08:00:00+08:00' },
  DONE: { kind: 'DONE', title: null },
  NOTHING: { kind: 'NOTHING' },
})[world.scene];

/** What went wrong on a paper with a question of each kind: half right, wrong, not answered, kept for exams. */
const lost = (language) => {
  const paper = paperOfKinds(language);
  const en = language === 'en';
  const told = (code, item, earned, response, right) => ({ item, topic: { code, zh: '', en: '' }, earned, max: paper[item - 1].points, reserved: false,
    question: paper[item - 1], response, solution: { item, earned, max: paper[item - 1].points, right, source: 'GB 31654',
      explanation: en ? 'Raw food drips. What stands below it is soiled, so raw food stands at the bottom.' : '生食品会滴漏，放在下面的食品会被污染，所以生食品放在最下层。' } });
  const reserved = (code, item) => ({ item, topic: { code, zh: '', en: '' }, earned: 0, max: 4, reserved: true, question: null, response: null, solution: null });
  return [told('5.3', 1, 0, ['A'], ['C']), reserved('5.3', 3), told('5.3', 4, 2, ['1A', '2C', '3B', '4D'], ['1A', '2B', '3C', '4C']),
    ...Array.from({ length: world.reservedMore }, (_, i) => reserved('5.3', 20 + i)), reserved('6.1', 5), told('2.1', 7, 0, [], ['70']), told('2.1', 8, 6, ['1:B', '2:A', '3:24', '4:1A', '5:B', '5:A', '5:C', '6:事故'], ['1:B', '2:A', '2:B', '3:48', '4:1A', '4:2B', '5:B', '5:A', '5:C', '6:食物中毒'])];
};

const open = () => ({ ...world.attempt, serverTime: new Date().toISOString() });
const problem = (status, slug, extra = {}) => [status, { type: `https://liangku.example/problems/${slug}`, status, detail: slug, ...extra }];

const routes = [
  ['GET', /^\/info$/, () => [200, { demo: true, version: '0.1.0' }]],
  ['POST', /^\/tokens\/codes$/, () => [202, { expiresIn: 300, retryIn: 60 }]],
  ['POST', /^\/tokens$/, (_, body) => (body.code === '246810' ? [200, { accessToken: 'x', tokenType: 'Bearer', expiresIn: 3600 }] : problem(401, 'bad-credentials'))],
  ['GET', /^\/me$/, () => [200, { role: 'WORKER', name: '王秀芳', worker: { id: 'w1', name: '王秀芳', phone: '139****0001' } }]],
  ['POST', /^\/me\/phone\/codes$/, () => [202, { expiresIn: 300, retryIn: 60 }]],
  ['PUT', /^\/me\/phone$/, () => [200, { phone: '139****0009', accessToken: 'y', tokenType: 'Bearer', expiresIn: 1000 }]],
  ['GET', /^\/home$/, () => [200, { name: '王秀芳', employments: [{ employer: { id: 'b1', name: '聊城市东昌府区实验小学食堂' }, post: certificate.post, since: '2025-03-01' }],
    next: next(), learning: { lessonsDone: world.done.size, lessons: lessons.length, minutesDone: world.scene === 'DONE' ? 2400 : 640, minutesRequired: 2400 },
    certificates: world.scene === 'DONE' ? [certificate] : world.scene === 'WAIT' ? [expired] : [] }]],
  ['GET', /^\/courses$/, () => [200, { courses: world.scene === 'NOTHING' ? [] : [{ id: 'c1', code: 'BASICS', title: '食品安全基础', summary: '每位厨房员工都要会的五节课',
    lessons: lessons.map((l) => ({ ...l, done: world.done.has(l.id) })) }] }]],
  ['GET', /^\/lessons\/(\w+)$/, ([id]) => {
    const at = lessons.findIndex((l) => l.id === id);
    const lesson = lessons[at];
    return lesson ? [200, { ...lesson, courseId: 'c1', done: world.done.has(id), next: lessons[at + 1]?.id ?? null, bytes: lesson.kind === 'VIDEO' ? 1_430_000 : 38_000,
      html: '<p>手是厨房里最忙的工具，也是<strong>传播细菌最快的途径</strong>。</p><h2>什么时候必须洗手</h2><ul><li>上岗前、如厕后</li><li>处理生肉、生禽、生水产后</li><li>摸过头发、口鼻、手机之后</li></ul><blockquote><p>记住：流动水，洗手液，揉搓不少于 20 秒。</p></blockquote><table><tr><th>场合</th><th>怎么做</th></tr><tr><td>备餐间</td><td>洗手后还要消毒</td></tr></table>',
      video: lesson.kind === 'VIDEO' ? { url: '/media/video.mp4', poster: '/media/poster.jpg', durationSeconds: 142, bytes: 1_400_000, subtitles: [{ lang: 'zh', url: '/media/zh.vtt' }, { lang: 'en', url: '/media/en.vtt' }] } : null }] : problem(404, 'not-found');
  }],
  ['PUT', /^\/lessons\/(\w+)\/progress$/, ([id], body) => { if (body.done) world.done.add(id); return [200, { positionSeconds: body.positionSeconds, done: world.done.has(id) }]; }],
  ['GET', /^\/exams$/, () => [200, { exams: world.scene === 'NOTHING' ? [] : [
    { id: 'e1', code: 'W', title: '餐饮从业人员上岗考核', kind: 'CERTIFICATION', items: 30, minutes: 60, points: 100, passPercent: 80, attemptsUsed: 1, attemptsAllowed: 3,
      state: { LEARN: 'LEARN_FIRST', EXAM: 'OPEN', RESUME: 'RUNNING', WAIT: 'COOLING', DONE: 'PASSED' }[world.scene], notBefore: '2026-11-24T08:00:00+08:00', attemptId: 'a1', lessonsLeft: 4, bytes: 86_400 },
    { id: 'e2', code: 'S', title: '现场抽考（市场监管）', kind: 'SPOT_CHECK', items: 10, minutes: 10, points: 100, passPercent: 60, attemptsUsed: 0, attemptsAllowed: 1, state: 'OPEN', notBefore: null, attemptId: null, lessonsLeft: 0 }] }]],
  ['POST', /^\/exams\/(\w+)\/attempts$/, ([examId], _, language) => {
    if (world.queue) {
      const at = (ms) => new Date(Date.now() + ms).toISOString();
      return [202, { examId, title: '餐饮从业人员上岗考核', state: 'WAITING', waitingFor: world.queue, ahead: 127, startsAt: at(95_000), askAgainAt: at(600_000), serverTime: at(0) }];
    }
    world.attempt ??= { attemptId: 'a1', examId, title: '餐饮从业人员上岗考核', state: 'OPEN', startedAt: new Date().toISOString(), deadline: new Date(Date.now() + world.seconds * 1000).toISOString(),
      savedSeq: 0, digest: 'd', passPercent: 80, points: 100,
      paper: world.paper === 'KINDS' ? { items: paperOfKinds(language), sections: sectionsOfKinds(language) } : { items }, answers: [] };
    return [201, open()];
  }],
  ['GET', /^\/receipts\/[\w-]+$/, () => [200, { number: '0197a2c4-5d1e-7c3a-9a41-0c6a6f0e2b11', at: '2026-03-02T06:41:12.345678Z', lines: 31,
    digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', lateAnswers: 0, valid: true,
    signature: 'MEUCIQDx0o5cYw3l0zq2m3m0Y2m7Zq1o9v3m7C5t1u8J1m0oXwIgQ2m0Y2m7Zq1o9v3m7C5t1u8J1m0oXw5cYw3l0zq2m3k' }]],
  ['GET', /^\/attempts$/, () => [200, { attempts: world.scene === 'NOTHING' ? [] : sat }]],
  ['GET', /^\/attempts\/(\w+)\/timeline$/, () => [200, { events: [
    { at: '2026-11-20T08:57:00+08:00', what: 'PIN_HANDED_OUT', facts: {} },
    { at: '2026-11-20T08:58:00+08:00', what: 'PIN_REFUSED', facts: { place: '二楼', left: 4 } },
    { at: '2026-11-20T08:58:30+08:00', what: 'LOCKED_PIN_TRIED', facts: { place: '二楼' } },
    { at: '2026-11-20T08:59:00+08:00', what: 'SEATED', facts: { place: '二楼', pin: 'ONCE' } },
    { at: '2026-11-20T08:59:30+08:00', what: 'PICTURE_TAKEN', facts: { place: '二楼', until: '2026-12-20T08:59:30+08:00' } },
    { at: '2026-11-20T09:00:00+08:00', what: 'STARTED', facts: { number: 1, deadline: '2026-11-20T10:00:00+08:00' } },
    { at: '2026-11-20T09:20:00+08:00', what: 'SAVED', facts: { answers: 24, items: 20, late: false } },
    { at: '2026-11-20T09:29:00+08:00', what: 'READ_ELSEWHERE', facts: {} },
    { at: '2026-11-20T09:30:00+08:00', what: 'TAKEN_OVER', facts: {} },
    { at: '2026-11-20T10:00:00+08:00', what: 'CLOSED', facts: { by: 'DEADLINE' } },
    { at: '2026-11-20T10:05:00+08:00', what: 'SAVED', facts: { answers: 6, items: 6, late: true } },
    { at: '2026-11-20T10:05:00+08:00', what: 'CAME_TOO_LATE', facts: { answers: 2, why: 'AFTER_THE_DEADLINE' } },
    { at: '2026-11-20T10:05:00+08:00', what: 'MARKED', facts: { revision: 1, percent: 62, verdict: 'FAILED' } },
    { at: '2026-11-21T08:00:00+08:00', what: 'DECIDED', facts: { answers: 2, decision: 'REFUSED' } },
    { at: '2026-11-21T09:00:00+08:00', what: 'PICTURE_SEEN', facts: {} },
    { at: '2026-11-21T10:00:00+08:00', what: 'DOUBTED', facts: {} },
    { at: '2026-11-22T10:00:00+08:00', what: 'DOUBT_ANSWERED', facts: {} }] }]],
  ['GET', /^\/attempts\/(\w+)\/lost$/, (_, __, language) => [200, { items: lost(language) }]],
  ['GET', /^\/attempts\/(\w+)$/, () => (world.result ? [200, world.result] : world.attempt ? [200, open()] : problem(404, 'not-found'))],
  ['PUT', /^\/attempts\/(\w+)\/answers$/, (_, body) => {
    if (!world.attempt) return problem(404, 'not-found');
    if (body.answers.some(({ item }) => world.refused.includes(item))) return problem(400, 'bad-answer');
    for (const answer of body.answers) {
      const same = world.attempt.answers.find((a) => a.seq === answer.seq);
      if (same && JSON.stringify(same) !== JSON.stringify(answer)) return problem(409, 'answer-conflict', { savedSeq: world.attempt.savedSeq });
      if (!same) world.attempt.answers.push(answer);
    }
    world.attempt.savedSeq = Math.max(world.attempt.savedSeq, ...body.answers.map((a) => a.seq));
    return [200, { savedSeq: world.attempt.savedSeq }];
  }],
  ['POST', /^\/attempts\/(\w+)\/submission$/, () => {
    const passed = world.attempt.answers.length > 20;
    world.result ??= { attemptId: 'a1', title: '餐饮从业人员上岗考核', state: 'SUBMITTED', submittedAt: new Date().toISOString(), score: passed ? 88 : 62, maxScore: 100, percent: passed ? 88 : 62, passed, passPercent: 80,
      topics: [{ code: '5.3', zh: '食品留样', en: 'Food samples', earned: 3, max: 9, lost: 3, lesson: { id: 'l5', title: '食品留样：48 小时，125 克' } }, { code: '2.1', zh: '手部卫生', en: 'Hand hygiene', earned: 4, max: 8, lost: 2, lesson: { id: 'l2', title: '洗手：七步二十秒' } },
        { code: '3.2', zh: '温度控制', en: 'Temperature', earned: 9, max: 9, lesson: null }, { code: '6.1', zh: '采购验收', en: 'Purchasing', earned: 6, max: 9, lost: 1, lesson: null }],
      receipt: { number: '0197a2c4-5d1e-7c3a-9a41-0c6a6f0e2b11', at: new Date().toISOString(), lines: 31, digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
      certificateNumber: passed ? certificate.number : null, retakeAt: passed ? null : '2026-11-24T08:00:00+08:00' };
    return [200, world.result];
  }],
  ['POST', /^\/recordings\/lookups$/, (_, body) => [200, { recordings: body.texts.filter((text) => world.recorded.includes(text))
    .map((text) => ({ text, url: `/media/recordings/${createHash('sha256').update(text).digest('hex')}` })) }]],
  ['GET', /^\/rooms\/here$/, () => [200, { employer: '聊城市东昌府区实验小学食堂', exam: 'W', examTitle: '餐饮从业人员上岗考核', place: '二楼', open: true,
    closesAt: new Date(Date.now() + 3600_000).toISOString(), idleSeconds: 6, photoDays: 30, people: [{ id: 'p1', name: '王*芳', phoneEnd: '0001' }, { id: 'p2', name: '李*', phoneEnd: '0002' }] }]],
  ['PUT', /^\/rooms\/here\/seat$/, async () => {
    await new Promise((resolve) => setTimeout(resolve, world.seatAfterMs));
    return [200, { seatToken: 'seat', paperKey: Buffer.alloc(32, 7).toString('base64') }];
  }],
  ['PUT', /^\/rooms\/here\/lock$/, (_, body) => { world.left.push(body.why); return [200, {}]; }],
  ['GET', /^\/certificates$/, () => [200, { certificates: world.scene === 'DONE' ? [certificate, expired] : [], next: null }]],
];

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const text = await new Promise((resolve) => { let all = ''; request.on('data', (part) => (all += part)); request.on('end', () => resolve(all)); });
  if (url.pathname === '/dev/scene') {
    Object.assign(world, { attempt: null, result: null, down: false, seconds: 3600, paper: 'OLD', queue: '', recorded: [], unheard: false, refused: [], left: [], seatAfterMs: 0, pictures: 0, reservedMore: 0 }, JSON.parse(text));
    if (world.reset) Object.assign(world, { done: new Set(['l1']), reset: false });
    response.end();
    return;
  }
  if (url.pathname === '/dev/away') {
    world.down = JSON.parse(text).away;
    response.end();
    return;
  }
  if (url.pathname === '/dev/attempt') {
    response.end(JSON.stringify({ attempt: world.attempt, result: world.result, left: world.left, pictures: world.pictures }));
    return;
  }
  if (world.down) {
    request.socket.destroy();
    return;
  }
  if (url.pathname.startsWith('/api/v1')) {
    const path = url.pathname.slice(7);
    const route = routes.find(([method, pattern]) => method === request.method && pattern.test(path));
    const open_ = path === '/info' || path.startsWith('/tokens') || path === '/rooms/papers';
    const [status, body] = !open_ && !request.headers.authorization ? problem(401, 'no-token')
      : route ? await route[2](route[1].exec(path).slice(1), text === '' ? {} : JSON.parse(text), request.headers['accept-language']) : problem(404, 'not-found');
    response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' }).end(JSON.stringify(body));
    return;
  }
  if (url.pathname.startsWith('/media/recordings/')) {
    response.writeHead(world.unheard ? 404 : 200, { 'content-type': 'audio/mpeg' }).end(world.unheard ? '' : silence);
    return;
  }
  const drawing = pictureAt(/^\/media\/pictures\/([0-9a-f]{64})$/.exec(url.pathname)?.[1]);
  if (drawing !== undefined) {
    world.pictures += 1;
    response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=31536000, immutable' }).end(drawing);
    return;
  }
  const file = url.pathname.startsWith('/kit/') ? join(kit, url.pathname.slice(5))
    : url.pathname.startsWith('/media/') ? join(process.env.MEDIA ?? '/nowhere', url.pathname.slice(7))
    : join(client, extname(url.pathname) ? url.pathname.slice(2) : 'index.html');
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:" }).end(bytes);
}).listen(Number(port), '127.0.0.1', function () {
  console.log(`http://127.0.0.1:${this.address().port}/m/`);
});
