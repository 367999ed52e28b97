"""Pages that show a notice instead of their article: subscribe, log in, agree, be no robot.

A notice is told by what its lines say, before the article or after it. Its lines are left out of
the text; a page with nothing else, or with little more than its title, is not taken in.
"""

import re

_SUBSCRIPTION = re.compile(
    r"^subscribe\b|\bsubscribe (?:now|today|for free|to (?:read|continue|get|unlock))\b"
    r"|\balready a (?:member|subscriber)\b|^(?:log|sign) in\b"
    r"|\bread the (?:whole|full|rest of)\b|\bcontinue reading\b|\bfree trial\b"
    r"|\bget (?:full )?access\b"
    r"|\bfor (?:subscribers|members) only\b|\bunlock this article\b"
    r"|\b(?:Jetzt abonnieren|nur für Abonnenten|Abonnez-vous|Réservé aux abonnés)\b|\bSuscríb"
    r"|\bJetzt testen\b|\babbonati\b"
    r"|\b(?:exklusiv|nur|frei) für (?:unsere )?(?:Abonnent|Mitglieder|Plus)\w*"
    r"|\b(?:bereits|schon) (?:ein (?:\w+-?)?Abo\b|Abonnent|Kunde\b)|\bweiterlesen mit\b"
    r"|\bdéjà abonné|\b(?:réservée?|lecture)s? (?:à nos|aux|à l[’']) ?abonn|\bpour lire la suite\b"
    r"|\bya eres su[bs]s?criptor|\b(?:solo|exclusiv[oa]|exclusivamente) para su[bs]s?criptores\b"
    r"|\bgià abbonat|\briservat[oa] agli abbonati\b|\ballerede abonnent\b|\bfor abonnenter\b"
    r"|\bdla (?:prenumeratorów|subskrybentów)\b|\bal abonnee\b|\bvoor abonnees\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b.*\b(?:accept|consent|agree|use|policy|settings|partners)\b"
    r"|\b(?:accept|consent|agree|we use|we and our)\b.*\bcookies?\b"
    r"|\b(?:accept|reject|manage) (?:all|cookies|options|preferences)\b"
    r"|\bwe (?:value|care about) your privacy\b|\bour \d+ partners\b"
    r"|\bcookies\b.*\b(?:verwenden|zustimm|akzeptier|utilis|accept|utiliz|acept|accett)\w*"
    r"|\b(?:verwenden|zustimm|akzeptier|utilis|utiliz|acept|accett)\w*.*\bcookies\b"
    r"|\bmit Werbung (?:und Tracking )?weiterlesen\b|\bpur[- ]abo\b|\bohne Werbetracking\b"
    r"|\bcontinuer sans accepter\b|\baccepter et continuer\b|\baccetta e continua\b"
    r"|\brifiuta e abbonati\b|\brechazar y suscribirse\b|\bgodta alle\b"
    r"|\b(?:alle|tout|todo|tutto|todas) (?:akzeptieren|accepter|acept|accett)\w*",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"\benable javascript\b|\bjavascript is (?:disabled|required)\b|\bare you a (?:robot|human)\b"
    r"|\bverify (?:that )?you are (?:a )?human\b|\bchecking your browser\b|\baccess denied\b"
    r"|\bcaptcha\b|\bchecking if the site connection is secure\b"
    r"|\breview the security of your connection\b|\bverifying you are human\b",
    re.IGNORECASE,
)
KINDS = (
    (_SUBSCRIPTION, "a subscription notice"),
    (_CONSENT, "a question about cookies"),
    (_CHECK, "a check for robots"),
)
_MAX_LINE_CHARACTERS = 250
_LITTLE = 60


def notice_in(text: str, title: str = "") -> tuple[str, str]:
    """Return what kind of notice opens or closes a page's text, or "", and the text without it.

    The text is empty where nothing but the title and a few words are left.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    kinds = [_kind(line) for line in lines]
    first, last = 0, len(lines)
    while last and (kinds[last - 1] or (kinds[last - 2 : last - 1] or [""])[0]):
        last -= 1
    while first < last and kinds[first]:
        first += 1
    found = next(filter(None, kinds[:first] + kinds[last:]), "")
    if not found:
        return "", text
    rest = "\n\n".join(lines[first:last])
    said = rest.replace(title, "").strip() if title else rest
    return found, rest if len(said) > _LITTLE else ""


def _kind(line: str) -> str:
    if len(line) > _MAX_LINE_CHARACTERS:
        return ""
    return next((name for pattern, name in KINDS if pattern.search(line.strip())), "")
