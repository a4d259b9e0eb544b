"""Due dates worked out by hand from the text of the law: none of them was made by the code they hold to account."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from requests_app.clocks.counting import Reckoned, reckon
from requests_app.clocks.places import place, zone_of

Row = tuple[str, str, int, str, str, str, str]

# Rule, event (local at the place), length, unit, place, last day or last minute, why.
EU: list[Row] = [
    ("EU_1182_71", "2026-08-20", 10, "day", "IE", "2026-08-31", "day 10 is Sun 30 Aug, Art. 3(4)"),
    ("EU_1182_71", "2026-08-17", 10, "day", "IE", "2026-08-27", "day 10 is a Thursday, Art. 3(1), 3(2)(b)"),
    ("EU_1182_71", "2026-12-21", 5, "working_day", "DE", "2026-12-29", "22, 23, 24, 28, 29 Dec, Art. 2(2)"),
    ("EU_1182_71", "2026-09-02", 60, "day", "IE", "2026-11-02", "day 60 is Sun 1 Nov, Art. 3(4)"),
    ("EU_1182_71", "2027-01-31", 1, "month", "DE", "2027-03-01", "no 31 Feb; Sun 28 Feb, Art. 3(2)(c), 3(4)"),
    ("EU_1182_71", "2026-08-21T16:20", 8, "hour", "DE", "2026-08-22T01:00", "counted from 17:00, no move, Art. 3(1)"),
    ("EU_1182_71", "2026-08-21T16:00", 8, "hour", "DE", "2026-08-22T01:00", "the hour 16 to 17 is not counted"),
    ("EU_1182_71", "2026-08-21T16:59", 1, "hour", "DE", "2026-08-21T18:00", "the hour 17 to 18, Art. 3(2)(a)"),
    ("EU_1182_71", "2026-08-21", 2, "day", "DE", "2026-08-25", "Sat, Sun; two working days, Art. 3(5)"),
    ("EU_1182_71", "2026-08-20", 2, "day", "DE", "2026-08-24", "Fri, Sat -> Mon: Fri and Mon are two working days"),
    ("EU_1182_71", "2026-08-19", 2, "day", "DE", "2026-08-21", "Thu, Fri"),
    ("EU_1182_71", "2026-08-21", 1, "day", "DE", "2026-08-24", "Sat -> Mon; Art. 3(5) begins at two days"),
    ("EU_1182_71", "2026-12-24", 2, "day", "DE", "2026-12-29", "25, 26 holidays, 27 Sun; Mon 28 and Tue 29, Art. 3(5)"),
    ("EU_1182_71", "2026-12-24", 3, "day", "IE", "2026-12-29", "25, 26, Sun 27; Mon 28 and Tue 29, Art. 3(5)"),
    ("EU_1182_71", "2026-03-24", 10, "day", "DE", "2026-04-07", "3 Apr Good Friday, Sat, Sun, Easter Monday"),
    ("EU_1182_71", "2026-03-24", 10, "day", "IE", "2026-04-03", "Good Friday is no public holiday in Ireland"),
    ("EU_1182_71", "2026-03-27", 10, "day", "FR", "2026-04-07", "6 Apr Easter Monday"),
    ("EU_1182_71", "2026-04-01", 30, "day", "DE", "2026-05-04", "Fri 1 May, Sat, Sun"),
    ("EU_1182_71", "2026-04-01", 30, "day", "IE", "2026-05-01", "1 May is no public holiday in Ireland"),
    ("EU_1182_71", "2026-04-02", 30, "day", "IE", "2026-05-05", "Sat 2, Sun 3, Mon 4 May holiday"),
    ("EU_1182_71", "2026-05-04", 10, "day", "FR", "2026-05-15", "14 May Ascension"),
    ("EU_1182_71", "2026-05-15", 10, "day", "NL", "2026-05-26", "25 May Whit Monday"),
    ("EU_1182_71", "2026-07-04", 10, "day", "FR", "2026-07-15", "14 July"),
    ("EU_1182_71", "2026-08-20", 1, "week", "IE", "2026-08-27", "same weekday, Art. 3(2)(c)"),
    ("EU_1182_71", "2026-08-22", 2, "week", "IE", "2026-09-07", "Sat 5 Sep -> Mon"),
    ("EU_1182_71", "2026-08-31", 1, "month", "IE", "2026-09-30", "no 31 Sep, Art. 3(2)(c)"),
    ("EU_1182_71", "2028-01-31", 1, "month", "DE", "2028-02-29", "leap year, Tuesday"),
    ("EU_1182_71", "2028-02-29", 1, "year", "DE", "2029-02-28", "no 29 Feb 2029, Wednesday"),
    ("EU_1182_71", "2026-02-28", 1, "year", "DE", "2027-03-01", "Sun 28 Feb 2027 -> Mon"),
    ("EU_1182_71", "2026-02-28", 6, "month", "IE", "2026-08-28", "same date, a Friday; not the month's end"),
    ("EU_1182_71", "2026-11-30", 3, "month", "IE", "2027-03-01", "no 30 Feb; Sun 28 Feb -> Mon"),
    ("EU_1182_71", "2026-08-20T09:30", 96, "hour", "NL", "2026-08-24T10:00", "from 10:00, through the weekend"),
    ("EU_1182_71", "2026-03-28T12:15", 48, "hour", "DE", "2026-03-30T14:00", "from 13:00; 29 March has 23 hours"),
    ("EU_1182_71", "2026-10-24T22:10", 8, "hour", "DE", "2026-10-25T06:00", "from 23:00; 25 October has 25 hours"),
    ("EU_1182_71", "2026-12-31T20:00", 8, "hour", "LU", "2027-01-01T05:00", "from 21:00, over the year's end"),
    ("EU_1182_71", "2026-02-28T10:59", 24, "hour", "IE", "2026-03-01T11:00", "from 11:00, Sunday: hours do not move"),
    ("EU_1182_71", "2026-12-22", 10, "day", "IE", "2027-01-04", "1 Jan, Sat, Sun"),
    ("EU_1182_71", "2026-12-21", 10, "day", "DE", "2026-12-31", "31 Dec is no public holiday"),
    ("EU_1182_71", "2026-04-02", 5, "working_day", "DE", "2026-04-13", "7, 8, 9, 10, 13 Apr"),
    ("EU_1182_71", "2026-04-02", 5, "working_day", "IE", "2026-04-10", "3, 7, 8, 9, 10 Apr"),
    ("EU_1182_71", "2026-08-21", 1, "working_day", "IE", "2026-08-24", "Monday"),
    ("EU_1182_71", "2026-08-22", 1, "working_day", "IE", "2026-08-24", "event on Saturday"),
    ("EU_1182_71", "2026-05-08", 5, "working_day", "AT", "2026-05-18", "11, 12, 13, 15, 18 May; 14 Ascension"),
    ("EU_1182_71", "2027-02-26", 10, "day", "DE-BE", "2027-03-09", "8 March is a holiday in Berlin"),
    ("EU_1182_71", "2027-02-26", 10, "day", "DE-BY", "2027-03-08", "and none in Bavaria"),
    ("EU_1182_71", "2026-12-27", 10, "day", "DE-BY", "2027-01-07", "6 January is a holiday in Bavaria"),
    ("EU_1182_71", "2026-12-27", 10, "day", "DE", "2027-01-06", "and not in the whole of Germany"),
    ("EU_1182_71", "2026-05-25", 10, "day", "PL", "2026-06-05", "4 June Corpus Christi"),
    ("EU_1182_71", "2026-10-02", 10, "day", "ES", "2026-10-13", "12 October"),
    ("EU_1182_71", "2026-05-23", 10, "day", "IT", "2026-06-03", "2 June"),
    ("EU_1182_71", "2026-07-11", 10, "day", "BE", "2026-07-22", "21 July"),
    ("EU_1182_71", "2026-03-31", 10, "day", "GR", "2026-04-14", "Orthodox Good Friday 10, Easter Monday 13 Apr"),
]
US: list[Row] = [
    ("US_FRCRP45", "2026-08-21", 14, "day", "US", "2026-09-04", "2703(h); Friday, 45(a)(1)"),
    ("US_FRCRP45", "2026-08-24", 14, "day", "US", "2026-09-08", "7 Sep Labor Day, 45(a)(1)(C)"),
    ("US_FRCRP45", "2026-06-05", 14, "day", "US", "2026-06-22", "Fri 19 June Juneteenth"),
    ("US_FRCRP45", "2026-06-19", 14, "day", "US", "2026-07-06", "4 July is Saturday, kept Fri 3 July"),
    ("US_FRCRP45", "2027-06-04", 14, "day", "US", "2027-06-21", "19 June is Saturday, kept Fri 18 June"),
    ("US_FRCRP45", "2027-06-21", 14, "day", "US", "2027-07-06", "4 July is Sunday, kept Mon 5 July"),
    ("US_FRCRP45", "2026-11-16", 10, "day", "US", "2026-11-27", "26 Nov Thanksgiving"),
    ("US_FRCRP45", "2026-11-17", 10, "day", "US", "2026-11-27", "the day after Thanksgiving is no legal holiday"),
    ("US_FRCRP45", "2026-09-12", 30, "day", "US", "2026-10-13", "12 Oct Columbus Day"),
    ("US_FRCRP45", "2026-01-05", 14, "day", "US", "2026-01-20", "19 Jan Martin Luther King"),
    ("US_FRCRP45", "2026-02-02", 14, "day", "US", "2026-02-17", "16 Feb Washington's Birthday"),
    ("US_FRCRP45", "2026-05-11", 14, "day", "US", "2026-05-26", "25 May Memorial Day"),
    ("US_FRCRP45", "2026-10-28", 14, "day", "US", "2026-11-12", "11 Nov Veterans Day"),
    ("US_FRCRP45", "2026-12-11", 14, "day", "US", "2026-12-28", "Fri 25 Dec"),
    ("US_FRCRP45", "2026-12-18", 14, "day", "US", "2027-01-04", "Fri 1 Jan"),
    ("US_FRCRP45", "2021-12-17", 14, "day", "US", "2022-01-03", "1 Jan 2022 is Saturday, kept Fri 31 Dec"),
    ("US_FRCRP45", "2026-08-21", 5, "day", "US", "2026-08-26", "no weekend is left out inside, since 2009"),
    ("US_FRCRP45", "2026-08-19", 3, "day", "US", "2026-08-24", "Saturday -> Monday"),
    ("US_FRCRP45", "2026-08-21T10:00", 72, "hour", "US", "2026-08-24T10:00", "hours count at once, 45(a)(2)"),
    ("US_FRCRP45", "2026-08-20T10:15", 48, "hour", "US", "2026-08-24T10:15", "Saturday -> same time Monday"),
    ("US_FRCRP45", "2026-11-25T15:30", 24, "hour", "US", "2026-11-27T15:30", "Thanksgiving -> same time Friday"),
    ("US_FRCRP45", "2026-09-04T09:00", 72, "hour", "US", "2026-09-08T09:00", "Labor Day -> same time Tuesday"),
    ("US_FRCRP45", "2026-03-06T12:00", 72, "hour", "US", "2026-03-09T13:00", "8 March has 23 hours"),
    ("US_FRCRP45", "2007-11-02T10:00", 72, "hour", "US", "2007-11-05T09:00", "the example of the 2009 note"),
    ("US_FRCRP45", "2026-08-22T23:30", 24, "hour", "US", "2026-08-24T23:30", "late Sunday -> late Monday, 45(a)(2)(C)"),
    ("US_FRCRP45", "2026-08-22T23:30", 25, "hour", "US", "2026-08-24T00:30", "early Monday stays, 45(a)(2)"),
    ("US_FRCRP45", "2026-01-31", 1, "month", "US", "2026-03-02", "Sat 28 Feb -> Mon"),
    ("US_FRCRP45", "2026-08-24", 2, "week", "US", "2026-09-08", "Labor Day"),
    ("US_FRCRP45", "2026-04-02", 14, "day", "US-DC", "2026-04-17", "16 Apr Emancipation Day, 45(a)(6)(C)"),
    ("US_FRCRP45", "2026-04-02", 14, "day", "US", "2026-04-16", "and none elsewhere"),
    ("US_FRCRP45", "2026-09-12", 30, "day", "US-CA", "2026-10-13", "a State cannot take away 45(a)(6)(A)"),
    ("US_FRCRP45", "2026-08-24", 14, "day", "IE", "2026-09-08", "a US rule keeps US holidays"),
]
UK: list[Row] = [
    ("UK_INCLUSIVE", "2026-01-15", 3, "month", "GB", "2026-04-14", "COPOA s. 9: the day is day 1"),
    ("UK_INCLUSIVE", "2026-08-24", 7, "day", "GB", "2026-08-30", "Sunday, no move"),
    ("UK_INCLUSIVE", "2026-01-31", 1, "month", "GB", "2026-02-28", "no 31 Feb"),
    ("UK_INCLUSIVE", "2026-02-28", 1, "month", "GB", "2026-03-27", "the day before 28 March"),
    ("UK_INCLUSIVE", "2028-02-29", 1, "year", "GB", "2029-02-28", "no 29 Feb 2029"),
    ("UK_INCLUSIVE", "2026-03-01", 1, "year", "GB", "2027-02-28", "the day before 1 March"),
    ("UK_INCLUSIVE", "2026-08-24", 1, "week", "GB", "2026-08-30", "seven days"),
    ("UK_INCLUSIVE", "2026-11-30", 3, "month", "GB", "2027-02-28", "no 30 Feb"),
    ("UK_INCLUSIVE", "2026-08-31", 1, "day", "GB-ENG", "2026-08-31", "bank holiday, no move"),
    ("UK_INCLUSIVE", "2026-12-10", 28, "day", "GB", "2027-01-06", "22 days in December, 6 in January"),
    ("UK_INCLUSIVE", "2027-12-31", 1, "month", "GB", "2028-01-30", "the day before 31 January"),
    ("UK_CPR", "2026-10-02", 14, "day", "GB-ENG", "2026-10-16", "the example of CPR 2.8"),
    ("UK_CPR", "2026-08-27", 5, "day", "GB-ENG", "2026-09-04", "Fri 28; 29, 30, 31 do not count; 1 to 4 Sep, 2.8(4)"),
    ("UK_CPR", "2026-04-02", 3, "day", "GB", "2026-04-09", "Good Friday to Easter Monday do not count"),
    ("UK_CPR", "2026-08-21", 7, "day", "GB", "2026-08-28", "over five days every day counts"),
    ("UK_CPR", "2026-08-27", 6, "day", "GB", "2026-09-02", "over five days every day counts"),
    ("UK_CPR", "2026-08-24", 7, "day", "GB", "2026-09-01", "Mon 31 Aug: office closed, 2.8(5)"),
    ("UK_CPR", "2026-08-22", 14, "day", "GB", "2026-09-07", "Sat 5 Sep: office closed"),
    ("UK_CPR", "2026-12-11", 14, "day", "GB", "2026-12-29", "25, 26, 27, and 28 in lieu of Boxing Day"),
    ("UK_CPR", "2026-12-23", 2, "day", "GB", "2026-12-29", "Thu 24, Tue 29"),
    ("UK_CPR", "2026-01-31", 1, "month", "GB", "2026-03-02", "Sat 28 Feb: office closed"),
]
CANADA: list[Row] = [
    ("CA_INTERP", "2026-08-24", 90, "day", "CA", "2026-11-23", "Sun 22 Nov is a holiday, ss. 26, 35"),
    ("CA_INTERP", "2026-08-24", 21, "day", "CA", "2026-09-14", "Monday, s. 27"),
    ("CA_INTERP", "2026-08-12", 10, "day", "CA", "2026-08-22", "Saturday is no holiday"),
    ("CA_INTERP", "2026-08-13", 10, "day", "CA", "2026-08-24", "Sunday is a holiday"),
    ("CA_INTERP", "2026-12-10", 15, "day", "CA", "2026-12-26", "Christmas -> Saturday, Boxing Day: no holiday"),
    ("CA_INTERP", "2025-12-10", 16, "day", "CA", "2025-12-26", "Friday, Boxing Day: no holiday"),
    ("CA_INTERP", "2025-12-10", 16, "day", "CA-ON", "2025-12-26", "nor in Ontario under s. 35"),
    ("CA_INTERP", "2026-03-24", 10, "day", "CA", "2026-04-04", "Good Friday -> Saturday"),
    ("CA_INTERP", "2026-03-27", 10, "day", "CA", "2026-04-07", "Easter Monday"),
    ("CA_INTERP", "2026-05-08", 10, "day", "CA", "2026-05-19", "18 May Victoria Day: Monday before 25 May"),
    ("CA_INTERP", "2026-06-21", 10, "day", "CA", "2026-07-02", "1 July"),
    ("CA_INTERP", "2029-06-21", 10, "day", "CA", "2029-07-03", "1 July is Sunday, Canada Day is 2 July"),
    ("CA_INTERP", "2026-08-24", 14, "day", "CA", "2026-09-08", "7 Sep Labour Day"),
    ("CA_INTERP", "2026-09-20", 10, "day", "CA", "2026-10-01", "30 Sep Truth and Reconciliation"),
    ("CA_INTERP", "2026-10-02", 10, "day", "CA", "2026-10-13", "12 Oct Thanksgiving, proclaimed"),
    ("CA_INTERP", "2026-11-01", 10, "day", "CA", "2026-11-12", "11 Nov Remembrance Day"),
    ("CA_INTERP", "2026-01-31", 1, "month", "CA", "2026-02-28", "no 31 Feb, s. 28; Saturday stays"),
    ("CA_INTERP", "2026-02-06", 10, "day", "CA-ON", "2026-02-17", "16 Feb Family Day in Ontario"),
    ("CA_INTERP", "2026-02-06", 10, "day", "CA", "2026-02-16", "and not for the whole of Canada"),
    ("CA_INTERP", "2026-12-22", 10, "day", "CA", "2027-01-02", "1 Jan -> Saturday"),
    ("CA_INTERP", "2022-09-09", 10, "day", "CA", "2022-09-20", "Mon 19 Sep 2022, day of mourning proclaimed"),
]
OTHERS: list[Row] = [
    ("IE_INTERP", "2026-08-24", 10, "day", "IE", "2026-09-02", "s. 18(h): 24 Aug is day 1"),
    ("IE_INTERP", "2026-08-24", 7, "day", "IE", "2026-08-30", "Sunday, no move in the Act"),
    ("IE_INTERP", "2026-01-31", 1, "month", "IE", "2026-02-28", "no 31 Feb"),
    ("IE_INTERP", "2026-03-15", 1, "month", "IE", "2026-04-14", "the day before 15 April"),
    ("IE_INTERP", "2026-08-24", 2, "week", "IE", "2026-09-06", "fourteen days, Sunday"),
    ("IE_INTERP", "2026-12-25", 1, "day", "IE", "2026-12-25", "a holiday stays"),
    ("DE_STPO", "2026-08-24", 1, "week", "DE", "2026-08-31", "§ 43(1): same weekday"),
    ("DE_STPO", "2026-03-30", 1, "week", "DE", "2026-04-07", "Easter Monday, § 43(2)"),
    ("DE_STPO", "2026-08-22", 2, "week", "DE", "2026-09-07", "Saturday"),
    ("DE_STPO", "2026-01-31", 1, "month", "DE", "2026-03-02", "no 31 Feb; Sat 28 Feb"),
    ("DE_STPO", "2026-08-19", 3, "day", "DE", "2026-08-24", "§ 42; Saturday"),
    ("DE_STPO", "2026-08-21", 2, "day", "DE", "2026-08-24", "Sunday -> Monday; no two working days here"),
    ("DE_STPO", "2026-09-03", 1, "month", "DE", "2026-10-05", "3 Oct, a Saturday"),
    ("DE_STPO", "2026-04-01", 1, "month", "DE", "2026-05-04", "Fri 1 May"),
    ("DE_STPO", "2027-03-01", 1, "week", "DE-BE", "2027-03-09", "8 March in Berlin"),
    ("DE_STPO", "2026-05-28", 1, "week", "DE-BY", "2026-06-05", "4 June Corpus Christi in Bavaria"),
    ("DE_STPO", "2026-05-28", 1, "week", "DE-BE", "2026-06-04", "and not in Berlin"),
    ("RAW", "2026-08-24", 90, "day", "US", "2026-11-22", "2703(f): Sunday, no move"),
    ("RAW", "2026-08-24", 180, "day", "US", "2027-02-20", "2703(f) renewed: Saturday, no move"),
    ("RAW", "2026-02-28", 1, "year", "US", "2027-02-28", "2258A(h)"),
    ("RAW", "2028-02-29", 1, "year", "US", "2029-02-28", "2258A(h), leap day"),
    ("RAW", "2026-09-02", 60, "day", "US", "2026-11-01", "Sunday, no move"),
    ("RAW", "2026-12-31", 1, "month", "US", "2027-01-31", "Sunday, no move"),
    ("RAW", "2026-08-21T16:20", 8, "hour", "IE", "2026-08-22T00:20", "at once, to the minute"),
    ("RAW", "2026-03-28T12:00", 24, "hour", "DE", "2026-03-29T13:00", "29 March has 23 hours"),
    ("RAW", "2026-12-24T10:30", 72, "hour", "IN", "2026-12-27T10:30", "India has no summer time"),
    ("RAW", "2021-11-11", 2, "working_day", "AE", "2021-11-15", "Fri, Sat rest until 2021: Sun 14, Mon 15"),
    ("RAW", "2022-11-10", 2, "working_day", "AE", "2022-11-14", "Fri 11 counts since 2022; Mon 14"),
    ("RAW", "2021-12-29", 3, "working_day", "AE", "2022-01-04", "Thu 30; Fri 31 old, Sat 1 and Sun 2 new; 3, 4"),
    ("RAW", "2022-11-10", 2, "working_day", "AE-SH", "2022-11-15", "Sharjah rests Fri to Sun: Mon 14, Tue 15"),
    ("RAW", "2026-11-11", 2, "working_day", "SA", "2026-11-15", "Thu 12, Sun 15"),
    ("RAW", "2026-11-11", 2, "working_day", "IL", "2026-11-15", "Thu 12, Sun 15"),
    ("RAW", "2024-11-13", 2, "working_day", "MY-01", "2024-11-17", "Johor until 2024: Thu 14, Sun 17"),
    ("RAW", "2025-11-12", 2, "working_day", "MY-01", "2025-11-14", "Johor since 2025: Thu 13, Fri 14"),
    ("AU_AIA", "2026-08-24", 180, "day", "AU", "2027-02-19", "starting on: 24 Aug is day 1"),
    ("AU_AIA", "2026-08-24", 7, "day", "AU", "2026-08-31", "Sun 30 Aug -> Mon"),
    ("AU_AIA", "2026-12-12", 14, "day", "AU-ACT", "2026-12-29", "25, 26, 27, and 28 in lieu of Boxing Day"),
    ("AU_AIA", "2026-09-01", 1, "month", "AU", "2026-09-30", "the day before 1 October"),
    ("SG_INTERP", "2026-08-12", 10, "day", "SG", "2026-08-22", "Saturday does not move, s. 50"),
    ("SG_INTERP", "2026-08-13", 10, "day", "SG", "2026-08-24", "Sunday"),
    ("SG_INTERP", "2026-08-05", 6, "day", "SG", "2026-08-13", "6, 7, 8; Sun 9 and Mon 10 holiday; 11, 12, 13"),
    ("SG_INTERP", "2026-08-03", 7, "day", "SG", "2026-08-11", "Mon 10 in lieu of National Day"),
    ("SG_INTERP", "2026-08-21", 3, "day", "SG", "2026-08-25", "Sat 22, Mon 24, Tue 25"),
    ("SG_INTERP", "2026-04-01", 1, "month", "SG", "2026-05-02", "Fri 1 May -> Saturday"),
    ("FR_CPP", "2026-08-12", 10, "day", "FR", "2026-08-24", "Saturday, art. 801"),
    ("FR_CPP", "2026-05-04", 10, "day", "FR", "2026-05-15", "14 May Ascension"),
    ("FR_CPP", "2026-11-06", 5, "day", "FR", "2026-11-12", "11 November"),
    ("FR_CPP", "2026-06-14", 1, "month", "FR", "2026-07-15", "14 July"),
    ("FR_CPP", "2026-01-31", 1, "month", "FR", "2026-03-02", "no 31 Feb; Sat 28 Feb"),
    ("FR_CPP", "2029-04-30", 10, "day", "FR", "2029-05-11", "10 May Ascension, new Code"),
    ("NL_ATW", "2026-08-21", 3, "day", "NL", "2026-08-25", "Sat, Sun, Mon; two working days, art. 2"),
    ("NL_ATW", "2026-08-21", 2, "day", "NL", "2026-08-24", "art. 2 begins at three days"),
    ("NL_ATW", "2026-03-24", 10, "day", "NL", "2026-04-07", "Good Friday is on the list, art. 3"),
    ("NL_ATW", "2026-04-28", 7, "day", "NL", "2026-05-06", "5 May is on the list every year"),
    ("NL_ATW", "2026-04-20", 7, "day", "NL", "2026-04-28", "27 April King's Day"),
    ("NL_ATW", "2026-08-24", 90, "day", "NL", "2026-11-23", "Sunday, 90 days still move"),
    ("NL_ATW", "2026-08-23", 91, "day", "NL", "2026-11-22", "over 90 days: left alone, art. 4"),
    ("NL_ATW", "2026-08-22", 12, "week", "NL", "2026-11-16", "Sat 14 Nov, 12 weeks still move"),
    ("NL_ATW", "2026-08-22", 13, "week", "NL", "2026-11-21", "over 12 weeks: Saturday stays"),
    ("NL_ATW", "2026-08-22", 3, "month", "NL", "2026-11-23", "Sunday, three months still move"),
    ("NL_ATW", "2026-07-22", 4, "month", "NL", "2026-11-22", "over three months: Sunday stays"),
    ("NL_ATW", "2026-02-28", 1, "year", "NL", "2027-02-28", "years: Sunday stays"),
    ("NL_ATW", "2026-08-21T10:20", 24, "hour", "NL", "2026-08-22T10:20", "hours: left alone, art. 4"),
    ("IN_GCA", "2026-08-12", 10, "day", "IN", "2026-08-24", "Saturday, closed, s. 10"),
    ("IN_GCA", "2026-08-05", 10, "day", "IN", "2026-08-17", "Sat 15 August"),
    ("IN_GCA", "2026-09-22", 10, "day", "IN", "2026-10-05", "Fri 2 October"),
    ("IN_GCA", "2026-08-17", 10, "day", "IN", "2026-08-27", "Thursday, s. 9"),
    ("IN_GCA", "2026-12-27", 30, "day", "IN", "2027-01-27", "26 January"),
]
GOLDEN = EU + US + UK + CANADA + OTHERS

NEVER_MOVED: list[Row] = [
    ("CA_INTERP", "2026-08-24", 90, "day", "CA", "2026-11-22", "a preservation order does not roll"),
    ("EU_1182_71", "2026-09-02", 60, "day", "IE", "2026-11-01", "a preservation does not roll"),
    ("EU_1182_71", "2026-08-21", 2, "day", "DE", "2026-08-23", "Art. 5 leaves out 3(4) and 3(5)"),
    ("US_FRCRP45", "2026-08-20T10:15", 48, "hour", "US", "2026-08-22T10:15", "Saturday stays"),
    ("DE_STPO", "2026-08-19", 3, "day", "DE", "2026-08-22", "Saturday stays"),
    ("UK_CPR", "2026-08-24", 7, "day", "GB", "2026-08-31", "bank holiday stays"),
]

# Rule, the day counted back from, length, unit, place, last day for the act, why.
BACKWARD: list[Row] = [
    ("UK_CPR", "2023-10-20", 3, "day", "GB-ENG", "2023-10-16", "the rule's own example, heard Fri 20 October"),
    ("UK_CPR", "2025-10-20", 3, "day", "GB-ENG", "2025-10-14", "the rule's own example, heard Mon 20 October"),
    ("UK_CPR", "2026-10-16", 7, "day", "GB-ENG", "2026-10-08", "7 clear days, 9 to 15 October"),
    ("EU_1182_71", "2026-08-31", 10, "day", "IE", "2026-08-21", "30 down to 21 August"),
    ("EU_1182_71", "2026-09-01", 10, "day", "IE", "2026-08-22", "Saturday: Art. 3(4) not backward"),
    ("EU_1182_71", "2026-08-24", 2, "day", "IE", "2026-08-20", "23, 22; two working days, 21 and 20, Art. 3(5)"),
    ("EU_1182_71", "2026-08-31", 5, "working_day", "IE", "2026-08-24", "28, 27, 26, 25, 24 August"),
    ("US_FRCRP45", "2007-09-22", 21, "day", "US", "2007-08-31", "Sat 1 Sep -> Fri: next day backward, 2009 note"),
    ("US_FRCRP45", "2026-09-14", 7, "day", "US", "2026-09-04", "Labor Day, Sun, Sat -> Fri"),
    ("US_FRCRP45", "2026-04-30", 14, "day", "US-DC", "2026-04-16", "State holidays count forward alone, 45(a)(6)(C)"),
    ("CA_INTERP", "2026-08-31", 10, "day", "CA", "2026-08-20", "at least ten days: both ends out, s. 27(1)"),
    ("NL_ATW", "2026-09-01", 10, "day", "NL", "2026-08-22", "Saturday: art. 1 not backward"),
    ("RAW", "2026-03-31", 1, "month", "IE", "2026-02-28", "no 31 Feb"),
]

# Rule, event, length, unit, place, last day, UTC instant at which it is over.
OVER: list[Row] = [
    ("EU_1182_71", "2026-08-20", 10, "day", "IE", "2026-08-31", "2026-08-31T23:00:00+00:00"),
    ("EU_1182_71", "2026-08-20", 10, "day", "DE", "2026-08-31", "2026-08-31T22:00:00+00:00"),
    ("EU_1182_71", "2026-03-18", 10, "day", "FI", "2026-03-30", "2026-03-30T21:00:00+00:00"),
    ("RAW", "2026-03-01", 28, "day", "DE", "2026-03-29", "2026-03-29T22:00:00+00:00"),
    ("RAW", "2026-03-01", 27, "day", "DE", "2026-03-28", "2026-03-28T23:00:00+00:00"),
    ("RAW", "2026-10-01", 24, "day", "DE", "2026-10-25", "2026-10-25T23:00:00+00:00"),
    ("RAW", "2026-08-24", 90, "day", "US", "2026-11-22", "2026-11-23T05:00:00+00:00"),
    ("RAW", "2026-08-24", 1, "day", "US-CA", "2026-08-25", "2026-08-26T07:00:00+00:00"),
    ("RAW", "2026-08-24", 1, "day", "IN", "2026-08-25", "2026-08-25T18:30:00+00:00"),
    ("RAW", "2026-08-24", 1, "day", "AU", "2026-08-25", "2026-08-25T14:00:00+00:00"),
    # Cairo's clocks go from 24 April 00:00 to 01:00: the day before is over at that very moment.
    ("RAW", "2026-04-22", 1, "day", "EG", "2026-04-23", "2026-04-23T22:00:00+00:00"),
    ("EU_1182_71", "2026-08-21T16:20", 8, "hour", "DE", "2026-08-22T01:00", "2026-08-21T23:00:00+00:00"),
    ("EU_1182_71", "2026-08-21T16:20", 8, "hour", "IE", "2026-08-22T01:00", "2026-08-22T00:00:00+00:00"),
]


def counted(
    row: Row,
    *,
    roll: bool | None = None,
    backwards: bool = False,
    disputed_roll: bool = False,
    inclusive: bool | None = None,
) -> Reckoned:
    rule, start, length, unit, where, _, _ = row
    written = start if "T" in start else f"{start}T12:00"
    event = datetime.fromisoformat(written).replace(tzinfo=zone_of(place(where)))
    return reckon(
        rule,
        event,
        length,
        unit,
        place=where,
        roll=roll,
        backwards=backwards,
        disputed_roll=disputed_roll,
        inclusive=inclusive,
    )


def day_or_minute(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def name(row: Row) -> str:
    return " ".join(str(part) for part in row[:5])


def test_there_are_enough_rows_and_none_twice() -> None:
    asked = [row[:5] for row in GOLDEN]
    assert len(asked) == len(set(asked)) >= 100


@pytest.mark.parametrize("row", GOLDEN, ids=name)
def test_due(row: Row) -> None:
    assert counted(row).due == day_or_minute(row[5]), row[6]


@pytest.mark.parametrize("row", NEVER_MOVED, ids=name)
def test_due_where_the_clock_never_moves_its_end(row: Row) -> None:
    assert counted(row, roll=False).due == day_or_minute(row[5]), row[6]


@pytest.mark.parametrize("row", BACKWARD, ids=name)
def test_due_counted_back(row: Row) -> None:
    assert counted(row, backwards=True).due == day_or_minute(row[5]), row[6]


@pytest.mark.parametrize("row", OVER, ids=name)
def test_the_instant_at_which_it_is_over(row: Row) -> None:
    reckoned = counted(row)
    assert reckoned.due == day_or_minute(row[5])
    assert reckoned.due_at == datetime.fromisoformat(row[6])
    assert reckoned.due_at.tzinfo is UTC


def test_a_disputed_end_shows_the_unmoved_day_first_and_the_moved_one_last() -> None:
    row: Row = ("EU_1182_71", "2026-09-02", 60, "day", "IE", "2026-11-01", "an EPOC-PR")
    reckoned = counted(row, disputed_roll=True)
    assert (reckoned.due, reckoned.earliest, reckoned.latest) == (
        date(2026, 11, 1),
        date(2026, 11, 1),
        date(2026, 11, 2),
    )
    assert reckoned.earliest_at == datetime(2026, 11, 2, tzinfo=UTC)
    assert reckoned.latest_at == datetime(2026, 11, 3, tzinfo=UTC)


def test_a_disputed_end_on_a_working_day_is_not_disputed() -> None:
    row: Row = ("EU_1182_71", "2026-08-17", 10, "day", "IE", "2026-08-27", "a Thursday")
    reckoned = counted(row, disputed_roll=True)
    assert reckoned.due == reckoned.latest == date(2026, 8, 27)


def test_an_australian_wording_not_known_has_two_readings() -> None:
    row: Row = ("AU_AIA", "2026-08-24", 180, "day", "AU", "", "")
    assert counted(row).latest == date(2027, 2, 22)  # "from": Sat 20 Feb 2027 -> Monday
    assert counted(row, inclusive=True).latest == date(2027, 2, 19)
    assert counted(row, inclusive=False).due == date(2027, 2, 22)


def test_notice_before_a_day_in_canada_is_later_without_clear_days() -> None:
    row: Row = ("CA_INTERP", "2026-08-31", 10, "day", "CA", "", "")
    assert counted(row, backwards=True).latest == date(2026, 8, 21)


def test_a_clock_may_move_an_end_that_its_rule_leaves() -> None:
    row: Row = ("RAW", "2026-08-24", 90, "day", "US", "", "")
    assert counted(row, roll=True).due == date(2026, 11, 23)


def test_the_day_of_the_event_is_that_of_the_place() -> None:
    late = datetime(2026, 8, 20, 22, 30, tzinfo=UTC)  # 21 August in Berlin, 20 August in New York
    assert reckon("RAW", late, 1, "day", place="DE").due == date(2026, 8, 22)
    assert reckon("RAW", late, 1, "day", place="US").due == date(2026, 8, 21)
    assert reckon("RAW", late, 1, "day", place="DE", zone="America/New_York").due == date(2026, 8, 21)
    assert late.astimezone(ZoneInfo("Europe/Berlin")).day == 21
