// What the checks need inside a page. Runs in every tab before the page itself; the page never sees it used.

globalThis.audit = {
  /** A finding: which rule is broken, by which element, and how. */
  found(rule, element, detail = '') {
    return { rule, detail, element: element ? audit.excerpt(element) : '', shape: element ? audit.shape(element) : '' };
  },

  /** The start tag and the first words of an element, on one line. */
  excerpt(element) {
    const tag = element.cloneNode(false).outerHTML.replace(/<\/[^>]*>$/, '');
    const words = element.textContent.replace(/\s+/g, ' ').trim();
    return shorten(tag, 90) + shorten(words, 40);

    function shorten(text, length) {
      const line = text.replace(/\s+/g, ' ');
      return line.length > length ? `${line.slice(0, length - 1)}…` : line;
    }
  },

  /** What an element has in common with its likes on other pages: the tags and classes around it. */
  shape(element) {
    const names = [];
    for (let at = element; at && names.length < 4; at = at.parentElement) {
      names.unshift([at.localName, ...at.classList].join('.'));
    }
    return names.join(' > ');
  },

  /** Is the element laid out, and not hidden from sight by the page's styles? */
  isShown(element) {
    return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  },

  /** Is the element there for screen readers only: off the page, or clipped to nothing? */
  isForEarsOnly(element) {
    const root = document.documentElement.getBoundingClientRect();
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      const clipped = style.clipPath === 'inset(50%)' || /^rect\((0px|1px)/.test(style.clip);
      const tiny = box.width <= 2 && box.height <= 2 && style.overflow !== 'visible';
      const away = style.position !== 'static' && (box.right <= root.left || box.bottom <= root.top);
      if (clipped || tiny || away) return true;
    }
    return false;
  },

  /** Every piece of text that can be seen, with its element and the box of each of its lines. */
  *texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() === '' || !audit.isShown(element)) continue;
      range.selectNodeContents(walker.currentNode);
      const lines = [...range.getClientRects()].filter((line) => line.width > 0);
      if (lines.length > 0 && !audit.isForEarsOnly(element)) yield { element, lines };
    }
  },

  /** Everything that the Tab key should reach, in the order of the page. */
  stops() {
    const candidates = document.querySelectorAll(
      'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]',
    );
    return [...candidates].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.disabled &&
        !element.closest('[inert]') &&
        audit.isShown(element) &&
        !isAnotherRadio(element),
    );

    // Of the radio buttons of one name, Tab reaches only the chosen one, or the first.
    function isAnotherRadio(element) {
      if (element.type !== 'radio' || element.name === '') return false;
      const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(element.name)}"]`)];
      return element !== (group.find((radio) => radio.checked) ?? group[0]);
    }
  },

  /** The name that an attribute gives an element, not the one its content gives. */
  label(element) {
    const ids = element.getAttribute('aria-labelledby')?.trim().split(/\s+/) ?? [];
    const words = ids.map((id) => element.ownerDocument.getElementById(id)?.textContent ?? '').join(' ');
    return (words.trim() || (element.getAttribute('aria-label') ?? '')).replace(/\s+/g, ' ').trim();
  },

  /** The WCAG contrast ratio of two CSS colours, the first laid over the second. */
  contrast(front, back) {
    const below = rgba(back, [255, 255, 255]);
    const [lighter, darker] = [luminance(rgba(front, below)), luminance(below)].sort((a, b) => b - a);
    return (lighter + 0.05) / (darker + 0.05);

    function rgba(colour, under) {
      const [red, green, blue, alpha] = audit.channels(colour);
      return [red, green, blue].map((value, i) => value * (alpha / 255) + under[i] * (1 - alpha / 255));
    }
    function luminance(channels) {
      const [red, green, blue] = channels
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
  },

  /** Red, green, blue and alpha of any CSS colour. Painted, because computed colours come in many notations. */
  channels(colour) {
    audit.painted ??= new Map();
    if (!audit.painted.has(colour)) {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      audit.painted.set(colour, canvas.getImageData(0, 0, 1, 1).data);
    }
    return audit.painted.get(colour);
  },

  /** The colour behind an element's edge: the first opaque background from its parent upwards. */
  backdrop(element) {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (audit.channels(colour)[3] === 255) return colour;
    }
    const page = document.createElement('div');
    page.style.setProperty('background-color', 'Canvas');
    document.documentElement.append(page);
    const colour = getComputedStyle(page).backgroundColor;
    page.remove();
    return colour;
  },

  /** Lays a style sheet over the page, and takes it off with an empty one. Not bound by the content policy. */
  overlay(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  },
};
