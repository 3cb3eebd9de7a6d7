// One item of each kind, some with pictures, for looking at and driving the exam without a server.
import { createHash } from 'node:crypto';

const hash = (name) => createHash('sha256').update(name).digest('hex');
const drawing = (width, height, inside) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif">${inside}</svg>`;

/** Drawings by name; `gone` is in a text but was never stored. */
const DRAWINGS = {
  fridge: drawing(640, 420, '<rect width="640" height="420" fill="#eef4f3"/><rect x="190" y="20" width="260" height="380" rx="16" fill="#fff" stroke="#0b5c57" stroke-width="6"/><path d="M190 150h260M190 280h260" stroke="#0b5c57" stroke-width="4"/><ellipse cx="320" cy="120" rx="70" ry="24" fill="#b5483a"/><ellipse cx="320" cy="250" rx="70" ry="24" fill="#e2a33a"/><ellipse cx="320" cy="370" rx="70" ry="24" fill="#2c7a4b"/><text x="20" y="130" font-size="30">A</text><text x="20" y="260" font-size="30">B</text><text x="20" y="380" font-size="30">C</text>'),
  red: drawing(240, 160, '<rect width="240" height="160" fill="#fff"/><rect x="20" y="30" width="200" height="100" rx="12" fill="#b5483a"/>'),
  green: drawing(240, 160, '<rect width="240" height="160" fill="#fff"/><rect x="20" y="30" width="200" height="100" rx="12" fill="#2c7a4b"/>'),
};
const BY_HASH = new Map(Object.entries(DRAWINGS).map(([name, svg]) => [hash(name), svg]));
const picture = (alt, name) => `![${alt}](picture:${hash(name)})`;
const options = (...texts) => texts.map((text, at) => ({ key: 'ABCDEFGHIJ'[at], text }));

/** @returns {string | undefined} the picture at a path below /media/pictures/ */
export const pictureAt = (digest) => BY_HASH.get(digest);

const zh = [
  { kind: 'SINGLE', stem: `看图：生肉应放在冰箱的哪一层？\n${picture('冰箱分三层，上层 A 放着红色食品，中层 B 黄色，下层 C 绿色', 'fridge')}\n（生熟分开，防止滴漏）`, options: options('上层 A', '中层 B', '下层 C', '哪一层都可以') },
  { kind: 'MULTIPLE', stem: '下列哪些砧板可以用来切熟食？', options: options(`${picture('红色砧板', 'red')}`, `绿色砧板，专用\n${picture('绿色砧板', 'green')}`, `${picture('一块没有标识的砧板，边上有裂缝', 'gone')}`) },
  { kind: 'TRUE_FALSE', stem: '热菜在 10 ℃ 至 60 ℃ 之间存放超过 2 小时的，食用前必须再次加热。', options: [] },
  { kind: 'MATCHING', stem: '把每种食品与它的贮存要求配起来。', prompts: ['冷冻肉', '集体用餐的留样食品，装在清洁消毒过的专用密闭容器里', `${picture('一盘绿色的叶菜', 'green')}`, '常温米面'],
    options: options('-18 ℃ 以下', '0～8 ℃，冷藏 48 小时以上', '阴凉干燥，离墙离地 10 厘米', '60 ℃ 以上热藏', '随意摆放') },
  { kind: 'ORDERING', stem: '按先后顺序排好洗手的步骤。', options: options('用流动清水冲净双手', '取适量洗手液', '双手互搓 20 秒，包括指缝、指背、拇指和手腕', '湿润双手', '用干手纸擦干') },
  { kind: 'FILL_TEXT', stem: '“生进熟出”说的是加工场所要防止食品的什么污染？', options: [] },
  { kind: 'FILL_NUMBER', stem: '需要熟制加工的大块食品，其中心温度应不低于多少？', options: [], unit: '℃' },
  { kind: 'CASE', stem: `某小学食堂当天供应 860 份午餐。上午 9 点 30 分厨师完成红烧肉的烹饪，随后装在敞口的盆里放在操作台上；11 点 50 分分餐时测得中心温度 41 ℃。\n同一天，留样员每个品种留样 80 克，标签上只写了日期。\n${picture('食堂冰箱的三层：A、B、C', 'fridge')}\n下午有 6 名学生出现呕吐。`,
    parts: [
      { kind: 'SINGLE', stem: '红烧肉主要违反了哪一条要求？', options: options('烹饪温度', '熟食存放温度与时间', '原料验收', '餐具消毒') },
      { kind: 'MULTIPLE', stem: '留样有哪些不对？', options: options('重量不足 125 克', '标签缺餐次等信息', '品种太多', '时间太长') },
      { kind: 'FILL_NUMBER', stem: '留样至少要保存多少小时？', options: [], unit: '小时' },
      { kind: 'MATCHING', stem: '谁应该做什么？', prompts: ['校长', '食品安全总监'], options: options('停止供餐并报告', '封存留样和原料', '自行处理呕吐物') },
      { kind: 'ORDERING', stem: '按先后顺序排好应急处置。', options: options('向监管部门报告', '停止供餐', '配合调查') },
      { kind: 'FILL_TEXT', stem: '这类事件叫什么？', options: [] },
    ] },
];

const en = [
  { kind: 'SINGLE', stem: `Look at the picture: which shelf is for raw meat?\n${picture('A fridge with three shelves: red food on A at the top, yellow on B, green on C at the bottom', 'fridge')}\n(Raw and cooked food are kept apart; nothing may drip.)`, options: options('Top, A', 'Middle, B', 'Bottom, C', 'Any of them') },
  { kind: 'MULTIPLE', stem: 'Which boards may be used for cooked food?', options: options(`${picture('A red board', 'red')}`, `A green board\n${picture('A green board', 'green')}`, `${picture('A board without a label and with a crack at its edge', 'gone')}`) },
  { kind: 'TRUE_FALSE', stem: 'A hot dish kept between 10 °C and 60 °C for more than 2 hours must be heated again before it is eaten.', options: [] },
  { kind: 'MATCHING', stem: 'Match each food with the way it is kept.', prompts: ['Frozen meat', 'Food samples of a shared meal, in clean, disinfected, closed containers of their own', `${picture('A plate of green leaves', 'green')}`, 'Rice and flour'],
    options: options('At or below -18 °C', '0 to 8 °C for at least 48 hours', 'Cool and dry, 10 cm from wall and floor', 'Hot, above 60 °C', 'Anywhere') },
  { kind: 'ORDERING', stem: 'Put the steps of washing hands in order.', options: options('Rinse both hands under running water', 'Take some soap', 'Rub for 20 seconds: between fingers, backs, thumbs and wrists', 'Wet both hands', 'Dry with a paper towel') },
  { kind: 'FILL_TEXT', stem: 'One-way flow from raw to cooked prevents what kind of contamination?', options: [] },
  { kind: 'FILL_NUMBER', stem: 'What core temperature must a large piece of food reach at least?', options: [], unit: '°C' },
  { kind: 'CASE', stem: `A school canteen served 860 lunches. The stewed pork was done at 9:30 and stood in an open basin on the worktop; when it was served at 11:50 its core measured 41 °C.\nOn the same day the samples weighed 80 g each, and their labels bore only the date.\n${picture('The three shelves of the canteen fridge: A, B, C', 'fridge')}\nIn the afternoon six pupils were sick.`,
    parts: [
      { kind: 'SINGLE', stem: 'Which requirement did the pork break above all?', options: options('Cooking temperature', 'Time and temperature of holding', 'Goods inwards', 'Disinfection of dishes') },
      { kind: 'MULTIPLE', stem: 'What is wrong with the samples?', options: options('Less than 125 g', 'The label lacks the meal', 'Too many dishes', 'Kept for too long') },
      { kind: 'FILL_NUMBER', stem: 'For how many hours are samples kept at least?', options: [], unit: 'hours' },
      { kind: 'MATCHING', stem: 'Who does what?', prompts: ['The head of the school', 'The food safety director'], options: options('Stops serving and reports', 'Seals samples and ingredients', 'Cleans up alone') },
      { kind: 'ORDERING', stem: 'Put the emergency steps in order.', options: options('Report to the regulator', 'Stop serving', 'Help the investigation') },
      { kind: 'FILL_TEXT', stem: 'What is such an event called?', options: [] },
    ] },
];

const asked = (question) => ({ prompts: [], unit: '', options: [], ...question });

/** The parts of that paper, one of them with a name as long as authors write them. */
export const sectionsOfKinds = (language) =>
  language === 'en'
    ? [{ from: 1, title: 'Basics' }, { from: 4, title: 'Storing, thawing, cooking and keeping food at the right temperature (for kitchens that deliver collective meals)' }, { from: 8, title: 'A case' }]
    : [{ from: 1, title: '基础知识' }, { from: 4, title: '贮存、解冻、烹饪与热藏的温度和时间控制（集体用餐配送单位、中央厨房适用）' }, { from: 8, title: '案例分析' }];

/** @returns the paper's items in a language */
export const paperOfKinds = (language) =>
  (language === 'en' ? en : zh).map((item, at) => ({ item: at + 1, points: item.kind === 'CASE' ? 12 : 4, parts: [], ...asked(item), ...(item.parts ? { parts: item.parts.map(asked) } : {}) }));
