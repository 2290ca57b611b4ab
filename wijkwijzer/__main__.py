"""Run the command line as `python -m wijkwijzer`."""

from wijkwijzer.cli import main

if __name__ == "__main__":
    main()
