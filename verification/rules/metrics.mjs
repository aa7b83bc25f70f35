// Metrics that alerts and dashboards ask for, against metrics.txt: what a Prometheus has scraped from a running release.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LIST = 'verification/rules/metrics.txt';
// Those of our own programs must be in their code still.
const OWN = { canary: 'canary_', collector: 'collector_', 'ws-bridge': 'bridge_' };
const SELECTOR = /([a-z][\w:]*)\{([^}]*)\}/gi;

const read = (path) => readFileSync(path, 'utf8');

function listed() {
  return new Map(
    read(LIST)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(' ')),
  );
}

function codeOf(module) {
  const folder = join(module, 'src/main/java');
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.java'))
    .map((file) => read(join(folder, file)))
    .join('\n');
}

/** Names that the list says are exported by a program, and its code does not register. */
function goneFaults(metrics) {
  return Object.entries(OWN).flatMap(([module, prefix]) => {
    const code = codeOf(module);
    return [...metrics]
      .filter(([, exporter]) => exporter === module)
      .map(([name]) => name.replace(/_(bucket|count|sum)$/, ''))
      .filter(
        (name) => !code.includes(`"${name}"`) && !code.includes(`"${name.slice(prefix.length)}"`),
      )
      .map((name) => `${LIST}: ${name} is not in the code of ${module}`);
  });
}

/** What Prometheus is asked by a file of rules, or by a dashboard. */
function expressionsOf(path) {
  const text = read(path);
  return path.endsWith('.json')
    ? JSON.parse(text).panels.flatMap((panel) => panel.targets.map((target) => target.expr))
    : [...text.matchAll(/^ +expr: \|-\n((?: {10}.*\n)+)/gm)].map((match) => match[1]);
}

/** Faults of these rules and dashboards: metrics that nobody exports, and those of other namespaces. */
export function metricFaults(paths) {
  const metrics = listed();
  const recorded = new Set(
    paths.flatMap((path) => [...read(path).matchAll(/- record: (\S+)/g)].map((match) => match[1])),
  );
  const faults = paths.flatMap((path) => {
    const expressions = expressionsOf(path);
    const selectors = expressions.flatMap((expression) => [...expression.matchAll(SELECTOR)]);
    return [
      ...(selectors.length === 0 ? [`${path}: asks for no metric`] : []),
      ...selectors.flatMap(([, name, labels]) => [
        ...(metrics.has(name) || recorded.has(name) ? [] : [`${path}: ${name} is not in ${LIST}`]),
        ...(/^namespace=(["'])analytics\1/.test(labels)
          ? []
          : [`${path}: ${name} asks other namespaces too`]),
      ]),
      ...expressions
        .flatMap((expression) => [
          ...expression.matchAll(/\b(?:[a-z]+:[a-z]\w*:\w+|\w+_\w+)\b(?!\{|\()/g),
        ])
        .filter(([name]) => metrics.has(name) || recorded.has(name))
        .map(([name]) => `${path}: ${name} asks other namespaces too`),
    ];
  });
  return [...faults, ...goneFaults(metrics)];
}
