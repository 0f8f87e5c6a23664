"""Editing keeps a document right: ids unique, layers sorted, references held."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geoannot.model import Annotation, Document, id_key
from geoannot.testing import annotations_of, documents

full = documents(text="Ida Brecht of Marenda said no.", present=["entity", "mention", "quote", "stance"])


def holds(document: Document) -> bool:
    """What is true of every document: each annotation is in its layer once, in order, and under its id."""
    for name, layer in document.layers.items():
        places = [(getattr(one, "start", 0), getattr(one, "end", 0), id_key(one.id)) for one in layer]
        if places != sorted(places) or any(one.kind != name or document[one.id] is not one for one in layer):
            return False
    ids = [one.id for one in document]
    return len(ids) == len(set(ids))


def chosen(data: st.DataObject, document: Document) -> Annotation | None:
    """Some annotation of a document."""
    return data.draw(st.sampled_from([*document])) if list(document) else None


@given(document=full, data=st.data())
def test_add_and_remove_is_nothing(document: Document, data: st.DataObject) -> None:
    """What is put in and taken out leaves no trace but the layer."""
    before = document.copy()
    cls = data.draw(st.sampled_from([type(one) for one in document] or [Annotation]))
    if cls is Annotation:
        return
    added = document.add(data.draw(annotations_of(cls, document.text)))
    assert document[added.id] is added
    assert holds(document)
    assert document.check() == []
    assert document.remove(added.id) is added
    assert document == before


@given(document=full, data=st.data())
def test_unlinked_removal_leaves_no_dangling_reference(document: Document, data: st.DataObject) -> None:
    """Whatever is taken out and unlinked, every reference holds afterwards."""
    target = chosen(data, document)
    if target is not None:
        document.remove(target, unlink=True)
        assert target.id not in document
        assert document.check() == []
        assert holds(document)


@given(document=full, data=st.data())
def test_renaming_there_and_back_is_nothing(document: Document, data: st.DataObject) -> None:
    """References follow a new id, so that the old id gives the old document."""
    before = document.copy()
    target = chosen(data, document)
    if target is not None:
        document.replace(target, id="new-id")
        assert document.check() == []
        assert holds(document)
        document.replace("new-id", id=target.id)
        assert document == before


@given(document=full, data=st.data())
def test_replacing_keeps_the_order(document: Document, data: st.DataObject) -> None:
    """A changed copy stands where its spans say."""
    target = chosen(data, document)
    if target is not None:
        other = data.draw(annotations_of(type(target), document.text))
        changes = {name: getattr(other, name) for name in target.field_names if name != "id"}
        new = document.replace(target, **changes)
        assert new.id == target.id
        assert holds(document)
        assert document.check() == []


@given(document=full, data=st.data())
def test_ids_are_given_in_the_same_way(document: Document, data: st.DataObject) -> None:
    """The same document and the same additions give the same ids."""
    additions = data.draw(
        st.lists(annotations_of(type(one), document.text)) if (one := chosen(data, document)) else st.just([])
    )
    twin = document.copy()
    assert [document.add(one).id for one in additions] == [twin.add(one).id for one in additions]
    assert document == twin
    assert len({one.id for one in document}) == len(list(document))
