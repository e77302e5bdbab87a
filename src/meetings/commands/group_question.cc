#include "meetings/dialogue_step.h"

namespace langnghe::meetings {

Result<Question> group_question(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& head,
                                std::int64_t officer, Millis at) {
  auto one = question_for(room, tx, code, officer, at);
  if (!one) return tl::unexpected<Errors>(one.error());
  if (head.empty()) {
    one->question.head.reset();
    return save_question(room, tx, *one, "ungrouped", officer, at);
  }
  auto found = row_by_code<Question>(tx, head);
  if (!found || found->dialogue != one->question.dialogue || found->id == one->question.id)
    return refuse(Fault::kInvalid, "meetings.refused.no_question", "head");
  // Into the group of the head when that is in one itself.
  if (found->head) found = row_by_id<Question>(tx, *found->head);
  if (found->id == one->question.id) return refuse(Fault::kConflict, "meetings.refused.grouped");
  for (Question& member : select_rows<Question>(tx, "WHERE head = :head ORDER BY id", {one->question.id})) {
    member.head = found->id;
    if (auto saved = save_question(room, tx, {std::move(member), one->dialogue}, "grouped", officer, at); !saved) return saved;
  }
  one->question.head = found->id;
  return save_question(room, tx, *one, "grouped", officer, at);
}

Result<Question> clear_question(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& public_words,
                                std::int64_t officer, Millis at) {
  auto one = question_for(room, tx, code, officer, at);
  if (!one) return tl::unexpected<Errors>(one.error());
  auto words = words_of(public_words, kMostWords, "public_words", false);
  if (!words) return tl::unexpected<Errors>(words.error());
  one->question.public_words = std::move(*words);
  return save_question(room, tx, *one, one->question.public_words.empty() ? "hidden" : "cleared", officer, at);
}

}  // namespace langnghe::meetings
