"""What takes several columns: a date as well as it is known, and a text in both languages.

Queries name the columns as the classes name their fields: `Meeting.date.earliest`,
`Organisation.name.nl`, in either case also of an alias. A name that there is not fails to type.
"""

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, overload

from sqlalchemy import ColumnElement, Date, Index, Text, text
from sqlalchemy.orm import Composite, Mapped, MappedColumn, composite, mapped_column

from logbook.dates import PartialDate
from logbook.wording import Wording

if TYPE_CHECKING:
    from sqlalchemy import SQLColumnExpression

Value_co = TypeVar("Value_co", covariant=True)


class Parts(Composite.Comparator[Any]):
    """What stands for a composite in a query, with its columns by the names of its fields."""

    def __getattr__(self, name: str) -> ColumnElement[Any]:
        """The column of this field, of the alias where the composite is an alias's."""
        # SQLAlchemy asks for other names before the columns are mapped.
        kind: Any = self.prop.composite_class
        names = [field.name for field in fields(kind)]
        if name not in names:
            raise AttributeError(name)
        return self.clauses.clauses[names.index(name)]


class MappedDate(Mapped[Value_co]):
    """A date as well as it is known, in three columns: NAME_edtf, NAME_earliest, NAME_latest."""

    __slots__ = ()

    if TYPE_CHECKING:
        # Of the class it gives columns, where its ancestor promises the value alone.
        @overload  # type: ignore[override]
        def __get__(self, instance: None, owner: Any) -> "DateColumns[Value_co]": ...
        @overload
        def __get__(self, instance: object, owner: Any) -> Value_co: ...
        def __get__(self, instance: object | None, owner: Any) -> Any: ...


class MappedWording(Mapped[Value_co]):
    """A text in both languages, in two columns: NAME_nl and NAME_en."""

    __slots__ = ()

    if TYPE_CHECKING:
        # Of the class it gives columns, where its ancestor promises the value alone.
        @overload  # type: ignore[override]
        def __get__(self, instance: None, owner: Any) -> "WordingColumns[Value_co]": ...
        @overload
        def __get__(self, instance: object, owner: Any) -> Value_co: ...
        def __get__(self, instance: object | None, owner: Any) -> Any: ...


if TYPE_CHECKING:

    class DateColumns(SQLColumnExpression[Value_co]):
        """The date in a query."""

        edtf: SQLColumnExpression[str]
        earliest: SQLColumnExpression[date]
        latest: SQLColumnExpression[date]

    class WordingColumns(SQLColumnExpression[Value_co]):
        """The text in a query."""

        nl: SQLColumnExpression[str]
        en: SQLColumnExpression[str | None]


def where_given(*names: str) -> Index:
    """An index of the rows that have the last of these columns, for what few rows have."""
    given = text(f"{names[-1]} IS NOT NULL")
    return Index(None, *names, sqlite_where=given, postgresql_where=given)


def required_date(name: str) -> MappedDate[PartialDate]:
    """A date that is always there."""
    made: MappedDate[PartialDate] = _parted(
        PartialDate, *_date_columns(name, nullable=False), return_none_on=_lacks_a_part
    )
    return made


def optional_date(name: str) -> MappedDate[PartialDate | None]:
    """A date that may be unknown altogether."""
    made: MappedDate[PartialDate | None] = _parted(
        PartialDate,
        *_date_columns(name, nullable=True),
        return_none_on=_lacks_a_part,
    )
    return made


def _lacks_a_part(*parts: object) -> bool:
    """Whether there is no date: of one that changes SQLAlchemy asks for the parts that differ."""
    return None in parts


def required_wording(name: str) -> MappedWording[Wording]:
    """A text of which the Dutch must be filled."""
    made: MappedWording[Wording] = _parted(Wording, *_wording_columns(name, nullable=False))
    return made


def optional_wording(name: str) -> MappedWording[Wording | None]:
    """A text that may be absent: without Dutch there is none at all."""
    made: MappedWording[Wording | None] = _parted(
        Wording,
        *_wording_columns(name, nullable=True),
        return_none_on=lambda nl, en: nl is None and en is None,
    )
    return made


def _parted(kind: type[Any], *columns: MappedColumn[Any], **options: Any) -> Any:
    return composite(kind, *columns, comparator_factory=Parts, **options)


def _date_columns(name: str, *, nullable: bool) -> tuple[MappedColumn[Any], ...]:
    return (
        mapped_column(f"{name}_edtf", Text, nullable=nullable),
        mapped_column(f"{name}_earliest", Date, nullable=nullable),
        mapped_column(f"{name}_latest", Date, nullable=nullable),
    )


def _wording_columns(name: str, *, nullable: bool) -> tuple[MappedColumn[Any], ...]:
    return (
        mapped_column(f"{name}_nl", Text, nullable=nullable),
        mapped_column(f"{name}_en", Text, nullable=True),
    )
