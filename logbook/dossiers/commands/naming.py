"""What people call a commitment on the command line, read into its id."""

import uuid
from collections.abc import Sequence

import click

from logbook.commitments.models import Commitment
from logbook.commitments.queries import commitments_like, commitments_named, commitments_with


def commitment_meant(ref: str) -> uuid.UUID:
    """The commitment that was named. Exits with 1 where there is none, with 2 if ambiguous."""
    found = commitments_named(ref.strip())
    if len(found) == 1:
        return found.pop()
    if found:
        told = _listed(commitments_with(found))
        raise click.BadParameter(
            f"{ref!r} names several commitments: {told}", param_hint="--commitment"
        )
    alike = _listed(commitments_like(ref))
    raise click.ClickException(
        f"there is no commitment {ref!r}" + (f"; you may mean {alike}" if alike else "")
    )


def _listed(commitments: Sequence[Commitment]) -> str:
    return "; ".join(f"{one.label('nl')} [{one.id}]" for one in commitments)
