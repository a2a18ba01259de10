"""Words out of a picture, with RapidOCR and the models inside its wheel: the extra ``ocr``.

Nothing of the extra is imported before the first picture, and nothing is ever downloaded: the
engine is given the model files that the installed wheel lists as its own. One engine serves the
process, on one thread, so that the same picture gives the same words.
"""

import importlib.util
import itertools
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, files
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from spectriage.documents.model import BBox
from spectriage.errors import SpectriageError

if TYPE_CHECKING:
    from PIL import Image

Pixels = npt.NDArray[np.uint8]  # height x width x 3: blue, green, red

INSTALL = "pip install spectriage[ocr]"
_PACKAGES = ("rapidocr", "onnxruntime")
_LOCK = threading.Lock()

MAX_SIDE = 2400  # pixels; the engine shrinks what is larger
LEGIBLE = 0.5  # a line recognised with less was not read
# Letters of scripts the models do not know (Cyrillic, Arabic) are left out without a word. A line
# with so few characters for its length was not read: print has about two a line height, Chinese
# more than one, a line of Russian under a half (measured).
SPARSE = 0.75  # characters a line height
SHORT = 3.0  # line heights; a shorter line may well hold one character
# A picture never gives a character for certain; the models' own figures round to 1.
MOST_CERTAIN = 0.99
MOST_ILLEGIBLE = 0.25  # of all print; with more of it lost, the page was not read
# Below this mean the page may stand on its head; it is read once more, turned.
DOUBTFUL_MEAN = 0.8
_TALL = 1.5  # taller than this many times its width, the engine reads a line downwards


class RecognitionFault(SpectriageError):
    """The engine failed on one picture; becomes a line of the ledger."""


@dataclass(slots=True, frozen=True)
class SeenWord:
    """A word as recognised: its box in pixels of the picture, turned upright."""

    text: str
    box: BBox
    confidence: float


@dataclass(slots=True, frozen=True)
class SeenLine:
    """A line as the engine finds it: its words, their slope (downwards) and its score."""

    words: tuple[SeenWord, ...]
    slope: float
    length: float  # pixels along the baseline
    height: float
    is_tall: bool
    score: float

    @property
    def is_legible(self) -> bool:
        """Whether its words can be taken for what is printed."""
        signs = self.characters + len(self.words) - 1
        is_sparse = self.length > SHORT * self.height and signs * self.height < SPARSE * self.length
        return self.score >= LEGIBLE and bool(self.words) and not is_sparse

    @property
    def characters(self) -> int:
        """Characters of all words."""
        return sum(len(word.text) for word in self.words)


@dataclass(slots=True, frozen=True)
class Sight:
    """What was recognised in a picture after turning it by `turns` quarter turns clockwise."""

    lines: tuple[SeenLine, ...]
    illegible: tuple[SeenLine, ...] = ()  # found, and not to be relied upon
    turns: int = 0

    @property
    def illegible_share(self) -> float:
        """Share of all lines' length that could not be read."""
        lost = sum(line.length for line in self.illegible)
        return lost / max(lost + sum(line.length for line in self.lines), 1.0)

    @property
    def weight(self) -> float:
        """Characters of level lines, each counted by how sure it is."""
        return sum(line.score * line.characters for line in self.lines if not line.is_tall)

    @property
    def mean(self) -> float:
        """Mean confidence of a character."""
        characters = sum(line.characters for line in self.lines)
        return sum(line.score * line.characters for line in self.lines) / max(characters, 1)

    @property
    def is_doubtful(self) -> bool:
        """Whether it may have been seen the wrong way round; nothing seen is no doubt."""
        mostly_lost = self.illegible_share > MOST_ILLEGIBLE
        return mostly_lost or (bool(self.lines) and self.mean < DOUBTFUL_MEAN)

    @property
    def lies_on_its_side(self) -> bool:
        """Whether most of the print runs down the picture."""
        lines = [*self.lines, *self.illegible]
        return 2 * sum(line.length for line in lines if line.is_tall) > sum(
            line.length for line in lines
        )


def why_unavailable() -> str:
    """Why pictures cannot be recognised here; empty where they can."""
    missing = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        return INSTALL
    return "" if _models() else f"rapidocr came without its models; {INSTALL} --force-reinstall"


def recognise(picture: "Image.Image") -> Sight:
    """Words of a picture; one that lies on its side or stands on its head is turned.

    Parameters
    ----------
    picture
        Of any mode that Pillow turns into red, green and blue.

    Raises
    ------
    RecognitionFault
        The engine fails.
    """
    pixels = np.asarray(picture.convert("RGB"))[:, :, ::-1]  # as OpenCV has them
    with _LOCK:
        best = _look(pixels, 0)
        others: tuple[int, ...] = ()
        if best.lies_on_its_side:
            others = (3, 1)
        elif best.is_doubtful:
            others = (2,)
        for turns in others:
            turned = _look(pixels, turns)
            if turned.weight > best.weight:
                best = turned
            if best.turns and not best.is_doubtful:
                break
    return best


def _look(pixels: Pixels, turns: int) -> Sight:
    upright = np.ascontiguousarray(np.rot90(pixels, -turns))
    engine, faults = _engine()
    try:
        found = engine(upright)
    except faults as err:
        detail = " ".join(str(err).split())[-160:] or type(err).__name__
        raise RecognitionFault(f"recognition failed ({detail})") from err
    if found.boxes is None or found.txts is None:
        return Sight((), turns=turns)
    told = zip(found.boxes, found.txts, found.scores, found.word_results, strict=True)
    lines = [
        _line(np.asarray(corners, dtype=float), text, float(score), columns[0][0])
        for corners, text, score, columns in told
    ]
    return Sight(
        tuple(line for line in lines if line.is_legible),
        tuple(line for line in lines if not line.is_legible),
        turns,
    )


def _line(corners: npt.NDArray[Any], text: str, score: float, told: Any) -> SeenLine:
    """Line of words; `corners` are its four in pixels, from the upper left clockwise.

    `told` has for each character but spaces the column of the recogniser's grid it was seen in,
    and for each character how sure it was.
    """
    across = float(np.linalg.norm(corners[1] - corners[0]))
    down = float(np.linalg.norm(corners[3] - corners[0]))
    columns = [column for word in told.word_cols for column in word]
    is_tall = down >= _TALL * across
    if is_tall:  # the engine reads it downwards, so its upper edge is the right one
        corners = np.roll(corners, -1, axis=0)
    run, rise = corners[1] - corners[0]
    words = tuple(_words(corners, text, columns, told, min(score, MOST_CERTAIN)))
    slope = float(rise / run) if run else 0.0
    length, height = (down, across) if is_tall else (across, down)
    return SeenLine(words, slope, length, height, is_tall, score)


def _words(
    corners: npt.NDArray[Any], text: str, columns: list[int], told: Any, most: float
) -> Iterator[SeenWord]:
    count = max(float(told.line_txt_len), 1.0)
    middles = [(column + 0.5) / count for column in columns]  # shares of the line's length
    pitch = (middles[-1] - middles[0]) / (len(middles) - 1) if len(middles) > 1 else 1.0
    seen = 0  # characters but spaces so far
    place = 0
    for is_space, group in itertools.groupby(text, str.isspace):
        word = "".join(group)
        start, place = place, place + len(word)
        if is_space:
            continue
        own = middles[seen : seen + len(word)]
        width = (own[-1] - own[0]) / (len(own) - 1) if len(own) > 1 else pitch
        before = (middles[seen - 1] + own[0]) / 2 if seen else 0.0
        seen += len(word)
        after = (own[-1] + middles[seen]) / 2 if seen < len(middles) else 1.0
        left, right = max(own[0] - width / 2, before), min(own[-1] + width / 2, after)
        sure = min([most, *(float(value) for value in told.confs[start:place])])
        yield SeenWord(word, _part(corners, left, right), sure)


def _part(corners: npt.NDArray[Any], left: float, right: float) -> BBox:
    """Upright box around the part of a line between two shares of its length."""
    ends = [
        a + (b - a) * share
        for a, b in ((corners[0], corners[1]), (corners[3], corners[2]))
        for share in (left, right)
    ]
    xs, ys = zip(*ends, strict=True)
    return (float(min(xs)), float(min(ys)), float(max(xs)), float(max(ys)))


@lru_cache(maxsize=1)
def _models() -> dict[str, str]:
    """Model files that the wheel of rapidocr lists as its own, by task; empty if one lacks."""
    try:
        shipped = files("rapidocr") or []
    except PackageNotFoundError:
        return {}
    found: dict[str, str] = {}
    for file in sorted(shipped, key=str):
        for task in ("det", "cls", "rec"):
            if file.suffix == ".onnx" and f"_{task}_" in file.name:
                found.setdefault(task, str(file.locate()))
    return found if {"det", "rec"} <= found.keys() else {}


@lru_cache(maxsize=1)
def _engine() -> tuple[Any, tuple[type[Exception], ...]]:
    """The engine, and what it raises on a picture it cannot work on."""
    import cv2
    import onnxruntime
    from rapidocr import RapidOCR
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError

    onnxruntime.disable_telemetry_events()
    settings = {f"{task.capitalize()}.model_path": path for task, path in _models().items()}
    engine: Any = RapidOCR(
        params={
            **settings,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "critical",
            "Global.max_side_len": MAX_SIDE,
            "Global.text_score": 0.0,  # we count what we leave out
            # The classifier of single lines takes "9 Hz" for "ZH6" upside down; pages are
            # turned as a whole instead.
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Rec.rec_batch_num": 1,  # no line is padded to its neighbours' length; faster, too
        }
    )
    engine.cal_rec_boxes = _keep_columns
    return engine, (ONNXRuntimeError, cv2.error, RuntimeError, ValueError, OSError)


def _keep_columns(_pictures: Any, _boxes: Any, recognised: Any, _single: bool) -> Any:
    """Stand in for the engine's own word boxes, whose confidences belong to other characters."""
    recognised.word_results = tuple([(told, 1.0, True)] for told in recognised.word_results)
    return recognised
