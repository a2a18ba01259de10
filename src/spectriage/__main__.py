"""`python -m spectriage` is the command line."""

from spectriage.cli.app import main

if __name__ == "__main__":
    main()
