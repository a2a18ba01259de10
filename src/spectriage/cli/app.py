"""`spectriage`: the commands by name, each loaded only where it is called.

A command that finds nothing to do should be done at once, so the others are not even imported.
"""

import atexit
import gc
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated, Any

import typer

from spectriage.cli.exit_codes import EPILOG, ExitCode
from spectriage.version import __version__

COMMANDS = {
    "triage": "spectriage.cli.triage:triage_command",
    "parameters": "spectriage.cli.parameters:parameters_command",
    "batch": "spectriage.cli.batch:batch_command",
    "case": "spectriage.cli.case:case_command",
    "simulate": "spectriage.cli.simulate:simulate_command",
    "evaluate": "spectriage.cli.evaluate:evaluate_command",
    "train": "spectriage.cli.train:train_command",
    "lists": "spectriage.cli.list_commands:app",
    "schema": "spectriage.cli.app:schema",
}


def app_of(names: Iterable[str]) -> typer.Typer:
    """The command line with these commands."""
    app = typer.Typer(
        name="spectriage",
        help="Evidenced control-list candidates from spec sheets and papers. It decides nothing.",
        epilog=EPILOG,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_root)
    for name in names:
        module, _, attribute = COMMANDS[name].partition(":")
        found = getattr(import_module(module), attribute)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name=name, epilog=EPILOG)(found)
    return app


def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


def schema() -> None:
    """Print the JSON Schema of the report."""
    import json

    from spectriage.report.model import report_schema

    typer.echo(json.dumps(report_schema(), indent=2))


def main() -> None:
    """Entry point; maps interruption and a closed pipe to quiet exits."""
    named = sys.argv[1] if len(sys.argv) > 1 else ""
    if named == "batch":
        gc.disable()  # it enables it again where there is something to read
    atexit.register(gc.freeze)  # what is loaded goes with the process, and need not be looked at
    try:
        app_of([named] if named in COMMANDS else COMMANDS)()
    except KeyboardInterrupt:
        typer.echo("interrupted", err=True)
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(ExitCode.ALL_READ)


def __getattr__(name: str) -> Any:
    if name == "app":
        return app_of(COMMANDS)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
