"""What several parts of a report share: places, polarity, printed codes."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
Page = Annotated[int, Field(ge=1)]
BBox = tuple[float, float, float, float]


STRICT = ConfigDict(extra="forbid", frozen=True)


class Polarity(StrEnum):
    """Whether a text asserts something, denies it or makes it depend on something."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    CONDITIONAL = "conditional"


class PrintedCode(BaseModel):
    """A classification code that the document itself prints."""

    model_config = STRICT

    regime: str
    code: str
    quote: str
    page: Page
    bbox: BBox | None = None
