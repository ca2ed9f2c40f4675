"""Starting a command loads no library that only some commands compute with."""

import subprocess
import sys


def test_no_command_waits_for_scipy_or_the_solver_to_load() -> None:
    code = "import sys, circulade.cli; print([name for name in ('scipy', 'highspy', 'numba') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
