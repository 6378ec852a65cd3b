"""What stands before an article on a page that does not show it: a paywall, a request for consent, a login, a script.

A page is only looked through when little text was found on it: what speaks of subscribing below a whole article is an
advertisement. JSON-LD's ``isAccessibleForFree`` is the publishers' own word for it (schema.org, as search engines ask
for it); the rest goes by what such pages say, in the languages of which we know it.
"""

from __future__ import annotations

import re

ENOUGH = 1500
"""Characters of prose from which on a text is shown, whatever else the page says: a paywall's teaser is shorter."""

_NOTICE = 500
"""Characters of a notice about cookies, logins, scripts: with more text there is an article as well."""

_HEAD = 400_000
"""Bytes of a page that are looked through."""

# No tag is looked for beyond the next one's beginning, and what never ends goes to the end of the page: whoever writes
# the page must not choose how long it takes.
_TAGS = re.compile(r"<(script|style|noscript)(?=[\s/>]).*?(?:</\1\s*>|\Z)|<[^<>]*>", re.S | re.I)
_NOSCRIPT = re.compile(r"<noscript(?=[\s/>])[^<>]*>(.*?)(?:</noscript|\Z)", re.S | re.I)
_TITLE = re.compile(r"<title[^<>]*>([^<]{0,300})", re.I)
_PASSWORD = re.compile(r"<input\b[^<>]*type\s*=\s*[\"']?password", re.I)
_NOT_FREE = re.compile(r"isAccessibleForFree[\"']?\s*[:=]\s*[\"']?false", re.I)
_SCRIPTED = re.compile(
    r"<div[^<>]{0,500}\bid\s*=\s*[\"']?(?:root|app|__next|___gatsby|svelte)[\"']?[^<>]{0,500}>\s*</div>", re.I
)

_ROBOT = re.compile(
    r"just a moment|attention required|checking (?:if the site|your browser)|verify (?:that )?you are (?:a )?human"
    r"|are you a (?:robot|human)|unusual traffic|complete the captcha|access denied|pardon our interruption",
    re.I,
)
_CONSENT_HOST = re.compile(r"^https?://(?:[\w-]+\.)*(?:consent|privacy-mgmt|cmp)\.|/(?:consent|cookiewall)\b", re.I)
_CONSENT = re.compile(
    r"before you continue|(?:we|our partners) (?:value|care about|respect) your privacy|accept (?:all )?cookies"
    r"|manage (?:your )?(?:cookie|consent|privacy)|alle (?:cookies )?akzeptieren|zustimmen und weiter"
    r"|tout accepter|accepter et (?:continuer|fermer)|aceptar (?:todas )?(?:las )?cookies|accetta (?:tutti )?i cookie",
    re.I,
)
_PAYWALL = re.compile(
    r"(?:subscribe|sign up|register|log ?in|sign in|become a member) (?:now )?(?:to|and) "
    r"(?:continue|keep|read|unlock|access|get full access|view)"
    r"|(?:this|the (?:full|rest of (?:this|the))) (?:article|story|post|content) is (?:only |exclusively )?"
    r"(?:available |reserved )?(?:for|to) (?:\w+ )?(?:subscribers|members)|(?:subscribers|members) only"
    r"|already (?:a |have a )?(?:subscriber|subscription|member)|you(?:'|’)ve (?:reached|read) your"
    r"|jetzt (?:abonnieren|weiterlesen|freischalten)|(?:nur )?f(?:ü|ue)r abonnenten|mit (?:einem )?abo (?:lesen|weiter)"
    r"|r(?:é|e)serv(?:é|e)e? aux abonn(?:é|e)s|il vous reste [\d.,]+ ?% de cet article"
    r"|(?:exclusivo|contenido) (?:para|de) suscriptores|contenuto riservato agli abbonati|alleen voor abonnees",
    re.I,
)
_SCRIPTS = re.compile(r"(?:enable|activate|requires?|need|turn on)\W+(?:\w+\W+){0,3}java ?script", re.I)


def named(page: bytes, url: str, prose: int) -> str:
    """What stands before the article of a page that was answered from ``url``, as a sentence; empty if nothing does.

    ``prose`` characters of text were found on it.
    """
    if prose >= ENOUGH:
        return ""
    source = page[:_HEAD].decode("utf-8", "replace")
    title = found[1] if (found := _TITLE.search(source)) else ""
    said = f"{title} {_TAGS.sub(' ', source)}"
    if _NOT_FREE.search(source) or _PAYWALL.search(said):
        return "the article is behind a paywall"
    return _notice(source, said, url) if prose < _NOTICE else ""


def _notice(source: str, said: str, url: str) -> str:
    """What a page that has hardly any text wants first."""
    if _ROBOT.search(said[:2000]):
        return "the page wants to be sure that a human asks for it"
    if _CONSENT_HOST.search(url) or _CONSENT.search(said):
        return "the page asks for consent to cookies first"
    if _PASSWORD.search(source):
        return "the page wants a login"
    unscripted = " ".join(_NOSCRIPT.findall(source)) + said
    if _SCRIPTS.search(unscripted) or _SCRIPTED.search(source):
        return "the page is made by a script in the browser: there is no text on it"
    return ""
