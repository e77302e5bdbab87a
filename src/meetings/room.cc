#include "meetings/room.h"

#include <fmt/core.h>

#include "base/contact.h"
#include "base/text.h"

namespace langnghe::meetings {

std::string unit_code(const Room& room, std::int64_t unit) {
  const auto directory = room.directory.now();
  const directory::Unit* found = directory->units().unit_by_id(unit);
  return found == nullptr ? std::string() : found->code;
}

std::string unit_of_officer(const Room& room, std::int64_t officer) {
  const auto directory = room.directory.now();
  const directory::Officer* found = officer == 0 ? nullptr : directory->officer(officer);
  return found == nullptr ? std::string() : found->unit;
}

bool may(const Room& room, std::int64_t officer, std::string_view action, std::int64_t unit, Millis at) {
  return officer != 0 && room.directory.now()->allowed(officer, action, unit_code(room, unit), "", at);
}

Result<std::string> words_of(std::string_view text, std::size_t most, std::string_view field, bool must) {
  Errors errors;
  std::string out = take_words(errors, text, most, std::string(field).c_str(), must);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  return out;
}

std::string take_words(Errors& errors, std::string_view text, std::size_t most, const char* field, bool must) {
  const std::string_view words = trim(text);
  if (words.empty() && must) errors.push_back({Fault::kInvalid, field, "meetings.refused.missing"});
  if (utf8_length(words) > most)
    errors.push_back({Fault::kInvalid, field, "meetings.refused.long", {{"most", std::to_string(most)}}});
  return nfc(words);
}

void check_person(Errors& errors, const vault::Person& person, bool name_needed) {
  take_words(errors, person.name, 120, "name", name_needed);
  take_words(errors, person.address, kMostLine, "address", false);
  if (!person.phone.empty() && !is_phone(person.phone))
    errors.push_back({Fault::kInvalid, "phone", "meetings.refused.phone"});
  if (!person.email.empty() && !is_email(person.email))
    errors.push_back({Fault::kInvalid, "email", "meetings.refused.email"});
  if (!person.id_number.empty() && !is_id_number(person.id_number))
    errors.push_back({Fault::kInvalid, "id_number", "meetings.refused.id_number"});
}

std::optional<int> parse_minutes(std::string_view text) {
  const auto at = text.size() == 5 && text[2] == ':' ? parse_instant("2026-01-01T" + std::string(text)) : std::nullopt;
  if (!at) return std::nullopt;
  return static_cast<int>((*at - start_of(local_date(*at))) / kMinute);
}

std::string minutes_text(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

Millis instant_of(Date day, int minutes) { return start_of(day) + minutes * kMinute; }

std::optional<Error> day_off(const legalclock::Calendar& calendar, Date day, const char* field) {
  const int year = static_cast<int>(day.year());
  if (year < 2000 || year >= legalclock::kLastCalendarYear)
    return Error{Fault::kInvalid, field, "meetings.refused.day"};
  const legalclock::Day kind = calendar.day(day);
  if (kind.working()) return std::nullopt;
  if (kind.holiday.empty()) return Error{Fault::kInvalid, field, "meetings.refused.weekend"};
  return Error{Fault::kInvalid, field, "meetings.refused.holiday",
               {{"holiday", calendar.holiday_name(kind.holiday, "vi")}}};
}

}  // namespace langnghe::meetings
