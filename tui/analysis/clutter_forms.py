"""The forms by which clutter announces itself: what a whole block says, what is glued to the ends of one.

Most stand for a block as a whole (``fullmatch``); none says of itself that it is right: ``tui.analysis.clutter`` and
``tui.analysis.heads`` know where each may be looked for.
"""

from __future__ import annotations

import re

AGENCIES = (
    r"(?:AP(?: Photo| Images)?|Associated Press|Reuters|REUTERS|AFP|EPA|PA|Getty(?: Images)?|Bloomberg|Shutterstock"
    r"|iStock|Alamy|Rex|UPI|TASS|Xinhua|Zuma)"
)
_SITES = (
    r"(?:facebook|twitter|pinterest|whatsapp|linkedin|instagram|youtube|reddit|flipboard"
    r"|email|share|tweet|post|print|x)"
)

# Each is what a whole block says, in any case of letters. What could open a sentence of a report ("Copyright law …",
# "More than 40 …", "This story is about …") must go on in the way that only clutter does.
_LINES = (
    r"advert(?:isement|ising)?:?|sponsored(?: content)?|skip advert(?:isement)?",
    r"(?:scroll|continue) (?:down )?to continue.{0,40}",
    r"(?:story|article) continue[sd]? (?:below|after).{0,40}|continue reading below|loading\W*|close",
    r"print|comments?|recommended|share (?:this|on|via)\b.{0,80}",
    rf"{_SITES}(?:[ ,|/]+{_SITES})*",
    r"facebook twitter pinterest .*|read or share this .*",
    (
        r"(?:please )?(?:sign up|subscribe|register)(?: now| today| here)?(?: free)?(?: (?:for|to|at|with your"
        r"|by)\b.{0,160})?\W*"
    ),
    (
        r"(?:get|receive|sign up)\b.{0,120}(?:newsletters?|(?:delivered|sent|straight"
        r"|direct(?:ly)?) to your inbox)\b.{0,160}"
    ),
    r"you agree that anything you post.*",
    (
        r"(?:read|see|watch|listen|view|more|related|also|video|photos?|gallery|live updates|don['’]t miss"
        r"|must[ -](?:read|watch))(?: (?:also|more|next|now|here|this|on|it))? ?[:»>|→].{0,200}"
    ),
    r"(?:more|read more|see more) (?:on|from|about)(?: [\w’'-]+){1,6} ?[:»>→].{0,120}",
    (
        r"(?:related|recommended|further|more) (?:articles?|stories|content|topics|coverage|links|videos?|reading"
        r"|news|for you)\b.{0,12}"
    ),
    r"(?:read|see|learn|find out) more(?: (?:here|at|on|about|from)\b.{0,100})?[^.\w]*",
    r"continue reading.{0,120}|just watched .{0,200}|(?:click|tap) here\b.{0,160}",
    r"click (?:to|on)\b.{0,40}\b(?:subscribe|share|tweet|enlarge|watch|expand|play|listen)\b.{0,80}",
    r"(?:download|install|get) our .{0,60}app\b.{0,80}",
    rf"(?:like|find) us on {_SITES}\b.{{0,120}}|follow [\w.,’'@ -]{{2,60}}? on {_SITES}\b.{{0,120}}",
    r"(?:©|\(c\) ?\d|copyright (?:©|\(c\)|\d|by\b)).{0,200}|all rights reserved.{0,80}",
    r"the post .{1,200} appeared first on .{0,100}",
    (
        r"(?:this (?:article|story|post|piece|report) (?:was|has been|is|originally|first)(?: \w+)?|originally"
        r"|first) (?:published|appeared|posted|updated|corrected|produced|republished|syndicated"
        r"|generated)\b.{0,200}"
    ),
    r"contributing:.{0,200}",
    r"\(?(?:additional )?reporting by (?!the\b)[^;]{0,60}(?:; ?(?:additional|reporting|editing|writing)\b.{0,300})?\)?",
    r"(?:edited|editing|written|compiled) by [^.]{0,50}\.?|our standards: the thomson reuters.{0,80}",
    r"reuters messaging:.{0,120}|source link|filed under:?.{0,160}",
    r"(?:tags?|topics?|categories):.{0,160}|(?:slideshow|gallery) \(\d+ images?\)",
    r"\(?\d+ (?:images|photos)\)?|\d+ min(?:utes?)?(?: read)?|reading time:?.{0,30}",
    r"listen to this (?:article|story).{0,60}|media playback is .{0,80}|to play this content .{0,120}",
    r"video \d+:\d\d.{0,80}|please (?:enable|turn on) javascript.{0,120}",
    r"have a (?:news )?tip\b.{0,120}",
    r"send (?:tips|(?:us )?your (?:tips|photos|videos?|comments|questions|stories|images))\b.{0,120}",
    r"content created by .{0,400}without charge.*",
    r"editor['’]?s['’]? note\b ?[:—–-].{0,400}",
    r"comments are (?:closed|moderated|not pre-screened|subject to|disabled).{0,120}",
    r"this is a rush transcript.{0,200}|(?:the )?(?:opinions|views) expressed\b.{0,200}",
    r"this article is more than \d+ (?:year|month)s? old|https?://\S+|pic\.twitter\.com/\S+",
    r"back to top|(?:next|previous) (?:article|post|story)|must[ -]reads?|editors?['’]?s? picks?|trending(?: now)?",
    r"most (?:popular|read|viewed|shared)(?: [\w ]{0,20})?",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|up next|next up)\W*",
    r"(?:we|(?:this|our) (?:web)?site) uses? cookies\b.*|(?:accept|manage|reject) (?:all )?cookies.*",
    r"by (?:continuing to (?:use|browse)|using|browsing) (?:this|our) (?:web)?site\b.*",
    r"already (?:a (?:subscriber|member)|subscribed|have an account)\?.*",
    r"a version of this (?:article|story|column) appear(?:s|ed)\b.*",
    r"to contact (?:the|this|our) [\w ]{2,40}?(?:desk|reporters?|editors?|authors?|newsroom)\b.{0,300}",
    r"send (?:us|the (?:team|programme|program)) your (?:feedback|views)\b.*|no comments (?:yet|to display)\b.{0,60}",
)
ANYWHERE = re.compile("|".join(_LINES), re.IGNORECASE | re.DOTALL)
INSIDE = re.compile(
    r"\bby (?:signing up|subscribing|clicking|submitting)\b.{0,60}\byou agree\b"
    r"|\bcontributed(?: reporting)? to this (?:report|story|article|post)\b"
    r"|\bjavascript (?:must be|is) (?:turned on|enabled|disabled|required)\b",
    re.IGNORECASE | re.DOTALL,
)
INSIDE_SIGNS = ("you agree", "contributed", "avascript", "avaScript")
CAPTION = re.compile(
    r"(?i:enlarge this image)\b.{0,260}|(?i:image|photo|picture|video|media) (?:copyright|caption|credit"
    r"|source)\b.{0,400}"
    r"|(?:FILE(?: PHOTO)?\s?[:–—-]\s|File (?:photo|picture|image)\b).{0,460}"
    r"|[\[(]?(?i:photo|photograph|picture|image|illustration|graphic|credit|screenshot|reuters photo|ap photo)s?"
    r"(?i: (?:by|credit|courtesy(?: of)?|via))?\s?[:/][^.!?\n]{1,90}\.?[\])]?"
    r"|[\[(](?i:photo|image|picture|illustration|screenshot)s? (?:by|via|courtesy|credit)\b.{0,160}[\])]"
    r"|\((?i:pixabay|shutterstock|istock|getty images|reuters|ap|afp)\)"
    rf"|CLOSE (?=[A-Z]).*|.*/(?:via )?{AGENCIES}\.",
    re.DOTALL,
)
CREDIT_AT_END = re.compile(
    r"(?:[\[(](?:\w+ )?(?:[Pp]hoto|Photograph|Image|Picture|Credit|Illustration)s?\b[^()\[\]]{0,120}[\])]"
    r"|(?:Photo|Photograph|Picture|Image|Photo credit|Photo by)\s?:\s?[^.]{2,80}"
    rf"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){{0,4}} ?(?:/|via|for) ?{AGENCIES}(?:[ /]\S+){{0,4}}"
    rf"|{AGENCIES}/[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){{0,3}}(?:/\S+)*"
    rf"|[(\[][A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){{0,4}}(?:/|, | via | for ){AGENCIES}(?:/[^()\[\]]{{1,40}})?[)\]]"
    rf"|(?:AFP/|Bloomberg/)?Getty Images|[(\[]{AGENCIES}(?:/[^)\]]{{1,60}})?[)\]])$"
)
ORNAMENT = re.compile(r"[\W_]+")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
DATE_LINE = re.compile(
    r"(?:first )?(?:updated|published|posted|last (?:modified|updated)|created"
    r"|modified)\b:?(?! in\b)[^!?\d]{0,16}\d[^!?“\"]{0,60}"
    rf"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{{1,2}} )?{_MONTH} ?\d{{0,4}}(?:st|nd|rd"
    rf"|th)?,? ?\d{{0,4}}"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,12})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?: \d{1,2}:\d\d.{0,8})?"
    r"|\d{4}-\d\d-\d\d.{0,24}"
    r"|(?:analysis|opinion|analysis/opinion|editorial|commentary|news|breaking|exclusive|live):?",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|van|von|de|la|bin)){1,3}"
NAMES = re.compile(rf"{_NAME}(?:(?:,|,? and| &) {_NAME}){{0,4}}")
BYLINE = re.compile(rf"(?:By|BY) (?:{_NAME}|[A-Z][\w’'-]+)(?:[^.!?]{{0,80}})")
OUTLET = re.compile(
    r"(?:USA ?TODAY.{0,20}|Reuters|(?:The )?Associated Press|AP|AFP|CNN.{0,20}|BBC.{0,20}|Bloomberg.{0,10}"
    r"|(?:The )?(?:[A-Z][\w’'-]+ ){0,4}(?:Network|Times|Post|News|Tribune|Journal|Republic|Herald|Press|Star"
    r"|Globe|Gazette"
    r"|Chronicle|Guardian|Observer|Mail|Telegraph)"
    r"|.{0,60}\b(?:[Cc]ontributor|[Cc]orrespondent|[Rr]eporter|[Cc]olumnist|[Ee]ditor|[Ss]taff [Ww]riter"
    r"|Editorial Board)\b.{0,40})"
)
LEADING = re.compile(
    r"(?:ADVERTISEMENT|Advertisement|Story [Cc]ontinue[sd]? [Bb]elow|Media playback is (?:unsupported"
    r"|not supported) on (?:your|this) device)"
    rf"\s+(?=[A-Z\"“])|[^|\n]{{0,300}}\| [^|\n]{{0,60}}?{AGENCIES}(?:/[A-Z]\w+ [A-Z]\w+|/\S+)*\s+(?=[A-Z\"“])"
    r"|\((?:By|Photo|Image|Picture)\b[^()\n]{3,100}\)\s+(?=[A-Z\"“])"
)
TRAILING = re.compile(
    r"\s*(?:\((?:Additional )?[Rr]eporting by\b[^()]{0,400}(?:\([^()]*\)[^()]{0,200})*\)"
    r"|The post .{1,200} appeared first on .{1,80}"
    r"|(?:©|Copyright ©).{0,160}|(?<=[.!?…\]”\"]) ?(?:Continue reading|Read more|Read the full (?:story|article"
    r"|post))\b.{0,80}"
    rf"|(?<=[.!?…\]”\"]) ?(?:Source link|\({AGENCIES}\)|(?:—|–|--) ?{AGENCIES}))\s*$",
    re.DOTALL,
)
TRAILING_SIGNS = (
    "eporting by",
    "appeared first on",
    "©",
    "Continue reading",
    "Read more",
    "Read the full",
    "Source link",
)
LINKED_NAME = re.compile(
    r"\b(?:(?P<first>[A-Z][\w’'-]+) )?(?P<name>[A-Z][\w’'-]+)(?P<gone> (?:"
    r"(?:[A-Z(][\w.()’'-]* ){0,6}(?P=name)(?=[A-Z0-9“‘'\"])"
    r"|(?P=first) (?:[A-Z(][\w.()’'-]* ){0,5}(?P=name) (?=[A-Z0-9])"
    r")[^\n]{10,900}?\bMORE\b)"
)
"""A name, then in full with headlines about its bearer glued on, up to "MORE": links that lost their line breaks."""

COMMENTS = re.compile(r"\| ?Report abuse\b|\bReport abuse ?\|")
"""What stands below readers' comments: nothing of the report comes after the first."""

HIGHLIGHTS = re.compile(r"story highlights\b.*", re.IGNORECASE | re.DOTALL)

AUTHOR = re.compile(
    rf"(?:{_NAME} (?:is|was) (?:an?|the) [^.!?]{{0,120}}?\b(?:editor|columnist|reporter|correspondent|contributor"
    rf"|writer|author|journalist|blogger|producer|fellow|scholar) (?:at|of|for|with|in|based|and|covering)\b.{{0,300}}"
    r")",
    re.DOTALL,
)
"""Who wrote it, at the end."""

TIME_AT_HEAD = re.compile(
    rf"(?:[^|.!?\n]{{2,40}}\| )?(?:\d\d?[:.]\d\d [^.!?]{{0,12}}?,? )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}},?) \d{{4}}"
    r"(?:,? (?:at )?\d\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?[ |–—-]+(?=[A-Z“\"])",
    re.IGNORECASE,
)
"""A date line that is glued to the first sentence."""

AGENCY_AT_END = re.compile(rf"{AGENCIES}\)?\s*$")

TAGGED = re.compile(rf"[.!?…”\"] ?\({AGENCIES}\)$")
"""An agency's name behind the last sentence of a report; further up it ends a caption."""
