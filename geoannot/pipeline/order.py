"""In which order extractors run, and which of them a document needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from geoannot.errors import PipelineError
from geoannot.hooks import Extractor


def in_order(extractors: Iterable[Extractor]) -> list[Extractor]:
    """Extractors such that each runs behind those that provide what it requires, or that it wants to run after.

    Those that nothing orders run by name, so that the order is always the same.

    Raises:
        PipelineError: they wait for one another in a circle, which the message names.
    """
    by_name = {one.name: one for one in sorted(extractors, key=lambda one: one.name)}
    providers = providers_of(by_name.values())
    hard = {name: _before(one.requires, one, providers, by_name) for name, one in by_name.items()}
    _refuse_circles(hard)
    both = {name: hard[name] | _before(one.after, one, providers, by_name) for name, one in by_name.items()}
    _refuse_circles(both)
    sorter = TopologicalSorter(both)
    sorter.prepare()
    ordered: list[Extractor] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered.extend(by_name[name] for name in ready)
        sorter.done(*ready)
    return ordered


def providers_of(extractors: Iterable[Extractor]) -> dict[str, list[Extractor]]:
    """The extractors that provide each kind."""
    providers: dict[str, list[Extractor]] = {}
    for one in extractors:
        for kind in one.provides:
            providers.setdefault(kind, []).append(one)
    return providers


def missing_providers(extractors: Sequence[Extractor], present: Collection[str]) -> dict[str, list[str]]:
    """The kinds that extractors require and that nobody provides, by the name of the extractor."""
    available = {*providers_of(extractors), *present}
    lacking = {one.name: [kind for kind in one.requires if kind not in available] for one in extractors}
    return {name: kinds for name, kinds in lacking.items() if kinds}


def needed(ordered: Sequence[Extractor], only: Collection[str], present: Collection[str]) -> list[Extractor]:
    """The extractors that a document with those layers needs, in order.

    An extractor runs if a layer that it provides is absent. With ``only``, these run, and those that provide what they
    require and the document lacks.
    """
    waiting = [one for one in ordered if not set(one.provides) <= set(present)]
    providers = providers_of(waiting)
    wanted = {one.name for one in waiting if one.name in only or not only}
    queue = [one for one in waiting if one.name in wanted and only]
    while queue:
        for kind in queue.pop().requires:
            for provider in providers.get(kind, ()) if kind not in present else ():
                if provider.name not in wanted:
                    wanted.add(provider.name)
                    queue.append(provider)
    return [one for one in waiting if one.name in wanted]


def _before(
    wishes: Iterable[str], own: Extractor, providers: Mapping[str, list[Extractor]], by_name: Mapping[str, Extractor]
) -> set[str]:
    """The names of the extractors that kinds or names stand for, without the own one."""
    names = {one.name for wish in wishes for one in providers.get(wish, ())}
    return (names | (set(wishes) & by_name.keys())) - {own.name}


def _refuse_circles(graph: Mapping[str, set[str]]) -> None:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = " → ".join(reversed(error.args[1]))
        raise PipelineError(f"extractors wait for one another in a circle: {circle}; disable one of them") from None
