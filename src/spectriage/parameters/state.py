"""What earlier rows of a table settled for later ones."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class TableState:
    """Roles and heads of the columns, and the labels and groups that rows below stand under."""

    roles: list[str | None] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    spans: dict[int, str] = field(default_factory=dict)  # heads over several columns, of each
    label: str = ""
    labels: dict[int, str] = field(default_factory=dict)  # the last whole one of each column
    told: bool = False  # whether the row of that label gave a value
    unit_text: str = ""
    group: str = ""
    product: str | None = None  # a part number that heads the rows
    groups: dict[int, str] = field(default_factory=dict)  # of each label column
    section: str | None = None  # effect of the section the rows stand in
    by_column: bool = False
    by_variant: bool = False  # whether the heads beside a column of units name variants
    valued: bool = False  # with heads that are parameters: whether the first column's is one too
    label_columns: tuple[int, ...] = ()
    unit_column: int | None = None  # of a table without a head

    @property
    def slotted(self) -> bool:
        """Whether columns are headed min, typ, max or unit."""
        return not self.by_variant and any(
            role in ("min", "typ", "max", "unit") for role in self.roles
        )
