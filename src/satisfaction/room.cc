#include "satisfaction/room.h"

#include "base/text.h"
#include "ledger/table.h"
#include "satisfaction/remarks.h"
#include "satisfaction/service_index.h"
#include "satisfaction/survey.h"

namespace langnghe::satisfaction {

std::string unit_code(const Room& room, std::int64_t unit) {
  const auto directory = room.directory.now();
  const directory::Unit* found = directory->units().unit_by_id(unit);
  return found == nullptr ? std::string() : found->code;
}

bool may(const Room& room, std::int64_t officer, std::string_view action, std::int64_t unit, Millis at) {
  return officer != 0 && room.directory.now()->allowed(officer, action, unit_code(room, unit), "", at);
}

bool is_below(const Room& room, std::int64_t unit, std::int64_t root) {
  if (root == 0 || unit == root) return true;
  const auto directory = room.directory.now();
  const directory::Unit* one = directory->units().unit_by_id(unit);
  for (int depth = 0; one != nullptr && depth < 32; ++depth) {
    if (one->id == root) return true;
    one = one->parent.empty() ? nullptr : directory->unit(one->parent);
  }
  return false;
}

std::string take_words(Errors& errors, std::string_view text, const char* field, bool must) {
  const std::string_view words = trim(text);
  if (words.empty() && must) errors.push_back({Fault::kInvalid, field, "satisfaction.refused.missing"});
  if (utf8_length(words) > kMostWords)
    errors.push_back({Fault::kInvalid, field, "satisfaction.refused.long", {{"most", std::to_string(kMostWords)}}});
  return nfc(words);
}

Millis year_start(int year) {
  return start_of(Date{std::chrono::year(year), std::chrono::month(1), std::chrono::day(1)});
}

std::vector<ledger::StateSource> state_sources() {
  return {ledger::state_source_of<Answer>(), ledger::state_source_of<FollowUp>(), ledger::state_source_of<Remark>(),
          ledger::state_source_of<IndexInput>()};
}

}  // namespace langnghe::satisfaction
