// Faults of layout that a page shows at whatever width and text size it stands.

/** What is lost from sight in a 'window', or on a 'sheet', which does not scroll. Runs inside the browser. */
export function collectLayoutFaults(surface) {
  const root = document.documentElement;
  const width = root.clientWidth;
  const findings = [];
  const { scrollers, clippers } = boxes();

  for (const element of scrollers) {
    const isRegion = element.matches('[role=region], [role=group], section, nav') && audit.label(element) !== '';
    if (element.tabIndex < 0 || !isRegion) {
      findings.push(audit.found('scrolls sideways, but is no region with a label that Tab reaches', element));
    }
  }
  for (const piece of visiblePieces()) {
    const scrolls = scrollers.some((box) => box.contains(piece.element));
    const cut = clippers.some((box) => box.contains(piece.element) && sticksOut(piece, box));
    if (cut) findings.push(audit.found('text is cut off', piece.element));
    if (!scrolls) findings.push(...outOfWindow(piece), ...outOfBox(piece));
  }
  if (root.scrollWidth > width && findings.length === 0) {
    const detail = `${root.scrollWidth} px wide in ${width} px`;
    findings.push(audit.found('the page scrolls sideways', document.body, detail));
  }
  return findings;

  /** The boxes that scroll sideways, and those that may cut off what they hold. Paper does not scroll. */
  function boxes() {
    const scrollers = [];
    const clippers = [];
    for (const element of document.body.querySelectorAll('*')) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const scrolls = /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
      if (scrolls && surface === 'window') scrollers.push(element);
      else if (scrolls || cuts(overflowX) || cuts(overflowY)) clippers.push(element);
    }
    return { scrollers, clippers };
  }

  function cuts(overflow) {
    return /hidden|clip/.test(overflow) || (surface === 'sheet' && overflow !== 'visible');
  }

  /** Text, and what stands in its place: pictures, fields, tables, whose boxes may be wider than their text. */
  function* visiblePieces() {
    yield* audit.texts();
    for (const element of document.body.querySelectorAll(
      'img, svg, input, button, select, textarea, video, iframe, table',
    )) {
      if (audit.isShown(element) && !audit.isForEarsOnly(element))
        yield { element, lines: [element.getBoundingClientRect()] };
    }
  }

  function sticksOut({ lines }, box) {
    const edge = box.getBoundingClientRect();
    const { overflowX, overflowY } = getComputedStyle(box);
    return lines.some((line) => {
      // Half a line's height is no loss: letters do not fill their line.
      const sideways = line.right > edge.right + 2 || line.left < edge.left - 2;
      const upright = line.bottom > edge.bottom + line.height / 2 || line.top < edge.top - line.height / 2;
      return (cuts(overflowX) && sideways) || (cuts(overflowY) && upright);
    });
  }

  function outOfWindow({ element, lines }) {
    const excess = Math.round(Math.max(...lines.map((line) => line.right)) - width);
    return excess > 1 ? [audit.found(`reaches past the right edge of the ${surface}`, element, `by ${excess} px`)] : [];
  }

  function outOfBox({ element, lines }) {
    const spill = Math.max(...lines.map((line) => line.bottom)) - blockAround(element).getBoundingClientRect().bottom;
    const isSpilt = spill > parseFloat(getComputedStyle(element).fontSize) / 2;
    return isSpilt ? [audit.found('text spills out of its box', element, `by ${Math.round(spill)} px`)] : [];
  }

  function blockAround(element) {
    let at = element;
    while (/^(inline|contents|ruby)$/.test(getComputedStyle(at).display) && at.parentElement) at = at.parentElement;
    return at;
  }
}
