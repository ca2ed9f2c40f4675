"""The HTML alternative of a letter: its plain text, set simply, through the MJML renderer `mrml`."""

import re

import mrml
from django.utils.html import escape

from circulade.core.models import Letter

ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")
MJML = """<mjml lang="{language}"><mj-head><mj-title>{subject}</mj-title><mj-attributes>
<mj-all font-family="Helvetica, Arial, sans-serif" /><mj-text font-size="16px" line-height="1.5" color="#1c2321" />
</mj-attributes></mj-head><mj-body background-color="#f5f6f4"><mj-section background-color="#ffffff"><mj-column>
{paragraphs}</mj-column></mj-section><mj-section><mj-column>
<mj-text font-size="13px" color="#4d5753">{foot}</mj-text></mj-column></mj-section></mj-body></mjml>"""


def _set(paragraph: str) -> str:
    """Escape a paragraph, keep its line breaks and make its web addresses links."""
    # Split before escaping: an address in quotes or angle brackets ends there, not after their escaped form.
    words, addresses = ADDRESS.split(paragraph), [escape(found) for found in ADDRESS.findall(paragraph)]
    links = [*(f'<a href="{address}">{address}</a>' for address in addresses), ""]
    linked = "".join(escape(before) + link for before, link in zip(words, links, strict=True))
    return f"<mj-text>{linked.replace(chr(10), '<br />')}</mj-text>\n"


def as_html(letter: Letter) -> str:
    """Set the letter's text as HTML; nothing in it is read as markup, nothing is loaded from elsewhere."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", letter.text) if part.strip()]
    source = MJML.format(
        language=escape(letter.language),
        subject=escape(letter.subject),
        paragraphs="".join(_set(part) for part in paragraphs),
        foot=escape(letter.sender_name or letter.sender),
    )
    return mrml.to_html(source).content
