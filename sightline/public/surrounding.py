"""What every public page has, around a page of the report: the way out, and the numbers to ring with their hours.

The report is kept as it was let out; this is put round it when it is shown. It brings one style, which the page's
policy names by its hash, and no script.
"""

import base64
import hashlib

from markupsafe import Markup

from sightline.public import process
from sightline.public.answering import environment
from sightline.public.notice import partnership

STYLE = (
    ".tell-exit{position:sticky;top:0;z-index:2;background:#fff;border-bottom:1px solid #b1b4b6;padding:.5rem 1rem;"
    "text-align:right}.tell-exit a{display:inline-block;background:#a42a1d;color:#fff;font-weight:700;"
    "padding:.6rem 1rem;text-decoration:none}"
    ".tell-exit a:focus{background:#fd0;color:#0b0c0c;outline:3px solid #0b0c0c}"
    ".tell-numbers{background:#f3f2f1;padding:.5rem 0 1.5rem}.tell-numbers dt{font-weight:700;margin-top:.6rem}"
    ".tell-numbers dd{margin:0}@media print{.tell-exit{display:none}}"
)
STYLE_HASH = "'sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode() + "'"
AFTER, BEFORE = b"</header>", b"</body>"


def surrounded(content: bytes) -> bytes:
    """The page with the way out under its heading and the numbers at its end; what is no whole page, as it is."""
    if AFTER not in content or BEFORE not in content:
        return content
    ours = partnership(process.partnership_file())
    style = Markup(STYLE)  # noqa: S704 - ours
    way_out = environment().get_template("public/tell/report_exit.jinja").render(style=style)
    numbers = environment().get_template("public/tell/report_numbers.jinja").render(ours=ours)
    content = content.replace(AFTER, AFTER + b"\n" + way_out.encode(), 1)
    head, _, tail = content.rpartition(BEFORE)
    return head + numbers.encode() + BEFORE + tail
