// The history API, with made-up answers of the shape that docs/api/openapi.yaml tells.
import { valueOf } from './metrics.mjs';
import { SHARES } from './shares.mjs';
import { historyIs, serverTime } from './settings.mjs';
import { MINUTE, SECOND } from './traffic.mjs';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY, y: 365 * DAY };
const STEPS = { '10s': 10 * SECOND, '1m': MINUTE, '1h': HOUR };
const OTHER = '(other)';
const MOST_POINTS = 1_500;
const PROBLEMS = {
  down: {
    title: 'Service Unavailable',
    status: 503,
    code: 'history_unavailable',
    detail: 'history cannot be read at the moment',
  },
};

/** Status and body of an answer; null if the path is no question to history. */
export function historyAnswer(path, parameters) {
  const [, site, question] = /^\/api\/v1\/sites\/([^/]+)\/(\w+)$/.exec(path) ?? [];
  const answer = { series, top, visitors, funnel }[question];
  if (answer === undefined) return null;
  if (historyIs in PROBLEMS)
    return { status: PROBLEMS[historyIs].status, body: PROBLEMS[historyIs] };
  const range = rangeOf(parameters);
  const shift = { previous: range.to - range.from, day: DAY, week: 7 * DAY }[
    parameters.get('compare')
  ];
  const at = (moved) => answer(site, range.from - moved, range.to - moved, parameters);
  const { items, ...compared } = shift === undefined ? {} : at(shift);
  const own = at(0);
  const rows = items && {
    items: own.items.map((item) => ({ ...item, comparedCount: countOf(items, item) })),
  };
  const body = { site, ...own, ...rows, ...(shift !== undefined && { compared }) };
  return { status: 200, body };
}

function series(site, from, to, parameters) {
  const metric = parameters.get('metric');
  const asked = parameters.get('resolution') ?? 'auto';
  const fitting =
    Object.keys(STEPS).find((name) => (to - from) / STEPS[name] <= MOST_POINTS) ?? '1h';
  const resolution = asked === 'auto' ? fitting : asked;
  let stepMillis = STEPS[resolution];
  while ((to - from) / stepMillis > MOST_POINTS) stepMillis *= 2;
  const values = [];
  const end = historyIs === 'empty' ? from : to;
  const begin = Math.ceil(from / stepMillis) * stepMillis;
  for (let start = begin; start < end; start += stepMillis) {
    const value = valueOf(metric, site, start, start + stepMillis);
    const item = parameters.get('item');
    const row = item === null ? value : value.items?.find(({ name }) => name === item);
    if (!row || row.count === 0) continue;
    values.push({
      startMillis: start,
      count: row.count,
      amountMinor: row.amountMinor ?? 0,
      value: row.value ?? 0,
    });
  }
  const times = { fromMillis: from, toMillis: to };
  return { metric, resolution, window: resolution, stepMillis, ...times, values };
}

function top(site, from, to, parameters) {
  const metric = parameters.get('metric');
  const whole =
    metric in SHARES || metric === 'revenue'
      ? valueOf(metric, site, from, to)
      : { count: 0, items: [] };
  const isEmpty = historyIs === 'empty';
  const items = isEmpty ? [] : largest(whole.items, Number(parameters.get('limit') ?? 20));
  const { count, amountMinor = 0 } = isEmpty ? { count: 0 } : whole;
  return { metric, fromMillis: from, toMillis: to, count, amountMinor, items };
}

function rowOf(name, items) {
  const sum = (key) => items.reduce((total, item) => total + (item[key] ?? 0), 0);
  return { name, count: sum('count'), amountMinor: sum('amountMinor') };
}

/** The rest is one last row. */
function largest(items, limit) {
  const named = items.filter(({ name }) => name !== OTHER);
  const rest = [...named.slice(limit), ...items.filter(({ name }) => name === OTHER)];
  const shown = named.slice(0, limit).map((item) => rowOf(item.name, [item]));
  return rest.length === 0 ? shown : [...shown, rowOf(OTHER, rest)];
}

function visitors(site, from, to) {
  const fromMillis = Math.floor(from / HOUR) * HOUR;
  const toMillis = Math.ceil(to / HOUR) * HOUR;
  const isExact = toMillis - fromMillis === HOUR;
  const count = valueOf('sessions', site, fromMillis, toMillis).count;
  return {
    fromMillis,
    toMillis,
    visitors: historyIs === 'empty' ? 0 : Math.round(count * 0.8),
    exact: isExact,
  };
}

function funnel(site, from, to) {
  const steps = valueOf('funnel', site, from, to).items.map(({ name, count, amountMinor }) => ({
    name,
    sessions: historyIs === 'empty' ? 0 : count,
    meanMillisSinceStepBefore: count === 0 ? 0 : Math.round(amountMinor / count),
  }));
  return { fromMillis: from, toMillis: to, steps };
}

function rangeOf(parameters) {
  const instant = (name) => {
    const text = parameters.get(name);
    return text === null ? null : /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  };
  const now = Math.ceil(serverTime() / (10 * SECOND)) * 10 * SECOND;
  const to = instant('to') ?? now;
  const [, number, unit] = /^(\d+)([mhdwy])$/.exec(parameters.get('range') ?? '24h') ?? [];
  return { from: instant('from') ?? to - Number(number) * UNITS[unit], to };
}

function countOf(items, { name }) {
  return items.find((item) => item.name === name)?.count;
}
