#include <algorithm>
#include <sstream>

#include "base/csv.h"
#include "base/text.h"
#include "casework/signers.h"
#include "casework/row.h"
#include "casework/step.h"

namespace langnghe::casework {
namespace {

constexpr std::size_t kMostName = 120, kMostAddress = 300;

bool is_title(const std::string& cell) {
  const std::string folded = fold(cell);
  return folded == "ho ten" || folded == "ho va ten" || folded == "name" || folded == "ten";
}

}  // namespace

Result<std::vector<vault::Person>> read_signers(std::string_view text) {
  const char separator = text.find(';') != std::string_view::npos ? ';' : ',';
  std::istringstream in{std::string(text)};
  CsvReader reader(in, separator);
  std::vector<vault::Person> out;
  std::vector<std::string> row;
  while (reader.next(row)) {
    const auto cell = [&](std::size_t i) { return i < row.size() ? std::string(trim(row[i])) : std::string(); };
    if (out.empty() && is_title(cell(0))) continue;
    const auto line = std::to_string(reader.line());
    if (!reader.error().empty() || cell(0).empty() || row.size() > 3 || utf8_length(cell(0)) > kMostName ||
        utf8_length(cell(1)) > kMostAddress || cell(2).size() > 20)
      return refuse(Fault::kInvalid, "casework.refused.signers_line", "signers", {{"line", line}});
    vault::Person person;
    person.name = cell(0);
    person.address = cell(1);
    person.id_number = cell(2);
    out.push_back(std::move(person));
    if (out.size() > kMostSigners)
      return refuse(Fault::kInvalid, "casework.refused.signers_many", "signers",
                    {{"most", std::to_string(kMostSigners)}});
  }
  if (out.empty()) return refuse(Fault::kInvalid, "casework.refused.words_missing", "signers");
  return out;
}

Result<std::vector<Case>> add_signers(const Room& room, storage::Transaction& tx, const std::string& lead_code,
                                      const std::vector<vault::Person>& people, const Actor& who, Millis at) {
  const auto lead = case_by_code(tx, lead_code);
  if (!lead) return refuse(Fault::kNotFound, "casework.refused.unknown");
  Submission one;
  one.kind = lead->kind;
  one.category = lead->category;
  one.words = lead->words;
  one.place = lead->place;
  one.commune = lead->commune;
  one.lat = lead->lat;
  one.lon = lead->lon;
  one.channel = lead->channel == "web" ? "letter" : lead->channel;
  one.language = lead->language;
  // As old as the letter; one entered long ago counts from the day of entry.
  if (lead->received_at > at - 365 * kDay) one.received_at = lead->received_at;
  for (const auto& [name, value] : facts_of(tx, lead->id)) one.intake[name] = value;
  one.intake.erase("signers");
  std::vector<Case> out;
  for (const vault::Person& person : people) {
    one.person = person;
    auto sent = submit_case(room, tx, one, who, at);
    if (!sent) {
      for (Error& error : sent.error())
        if (error.field == "id_number" || error.field == "name") error.field = "signers";
      return tl::unexpected<Errors>(sent.error());
    }
    auto joined = join_case(room, tx, lead_code, sent->code, "crowd", "Ký chung một đơn", who, at);
    if (!joined) return tl::unexpected<Errors>(joined.error());
    out.push_back(std::move(*sent));
  }
  return out;
}

std::int64_t crowd_size(storage::Session& session, std::int64_t case_id, std::int64_t said) {
  const auto joined = session.value<std::int64_t>(
      "SELECT COUNT(*) FROM matter JOIN matter_case ON matter_case.matter_id = matter.id WHERE matter.lead = "
      ":lead AND matter.kind = 'crowd' AND matter_case.left_at IS NULL",
      case_id);
  return std::max(said, joined.value_or(0));
}

}  // namespace langnghe::casework
