// Instants and dates. Every instant in memory, in the database and in the ledger is a count
// of milliseconds since 1970-01-01T00:00:00Z; dates and hours that people read are local.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace langnghe {

using Millis = std::int64_t;
using Date = std::chrono::year_month_day;

inline constexpr Millis kSecond = 1000;
inline constexpr Millis kMinute = 60 * kSecond;
inline constexpr Millis kHour = 60 * kMinute;
inline constexpr Millis kDay = 24 * kHour;

// Vietnam keeps UTC+7 all year, without summer time.
inline constexpr Millis kLocalOffset = 7 * kHour;

// Where the time comes from; tests put their own in.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Millis now() const = 0;
};

class SystemClock : public Clock {
 public:
  Millis now() const override;
};

class ManualClock : public Clock {
 public:
  explicit ManualClock(Millis start) : now_(start) {}
  Millis now() const override { return now_; }
  void set(Millis at) { now_ = at; }
  void advance(Millis by) { now_ += by; }

 private:
  Millis now_;
};

// The local calendar date of an instant.
Date local_date(Millis at);
// 00:00 local time of a date.
Millis start_of(Date day);
// The first instant after the date: 24:00 local time (Civil Code art. 148(6)).
Millis end_of(Date day);
Date add_days(Date day, int count);
// 0 is Sunday … 6 is Saturday.
unsigned weekday(Date day);
// days from a to b, negative when b lies before a.
int days_between(Date a, Date b);

// "2026-07-01"; nothing when it is not a real date of that form.
std::optional<Date> parse_date(std::string_view text);
// "2026-07-01", "2026-07-01T09:00", "2026-07-01 09:00:30", with an optional "Z" or "+07:00";
// without a zone it is local time.
std::optional<Millis> parse_instant(std::string_view text);
std::string iso_date(Date day);
// "2026-07-01T09:00:00+07:00"
std::string iso_local(Millis at);
// "2026-07-01T02:00:00Z", with milliseconds when there are any
std::string iso_utc(Millis at);

}  // namespace langnghe
