"""The pipeline: extractors in their order, run on documents, each failure kept to its extractor and its document."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from geoannot.errors import ConfigError, NoExtractorError, PipelineError, UsageError
from geoannot.hooks import AnnotationExtractor, Extractor, Table, as_names
from geoannot.model import BUILT_IN_KINDS, Document, Kinds
from geoannot.pipeline.intake import take_in
from geoannot.pipeline.order import in_order, missing_providers, needed
from geoannot.pipeline.outcome import Failure, Outcome, outcome_of
from geoannot.pipeline.overwriting import SetAside, set_aside
from geoannot.pipeline.processes import Workers
from geoannot.registry import Registry
from geoannot.settings import Settings, configure

HOW_TO_GET_EXTRACTORS = (
    "there is no extractor; install some: pip install geoannot[all], or from a checkout "
    'pip install ".[all]" ./plugins/geoannot-*'
)


class Pipeline:
    """Extractors in an order in which each finds what it requires.

    Attributes:
        extractors: the specifications, in the order in which they run.
    """

    def __init__(
        self,
        extractors: Iterable[Extractor],
        *,
        config: Settings | None = None,
        only: Iterable[str] = (),
        overwrite: Iterable[str] = (),
        brings: Collection[str] | None = (),
        kinds: Kinds = BUILT_IN_KINDS,
        tables: Mapping[str, Table] | None = None,
        plugin_files: Iterable[str | Path] = (),
    ) -> None:
        """Put extractors in order.

        Args:
            extractors: specifications.
            config: settings by extractor name, as typed values or as text.
            only: names; these alone run, behind those that provide what they require.
            overwrite: kinds of layers that are computed anew where a document brings them along.
            brings: kinds that the documents bring along; None where it is not known.
            kinds: the kinds of annotation that are known.
            tables: rows that plugins add to the tables of others.
            plugin_files: plugin files that worker processes have to load too.

        Raises:
            PipelineError: a circle, or a kind that is required, not provided and not brought along.
            NoExtractorError: there is no extractor.
            ConfigError: a setting that does not exist, or a wrong value.
            UsageError: ``only`` or ``overwrite`` names what is not there.
        """
        self.extractors = tuple(in_order(extractors))
        if not self.extractors:
            raise NoExtractorError(HOW_TO_GET_EXTRACTORS)
        self._only = frozenset(as_names(only))
        self._overwrite = as_names(overwrite)
        self._kinds = kinds
        self._tables = tables
        self._plugin_files = tuple(Path(path).resolve() for path in plugin_files)
        names = [one.name for one in self.extractors]
        self._refuse_unknown("extractor", self._only, names)
        self._refuse_unknown("layer", self._overwrite, kinds)
        self._config = {
            one.name: configure(one.name, one.Config, (config or {}).get(one.name, {})) for one in self.extractors
        }
        self._set = tuple(one for one in self.extractors if (config or {}).get(one.name))
        if brings is not None:
            self.refuse_missing(brings)
        self._built: dict[str, AnnotationExtractor] = {}

    @classmethod
    def discover(
        cls,
        *,
        config: Settings | None = None,
        only: Iterable[str] = (),
        disable: Iterable[str] = (),
        overwrite: Iterable[str] = (),
        brings: Collection[str] | None = (),
        plugin_files: Iterable[str | Path] = (),
        registry: Registry | None = None,
    ) -> Pipeline:
        """The pipeline of the extractors that are installed.

        Takes ``disable``, names of extractors or of plugins that take no part, and ``registry``, where the extractors
        are (the installed plugins where nothing is given); the rest is as in :class:`Pipeline`.

        Raises:
            PipelineError, NoExtractorError, ConfigError, UsageError: as :class:`Pipeline`.
        """
        files = tuple(plugin_files)
        found = registry or Registry.discover(plugin_files=files)
        unwanted = frozenset(as_names(disable))
        broken = [one.name for one in found.broken]
        known = sorted({*found.extractors, *found.plugins, *found.disabled, *broken})
        cls._refuse_unknown("extractor or plugin", unwanted, known)
        cls._refuse_unknown("extractor or format", config or (), [*found.extractors, *found.formats])
        chosen = [
            one
            for one in found.extractors.values()
            if one.name not in unwanted and found.provided_by[one.name] not in unwanted
        ]
        return cls(
            chosen,
            config=config,
            only=only,
            overwrite=overwrite,
            brings=brings,
            kinds=found.kinds,
            tables=found.tables({name for one in chosen for name in one.tables}),
            plugin_files=files,
        )

    def annotate(self, document: Document) -> Outcome:
        """Annotate one document, in place.

        Layers that are there are kept, save those that are to be overwritten. An extractor that fails leaves its layers
        absent; those that require them do not run, and the others go on.

        Raises:
            ConfigError: an extractor cannot be made with the settings that were given for it.
        """
        self._refuse_settings()
        provided = {kind for one in self.extractors for kind in one.provides}
        try:
            aside = set_aside(document, self._overwrite, self._kinds, provided)
        except PipelineError as error:
            return Outcome(document=document, failures=(self._failure("overwrite", document, error),))
        brought = frozenset(document.layers)
        found = [
            self._run_one(extractor, document, brought, aside)
            for extractor in needed(self.extractors, self._only, brought)
        ]
        failures = [failure for failure in found if failure is not None]
        aside.put_back(document, aside.layers)
        if self._overwrite:
            failures += [
                Failure(plugin="overwrite", document=document.id, cause=str(finding)) for finding in document.check()
            ]
        return Outcome(document=document, failures=tuple(failures))

    def run(
        self, documents: Iterable[Document | Exception], *, jobs: int = 1, timeout: float | None = None
    ) -> Iterator[Outcome]:
        """Annotate documents as a lazy stream, in their order.

        Args:
            documents: taken one by one as they are needed; an exception stands for a document that could not be read,
                and becomes a failure.
            jobs: how many processes work; with 1 and no timeout it is this one.
            timeout: seconds of wall time that a document may take; needs a process of its own.

        Yields:
            what became of each document. A worker that is killed, or that takes too long, costs its document alone.

        Raises:
            ConfigError: an extractor cannot be made with the settings that were given for it; at the call, not later.
        """
        if jobs < 1:
            raise UsageError(f"jobs is {jobs}, expected 1 or more")
        if timeout is not None and timeout <= 0:
            raise UsageError(f"timeout is {timeout:g}, expected a number of seconds above 0")
        self._refuse_settings()
        if jobs == 1 and timeout is None:
            return map(self.annotate_or_report, documents)
        return Workers(self, jobs=jobs, timeout=timeout).run(documents)

    def annotate_or_report(self, item: Document | Exception) -> Outcome:
        """Annotate a document; an exception becomes a failure to read."""
        return self.annotate(item) if isinstance(item, Document) else outcome_of(item)

    def refuse_missing(self, brings: Collection[str]) -> None:
        """Make sure that extractors get what they require, on documents that bring those layers along.

        Raises:
            PipelineError: a kind that is required, not provided and not brought along; the message names them.
        """
        selected = needed(self.extractors, self._only, brings)
        missing = missing_providers(selected, brings)
        if missing:
            words = "; ".join(f"{name} requires {' and '.join(kinds)}" for name, kinds in missing.items())
            raise PipelineError(
                f"{words}, which no enabled extractor provides; enable one that does, disable what requires it, "
                "or give documents that bring the layer along (in Python, say so with brings=…)"
            )

    def prepare(self) -> None:
        """Load and make all extractors now, rather than for the first document; what fails then, fails there again."""
        for extractor in self.extractors:
            with suppress(Exception):
                self._extractor(extractor)

    def _refuse_settings(self) -> None:
        """Make the extractors that settings were given for: what is wrong with those is no fault of a document."""
        for extractor in self._set:
            try:
                self._extractor(extractor)
            except ConfigError:
                raise
            except Exception:  # noqa: BLE001  # the extractor's own fault, which is charged to it later
                continue

    def __getstate__(self) -> dict[str, Any]:
        """For worker processes: everything but the extractors that were made."""
        return {**self.__dict__, "_built": {}, "_kinds": dict(self._kinds)}

    @property
    def plugin_files(self) -> tuple[Path, ...]:
        """The plugin files that extractors came from."""
        return self._plugin_files

    def _extractor(self, extractor: Extractor) -> AnnotationExtractor:
        built = self._built.get(extractor.name)
        if built is None:
            built = self._built[extractor.name] = extractor.build(self._config[extractor.name], self._tables)
        return built

    def _run_one(
        self, extractor: Extractor, document: Document, brought: Collection[str], aside: SetAside
    ) -> Failure | None:
        lacking = [kind for kind in extractor.requires if kind not in document.layers]
        if lacking:
            return self._failure(extractor.name, document, f"requires {' and '.join(lacking)}, which is not there")
        kinds = [kind for kind in extractor.provides if kind not in brought]
        try:
            found = self._extractor(extractor).extract(document.view())
            take_in(document, found, extractor, kinds, aside)
        except (Exception, SystemExit) as error:  # noqa: BLE001  # what an extractor does wrong is charged to it alone
            return self._failure(extractor.name, document, error)
        return None

    @staticmethod
    def _failure(plugin: str, document: Document, error: BaseException | str) -> Failure:
        if isinstance(error, str):
            return Failure(plugin=plugin, document=document.id, cause=error)
        cause = str(error) if isinstance(error, PipelineError) else f"{type(error).__name__}: {error}"
        trace = "".join(traceback.format_exception(error))
        return Failure(plugin=plugin, document=document.id, cause=cause, trace=trace)

    @staticmethod
    def _refuse_unknown(what: str, names: Iterable[str], known: Iterable[str]) -> None:
        there = list(known)
        for name in names:
            if name not in there:
                raise UsageError(f"there is no {what} {name!r}; there are {', '.join(there)}")
