#include "meetings/dialogue_step.h"

namespace langnghe::meetings {
std::string hall_word(const Room& room, std::string_view code) { return secret_for(room.secret_key, "hall", code).substr(0, 5); }

bool is_hall_word(const Room& room, std::string_view code, std::string_view typed) {
  std::string plain;
  for (char c : typed)
    if (c != ' ' && c != '-') plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  std::string word = hall_word(room, code);
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return plain == word;
}

Result<Rating> rate_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& voter, int stars,
                             const std::string& words, Millis at) {
  const auto dialogue = row_by_code<Dialogue>(tx, code);
  if (!dialogue) return refuse(Fault::kNotFound, "meetings.refused.no_dialogue");
  const bool held = dialogue->state == "live" || dialogue->state == "ended" || dialogue->state == "concluded";
  if (!held || at >= start_of(dialogue->day()) + room.pack.rating_days * kDay) return refuse(Fault::kConflict, "meetings.refused.rating_closed", "", {{"days", std::to_string(room.pack.rating_days)}});
  Errors errors;
  if (stars < 1 || stars > 5) errors.push_back({Fault::kInvalid, "stars", "meetings.refused.stars"});
  std::string said = take_words(errors, words, 1000, "rating_words", false);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  auto before = select_row<Rating>(tx, "WHERE dialogue = :dialogue AND voter = :voter", {dialogue->id, std::string_view(voter)});
  Rating row = before.value_or(Rating{});
  row.stars = stars;
  row.words = std::move(said);
  row.changed_at = at;
  if (before) return update_row(tx, std::move(row), {"changed", "", 0}, at);
  row.code = make_code();
  row.dialogue = dialogue->id;
  row.voter = voter;
  row.given_at = at;
  insert_row(tx, row, {"given", "", 0}, at);
  return row;
}

RatingSum ratings_of(storage::Session& session, std::int64_t dialogue) {
  RatingSum out;
  session.each<int, int>("SELECT stars, COUNT(*) FROM dialogue_rating WHERE dialogue = :dialogue GROUP BY stars",
                         [&](int stars, int count) {
                           out.count += count;
                           out.stars += stars * count;
                         },
                         dialogue);
  return out;
}

}  // namespace langnghe::meetings
