"""Run the command line as a process of its own: `wijkwijzer`, or `python -m wijkwijzer`."""

from hub.sweeping import end_unswept
from wijkwijzer.cli import main


def run() -> None:
    """Run the command that was asked for, to its end."""
    end_unswept()
    main()


if __name__ == "__main__":
    run()
