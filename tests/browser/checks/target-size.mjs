// Target size: what is pressed is at least 24 by 24 px, or has room around it. WCAG 2.5.8 Target size (minimum).

export const name = 'target-size';

export async function inBrowser({ tab }) {
  const findings = [];
  for (const width of [320, 1280]) {
    await tab.setViewportSize({ width, height: 900 });
    const small = await tab.evaluate(smallTargets);
    findings.push(...small.map((finding) => ({ ...finding, detail: `${finding.detail} at ${width} px wide` })));
  }
  return findings;
}

/** Runs inside the browser. */
function smallTargets() {
  const least = 24;
  const targets = [
    ...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea, [role=button]'),
  ]
    .filter((element) => audit.isShown(element) && !audit.isForEarsOnly(element))
    .map((element) => ({ element, box: pressable(element) }));
  const small = targets.filter(({ box }) => box.width < least || box.height < least);
  return small
    .filter(({ element }) => !standsInSentence(element))
    .filter(({ element, box }) => targets.some((other) => other.element !== element && crowds(other, box)))
    .map(({ element, box }) =>
      audit.found(
        'a target is smaller than 24 by 24 px, and another is near',
        element,
        `${box.width.toFixed(0)} by ${box.height.toFixed(0)} px`,
      ),
    );

  /** Pressing a label presses its box or radio button. */
  function pressable(element) {
    const label = /^(checkbox|radio)$/.test(element.type) ? element.labels?.[0] : null;
    return (label ?? element).getBoundingClientRect();
  }

  /** A circle of 24 px around the middle of a small target must not touch another target, nor such a circle. */
  function crowds(other, box) {
    const [x, y] = middle(box);
    const isSmall = other.box.width < least || other.box.height < least;
    if (isSmall) {
      const [otherX, otherY] = middle(other.box);
      if (Math.hypot(x - otherX, y - otherY) < least) return true;
    }
    const nearX = Math.max(other.box.left, Math.min(x, other.box.right));
    const nearY = Math.max(other.box.top, Math.min(y, other.box.bottom));
    return Math.hypot(x - nearX, y - nearY) < least / 2;
  }

  function middle(box) {
    return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  }

  /** A link among words is as tall as its line, and the criterion lets it be. */
  function standsInSentence(element) {
    if (getComputedStyle(element).display !== 'inline') return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const copy = block.cloneNode(true);
    for (const target of copy.querySelectorAll('a, button, summary, input, select, textarea, table, ul, ol, dl, p'))
      target.remove();
    return /\p{L}/u.test(copy.textContent);
  }
}
