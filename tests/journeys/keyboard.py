"""Go through a page by keyboard alone, and see at every stop where the focus is."""

from playwright.sync_api import Locator, Page

MOST_STOPS = 120

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
