// What is wrong with a page's layout. Runs in the page, see layout-flaws.mjs.
import {
  ancestors,
  floats,
  isShown,
  nameOf,
  overlap,
  pairs,
  scrolls,
  shownTexts,
} from './boxes.mjs';

/** @typedef {import('./boxes.mjs').Text} Text */

/** A fraction of a pixel is rounding. */
const TOLERANCE = 1;
/** Lines of text are taller than their letters: so much of the size of the font. */
const LEADING = 0.2;
/** Texts may touch each other with as much. */
const TOUCH = 4;
/** Names in lists may end in dots; these may not, nor may numbers. */
const MUST_BE_WHOLE = 'h1, h2, h3, legend, dt, dd, strong, time, [data-value]';
const NUMBER = /^(\p{L}{1,3}\s)?[\p{Sc}\d.,:%+−\s-]+$/u;

/** @returns {string[]} */
export function findFlaws() {
  const panels = [...document.querySelectorAll('main section')].filter(isShown);
  const texts = shownTexts();
  return [
    ...tooWide(),
    ...panelsOverPanels(panels),
    ...cutTexts(texts, panels),
    ...textsOverTexts(texts),
  ];
}

function tooWide() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const outside = [...document.body.querySelectorAll('*')].findLast(
    (element) => element.getBoundingClientRect().right > clientWidth + TOLERANCE,
  );
  const cause = outside === undefined ? '' : `: ${nameOf(outside)}`;
  return [`the page is ${scrollWidth - clientWidth} px wider than the screen${cause}`];
}

/** @param {Element[]} panels */
function panelsOverPanels(panels) {
  return pairs(panels.filter((panel) => !floats(panel)))
    .filter(([one, other]) => !one.contains(other) && !other.contains(one))
    .filter(([one, other]) =>
      overlap(one.getBoundingClientRect(), other.getBoundingClientRect(), TOLERANCE),
    )
    .map(([one, other]) => `overlap: ${nameOf(one)} and ${nameOf(other)}`);
}

/**
 * @param {Text[]} texts
 * @param {Element[]} panels
 */
function cutTexts(texts, panels) {
  return texts
    .filter(
      ({ element }) =>
        getComputedStyle(element).textOverflow !== 'ellipsis' ||
        element.matches(MUST_BE_WHOLE) ||
        NUMBER.test(element.textContent ?? ''),
    )
    .flatMap(({ element, box }) => {
      const leading = Math.max(TOUCH, LEADING * parseFloat(getComputedStyle(element).fontSize));
      const edges = floats(element) ? [] : panels;
      const edge = ancestors(element, scrolls).find((around) => cuts(around, box, leading, edges));
      return edge === undefined ? [] : [`cut off: ${nameOf(element)} by ${nameOf(edge)}`];
    });
}

/**
 * @param {Element} around
 * @param {DOMRect} box
 * @param {number} leading
 * @param {Element[]} panels which hide nothing, but should hold all that is in them
 */
function cuts(around, box, leading, panels) {
  const edge = around.getBoundingClientRect();
  const isPanel = panels.includes(around);
  const { overflowX, overflowY } = getComputedStyle(around);
  return (
    ((isPanel || overflowX !== 'visible') &&
      (box.right > edge.right + TOLERANCE || box.left < edge.left - TOLERANCE)) ||
    ((isPanel || overflowY !== 'visible') &&
      (box.bottom > edge.bottom + leading || box.top < edge.top - leading))
  );
}

/** @param {Text[]} texts */
function textsOverTexts(texts) {
  return pairs(texts.filter(({ element }) => !floats(element)))
    .filter(([one, other]) => one.element !== other.element && overlap(one.seen, other.seen, TOUCH))
    .map(([one, other]) => `written over: ${nameOf(one.element)} and ${nameOf(other.element)}`);
}
