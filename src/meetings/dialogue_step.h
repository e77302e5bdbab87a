// What the commands on dialogues and questions share. For the files of this room only.
#pragma once

#include "meetings/dialogue.h"
#include "meetings/table.h"

namespace langnghe::meetings {

Result<Dialogue> dialogue_for(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t officer,
                              std::string_view action, Millis at);
Result<Dialogue> save_dialogue(const Room& room, storage::Transaction& tx, Dialogue one, std::string_view verb,
                               std::int64_t officer, Millis at);
// The question and its dialogue, when the officer prepares that.
struct QuestionAt {
  Question question;
  Dialogue dialogue;
};
Result<QuestionAt> question_for(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t officer, Millis at);
Result<Question> save_question(const Room& room, storage::Transaction& tx, const QuestionAt& one, std::string_view verb,
                               std::int64_t officer, Millis at);

}  // namespace langnghe::meetings
