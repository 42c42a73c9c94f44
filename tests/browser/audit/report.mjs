// Findings as lines to read.

import { compare } from './site.mjs';

/** One line a finding; the same on many pages once, with a count. Sorted, so that two runs can be compared. */
export function report(findings) {
  const groups = new Map();
  const sorted = [...findings].sort((a, b) => compare(a.page, b.page));
  for (const finding of sorted) {
    const key = [finding.check, finding.rule, finding.shape || finding.element].join('\n');
    const group = groups.get(key) ?? { finding, pages: new Set(), times: 0 };
    group.pages.add(finding.page);
    group.times += 1;
    groups.set(key, group);
  }
  const lines = [...groups.values()].map(line);
  return lines.sort(compare);
}

function line({ finding, pages, times }) {
  const { check, page, rule, detail, element } = finding;
  const what = detail ? `${rule} (${detail})` : rule;
  const others = pages.size > 1 ? `and ${count(pages.size - 1, 'other page')}` : times > 1 ? `${times} times` : '';
  return [check, page === '' ? '(home)' : page, what, element, others && `[${others}]`].filter(Boolean).join('  ');
}

/** How many findings each check has, and how long it took. */
export function table(checks, findings, seconds) {
  const rows = checks.map(({ name }) => [
    name,
    String(findings.filter((finding) => finding.check === name).length),
    `${seconds.get(name).toFixed(1)} s`,
  ]);
  const head = ['check', 'findings', 'time'];
  const widths = head.map((word, i) => Math.max(word.length, ...rows.map((row) => row[i].length)));
  return [head, ...rows].map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '),
  );
}

export function count(number, word) {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
