"""What the checks of photographs say where one rule has several sentences."""

from cms.domain.photos.rights import RightsProblem
from cms.domain.photos.usage_leases import UseBarred

BARRED = {
    problem.rule: problem
    for problem in (
        RightsProblem(UseBarred.DENIED, "Photo {position} may not be used: {reason}"),
        RightsProblem(UseBarred.ENDED, "Photo {position} could be used until {date}: {reason}"),
        RightsProblem(UseBarred.NOT_YET, "Photo {position} may be used from {date} only: {reason}"),
        RightsProblem(UseBarred.OUT_HERE, "Photo {position} may not be used in our country: {reason}"),
        RightsProblem(
            UseBarred.TIME_IS_UP, "The sender of photo {position} let it be used until {date}: {reason}"
        ),
        RightsProblem(
            UseBarred.NO_ARCHIVE,
            "The sender of photo {position} forbids to keep it: {reason}. Ask the picture desk.",
        ),
    )
}
# By the names the facts have in `PhotoFacts`.
CUT_IN_IIM = {
    "caption": RightsProblem(
        "iim_cuts_caption",
        "Old programs, which read IIM only, end the caption of photo {position} after “{end}”.",
    ),
    "credit_line": RightsProblem(
        "iim_cuts_credit",
        "Old programs, which read IIM only, end the credit of photo {position} after “{end}”.",
    ),
    "creator": RightsProblem(
        "iim_cuts_creator",
        "Old programs, which read IIM only, end the photographer of photo {position} after “{end}”.",
    ),
    "copyright": RightsProblem(
        "iim_cuts_copyright",
        "Old programs, which read IIM only, end the copyright of photo {position} after “{end}”.",
    ),
    "source": RightsProblem(
        "iim_cuts_source",
        "Old programs, which read IIM only, end the source of photo {position} after “{end}”.",
    ),
}
