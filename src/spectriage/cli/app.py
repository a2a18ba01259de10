"""`spectriage`: the commands by name."""

import sys
from typing import Annotated

import typer

from spectriage.cli import batch, case, list_commands, parameters, triage
from spectriage.cli.exit_codes import EPILOG, ExitCode
from spectriage.version import __version__

app = typer.Typer(
    name="spectriage",
    help="Evidenced control-list candidates from spec sheets and papers. It decides nothing.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command(name="triage", epilog=EPILOG)(triage.triage_command)
app.command(name="parameters", epilog=EPILOG)(parameters.parameters_command)
app.command(name="batch", epilog=EPILOG)(batch.batch_command)
app.command(name="case", epilog=EPILOG)(case.case_command)
app.add_typer(list_commands.app, name="lists")


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def schema() -> None:
    """Print the JSON Schema of the report."""
    import json

    from spectriage.report.model import report_schema

    typer.echo(json.dumps(report_schema(), indent=2))


def main() -> None:
    """Entry point; maps interruption and a closed pipe to quiet exits."""
    try:
        app()
    except KeyboardInterrupt:
        typer.echo("interrupted", err=True)
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(ExitCode.ALL_READ)
