"""The page with which people send in an activity: by mail or telephone, without account."""

from urllib.parse import quote, urlencode

from attrs import frozen

from hub.submission import QUESTIONS, SUBJECT, mail_body
from site_builder import urls
from site_builder.views.context import Context
from site_builder.views.page import Page, Phone

FOLDER = "activiteit-aanmelden"


@frozen(kw_only=True)
class SubmissionView:
    """How to send in an activity. `mailto` is empty when the editors have no mail address.

    The questions are always in Dutch, for the editors read them: on a page in another language
    `foreign` says so to machines, and `in_dutch` to people.
    """

    page: Page
    steps: tuple[str, ...]
    questions: tuple[str, ...]
    mail: str
    mailto: str
    phone: Phone | None
    foreign: str
    in_dutch: str


def submission_url(ctx: Context) -> str:
    """Return the address of the page."""
    return urls.gemeente_url(ctx.gemeente, FOLDER)


def submission_view(ctx: Context) -> SubmissionView:
    """Return the page of a gemeente."""
    words, name, report = ctx.words, ctx.gemeente.name, ctx.shell.report
    return SubmissionView(
        page=ctx.page(
            submission_url(ctx),
            words("submission.title"),
            words("submission.description", gemeente=name),
            translated=True,
        ),
        steps=tuple(words(f"submission.step_{number}") for number in range(1, 6)),
        questions=tuple(one.label for one in QUESTIONS),
        foreign=ctx.site.foreign,
        in_dutch=words("only_dutch.questions") if ctx.site.foreign else "",
        mail=report.mail,
        mailto=mailto(report.mail, name) if report.mail else "",
        phone=report.phone,
    )


def mailto(address: str, gemeente: str) -> str:
    """Return the link that opens the mail with its questions; `wijkwijzer invoer` reads it."""
    # Mail programs want CR LF between lines (RFC 6068).
    body = mail_body(gemeente).replace("\n", "\r\n")
    asked = urlencode({"subject": SUBJECT, "body": body}, quote_via=quote)
    return f"mailto:{quote(address, safe='@')}?{asked}"
