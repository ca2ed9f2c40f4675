"""Go through a page by keyboard alone, and see at every stop where the focus is."""

from playwright.sync_api import Locator, Page
from tests.journeys.checks import has_scripts

MOST_STOPS = 120
PRESSES = 20

# The focus is seen by an outline (of the element, or of the mark that stands for a hidden control), or by the
# stroke of a point on a map; and something of the element is uncovered.
LOOK = """() => {
  const held = document.activeElement;
  if (!held || held === document.body) return 'nothing has the focus';
  if (held.id === 'main') return '';
  const outlined = (each) => {
    const style = each && getComputedStyle(each);
    return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  };
  const point = held.querySelector('.map-point');
  const marked = outlined(held) || outlined(held.nextElementSibling) ||
    (point && parseFloat(getComputedStyle(point).strokeWidth) >= 6);
  if (!marked) return 'the focus is not seen: ' + held.outerHTML.slice(0, 160);
  const part = held.closest('label') || held;
  const uncovered = [...part.getClientRects()].some((box) =>
    [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8], [0.5, 0.05]].some(([x, y]) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return top && (part.contains(top) || top.contains(part) && top.tagName === 'A');
    }));
  return uncovered ? '' : 'the focus is covered: ' + held.outerHTML.slice(0, 160);
}"""


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until an element has the focus; fail where the focus is not seen, or never comes there."""
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        trouble = page.evaluate(LOOK)
        assert trouble == "", f"{page.url}: {trouble}"
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{page.url}: {MOST_STOPS} times Tab never came to {wanted}")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    """Reach a button or summary and press a key on it."""
    reach(page, wanted)
    page.keyboard.press(key)


def go(page: Page, wanted: Locator) -> None:
    """Reach what leads to another page, press Enter, and be there."""
    reach(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, wanted: Locator, text: str) -> None:
    """Reach a field and type."""
    reach(page, wanted)
    page.keyboard.type(text)


# What Tab must come to: what is shown and takes the focus, one radio button of each group. What is inside a closed
# fold is not shown.
BEGIN = """(most) => {
  const shown = [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((each) =>
    !each.disabled && each.tabIndex >= 0 && each.type !== 'hidden' &&
    each.checkVisibility({visibilityProperty: true}));
  const group = (each) => each.type === 'radio' && each.name ? (each.form?.id || '') + '|' + each.name : each;
  const stops = new Map();
  for (const each of shown) {
    const name = group(each);
    if (!stops.has(name) || each.checked) stops.set(name, each);
  }
  window.wanted = new Set([...stops.values()].slice(0, most));
  window.unseen = [];
  window.stopped = () => {
    const held = document.activeElement;
    if (held === window.last) return;  // a part of it, such as the calendar of a date
    window.last = held;
    window.wanted.delete(held);
    const outlined = (each) => {
      const style = each && getComputedStyle(each);
      return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    };
    const point = held.querySelector('.map-point');
    const marked = held === document.body || held.id === 'main' || outlined(held) ||
      outlined(held.nextElementSibling) || (point && parseFloat(getComputedStyle(point).strokeWidth) >= 6);
    if (!marked) window.unseen.push(held.outerHTML.slice(0, 160));
  };
  document.addEventListener('focusin', window.stopped);
  document.activeElement?.blur();
}"""
LEFT = "() => [...window.wanted].map((each) => each.outerHTML.slice(0, 160))"


def stumbles(page: Page) -> list[str]:
    """Go through a page by Tab; return what Tab never comes to, and where the focus is not seen."""
    page.evaluate(BEGIN, MOST_STOPS)
    heard = has_scripts(page)  # without scripts nobody hears where the focus goes: look at every stop
    left: list[str] = page.evaluate(LEFT)
    for _round in range(2 + 2 * MOST_STOPS // PRESSES):
        if not left:
            break
        for _stop in range(PRESSES):
            page.keyboard.press("Tab")
            if not heard:
                page.evaluate("stopped()")
        left = page.evaluate(LEFT)
    page.evaluate("document.removeEventListener('focusin', stopped)")
    unseen: list[str] = page.evaluate("unseen")
    return [f"Tab never comes to {each}" for each in left] + [
        f"the focus is not seen: {each}" for each in unseen
    ]
