import { hash } from './ids.ts';

const INTERACTIVE =
  'a,button,input,select,textarea,summary,[onclick],[role=button],[role=link],[role=tab],' +
  '[role=menuitem],[role=option],[role=checkbox],[role=radio],[role=switch]';
// What people write there is theirs.
const WRITABLE = 'input,select,textarea,[role=textbox],[contenteditable]';
const MAX_LABEL_CHARS = 100;

function labelOf(element: Element): string {
  const isWritable = element.closest(WRITABLE) ?? element.querySelector(WRITABLE);
  const text =
    element.getAttribute('aria-label') ??
    (isWritable ? element.getAttribute('name') : element.textContent);
  return (text ?? '').trim().replace(/\s+/g, ' ').slice(0, MAX_LABEL_CHARS);
}

/** The way to the element, from the nearest ancestor whose id looks chosen, not generated. */
function pathOf(element: Element): string {
  if (/^[a-z_-]+$/i.test(element.id)) return '#' + element.id;
  const parent = element.parentElement;
  if (!parent) return element.localName;
  const alike = [...parent.children].filter((c) => c.localName === element.localName);
  return `${pathOf(parent)}>${element.localName}:${alike.indexOf(element)}`;
}

/** Reports clicks and key presses on what reacts to them, unless within `data-rta-ignore`. */
export function watchClicks(report: (payload: Record<string, unknown>) => void): void {
  const onClick = (event: MouseEvent): void => {
    const element = event.target instanceof Element ? event.target.closest(INTERACTIVE) : null;
    if (!element || element.closest('[data-rta-ignore]')) return;
    report({
      x: Math.round(event.clientX),
      y: Math.round(event.clientY),
      selector_hash: hash(pathOf(element)),
      label: labelOf(element),
      interactive: true,
    });
  };
  document.addEventListener('click', onClick, true);
}
