"""Articles without a day, which limits to days leave out."""

import datetime
from dataclasses import replace

from index.store import Catalogue
from index.types import SearchFilter


def left_out(catalogue: Catalogue, chosen: SearchFilter) -> str:
    """Return a sentence that says how many articles a filter leaves out for want of a day, or "".

    Those are counted that pass whatever else it asks for.
    """
    if chosen.after is None and chosen.before is None:
        return ""
    any_time = replace(chosen, after=None, before=None)
    dated = replace(any_time, after=datetime.date.min)
    undated = catalogue.article_count(any_time) - catalogue.article_count(dated)
    if not undated:
        return ""
    if undated == 1:
        return "One article without a day was left out."
    return f"{undated:,} articles without a day were left out."
