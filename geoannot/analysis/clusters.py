"""B-cubed: how alike two annotators gather mentions into entities.

Bagga and Baldwin 1998, "Algorithms for scoring coreference chains". Counted are the mentions that both have, with the
same spans and an entity on either side, so that what one of them did not find is not counted a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from geoannot.analysis.matching import Pair
from geoannot.analysis.scores import Score


@attrs.define
class Clusters:
    """B-cubed, summed up document by document.

    Attributes:
        mentions: how many mentions were counted.
        precision: the sum of their precision: the share of a mention's predicted cluster that lies in its gold cluster.
        recall: the sum of their recall: the share of its gold cluster that lies in its predicted cluster.
    """

    mentions: int = 0
    precision: float = 0.0
    recall: float = 0.0

    def take(self, pairs: Iterable[Pair]) -> None:
        """Count the mentions of a document that have the same spans."""
        clusters = [(gold.entity, found.entity) for gold, found in pairs if gold.entity and found.entity]
        together = Counter(clusters)
        in_gold: Mapping[str, int] = Counter(gold for gold, _ in clusters)
        in_found: Mapping[str, int] = Counter(found for _, found in clusters)
        self.mentions += len(clusters)
        for (gold, found), number in together.items():
            self.precision += number * number / in_found[found]
            self.recall += number * number / in_gold[gold]

    @property
    def score(self) -> Score:
        """Mean precision and recall over the mentions."""
        return Score.of(self.precision, self.mentions, self.recall, self.mentions)
