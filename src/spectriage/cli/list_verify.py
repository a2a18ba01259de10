"""`spectriage lists verify`: a list held against official texts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.cli.lists_shared import Form, FormatOption, fail, named_packs, print_json
from spectriage.errors import SpectriageError

if TYPE_CHECKING:
    from spectriage.lists.official.paragraphs import OfficialText


def verify(
    against: Annotated[
        list[Path],
        typer.Option(
            "--against",
            help="Official text: eCFR XML, Wassenaar or Annex I as plain text. The first decides; "
            "a second one proves what the first does not have.",
        ),
    ],
    pack_name: Annotated[
        str, typer.Option("--pack", help="List to prove: id, regime, version or folder.")
    ] = "",
    form: FormatOption = Form.RICH,
) -> None:
    """Prove every number and operator of a list against official texts, and tell what changed.

    Exit codes: 0 all proven, by machine or by a person on file; 1 something is open, or a file
    cannot be read; 2 wrong usage.
    """
    from spectriage.cli.render.proofs import print_proofs, proofs_json
    from spectriage.lists.official.by_eye import load_by_eye
    from spectriage.lists.official.read import read_official
    from spectriage.lists.official.verify import SETTLED, find_unrecorded, verify_pack
    from spectriage.lists.versions import find_folder

    try:
        texts = [read_official(path) for path in against]
        name = pack_name or _pack_of(texts[0])
        (pack,) = named_packs(name)
        findings = verify_pack(pack, texts, load_by_eye(find_folder(name)))
    except SpectriageError as err:
        fail(str(err))
    headings = find_unrecorded(pack, texts)
    if form is Form.JSON:
        print_json(proofs_json(pack, texts, findings, headings))
    else:
        print_proofs(pack, texts, findings, headings)
    if any(finding.proof not in SETTLED for finding in findings):
        raise typer.Exit(ExitCode.SOME_FAILED)


def _pack_of(text: "OfficialText") -> str:
    """The list whose text this is."""
    return {"CCL": "us_ccl", "EU": "eu_annex_i", "WA": "wassenaar"}[text.kind]
