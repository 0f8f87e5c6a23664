"""What is asked of finished documents: their rows, how two annotators agree, who stands how towards whom.

Everything here takes documents as they come, one by one, and depends on no extractor.
"""

from __future__ import annotations

from geoannot.analysis.comparison import Comparison, compare, compare_all
from geoannot.analysis.differences import Difference
from geoannot.analysis.gathering import stance_matrix
from geoannot.analysis.rows import rows
from geoannot.analysis.scores import FieldAgreement, LayerAgreement, Score
from geoannot.analysis.signatures import signed_by
from geoannot.analysis.stances import Evidence, Party, StanceCell, StanceMatrix

__all__ = [
    "Comparison",
    "Difference",
    "Evidence",
    "FieldAgreement",
    "LayerAgreement",
    "Party",
    "Score",
    "StanceCell",
    "StanceMatrix",
    "compare",
    "compare_all",
    "rows",
    "signed_by",
    "stance_matrix",
]
