// A dialogue from one state to the next.
#include "meetings/dialogue_step.h"

namespace langnghe::meetings {

Result<Dialogue> announce_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& notice,
                                   std::int64_t officer, Millis at) {
  auto one = dialogue_for(room, tx, code, officer, "dialogue.prepare", at);
  if (!one) return one;
  if (one->state != "planned" || one->day() < local_date(at)) return refuse(Fault::kConflict, "meetings.refused.dialogue_state");
  auto words = words_of(notice, kMostOfficial, "notice");
  if (!words) return tl::unexpected<Errors>(words.error());
  one->notice = std::move(*words);
  one->state = "announced";
  one->announced_at = at;
  return save_dialogue(room, tx, std::move(*one), "announced", officer, at);
}

Result<Dialogue> open_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t officer, Millis at) {
  auto one = dialogue_for(room, tx, code, officer, "dialogue.prepare", at);
  if (!one) return one;
  if (one->state != "announced") return refuse(Fault::kConflict, "meetings.refused.dialogue_state");
  if (one->day() > local_date(at)) return refuse(Fault::kInvalid, "meetings.refused.not_yet");
  one->state = "live";
  return save_dialogue(room, tx, std::move(*one), "opened", officer, at);
}

Result<Dialogue> end_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& minutes,
                              std::int64_t officer, Millis at) {
  auto one = dialogue_for(room, tx, code, officer, "dialogue.prepare", at);
  if (!one) return one;
  if (one->state != "live") return refuse(Fault::kConflict, "meetings.refused.dialogue_state");
  auto words = words_of(minutes, kMostOfficial, "minutes");
  if (!words) return tl::unexpected<Errors>(words.error());
  one->minutes = std::move(*words);
  one->state = "ended";
  one->on_screen.clear();
  return save_dialogue(room, tx, std::move(*one), "ended", officer, at);
}

Result<Dialogue> conclude_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& words,
                                   const std::string& number, std::int64_t officer, Millis at) {
  auto one = dialogue_for(room, tx, code, officer, "dialogue.hold", at);
  if (!one) return one;
  if (one->state != "ended") return refuse(Fault::kConflict, "meetings.refused.dialogue_state");
  Errors errors;
  one->conclusion = take_words(errors, words, kMostOfficial, "conclusion", true);
  one->conclusion_no = take_words(errors, number, 60, "conclusion_no", true);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  one->state = "concluded";
  one->concluded_at = at;
  return save_dialogue(room, tx, std::move(*one), "concluded", officer, at);
}

Result<Dialogue> cancel_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& reason,
                                 std::int64_t officer, Millis at) {
  auto one = dialogue_for(room, tx, code, officer, "dialogue.prepare", at);
  if (!one) return one;
  if (one->state != "planned" && one->state != "announced") return refuse(Fault::kConflict, "meetings.refused.dialogue_state");
  auto why = words_of(reason, kMostLine, "reason");
  if (!why) return tl::unexpected<Errors>(why.error());
  one->reason = std::move(*why);
  one->state = "cancelled";
  ++one->sequence;
  return save_dialogue(room, tx, std::move(*one), "cancelled", officer, at);
}

Result<Dialogue> show_in_hall(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& question,
                              std::int64_t officer, Millis at) {
  auto one = dialogue_for(room, tx, code, officer, "dialogue.prepare", at);
  if (!one) return one;
  if (!question.empty()) {
    const auto found = row_by_code<Question>(tx, question);
    if (!found || found->dialogue != one->id) return refuse(Fault::kNotFound, "meetings.refused.no_question");
    if (found->public_words.empty()) return refuse(Fault::kConflict, "meetings.refused.not_cleared");
  }
  one->on_screen = question;
  return save_dialogue(room, tx, std::move(*one), "shown", officer, at);
}

}  // namespace langnghe::meetings
