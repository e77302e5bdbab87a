#include "web/format.h"

#include <fmt/core.h>

#include <cmath>
#include <cstdlib>

namespace langnghe::web {
namespace {

// Digits in groups of three.
std::string grouped(std::string digits, char separator) {
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, separator);
  }
  return digits;
}

// The keys are written out so that a search for a key finds its use.
constexpr std::string_view kWeekdays[] = {
    "format.weekday.0", "format.weekday.1", "format.weekday.2", "format.weekday.3",
    "format.weekday.4", "format.weekday.5", "format.weekday.6"};
constexpr std::string_view kMonths[] = {
    "format.month.1", "format.month.2",  "format.month.3",  "format.month.4",
    "format.month.5", "format.month.6",  "format.month.7",  "format.month.8",
    "format.month.9", "format.month.10", "format.month.11", "format.month.12"};
constexpr std::string_view kShortMonths[] = {
    "format.month_short.1", "format.month_short.2",  "format.month_short.3",
    "format.month_short.4", "format.month_short.5",  "format.month_short.6",
    "format.month_short.7", "format.month_short.8",  "format.month_short.9",
    "format.month_short.10", "format.month_short.11", "format.month_short.12"};

unsigned month_index(Date day) { return static_cast<unsigned>(day.month()) - 1; }

}  // namespace

std::string format_number(Language language, std::int64_t value) {
  const bool negative = value < 0;
  std::string digits = fmt::format("{}", value);
  if (negative) digits.erase(0, 1);
  return (negative ? "-" : "") + grouped(digits, language == Language::kVietnamese ? '.' : ',');
}

std::string format_decimal(Language language, double value, int places) {
  if (!std::isfinite(value)) return "–";
  std::string text = fmt::format("{:.{}f}", std::fabs(value), places);
  const std::size_t point = text.find('.');
  const std::string fraction = point == std::string::npos ? "" : text.substr(point + 1);
  const bool zero = text.find_first_not_of("0.") == std::string::npos;
  const bool vietnamese = language == Language::kVietnamese;
  std::string out = value < 0 && !zero ? "-" : "";
  out += grouped(text.substr(0, point), vietnamese ? '.' : ',');
  if (!fraction.empty()) out += (vietnamese ? ',' : '.') + fraction;
  return out;
}

std::string format_time(Millis at) {
  const Millis minutes = (at - start_of(local_date(at))) / kMinute;
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string Words::operator()(std::string_view key) const {
  return std::string(catalogue_->text(language_, key));
}

std::string Words::operator()(std::string_view key, std::initializer_list<Arg> args) const {
  return catalogue_->text(language_, key, args);
}

std::string Words::operator()(const Error& error) const {
  return catalogue_->text(language_, error);
}

std::string Words::date(Date day) const {
  const auto number = static_cast<unsigned>(day.day());
  const auto year = static_cast<int>(day.year());
  if (language_ == Language::kVietnamese)
    return fmt::format("{:02}/{:02}/{}", number, month_index(day) + 1, year);
  return fmt::format("{} {} {}", number, catalogue_->text(language_, kShortMonths[month_index(day)]),
                     year);
}

std::string Words::long_date(Date day) const {
  const std::string_view name = catalogue_->text(language_, kWeekdays[weekday(day)]);
  if (language_ == Language::kVietnamese) return fmt::format("{}, {}", name, date(day));
  return fmt::format("{}, {} {} {}", name, static_cast<unsigned>(day.day()),
                     catalogue_->text(language_, kMonths[month_index(day)]),
                     static_cast<int>(day.year()));
}

std::string Words::date_time(Millis at) const {
  return format_time(at) + (language_ == Language::kVietnamese ? " " : ", ") + date(at);
}

std::string Words::working_days_left(int days) const {
  if (days == 0) return (*this)("format.due_today");
  return (*this)(days > 0 ? "format.working_days_left" : "format.working_days_late",
                 {{"days", std::abs(days)}});
}

std::string Words::days_left(int days) const {
  if (days == 0) return (*this)("format.due_today");
  return (*this)(days > 0 ? "format.days_left" : "format.days_late", {{"days", std::abs(days)}});
}

std::string Words::ago(Millis then, Millis now) const {
  const Millis passed = now - then;
  if (passed < kMinute) return (*this)("format.just_now");
  if (passed < kHour) return (*this)("format.minutes_ago", {{"count", passed / kMinute}});
  const int days = days_between(local_date(then), local_date(now));
  if (days == 0) return (*this)("format.hours_ago", {{"count", passed / kHour}});
  if (days == 1) return (*this)("format.yesterday", {{"time", format_time(then)}});
  if (days < 7) return (*this)("format.days_ago", {{"count", days}});
  return date(then);
}

std::string Words::duration(Millis length) const {
  struct Unit {
    Millis size;
    std::string_view key;
  };
  static constexpr Unit kUnits[] = {{kDay, "format.unit.days"},
                                    {kHour, "format.unit.hours"},
                                    {kMinute, "format.unit.minutes"},
                                    {kSecond, "format.unit.seconds"}};
  if (length < 0) length = 0;
  std::size_t first = 0;
  while (first < 3 && length < kUnits[first].size) ++first;
  std::string out = (*this)(kUnits[first].key, {{"count", length / kUnits[first].size}});
  if (first < 2) {  // seconds beside minutes are noise
    const Millis rest = length % kUnits[first].size / kUnits[first + 1].size;
    if (rest > 0) out += ' ' + (*this)(kUnits[first + 1].key, {{"count", rest}});
  }
  return out;
}

std::string Words::file_size(std::int64_t bytes) const {
  constexpr std::int64_t kKilo = 1024, kMega = kKilo * 1024;
  if (bytes >= kMega)
    return decimal(static_cast<double>(bytes) / static_cast<double>(kMega), 1) + " MB";
  if (bytes >= kKilo) return number((bytes + kKilo / 2) / kKilo) + " KB";
  return number(bytes) + " B";
}

}  // namespace langnghe::web
