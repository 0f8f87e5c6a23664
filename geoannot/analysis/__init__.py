"""What is asked of finished documents: their rows, how two annotators agree, who stands how towards whom.

Everything here takes documents as they come, one by one, and depends on no extractor.
"""

from __future__ import annotations

from geoannot.analysis.rows import rows

__all__ = ["rows"]
