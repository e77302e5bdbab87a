// Dialogues of leaders with people, and the questions asked there (Law 10/2022/QH15 art. 32;
// Decision 218-QĐ/TW; Regulation 11-QĐi/TW).
//
// Commands run inside the transaction given to them, append one entry to the ledger for each
// row they change, and refuse with "meetings.refused.*". Officer 0 is a citizen. Names stand in
// the vault: subject {"question", id}. What a question says is public only once an officer has
// cleared it: `public_words`.
#pragma once

#include <map>
#include <tuple>

#include "meetings/duty.h"
#include "meetings/room.h"

namespace langnghe::meetings {

// planned → announced → live → ended → concluded; cancelled.
struct Dialogue {
  static constexpr std::string_view kTable = "dialogue";
  static constexpr std::string_view kColumns =
      "code, unit, chair, forum, title, basis, plan_no, place, on_day, from_minute, to_minute, themes, invited, notice, "
      "announced_at, state, reason, on_screen, minutes, conclusion, conclusion_no, concluded_at, sequence, created_at, changed_at";
  auto fields() {
    return std::tie(code, unit, chair, forum, title, basis, plan_no, place, on_day, from_minute, to_minute, themes, invited,
                    notice, announced_at, state, reason, on_screen, minutes, conclusion, conclusion_no, concluded_at, sequence,
                    created_at, changed_at);
  }
  std::int64_t id = 0, version = 0;
  std::string code;
  std::int64_t unit = 0, chair = 0;
  std::string forum, title, basis, plan_no, place;
  std::string on_day;
  int from_minute = 480, to_minute = 690;
  std::string themes;    // ids of Pack::themes, "land,health"
  std::string invited;   // groups, one a line
  std::string notice;
  std::optional<Millis> announced_at;
  std::string state = "planned";
  std::string reason;    // of moving or cancelling
  std::string on_screen;  // code of the question the hall sees, or ""
  std::string minutes, conclusion, conclusion_no;
  std::optional<Millis> concluded_at;
  int sequence = 0;      // of the calendar entry
  Millis created_at = 0, changed_at = 0;

  Date day() const { return parse_date(on_day).value_or(Date{}); }
};

// open → answered | later | case | declined. One in a group has a head, whose answer is its own.
struct Question {
  static constexpr std::string_view kTable = "question";
  static constexpr std::string_view kColumns =
      "code, dialogue, head, theme, words, public_words, source, named, once, state, answer, answered_at, body, due_day, "
      "case_code, votes, asked_at, changed_at";
  auto fields() {
    return std::tie(code, dialogue, head, theme, words, public_words, source, named, once, state, answer, answered_at, body,
                    due_day, case_code, votes, asked_at, changed_at);
  }
  std::int64_t id = 0, version = 0;
  std::string code;
  std::int64_t dialogue = 0;
  std::optional<std::int64_t> head;
  std::string theme, words, public_words;
  std::string source = "web";  // web | desk | front | hall
  bool named = false;
  std::string once;            // of the form it came with: the same form makes no second question
  std::string state = "open";
  std::string answer;
  std::optional<Millis> answered_at;
  std::int64_t body = 0;       // unit that answers later
  std::string due_day;
  std::string case_code;
  int votes = 0;
  Millis asked_at = 0, changed_at = 0;
};

struct NewDialogue {
  std::int64_t unit = 0, chair = 0;
  std::string forum, title, basis, plan_no, place, themes, invited;
  Date day{};
  int from_minute = 480, to_minute = 690;
};
// dialogue.prepare at the unit. Refuses a day past or a public holiday; a weekend is fine:
// people have time then.
Result<Dialogue> plan_dialogue(const Room& room, storage::Transaction& tx, const NewDialogue& asked, std::int64_t officer, Millis at);
// Makes it public: time, place, themes. Late after DT.notice, which is said, not refused.
Result<Dialogue> announce_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& notice,
                                   std::int64_t officer, Millis at);
// live: on its day or later; ended: once live.
Result<Dialogue> open_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t officer, Millis at);
Result<Dialogue> end_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& minutes,
                              std::int64_t officer, Millis at);
// The conclusion notice, published with it. dialogue.hold.
Result<Dialogue> conclude_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& words,
                                   const std::string& number, std::int64_t officer, Millis at);
Result<Dialogue> cancel_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& reason,
                                 std::int64_t officer, Millis at);
// The question the hall sees; "" for none.
Result<Dialogue> show_in_hall(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& question,
                              std::int64_t officer, Millis at);

struct Asked {
  std::string dialogue;  // code
  std::string theme, words, source = "web", once;  // source: web | desk | front | hall
  bool cleared = false;  // by officers: the words hold no personal data and may be shown at once
  vault::Person person;  // may be empty
};
// Citizens (source web) while it is announced or live; officers until it is concluded; the Front
// and its unions (may_bring) as `front`, while citizens may ask. The same `once` gives the question
// that is there already.
Result<Question> ask_question(const Room& room, storage::Transaction& tx, const Asked& asked, std::int64_t officer, Millis at);
// What the public reads; "" takes it off.
Result<Question> clear_question(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& public_words,
                                std::int64_t officer, Millis at);
// `head` "": out of its group. Heads of groups take their group along.
Result<Question> group_question(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& head,
                                std::int64_t officer, Millis at);
Result<Question> answer_question(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& words,
                                 std::int64_t officer, Millis at);
// A body will answer by a day that lies not before the dialogue; its head is told. From then on
// officers who prepare dialogues there may answer it as well.
Result<Question> answer_later(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t body, Date due,
                              std::int64_t officer, Millis at);
// Nothing for this forum: says why, and where to go instead.
Result<Question> decline_question(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& words,
                                  std::int64_t officer, Millis at);
// It goes on as a case, under the terms of law.
Result<Question> question_became(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& case_code,
                                 std::int64_t officer, Millis at);
// One vote a voter for what is to be asked first; `voter` is a hash, never a person.
Result<Question> vote_question(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& voter, Millis at);

// May the officer answer it: prepares the dialogue, or the body that was to answer later.
bool may_answer(const Room& room, std::int64_t officer, const Dialogue& dialogue, const Question& question, Millis at);
// Whom these bodies have to answer, the one due first on top.
std::vector<Question> questions_to_answer(storage::Session& session, const std::vector<std::int64_t>& bodies, int limit = 60);
// Heads of bodies whose day is past are told once a question and day. Called now and then by the
// server, on working days after seven. Gives how many were told.
int urge_answers(const Room& room, storage::Database& database, Millis at);

// Who has to hold a dialogue a year (Pack::yearly), and whether they did.
struct DialogueYear {
  std::int64_t unit = 0;
  const Duty* duty = nullptr;
  int held = 0;        // begun on a day of that year
  bool over = false;   // the year is past
  bool met() const { return held >= duty->least; }
};
// Bodies that have a head or held one.
std::vector<DialogueYear> dialogue_report(const Room& room, storage::Session& session, int year, Millis now);

// An officer of the Front or a union of the same territory, who hands on what people there asked.
bool may_bring(const Room& room, std::int64_t officer, const Dialogue& dialogue, Millis at);

// What is expected by when; packs/vn/rules/meetings.toml. Nothing when the rule is not in force.
struct DialogueTerms {
  std::optional<Date> notice;      // the last day to announce it
  std::optional<Date> conclusion;  // to publish what was concluded
  std::optional<Date> answer;      // what was left open
};
DialogueTerms terms_of(const legalclock::Law& law, const Dialogue& dialogue, Millis now);

// ---- those who took part, pictures and recordings ---------------------------------------------

struct Rating {
  static constexpr std::string_view kTable = "dialogue_rating";
  static constexpr std::string_view kColumns = "code, dialogue, voter, stars, words, given_at, changed_at";
  auto fields() { return std::tie(code, dialogue, voter, stars, words, given_at, changed_at); }
  std::int64_t id = 0, version = 0;
  std::string code;
  std::int64_t dialogue = 0;
  std::string voter;  // a hash, never a person
  int stars = 0;
  std::string words;
  Millis given_at = 0, changed_at = 0;
};
// Once it is live, for Pack::rating_days. Whether this one took part is asked by the caller: the asker of a
// question, or who knows the word shown in the hall. A second rating of a voter replaces the first.
Result<Rating> rate_dialogue(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& voter, int stars,
                             const std::string& words, Millis at);
// The word shown in the hall: five signs, the same for as long as the dialogue lasts.
std::string hall_word(const Room& room, std::string_view code);
bool is_hall_word(const Room& room, std::string_view code, std::string_view typed);
struct RatingSum {
  int count = 0, stars = 0;
  bool enough() const { return count >= 5; }  // fewer people are never shown as a figure
  double mean() const { return count == 0 ? 0.0 : static_cast<double>(stars) / count; }
};
RatingSum ratings_of(storage::Session& session, std::int64_t dialogue);

struct Medium {
  static constexpr std::string_view kTable = "dialogue_medium";
  static constexpr std::string_view kColumns = "code, dialogue, kind, caption, link, digest, hidden, added_at, changed_at";
  auto fields() { return std::tie(code, dialogue, kind, caption, link, digest, hidden, added_at, changed_at); }
  std::int64_t id = 0, version = 0;
  std::string code;
  std::int64_t dialogue = 0;
  std::string kind = "photo";  // photo: a file below {"dialogue_medium", id}; recording: `link`
  std::string caption;         // read out instead of the picture
  std::string link;            // "https://…", where the recording is kept
  std::string digest;          // of the file
  bool hidden = false;
  Millis added_at = 0, changed_at = 0;
};
// From the day of the dialogue on. A recording is too large for this server: its address is kept.
Result<Medium> add_photo(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& caption,
                         const std::string& token, std::int64_t officer, Millis at);
Result<Medium> add_recording(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& caption,
                             const std::string& link, std::int64_t officer, Millis at);
// Somebody in the picture objects: it goes off the page, the record stays.
Result<Medium> hide_medium(const Room& room, storage::Transaction& tx, const std::string& medium, std::int64_t officer, Millis at);
std::vector<Medium> media_of(storage::Session& session, std::int64_t dialogue);

std::string question_secret(const Room& room, std::string_view code);
bool is_question_secret(const Room& room, std::string_view code, std::string_view typed);

std::optional<Dialogue> find_dialogue(storage::Session& session, std::string_view code);
std::optional<Question> find_question(storage::Session& session, std::string_view code);
// The dialogue whose conclusion has this number; nothing when there are several.
std::optional<Dialogue> concluded_as(storage::Session& session, std::string_view number);
// Newest day first; `public_only`: announced ones.
std::vector<Dialogue> dialogues_of(storage::Session& session, const std::vector<std::int64_t>& units, bool public_only, int limit = 100);
struct QuestionFilter {
  std::int64_t dialogue = 0;
  bool public_only = false, heads_only = false;
  std::string state;      // "" for all
  int offset = 0, limit = 40;
  bool latest_first = false;  // as entered, not by votes
};
// Most votes first, then oldest.
std::vector<Question> questions_of(storage::Session& session, const QuestionFilter& filter);
int members_of(storage::Session& session, std::int64_t head);
// Members of each of these heads in one question; heads without any are not there.
std::map<std::int64_t, int> group_sizes(storage::Session& session, std::int64_t dialogue);
std::vector<Question> group_of(storage::Session& session, std::int64_t head);
int count_questions(storage::Session& session, const QuestionFilter& filter);
std::optional<Question> question_by_id(storage::Session& session, std::int64_t id);
std::optional<Dialogue> dialogue_by_id(storage::Session& session, std::int64_t id);
struct QuestionCount {
  int all = 0, open = 0, answered = 0, later = 0, declined = 0, uncleared = 0;
};
QuestionCount count_questions(storage::Session& session, std::int64_t dialogue);
// Open questions of a dialogue that may ask the same as others: groups of ids, largest first.
std::vector<std::vector<Question>> look_alike_questions(storage::Session& session, std::int64_t dialogue, std::size_t most = 20);

}  // namespace langnghe::meetings
