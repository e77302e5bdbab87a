// iCalendar (RFC 5545): what people add to the calendar of their telephone. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace langnghe::meetings {

struct CalendarEntry {
  std::string uid;          // the same for ever, also when the day moves
  int sequence = 0;         // counts changes people must know
  Date day{};
  int from_minute = 0, to_minute = 0;  // local time
  std::string title, text, place, url;
  bool cancelled = false;
  Millis changed_at = 0;
};

// Lines folded at 75 octets, never inside a letter; texts escaped; times in Asia/Ho_Chi_Minh,
// which the file defines itself (UTC+7, no summer time).
std::string calendar_file(std::string_view name, const std::vector<CalendarEntry>& entries);

}  // namespace langnghe::meetings
