#include <algorithm>
#include <charconv>
#include <set>

#include "consultations/vote_store.h"

namespace langnghe::consultations {
namespace {

constexpr std::size_t kMost = 5000;  // households of one village

bool number_of(std::string_view text, int& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out >= 0;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 20 &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return std::isalnum(c) != 0 || c == '/' || c == '.';
         });
}

// "017" or "1-120": a range is written with as many digits as its end has.
bool expand(const std::string& line, std::vector<std::string>& out) {
  const auto dash = line.find('-');
  if (dash == std::string::npos) {
    if (!is_number(line)) return false;
    out.push_back(line);
    return true;
  }
  int from = 0, to = 0;
  const std::string last = line.substr(dash + 1);
  if (!number_of(line.substr(0, dash), from) || !number_of(last, to) || from > to ||
      to - from >= static_cast<int>(kMost))
    return false;
  for (int i = from; i <= to; ++i) {
    std::string one = std::to_string(i);
    out.push_back(std::string(last.size() - std::min(last.size(), one.size()), '0') + one);
  }
  return true;
}

}  // namespace

Result<Village> set_households(const Room& room, storage::Transaction& tx, const Actor& who,
                               std::int64_t village_id, const std::string& numbers, Millis at) {
  auto village = find_village(tx, village_id);
  if (!village) return unknown();
  if (auto fine = check_may(room, who, "vote.run", village->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  std::vector<std::string> all;
  for (const std::string& line : lines_of(numbers))
    if (!expand(line, all) || all.size() > kMost)
      return refuse(Fault::kInvalid, "consultations.refused.household", "households", {{"line", line}});
  const std::set<std::string> once(all.begin(), all.end());
  tx.run("DELETE FROM household WHERE village = :village", village_id);
  for (const std::string& one : once)
    tx.run("INSERT INTO household (village, number) VALUES (:village, :number)", village_id, one);
  record_village(tx, *village, at);
  village->households = static_cast<std::int64_t>(once.size());
  return std::move(*village);
}

}  // namespace langnghe::consultations
