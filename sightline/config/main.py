"""Where the `sightline` command begins: what must start within a second goes its own way."""

import sys


def main() -> None:
    """Run the command a person typed."""
    if sys.argv[1:2] == ["figures"]:
        from sightline.figures import command

        command.main()
    from sightline.config import cli

    cli.main()
