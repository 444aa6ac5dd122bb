"""Hold: see to it that what a link names has a record, of which perhaps nothing is known yet."""

from app.domain.citation_form import citation, stub
from app.domain.references import is_id
from app.errors import NotFound
from app.services import index
from app.services.tabulate import tabulate
from app.store import authorities
from app.store.library import Library


def hold(library: Library, target: str, proposed: bool = False) -> None:
    """Make a stub for an id that is a citation, or was proposed, and that nothing here answers to.

    Raises ``NotFound`` for any other id without a record.
    """
    if tabulate(library).record_of(target) is not None:
        return
    if not is_id(target) or not (proposed or citation(target)):
        raise NotFound(kind="authority", id=target)
    made = stub(target)
    with library.writing() as db:
        authorities.put(db, made)
        index.index_authority(library, made.id)
