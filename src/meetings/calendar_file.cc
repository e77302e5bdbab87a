#include "meetings/calendar_file.h"

#include <fmt/core.h>

namespace langnghe::meetings {
namespace {

// RFC 5545 section 3.3.11.
std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\r') continue;
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t') continue;
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

// Section 3.1: at most 75 octets a line without its break; the blank of a folded line counts.
void line(std::string& out, std::string_view text) {
  std::size_t room = 75;
  while (text.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    out.append(text.substr(0, cut)).append("\r\n ");
    text.remove_prefix(cut);
    room = 74;
  }
  out.append(text).append("\r\n");
}

std::string local_stamp(Date day, int minute) {
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}00", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()), minute / 60, minute % 60);
}

std::string utc_stamp(Millis at) {
  const Millis utc = at - kLocalOffset;  // local_date counts from local midnight
  const Date day = local_date(utc);
  const auto seconds = (utc - start_of(day)) / kSecond;
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

std::string calendar_file(std::string_view name, const std::vector<CalendarEntry>& entries) {
  std::string out;
  for (std::string_view fixed : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lang Nghe//Meetings//VI", "CALSCALE:GREGORIAN",
                                 "METHOD:PUBLISH"})
    line(out, fixed);
  line(out, "X-WR-CALNAME:" + escaped(name));
  for (std::string_view fixed : {"BEGIN:VTIMEZONE", "TZID:Asia/Ho_Chi_Minh", "BEGIN:STANDARD", "DTSTART:19750613T000000",
                                 "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE"})
    line(out, fixed);
  for (const CalendarEntry& one : entries) {
    line(out, "BEGIN:VEVENT");
    line(out, "UID:" + escaped(one.uid));
    line(out, "DTSTAMP:" + utc_stamp(one.changed_at));
    line(out, "LAST-MODIFIED:" + utc_stamp(one.changed_at));
    line(out, fmt::format("SEQUENCE:{}", one.sequence));
    line(out, "DTSTART;TZID=Asia/Ho_Chi_Minh:" + local_stamp(one.day, one.from_minute));
    const bool midnight = one.to_minute >= 24 * 60;
    line(out, "DTEND;TZID=Asia/Ho_Chi_Minh:" + local_stamp(midnight ? add_days(one.day, 1) : one.day, midnight ? 0 : one.to_minute));
    line(out, "SUMMARY:" + escaped(one.title));
    if (!one.text.empty()) line(out, "DESCRIPTION:" + escaped(one.text));
    if (!one.place.empty()) line(out, "LOCATION:" + escaped(one.place));
    if (!one.url.empty()) line(out, "URL:" + one.url);
    line(out, one.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    line(out, "END:VEVENT");
  }
  line(out, "END:VCALENDAR");
  return out;
}

}  // namespace langnghe::meetings
