"""Addresses without what follows their readers, and images that only count them. Both by lists that are kept here.

Only parameters of known names go; the rest of an address stays letter by letter, and its order too.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_", "ns_", "vero_", "oly_", "guce_", "at_", "sc_c", "wt_mc", "_hs")
_NAMES = frozenset({
    "__s", "__twitter_impression", "_branch_match_id", "_ga", "_gl", "_openstat", "campaign_id", "cmpid",
    "cn-reloaded", "cmp", "dclid", "ef_id", "fb_action_ids", "fb_action_types", "fb_ref", "fb_source", "fbclid",
    "feedname", "feedtype", "gbraid", "gclid", "gclsrc", "guccounter", "hsctatracking", "icid", "igsh", "igshid",
    "ito", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "mkwid", "msclkid", "ncid", "ocid", "rb_clickid", "rdt_cid",
    "ref_src", "ref_url", "rss_id", "s_cid", "s_kwcid", "scid", "smid", "smtyp", "soc_src", "soc_trk", "spm",
    "srsltid", "ttclid", "twclid", "wbraid", "wickedid", "wprov", "xtor", "yclid", "ysclid", "zanpid",
})  # fmt: skip
_VALUED = re.compile(r"(?:source|ref|from|partner|campaign|via)=(?:rss|feed|atom)[\w.-]*", re.IGNORECASE)
"""Parameters with harmless names that say where a reader came from."""

_PIXEL_HOSTS = frozenset({
    "ad.doubleclick.net", "b.scorecardresearch.com", "bat.bing.com", "counter.theconversation.com",
    "counter.theconversation.edu.au", "da.feedsportal.com", "eotrx.substackcdn.com", "feedads.g.doubleclick.net",
    "feeds.feedburner.com", "googleads.g.doubleclick.net", "ib.adnxs.com", "open.substack.com", "pi.feedsportal.com",
    "pixel.mathtag.com", "pixel.quantserve.com", "pixel.wp.com", "res3.feedsportal.com", "rss.buysellads.com",
    "sb.scorecardresearch.com", "ssl-vg03.met.vgwort.de", "stats.wordpress.com", "track.hubspot.com",
    "tracking.feedpress.com", "tracking.feedpress.it", "vg01.met.vgwort.de", "vg02.met.vgwort.de",
    "vg04.met.vgwort.de", "vg05.met.vgwort.de", "vg06.met.vgwort.de", "vg07.met.vgwort.de", "vg08.met.vgwort.de",
    "vg09.met.vgwort.de", "www.google-analytics.com",
})  # fmt: skip
_PIXEL_PATH = re.compile(
    r"/~r/|/__utm\.gif|/(?:track(?:ing)?|open|beacon|count(?:er)?|b|p|i|1x1|blank|spacer|pixel)\.(?:gif|png|php)$"
    r"|^/_/stat\b|/ping\.gif|^/tr/?$",
    re.IGNORECASE,
)


def cleaned(url: str) -> str:
    """``url`` without the parameters that only say who follows it, and from where."""
    head, mark, fragment = url.partition("#")
    if mark and _tracks(fragment):
        mark = fragment = ""
    base, question, query = head.partition("?")
    if not question:
        return head + mark + fragment
    kept = [part for part in re.split(r"&(?:amp;)?", query) if not _tracks(part)]
    if len(kept) == query.count("&") + 1:
        return head + mark + fragment
    return base + ("?" + "&".join(kept) if any(kept) else "") + mark + fragment


def is_pixel(url: str) -> bool:
    """Whether an image only tells somebody that it was seen."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "") in _PIXEL_HOSTS or _PIXEL_PATH.search(parts.path) is not None
    except ValueError:
        return False


def _tracks(parameter: str) -> bool:
    """Whether a parameter ("name=value") is one of those."""
    name = parameter.partition("=")[0].lower()
    return name in _NAMES or name.startswith(_PREFIXES) or _VALUED.fullmatch(parameter) is not None
