"""Make the compiled sums of stocks and flows ready where an installation is set up: `python -m` this module."""

from circulade.engines.stocks.kernels import prepare as prepare_stocks

__all__ = ["prepare_stocks"]

if __name__ == "__main__":
    prepare_stocks()
