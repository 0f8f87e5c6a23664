"""Patterns that several rules share, by name."""

from __future__ import annotations

MACROS = {
    # three, twenty-five, two hundred and ten, a dozen
    "CARDINAL": (
        "( ( SMALL | TEEN | TENS ( -? SMALL )? ) ( -? LARGE ( and? ( SMALL | TEEN | TENS ( -? SMALL )? ) )? )*"
        " | a|an LARGE ( and ( SMALL | TEEN | TENS ( -? SMALL )? ) )? | half ( a|an )? LARGE )"
    ),
    "NUMERAL": "( CARDINAL | NUMBER )",
    # 10, 2.5, 2 1/2, several, a few, a couple of, two and a half
    "AMOUNT": (
        "( NUMBER ( INT / INT )? | INT / INT | CARDINAL ( and a? half )? | a COUPLE of | COUPLE of | a few"
        " | VAGUE_COUNT | half an|a? | a good|great many )"
    ),
    # three-and-a-half
    "HALVES": "( SMALL|TEEN|NUMBER - and - a - half )",
    "ARTICLE": "( a|an|another )",
    "QUANTITY": "( AMOUNT | ARTICLE )",
    # what may stand between a number and its unit
    "STRESS": (
        "( more|additional|full|straight|consecutive|successive|further|long|working|trading|calendar|whole"
        "|bloody|brutal|tense|bitter|difficult )"
    ),
    "OF_THE_CLOCK": "( HALF_DAY | p . m .? | a . m .? )",
    # 4 p.m., 16:30, 1800 hours, 0735 GMT, noon
    "CLOCK_TIME": (
        "( half:CLOCK_HALF | ( plain:CLOCK|DOTTED_CLOCK|HOUR|SMALL|TEEN ) side:OF_THE_CLOCK"
        " | exact:CLOCK ( hours|hrs )? | full:HOUR|SMALL|TEEN OCLOCK | spelled:FOUR_DIGITS hours|hrs"
        " | spelled:FOUR_DIGITS ZONE | named:HOUR_NAME ) ( ZONE time? )?"
    ),
    # 3 May 1998, Monday, May 4, last Tuesday, last Oct. 23, yesterday
    "DAY_REFERENCE": (
        "( ( ( ( this|next|last coming|past? )? wa:WEEKDAY .? ,? )?"
        " ( the? d:DAY|NTH|ORDINAL of? m:MONTH .? | m:MONTH .? the? d:DAY|NTH|ORDINAL )"
        " ( ,? of? ya:YEAR )? )"
        " | stepm:last|this|next m:MONTH .? d:DAY|NTH"
        " | ( the? this? stepw:last|next|this|past|coming|following|previous )? w:WEEKDAY | today:TODAY )"
    ),
    # between two dates
    "RANGE": "to|through|thru|until|till|and|or|-|DASH|&",
    # between the first and the last
    "UP_TO": "to|through|thru|until|till|-|DASH",
    # 12-15, 8, 9 and 10, the 28th and 29th
    "DAYS_LISTED": "( DAY|NTH ( ( ,|to|through|and|or|-|DASH|& ) and? the? DAY|NTH )+ )",
    # early, mid-, the end of, around
    "PHASED": "( phase:PHASE_WORDS )",
    "PHASE_WORDS": "( PHASE_OF | NEAR | early|mid|late -? )",
    # 1998, '98, nineteen ninety-eight, 490 BC
    "ANY_YEAR": "( y:YEAR | '|’ short:TWO_DIGITS | spoken:SPOKEN_YEAR | bc:INT ERA )",
    "ERA": "( BC | b . c .? | AD )",
    "SPOKEN_YEAR": (
        "( TEEN ( TENS ( -? SMALL )? | TEEN | hundred )"
        " | one|two thousand ( SMALL hundred )? ( and? ( TENS ( -? SMALL )? | SMALL | TEEN ) )? )"
    ),
}
"""Each stands for its pattern where a rule writes its name."""
