// What promtool does not check: that each alert has all its parts, and that alerts and dashboards ask for what is really
// exported.
// Prints every fault and ends with 1.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricFaults } from './metrics.mjs';

const RULES = 'helm/realtime-analytics/charts/monitoring/files/rules';
const RECORDING = 'helm/realtime-analytics/charts/monitoring/files/recording';
const DASHBOARDS = 'helm/realtime-analytics/charts/monitoring/files/dashboards';
const RUNBOOKS = 'docs/operations/alerts';
const TESTS = 'verification/rules';
const HEADINGS = ['Meaning', 'Impact', 'Diagnosis', 'Mitigation'];

const read = (path) => readFileSync(path, 'utf8');
const kebab = (name) => name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
const filesIn = (folder, end) => readdirSync(folder).filter((file) => file.endsWith(end));

/** Faults of one alert's file; its name must be the alert's. */
function ruleFaults(file) {
  const text = read(join(RULES, file));
  const alerts = [...text.matchAll(/- alert: (\w+)\n/g)].map((match) => match[1]);
  if (alerts.length !== 1 || `${kebab(alerts[0])}.yaml` !== file) {
    return [`must hold one alert, with the name of the file; holds ${alerts.join(', ')}`];
  }
  const needed = {
    'severity page or ticket': /^ {10}severity: (page|ticket)$/m,
    part: /^ {10}part: [a-z]+$/m,
    for: /^ {8}for: [1-9]\d*[smh]$/m,
    summary: /^ {10}summary: \S/m,
    description: /^ {10}description: \S/m,
    [`runbook_url of ${alerts[0]}`]: new RegExp(
      `^ {10}runbook_url: ${RUNBOOKS}/${alerts[0]}\\.md$`,
      'm',
    ),
  };
  const faults = Object.entries(needed)
    .filter(([, pattern]) => !pattern.test(text))
    .map(([what]) => `has no ${what}`);
  return [...faults, ...runbookFaults(alerts[0]), ...testFaults(alerts[0], file)];
}

function runbookFaults(alert) {
  const path = join(RUNBOOKS, `${alert}.md`);
  if (!existsSync(path)) {
    return [`has no runbook ${path}`];
  }
  const found = [...read(path).matchAll(/^## (.*)$/gm)].map((match) => match[1]);
  return found.join() === HEADINGS.join()
    ? []
    : [`${path}: headings must be ${HEADINGS.join(', ')}`];
}

function testFaults(alert, file) {
  const path = join(TESTS, file.replace(/yaml$/, 'test.yaml'));
  if (!existsSync(path)) {
    return [`has no test ${path}`];
  }
  const text = read(path);
  const firing = `ALERTS{alertname="${alert}",alertstate="firing",`;
  return [
    ...(text.includes(`labels: '${firing}`) ? [] : [`${path}: no test in which it fires`]),
    ...(text.includes('exp_samples: []') ? [] : [`${path}: no test in which it does not fire`]),
  ];
}

/** Runbooks of alerts that are gone, and those that the index leaves out. */
function indexFaults() {
  const index = read(join(RUNBOOKS, 'README.md'));
  return filesIn(RUNBOOKS, '.md')
    .filter((file) => file !== 'README.md')
    .flatMap((file) => {
      const rule = join(RULES, `${kebab(file.replace(/\.md$/, ''))}.yaml`);
      return [
        ...(existsSync(rule) ? [] : [`${file}: there is no such alert`]),
        ...(index.includes(`(${file})`) ? [] : [`${file}: the index does not name it`]),
      ];
    });
}

const rules = filesIn(RULES, '.yaml');
const faults = [
  ...rules.flatMap((file) => ruleFaults(file).map((fault) => `${file}: ${fault}`)),
  ...indexFaults(),
  ...metricFaults([
    ...rules.map((file) => join(RULES, file)),
    ...filesIn(RECORDING, '.yaml').map((file) => join(RECORDING, file)),
    ...filesIn(DASHBOARDS, '.json').map((file) => join(DASHBOARDS, file)),
  ]),
];
for (const fault of faults) {
  console.error(fault);
}
process.exitCode = faults.length === 0 ? 0 : 1;
