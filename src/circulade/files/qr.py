"""QR codes as SVG: one path, no markup from outside; the one module that calls qrcode."""

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4


def qr_svg(text: str, *, label: str = "") -> str:
    """Draw a text as a QR code with its quiet zone (ISO/IEC 18004), dark on white in every theme."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    dark = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(matrix)
        for column, is_dark in enumerate(line)
        if is_dark
    )
    size = len(matrix)
    safe = label.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="220" height="220" role="img" '
        f'aria-label="{safe}"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{dark}"/></svg>'
    )
