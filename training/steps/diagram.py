"""Reliability diagrams: confidence against the share that was right, as a PNG beside the card."""

from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

FILE = "reliability.png"
_SIDE, _EDGE = 360, 44  # pixels of the square plot and of the margin around it
_INK, _GRID, _BAR, _GAP = (30, 30, 30), (215, 215, 215), (70, 120, 180), (200, 80, 60)


def write_diagram(path: Path, table: list[dict[str, Any]]) -> None:
    """Draw the bins of a reliability table: bars of the share right, a dot at mean confidence.

    A line joins each dot to the diagonal where the dot's height is what was promised; numbers
    over the bars are counts. The bytes depend on the table and Pillow's version alone.
    """
    size = _SIDE + 2 * _EDGE
    image = Image.new("RGB", (size, size), "white")
    pen = ImageDraw.Draw(image)
    for tenth in range(0, 11, 2):
        share = tenth / 10
        pen.line([_at(0, share), _at(1, share)], fill=_GRID)
        x, y = _at(0, share)
        pen.text((x - 26, y - 6), f"{share:.1f}", fill=_INK)
        x, y = _at(share, 0)
        pen.text((x - 8, y + 6), f"{share:.1f}", fill=_INK)
    for row in table:
        if row["count"]:
            left, top = _at(row["from"], row["share_right"])
            right, bottom = _at(row["to"], 0)
            pen.rectangle([left + 6, top, right - 6, bottom], fill=_BAR)
            pen.text((left + 8, top - 14), str(row["count"]), fill=_INK)
    pen.line([_at(0, 0), _at(1, 1)], fill=_INK)
    for row in table:
        if row["count"]:
            mean = row["mean_confidence"]
            pen.line([_at(mean, mean), _at(mean, row["share_right"])], fill=_GAP, width=2)
            x, y = _at(mean, row["share_right"])
            pen.ellipse([x - 4, y - 4, x + 4, y + 4], fill=_GAP)
    pen.rectangle([_at(0, 1), _at(1, 0)], outline=_INK)
    pen.text((_EDGE, 14), "share right (bars), gap to confidence (red), counts", fill=_INK)
    pen.text((size // 2 - 30, size - 18), "confidence", fill=_INK)
    image.save(path, format="PNG", optimize=False)


def _at(confidence: float, share: float) -> tuple[int, int]:
    return _EDGE + round(confidence * _SIDE), _EDGE + round((1 - share) * _SIDE)
