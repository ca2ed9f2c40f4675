"""Who may use the addresses of `web`."""

from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, SIGNED_IN

ROWS = [Row("web:home", EVERYBODY), Row("web:workspace", SIGNED_IN)]
