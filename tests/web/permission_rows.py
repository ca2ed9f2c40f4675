"""Who may use the addresses of `web`."""

from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, OFFICE, SIGNED_IN

ROWS = [
    Row("web:home", EVERYBODY),
    Row("web:workspace", SIGNED_IN),
    Row("web:office", OFFICE | {"funder"}),
    Row("web:assess", frozenset({"assessor"})),
    Row("web:member", SIGNED_IN),
    Row("web:gallery", OFFICE | {"funder"}),
    Row("web:theme", EVERYBODY, method="post", data={"theme": "dark"}),
    Row("web:language", EVERYBODY, method="post", data={"language": "fr"}),
    Row("web:programme", EVERYBODY, method="post", data={"programme": "ccri"}),
]
