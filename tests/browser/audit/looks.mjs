// The looks that a page has: readers choose them in their system, and the style sheet follows.

export const looks = {
  light: { media: 'screen', colorScheme: 'light', forcedColors: 'none' },
  dark: { media: 'screen', colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { media: 'screen', colorScheme: 'light', forcedColors: 'active' },
};

/** A fault that one place has in several looks is one finding that names them. */
export function onceForAllLooks(findings) {
  const known = new Map();
  for (const { place, look, ...finding } of findings) {
    const key = `${finding.rule} ${place}`;
    if (known.has(key)) known.get(key).detail += `, ${look}`;
    else known.set(key, { ...finding, detail: [finding.detail, look].filter(Boolean).join(', ') });
  }
  return [...known.values()];
}
