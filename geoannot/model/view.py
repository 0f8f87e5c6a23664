"""The view of a document: all that can be asked of it, and nothing that changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar, overload

from geoannot.errors import FieldError, UnknownIdError
from geoannot.model.annotation import Annotation, TextAnnotation
from geoannot.model.checking import Finding, check_document
from geoannot.model.entity import Entity
from geoannot.model.heading import Heading
from geoannot.model.layer import Layer
from geoannot.model.mention import Mention
from geoannot.model.metadata import Metadata
from geoannot.model.offsets import Encoding, Offsets
from geoannot.model.paragraph import Paragraph
from geoannot.model.quote import Quote
from geoannot.model.sentence import Sentence
from geoannot.model.stance import Stance
from geoannot.model.timex import Timex
from geoannot.model.tokens import Tokens

A = TypeVar("A", bound=Annotation)


class DocumentView:
    """A document that can be read and not changed: what extractors get.

    Offsets are Unicode code points of ``text``, half-open.
    """

    __slots__ = ("_by_id", "_cache", "_id", "_layers", "_metadata", "_text", "_unknown")

    html_renderer: ClassVar[Callable[[DocumentView], str | None] | None] = None
    """How notebooks show documents; the façade sets it, because the model knows no format."""

    def __init__(
        self, text: str, *, id: str = "document", metadata: Metadata | Mapping[str, Any] | None = None
    ) -> None:
        self._text = _string("text", text)
        self._id = _string("id", id)
        self._metadata = metadata if isinstance(metadata, Metadata) else Metadata.of(metadata or {})
        self._layers: dict[str, Layer[Any]] = {}
        self._by_id: dict[str, Annotation] = {}
        self._unknown: dict[str, Any] = {}
        self._cache: dict[str, Any] = {}

    @property
    def text(self) -> str:
        """The text, exactly as it came."""
        return self._text

    @property
    def id(self) -> str:
        """The name of the document in its corpus."""
        return self._id

    @property
    def metadata(self) -> Metadata:
        """Title, date and origin."""
        return self._metadata

    @property
    def layers(self) -> Mapping[str, Layer[Any]]:
        """The layers that are there, by kind; ``layers.get("quote")`` is None where the layer is absent."""
        return MappingProxyType(self._layers)

    @property
    def unknown(self) -> Mapping[str, Any]:
        """Layers of kinds that nobody here knows, verbatim, as plain JSON values."""
        return MappingProxyType(self._unknown)

    @overload
    def layer(self, kind: type[A]) -> Layer[A]: ...
    @overload
    def layer(self, kind: str) -> Layer[Any]: ...
    def layer(self, kind: type[A] | str) -> Layer[A]:
        """The layer of a kind, or an empty one where it is absent."""
        name = kind if isinstance(kind, str) else kind.kind
        found = self._layers.get(name)
        return Layer(name) if found is None else found

    @property
    def headings(self) -> Layer[Heading]:
        """Titles and sub-headings."""
        return self.layer(Heading)

    @property
    def paragraphs(self) -> Layer[Paragraph]:
        """Paragraphs."""
        return self.layer(Paragraph)

    @property
    def sentences(self) -> Layer[Sentence]:
        """Sentences."""
        return self.layer(Sentence)

    @property
    def entities(self) -> Layer[Entity]:
        """Who and what the document speaks of, by id."""
        return self.layer(Entity)

    @property
    def mentions(self) -> Layer[Mention]:
        """The words that name them."""
        return self.layer(Mention)

    @property
    def timexes(self) -> Layer[Timex]:
        """The words that say when."""
        return self.layer(Timex)

    @property
    def quotes(self) -> Layer[Quote]:
        """What somebody is made to say."""
        return self.layer(Quote)

    @property
    def stances(self) -> Layer[Stance]:
        """Who stands how towards whom."""
        return self.layer(Stance)

    @property
    def tokens(self) -> Tokens:
        """The tokens of the text, found when first asked for."""
        if "tokens" not in self._cache:
            self._cache["tokens"] = Tokens(self._text)
        tokens: Tokens = self._cache["tokens"]
        return tokens

    def offsets(self, encoding: Encoding) -> Offsets:
        """Conversion of offsets to UTF-16 code units or UTF-8 bytes, and back."""
        if encoding not in self._cache:
            self._cache[encoding] = Offsets(self._text, encoding)
        offsets: Offsets = self._cache[encoding]
        return offsets

    def get(self, id: str) -> Annotation | None:
        """The annotation of that id, or None."""
        return self._by_id.get(id)

    def __getitem__(self, id: str) -> Annotation:
        """The annotation of that id.

        Raises:
            UnknownIdError: there is none.
        """
        try:
            return self._by_id[id]
        except KeyError:
            raise UnknownIdError(id, self._id) from None

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __iter__(self) -> Iterator[Annotation]:
        """Every annotation, layer by layer."""
        for layer in self.layers.values():
            yield from layer

    def text_of(self, where: tuple[int, int] | TextAnnotation) -> str:
        """The words of a span or an annotation; the pieces of a discontinuous one are joined by a blank."""
        if isinstance(where, TextAnnotation):
            return " ".join(self._text[start:end] for start, end in where.spans)
        start, end = where
        return self._text[start:end]

    def check(self) -> list[Finding]:
        """Everything that is wrong, each with its path: spans past the text, references to nothing or in a circle."""
        return check_document(self)

    def view(self) -> DocumentView:
        """The same document, to be read and not changed; later changes show in it."""
        view = object.__new__(DocumentView)
        for name in DocumentView.__slots__:
            object.__setattr__(view, name, getattr(self, name))
        return view

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DocumentView):
            return NotImplemented
        return all(
            getattr(self, name) == getattr(other, name) for name in ("_id", "_text", "_metadata", "_unknown", "_layers")
        )

    __hash__ = None  # type: ignore[assignment]  # a document changes

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(layer)} {name}" for name, layer in self.layers.items())
        opening = self._text[:40] + ("…" if len(self._text) > 40 else "")
        return f"<{type(self).__name__} {self._id}: {len(self._text)} characters {opening!r}; {counts or 'no layers'}>"

    def _repr_html_(self) -> str | None:
        """What Jupyter shows; None, and so the line of ``repr``, where nothing is set to render it."""
        render = DocumentView.html_renderer
        return None if render is None else render(self)


def _string(field: str, value: Any) -> str:
    """The value, if it is a string; the id may not be empty either."""
    if not isinstance(value, str) or (field == "id" and not value):
        raise FieldError("document", field, value, "a string that is not empty" if field == "id" else "a string")
    return value
