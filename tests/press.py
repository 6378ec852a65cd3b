"""Invented reports in full sentences, read as the program reads articles: what papers write of a few happenings."""

from __future__ import annotations

from collections.abc import Iterable

from tui.analysis import terms
from tui.model import Body, Placement
from tui.stories.placing import Item

DAY = 86_400
START = 1_700_000_000

Report = tuple[str, str]
"""A headline, and a text in paragraphs."""

FLOOD: tuple[Report, ...] = (
    (
        "Aller bursts its banks at Westhaven, forty houses under water",
        (
            "The river Aller broke through the dike at Westhaven on Monday night and put forty houses under"
            " water.\n"
            "Firemen took ninety people from the roofs with boats, the mayor, Ines Karlow, said. Nobody is"
            " missing.\n"
            "It had rained for three days on the upper valley. The gauge at the Westhaven mill stood at six"
            " metres, the highest since it was built. The lower town has no electricity and its school is shut"
            " until further notice."
        ),
    ),
    (
        "Westhaven counts its losses after the dike on the Aller fails",
        (
            "With the water of the Aller still standing in the lower town of Westhaven, Mayor Ines Karlow"
            " walked through the forty flooded houses on Tuesday and spoke of losses of ten million crowns.\n"
            "The dike failed over a length of thirty metres, engineers of the water board said. It was last"
            " repaired eleven years ago.\n"
            "Ninety people who were taken from their roofs spent the night in the riding hall."
        ),
    ),
    (
        "Water falls in Westhaven; the dike was to be raised next year",
        (
            "The flood at Westhaven is going down. The Aller stood at four metres on Wednesday, two less than"
            " when it broke the dike.\n"
            "The water board had planned to raise the dike next year and had put the money aside, a letter"
            " shows that was read to the council. Mayor Ines Karlow asked why it was not done sooner.\n"
            "Soldiers filled the breach with sandbags."
        ),
    ),
)
OTHER_FLOOD: tuple[Report, ...] = (
    (
        "Flash flood sweeps through Tolm, three dead",
        (
            "A flash flood came down the Sorrel gorge on Monday evening and swept through the market of Tolm."
            " Three people drowned, the prefect, Otto Brandis, said.\n"
            "The water carried cars and stalls for half a mile. Thirty houses were flooded and the railway"
            " bridge over the Sorrel is gone.\n"
            "A thunderstorm had let down in an hour what otherwise falls in a month. Firemen looked for two"
            " missing children until dark."
        ),
    ),
    (
        "Tolm buries its dead; two children found alive",
        (
            "The two children who were missing since the flood in Tolm were found alive on Tuesday in the"
            " loft of a mill on the Sorrel.\n"
            "Prefect Otto Brandis said that all were now accounted for. Three people drowned in the market"
            " when the water came down the gorge.\n"
            "Trains will not run to Tolm for weeks: the railway bridge has to be built anew."
        ),
    ),
    (
        "No warning reached the market of Tolm before the flood",
        (
            "The storm warning of Monday never reached Tolm, Prefect Otto Brandis said on Wednesday. The line"
            " to the market town in the Sorrel gorge had been cut by lightning.\n"
            "Three people drowned. The flood carried off the railway bridge and thirty houses are not fit to"
            " live in.\n"
            "The weather service said that it would send its warnings by radio as well."
        ),
    ),
)
ELECTION: tuple[Report, ...] = (
    (
        "Voters in Vellmark go to the polls, Lindqvist ahead",
        (
            "Voters in Vellmark choose a president on Sunday. The opposition candidate, Marta Lindqvist,"
            " leads President Aron Keller in all polls by some four points.\n"
            "The campaign was about pensions and the harbour of Sund.\n"
            "Polling stations close at eight in the evening, and the first results are expected within the"
            " hour."
        ),
    ),
    (
        "Marta Lindqvist wins presidential election in Vellmark",
        (
            "Marta Lindqvist has won the presidential election in Vellmark with 54 per cent of the votes."
            " President Aron Keller conceded defeat before midnight.\n"
            "Turnout was the highest in twenty years. In Sund, where the harbour is to be sold, she won two"
            " votes in three.\n"
            "Lindqvist takes office in March."
        ),
    ),
    (
        "Keller concedes, Vellmark gets its first woman president",
        (
            "President Aron Keller of Vellmark congratulated Marta Lindqvist on Sunday night on her victory"
            " in the election.\n"
            "She won 54 per cent of the votes and will be the first woman in the office.\n"
            "Keller had lost ground since he announced the sale of the harbour of Sund. His party keeps its"
            " majority in parliament until the autumn."
        ),
    ),
)
OTHER_ELECTION: tuple[Report, ...] = (
    (
        "Ostrany elects a president: Danek and Moreau face to face",
        (
            "Voters in Ostrany choose a president on Sunday. The candidate of the opposition, Pavel Danek,"
            " and Prime Minister Claire Moreau stand level in the polls.\n"
            "The campaign was about the coal mines of Brod, which Moreau wants to close.\n"
            "Polling stations close at seven, and results are expected in the night."
        ),
    ),
    (
        "Moreau wins presidential election in Ostrany by a hair",
        (
            "Claire Moreau has won the presidential election in Ostrany with 50.3 per cent of the votes."
            " Pavel Danek of the opposition asked for a recount.\n"
            "Only nine thousand votes lie between the two candidates. In Brod, where the coal mines are to"
            " close, three in four voted for Danek.\n"
            "The electoral court of Ostrany has ten days."
        ),
    ),
    (
        "Danek demands recount after Ostrany vote",
        (
            "Pavel Danek, who lost the presidential election in Ostrany by nine thousand votes, demanded a"
            " recount in four districts on Monday.\n"
            "Claire Moreau called on him to accept the result. Her lead is 50.3 to 49.7 per cent.\n"
            "Miners from Brod marched through the capital. The electoral court will hear both sides on"
            " Thursday."
        ),
    ),
)
TRIAL: tuple[Report, ...] = (
    (
        "Banker Hugo Stellan goes on trial over the Meridian millions",
        (
            "Hugo Stellan, who ran the Meridian Bank until it failed, went on trial in Norrby on Monday,"
            " accused of having hidden losses of ninety million crowns.\n"
            "The prosecutor, Agnes Falk, read from the charge for two hours. Stellan said that he was"
            " innocent.\n"
            "Twelve thousand savers of the Meridian lost their money."
        ),
    ),
    (
        "Meridian trial: bookkeeper tells of two sets of accounts",
        (
            "The Meridian Bank kept two sets of accounts, its bookkeeper told the court in Norrby on Tuesday,"
            " and Hugo Stellan knew it.\n"
            "Prosecutor Agnes Falk showed the judges a green ledger with the losses that savers were not told"
            " of.\n"
            "Stellan's lawyer called the witness a liar."
        ),
    ),
)
APPEAL: Report = (
    "Stellan appeals: Meridian case goes to the high court",
    (
        "Hugo Stellan, the banker who was sentenced to six years for hiding the losses of the Meridian Bank,"
        " has appealed, the high court in Norrby said on Wednesday.\n"
        "His lawyer says that the green ledger was never shown to the defence. Prosecutor Agnes Falk said"
        " that she looked forward to the hearing.\n"
        "Savers of the Meridian have had a tenth of their money back."
    ),
)
FERRY: tuple[Report, ...] = (
    (
        "Ferry Halcyon sinks off Northport, all aboard saved",
        (
            "The ferry Halcyon sank off Northport in a storm on Monday. All 112 aboard were saved, the coast"
            " guard said.\n"
            "Water had come in through the bow door. Captain Lena Voss sent out a distress call at four in"
            " the morning.\n"
            "Fishing boats took most of the passengers from the lifeboats."
        ),
    ),
    (
        "Halcyon passengers tell of the bow door that would not close",
        (
            "Passengers of the Halcyon, the ferry that sank off Northport, said on Tuesday that sailors had"
            " tried to lash the bow door with ropes before the storm.\n"
            "Captain Lena Voss would not speak of it. The coast guard has put a buoy where the wreck lies in"
            " sixty metres of water."
        ),
    ),
)
YARD: tuple[Report, ...] = (
    (
        "Inspector arrested over forged papers at the Brandt yard",
        (
            "The police of Osterhude arrested an inspector on Monday who is said to have signed certificates"
            " at the Brandt shipyard for money without looking at the work.\n"
            "The prosecutor, Jon Reiter, spoke of forged papers for two years.\n"
            "The Brandt yard, which employs six hundred welders, said that it had been deceived."
        ),
    ),
    (
        "Brandt shipyard paid for certificates, prosecutor says",
        (
            "Forged certificates were bought at the Brandt shipyard in Osterhude by the dozen, Prosecutor Jon"
            " Reiter said on Tuesday.\n"
            "The inspector who was arrested has confessed. Welders of the yard told of an envelope each"
            " month.\n"
            "The shares of Brandt fell by a fifth."
        ),
    ),
)
BRIDGES: tuple[Report, ...] = tuple(
    (
        title,
        (
            f"{lead}\n"
            "The bow door of the ferry Halcyon, which sank off Northport, was welded at the Brandt shipyard"
            " in Osterhude, and the certificate for it is forged, Prosecutor Jon Reiter said.\n"
            f"The inspector who was arrested never saw the door of the Halcyon. {tail}"
        ),
    )
    for title, lead, tail in (
        (
            "Forged certificate for the Halcyon's bow door came from the Brandt yard",
            "The sinking of the Halcyon and the forged papers of the Brandt yard are one case.",
            "Captain Lena Voss will be heard as a witness.",
        ),
        (
            "Halcyon sinking: Prosecutor Reiter searches the Brandt shipyard",
            "Police searched the Brandt shipyard on Thursday for the papers of the ferry Halcyon.",
            "The coast guard is to raise the door from the wreck.",
        ),
        (
            "Brandt yard knew of the Halcyon's door, welders say",
            "Welders of the Brandt shipyard knew that the bow door of the Halcyon did not close.",
            "The yard wrote it down and filed it away.",
        ),
        (
            "Brandt yard, Halcyon door, one inspector: how the papers were forged",
            "One inspector passed the door of the Halcyon at the Brandt yard for an envelope.",
            "Passengers of the ferry want to sue the yard in Osterhude.",
        ),
    )
)
FIRE: tuple[Report, ...] = (
    (
        "Warehouse fire in Westhaven: smoke over the harbour quarter",
        (
            "A warehouse for paper burned down in the harbour quarter of Westhaven on Monday night. Nobody"
            " was hurt.\n"
            "Mayor Ines Karlow told people to keep their windows shut. The owner, Grubel and Sons, had stored"
            " two thousand tons of newsprint.\n"
            "Firemen expect the heap to smoulder for a week."
        ),
    ),
    (
        "Newsprint still burns in Westhaven warehouse, arson suspected",
        (
            "The newsprint in the warehouse of Grubel and Sons in Westhaven was still burning on Tuesday.\n"
            "Police suspect arson: a can of petrol stood at the gate. A night watchman saw a van drive off.\n"
            "Grubel and Sons put the loss at three million crowns."
        ),
    ),
    (
        "Watchman held over warehouse fire at Grubel and Sons",
        (
            "Police in Westhaven arrested the night watchman of the warehouse of Grubel and Sons on Wednesday"
            " on suspicion of arson.\n"
            "He had told of a van that no camera shows. The petrol can was bought at the station where he"
            " fills his car.\n"
            "Two thousand tons of newsprint are lost."
        ),
    ),
)
BRIEFING: Report = (
    "Evening briefing: Westhaven, Tolm, Vellmark and more",
    (
        "Good evening. Here is what you need to know.\n"
        "The Aller has broken its dike at Westhaven and forty houses stand in water. Mayor Ines Karlow speaks"
        " of losses of ten million crowns.\n"
        "Three people drowned when a flash flood swept through the market of Tolm. Prefect Otto Brandis says"
        " that the railway bridge over the Sorrel is gone.\n"
        "Marta Lindqvist leads President Aron Keller before the election in Vellmark.\n"
        "In Norrby, Hugo Stellan of the Meridian Bank is on trial; prosecutor Agnes Falk read the charge for"
        " two hours.\n"
        "The ferry Halcyon sank off Northport; all aboard were saved, and Captain Lena Voss sent the distress"
        " call.\n"
        "And an inspector at the Brandt shipyard in Osterhude was arrested over forged certificates."
    ),
)
WIRE: Report = (
    "Explosion at Karlsby grain silo kills four",
    (
        "An explosion tore open a grain silo in the port of Karlsby on Thursday morning and killed four"
        " workers, the fire service said.\n"
        "The blast was heard twelve miles out at sea. It threw the roof of the silo onto a railway yard,"
        " where two empty wagons caught fire.\n"
        "Eleven people were taken to hospital, three of them with severe burns. The port authority closed the"
        " eastern basin and asked ships to wait in the roads.\n"
        "Investigators believe that dust caught fire when a conveyor belt ran hot. The silo, which belongs to"
        " the Lindgren company, was inspected in May and passed without objection.\n"
        "The trade union of the dockers had asked twice this year for better ventilation. Lindgren said that"
        " it would help the families and answer all questions of the police.\n"
        "The harvest of three districts is stored in Karlsby, a fifth of it in the silo that burned."
    ),
)


def read(number: int, report: Report, day: float = 0.0, feed: int = 1, link: str = "") -> Item:
    """A report as an article of a feed, so many days after the start."""
    title, text = report
    features = terms.features(title, Body.of(text.split("\n")))
    return Item(number, START + int(day * DAY), title, feed, features, link=link)


def stream(first: int, found: Iterable[Report], day: float = 0.0, step: float = 0.5) -> list[Item]:
    """Reports one after the other, each in a feed of its own."""
    return [read(first + n, report, day + n * step, feed=first + n) for n, report in enumerate(found)]


def where(placed: dict[int, Placement], numbers: Iterable[int], level: str = "story") -> set[int]:
    """The stories, or developments, that articles are in."""
    return {getattr(placed[number], level) for number in numbers}
