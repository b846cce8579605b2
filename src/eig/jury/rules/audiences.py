"""Who reads: each audience its own words.

The jury reads all. A candidate reads of their own case, and neither of another candidate nor of a juror. The
public reads who is on which list.
"""

from __future__ import annotations

from eig.programme._audiences import Audience

__all__ = ["Audience"]
