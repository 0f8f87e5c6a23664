"""The extractor: finds names, types them, links them, and says who he, she and the ministry are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from geoannot.hooks import Table
from geoannot.model import Annotation, DocumentView, Entity, Mention
from geoannot_entities import TABLE, EntitiesConfig
from geoannot_entities.clusters import Cluster, Linker
from geoannot_entities.definitions import explained_initials
from geoannot_entities.evidence import Typer
from geoannot_entities.gazetteer import load_gazetteer
from geoannot_entities.lexicon import load_lexicon
from geoannot_entities.names import Name, NameFinder
from geoannot_entities.nominals import NominalFinder
from geoannot_entities.page import Page
from geoannot_entities.persons import fold
from geoannot_entities.pronouns import PronounResolver
from geoannot_entities.readings import ReadingChooser
from geoannot_entities.roles import RoleFinder
from geoannot_entities.surroundings import Surroundings


class EntitiesExtractor:
    """Persons, bodies, countries, places and groups, and the words that mention them."""

    def __init__(self, config: EntitiesConfig, tables: Mapping[str, Table]) -> None:
        """Load what is known.

        Args:
            config: the settings.
            tables: rows of other plugins for the gazetteer.

        Raises:
            FieldError: a row of a gazetteer is wrong.
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
        finder = NameFinder(page, self._gazetteer, self._lexicon, _tokens_in_dates(document))
        surroundings = Surroundings(page, self._lexicon)
        names = finder.find()
        ReadingChooser(surroundings).choose(names)
        names = Typer(page, self._lexicon, surroundings).settle(names)
        clusters = Linker(explained_initials(page, names)).link(names)
        RoleFinder(page, self._lexicon).find(clusters)
        mentions = list(self._mentions(page, surroundings, names, clusters))
        given = document.layers.get("entity")
        ids = _given_ids(clusters, given) if given is not None else [f"e{n}" for n in range(1, len(clusters) + 1)]
        if given is None:
            yield from (_entity(cluster, id) for cluster, id in zip(clusters, ids, strict=True) if id)
        for first, last, number, form, confidence in mentions:
            span = (page.starts[first], page.ends[last])
            entity = (ids[number] or None) if number >= 0 else None
            yield Mention(spans=(span,), entity=entity, form=form, confidence=confidence)

    def _mentions(
        self, page: Page, surroundings: Surroundings, names: list[Name], clusters: list[Cluster]
    ) -> Iterator[tuple[int, int, int, str, float | None]]:
        """First and last token, cluster, form and confidence of every mention; clusters may be added."""
        for name in names:
            yield name.first, name.last, name.entity, name.form, None
        if self._config.pronouns:
            for pronoun in PronounResolver(page, clusters).resolve():
                yield pronoun.index, pronoun.index, pronoun.entity, "pronoun", pronoun.confidence
        if self._config.nominals:
            for nominal in NominalFinder(page, self._lexicon, surroundings, names, clusters).find():
                yield nominal.first, nominal.last, nominal.entity, "nominal", None


def _tokens_in_dates(document: DocumentView) -> frozenset[int]:
    tokens = document.tokens
    return frozenset(index for timex in document.timexes for span in timex.spans for index in tokens.range(span))


def _entity(cluster: Cluster, id: str) -> Entity:
    identifiers = dict(cluster.entry.identifiers) if cluster.entry else {}
    return Entity(id=id, name=_fullest(cluster), type=cluster.type, identifiers=identifiers, role=cluster.role or None)


def _fullest(cluster: Cluster) -> str:
    """The name of the gazetteer, else the longest in the text; white space inside is one blank."""
    name = cluster.name
    if cluster.entry is None and cluster.names:
        name = max((n.text for n in cluster.names), key=len)
    return " ".join(name.split())


def _given_ids(clusters: list[Cluster], given: Iterable[Entity]) -> list[str]:
    """For every cluster the id of the entity that the document brought along, by any of its names, or nothing."""
    known: dict[str, str] = {}
    for entity in given:
        known.setdefault(fold(entity.name), entity.id)
    ids = []
    for cluster in clusters:
        own = [cluster.name, *(name.text for name in cluster.names)]
        ids.append(next((known[fold(name)] for name in own if fold(name) in known), ""))
    return ids
