"""Reads a calendar with an independent parser and prints each event's times as people in Romania see them, as JSON."""
import json
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

HERE = ZoneInfo("Europe/Bucharest")


def local(moment):
    """A moment in local time with its offset, or a whole day."""
    return moment.astimezone(HERE).isoformat() if isinstance(moment, datetime) else moment.isoformat()


calendar = Calendar.from_ical(sys.stdin.buffer.read())
events = [
    {"uid": str(event["UID"]), "summary": str(event["SUMMARY"]), "start": local(event["DTSTART"].dt)}
    for event in calendar.walk("VEVENT")
]
print(json.dumps(events, ensure_ascii=False))
