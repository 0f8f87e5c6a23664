"""The extractor: finds names, types them, links them, and says who he, she, it and the ministry are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from geoannot.hooks import Table
from geoannot.model import Annotation, DocumentView, Entity, Mention
from geoannot_entities import TABLE, EntitiesConfig
from geoannot_entities.clusters import Cluster, Linker
from geoannot_entities.definitions import explained_initials, other_names
from geoannot_entities.evidence import Typer
from geoannot_entities.gazetteer import load_gazetteer
from geoannot_entities.given import GivenEntities
from geoannot_entities.groups import GroupResolver
from geoannot_entities.known import KnownNames
from geoannot_entities.lexicon import load_lexicon
from geoannot_entities.names import Name, NameFinder
from geoannot_entities.nominals import NominalFinder
from geoannot_entities.page import Page
from geoannot_entities.pronouns import PronounResolver
from geoannot_entities.readings import ReadingChooser
from geoannot_entities.roles import RoleFinder
from geoannot_entities.surroundings import Surroundings

if TYPE_CHECKING:
    from geoannot.model.entity import EntityType
    from geoannot.model.mention import MentionForm


class _Found(NamedTuple):
    """A mention by its first and last token, the number of its cluster (-1: none), its form and confidence."""

    first: int
    last: int
    entity: int
    form: str
    confidence: float | None = None


class EntitiesExtractor:
    """Persons, bodies, countries, places and groups, and the words that mention them."""

    def __init__(self, config: EntitiesConfig, tables: Mapping[str, Table]) -> None:
        """Load what is known.

        Args:
            config: the settings.
            tables: rows of other plugins for the gazetteer.

        Raises:
            ConfigError: the file of the settings cannot be read or used.
            FieldError: a row of another plugin is wrong.
        """
        self._config = config
        self._gazetteer = load_gazetteer(config.gazetteer, tables[TABLE])
        self._lexicon = load_lexicon()

    def extract(self, document: DocumentView) -> Iterator[Annotation]:
        """Entities and mentions; where the document brings entities, the mentions point at those or at none."""
        if document.layers.get("mention") is not None:
            return
        page = Page(document)
        if not len(page):
            return
        brought = document.layers.get("entity")
        given = None if brought is None else GivenEntities(brought)
        gazetteers = [self._gazetteer] if given is None else [given.gazetteer, self._gazetteer]
        known = KnownNames(page, gazetteers, _tokens_in_dates(document))
        surroundings = Surroundings(page, self._lexicon)
        names = ReadingChooser(surroundings).choose(NameFinder(page, known, self._lexicon).find())
        names = Typer(page, self._lexicon, surroundings).settle(names)
        clusters = Linker({**other_names(page, names), **explained_initials(page, names)}).link(names)
        RoleFinder(page, self._lexicon).find(clusters)
        mentions = sorted(self._mentions(page, surroundings, names, clusters), key=lambda found: found[:2])
        # Entities are numbered as the text comes to them.
        numbers = dict.fromkeys(found.entity for found in mentions if found.entity >= 0)
        if given is None:
            ids = {number: f"e{place}" for place, number in enumerate(numbers, 1)}
            yield from (_entity(clusters[number], id) for number, id in ids.items())
        else:
            ids = {number: given.id_of(clusters[number]) for number in numbers}
        for found in mentions:
            yield Mention(
                spans=((page.starts[found.first], page.ends[found.last]),),
                entity=ids.get(found.entity) or None,
                # Forms come from this package alone, and the kind checks them.
                form=cast("MentionForm", found.form),
                confidence=found.confidence,
            )

    def _mentions(
        self, page: Page, surroundings: Surroundings, names: list[Name], clusters: list[Cluster]
    ) -> Iterator[_Found]:
        """Every mention, names first; role nouns may add clusters."""
        for name in names:
            yield _Found(name.first, name.last, name.entity, name.form)
        if self._config.pronouns:
            groups = GroupResolver(page, self._lexicon, surroundings, names, clusters)
            for pronoun in (*PronounResolver(page, clusters).resolve(), *groups.resolve()):
                yield _Found(pronoun.index, pronoun.index, pronoun.entity, "pronoun", pronoun.confidence)
        if self._config.nominals:
            for nominal in NominalFinder(page, self._lexicon, surroundings, names, clusters).find():
                yield _Found(nominal.first, nominal.last, nominal.entity, "nominal")


def _tokens_in_dates(document: DocumentView) -> frozenset[int]:
    tokens = document.tokens
    return frozenset(index for timex in document.timexes for span in timex.spans for index in tokens.range(span))


def _entity(cluster: Cluster, id: str) -> Entity:
    identifiers = dict(cluster.entry.identifiers) if cluster.entry else {}
    return Entity(
        id=id,
        name=_fullest(cluster),
        # Types come from the tables, which are checked when they are read, and the kind checks them again.
        type=cast("EntityType", cluster.type),
        identifiers=identifiers,
        role=cluster.role or None,
    )


def _fullest(cluster: Cluster) -> str:
    """The name of the gazetteer, else the longest in the text; white space inside is one blank."""
    name = cluster.name
    if cluster.entry is None and cluster.names:
        name = max((n.text for n in cluster.names), key=len)
    return " ".join(name.split())
