// How dates, times and numbers are written in each language, local time (UTC+7).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "web/catalogue.h"

namespace langnghe::web {

std::string format_number(Language language, std::int64_t value);               // 1.234 | 1,234
std::string format_decimal(Language language, double value, int places);        // 1.234,5 | 1,234.5
std::string format_time(Millis at);                                             // 14:05

// One language of the catalogue: what a page speaks with.
//
//   Words words(catalogue, request.language);
//   words("track.title"); words("track.due", {{"date", due}}); words.ago(then, now);
class Words {
 public:
  Words(const Catalogue& catalogue, Language language)
      : catalogue_(&catalogue), language_(language) {}

  Language language() const { return language_; }
  const Catalogue& catalogue() const { return *catalogue_; }

  std::string operator()(std::string_view key) const;
  std::string operator()(std::string_view key, std::initializer_list<Arg> args) const;
  std::string operator()(const Error& error) const;

  std::string date(Date day) const;             // 23/11/2026 | 23 Nov 2026
  std::string long_date(Date day) const;        // thứ Hai, 23/11/2026 | Monday, 23 November 2026
  std::string date(Millis at) const { return date(local_date(at)); }
  std::string long_date(Millis at) const { return long_date(local_date(at)); }
  std::string date_time(Millis at) const;       // 14:05 23/11/2026 | 14:05, 23 Nov 2026
  std::string number(std::int64_t value) const { return format_number(language_, value); }
  std::string decimal(double value, int places) const {
    return format_decimal(language_, value, places);
  }
  // "Còn 3 ngày làm việc", "Hết hạn hôm nay", "Quá hạn 2 ngày làm việc"; below 0 is late.
  std::string working_days_left(int days) const;
  // The same for days of the calendar.
  std::string days_left(int days) const;
  // "vừa xong", "5 phút trước", "3 giờ trước", "hôm qua", "4 ngày trước", then the date.
  std::string ago(Millis then, Millis now) const;
  // "2 giờ 5 phút"; the two largest units; below a minute: seconds.
  std::string duration(Millis length) const;
  std::string file_size(std::int64_t bytes) const;  // "1,2 MB"

 private:
  const Catalogue* catalogue_;
  Language language_;
};

}  // namespace langnghe::web
