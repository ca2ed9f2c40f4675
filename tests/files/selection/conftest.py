"""The small selection in files, for the tests of this folder."""

from tests.make.small_pool import pool_path, rules_path

__all__ = ["pool_path", "rules_path"]
