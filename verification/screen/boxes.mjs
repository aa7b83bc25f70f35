// The boxes that a browser drew. Runs in the page, see layout-flaws.mjs.

/** @typedef {{ element: Element, box: DOMRect, seen: DOMRect }} Text a line of it; seen: what is not clipped away */

/** @returns {Text[]} */
export function shownTexts() {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!element || !node.textContent?.trim() || !isShown(element)) continue;
    if (element.matches('option, script, style, noscript')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const seen = seenPart(box, element);
      if (seen !== null) texts.push({ element, box, seen });
    }
  }
  return texts;
}

/**
 * What the boxes around leave of one; null if nothing.
 *
 * @param {DOMRect} box
 * @param {Element} element
 */
export function seenPart({ left, right, top, bottom }, element) {
  for (const around of ancestors(element)) {
    const edge = around.getBoundingClientRect();
    const { overflowX, overflowY } = getComputedStyle(around);
    if (overflowX !== 'visible') {
      left = Math.max(left, edge.left);
      right = Math.min(right, edge.right);
    }
    if (overflowY !== 'visible') {
      top = Math.max(top, edge.top);
      bottom = Math.min(bottom, edge.bottom);
    }
  }
  return left < right && top < bottom ? new DOMRect(left, top, right - left, bottom - top) : null;
}

/** @param {Element} element */
export function isShown(element) {
  return (
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !ancestors(element).some((around) => getComputedStyle(around).clipPath === 'inset(50%)')
  );
}

/**
 * Lies over the page by intent: a fixed or sticky box, or one that is raised and lets nothing through.
 *
 * @param {Element} element
 */
export function floats(element) {
  return ancestors(element).some((around) => {
    const { position, zIndex, backgroundColor } = getComputedStyle(around);
    const isRaised = position === 'absolute' && zIndex !== 'auto';
    const isOpaque = backgroundColor.startsWith('rgb(');
    return position === 'fixed' || position === 'sticky' || (isRaised && isOpaque);
  });
}

/** @param {Element} element */
export function scrolls(element) {
  return /auto|scroll/.test(getComputedStyle(element).overflow);
}

/**
 * An element and those around it within the body, from the inside out.
 *
 * @param {Element} element
 * @param {(element: Element) => boolean} isEnd the first one that is left out, with all around it
 */
export function ancestors(element, isEnd = () => false) {
  const all = [];
  /** @type {Element | null} */
  let around = element;
  for (
    ;
    around !== null && around !== document.body && !isEnd(around);
    around = around.parentElement
  ) {
    all.push(around);
  }
  return all;
}

/**
 * @param {DOMRect} one
 * @param {DOMRect} other
 * @param {number} tolerance
 */
export function overlap(one, other, tolerance) {
  return (
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > tolerance &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > tolerance
  );
}

/**
 * @template T
 * @param {T[]} all
 * @returns {[T, T][]}
 */
export function pairs(all) {
  return all.flatMap((one, index) =>
    all.slice(index + 1).map((other) => /** @type {[T, T]} */ ([one, other])),
  );
}

/** @param {Element} element */
export function nameOf(element) {
  const text = (element.textContent ?? '').trim().replace(/\s+/g, ' ');
  return `${element.tagName.toLowerCase()} "${text.slice(0, 50)}"`;
}
