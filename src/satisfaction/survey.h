// The short survey: one answer a file (a dossier or a case), on a tablet at the desk, on paper, or
// by a link whose secret answers once. A low mark opens a follow-up: open → taken → done.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "satisfaction/room.h"
#include "satisfaction/wilson.h"

namespace langnghe::satisfaction {

// What is asked about.
struct Subject {
  std::string kind, code, topic;  // topic: key of the procedure, or kind of the case
  std::int64_t unit = 0;
  std::string step;               // the step a late dossier was late in
  bool late = false, apologised = false;
  std::optional<Millis> finished_at;
};

struct Answer {
  static constexpr std::string_view kTable = "survey_answer";
  static constexpr std::string_view kColumns =
      "code, subject_kind, subject_code, unit, topic, step, channel, choices, late, mark, satisfied, low, words, year, answered_at";
  auto fields() {
    return std::tie(code, subject_kind, subject_code, unit, topic, step, channel, choices, late, mark, satisfied, low, words,
                    year, answered_at);
  }
  std::int64_t id = 0, version = 0;
  std::string code, subject_kind, subject_code;
  std::int64_t unit = 0;
  std::string topic, step, channel;
  std::string choices;  // "attitude=good,waiting=fair"
  bool late = false;
  int mark = 0;         // points had, in per cent of the points that could be had
  bool satisfied = false, low = false;
  std::string words;
  int year = 0;
  Millis answered_at = 0;
};

struct FollowUp {
  static constexpr std::string_view kTable = "survey_followup";
  static constexpr std::string_view kColumns =
      "code, answer, unit, state, officer, due_at, done_words, opened_at, taken_at, done_at";
  auto fields() {
    return std::tie(code, answer, unit, state, officer, due_at, done_words, opened_at, taken_at, done_at);
  }
  std::int64_t id = 0, version = 0;
  std::string code;
  std::int64_t answer = 0, unit = 0;
  std::string state = "open";
  std::int64_t officer = 0;
  Millis due_at = 0;
  std::string done_words;
  Millis opened_at = 0;
  std::optional<Millis> taken_at, done_at;
};

struct Given {
  std::string kind, code;                       // of the file
  std::string channel = "link";                 // link, tablet; paper needs survey.enter at the unit
  std::map<std::string, std::string> choices;   // question → option; a question may be left out
  std::string words;
};

std::string survey_secret(const Room& room, std::string_view kind, std::string_view code);
bool is_survey_secret(const Room& room, std::string_view kind, std::string_view code, std::string_view typed);

// Refuses a file that is not finished, one that was answered, and an answer to nothing.
Result<Answer> answer_survey(const Room& room, storage::Transaction& tx, const Given& given, std::int64_t officer, Millis at);
// survey.follow at the unit.
Result<FollowUp> take_followup(const Room& room, storage::Transaction& tx, const std::string& code, std::int64_t officer, Millis at);
Result<FollowUp> finish_followup(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& words,
                                 std::int64_t officer, Millis at);

std::optional<Subject> find_subject(storage::Session& session, std::string_view kind, std::string_view code);
std::optional<Answer> answer_about(storage::Session& session, std::string_view kind, std::string_view code);
std::optional<Answer> answer_by_id(storage::Session& session, std::int64_t id);
// Those of the units that are not done, the earliest due first; done ones newest first after them.
std::vector<FollowUp> followups_of(storage::Session& session, const std::vector<std::int64_t>& units, int limit = 200);

// ---- results -------------------------------------------------------------------------------

struct Count {
  std::int64_t unit = 0;
  std::string kind, topic, step, question, choice;
  std::int64_t count = 0;
};
// Every ready count of a year: as many rows as there are units, topics and options in use.
std::vector<Count> counts_of(storage::Session& session, int year);

// A share with its sample.
struct Line {
  std::string id;         // of a unit (number), topic, step or question
  std::int64_t good = 0, all = 0;
};
struct Results {
  Line whole;
  std::vector<Line> units, topics, questions, steps, late_steps;
};
// Of a unit and everything below it (0: all). Good: a satisfied answer; for questions and steps
// of the service, an option with full points.
Results results_of(const Room& room, const std::vector<Count>& counts, std::int64_t unit);
// What may be shown to everybody: no line of fewer than kFewest, and none hidden alone, because
// the whole less the lines shown would tell it: then the smallest shown goes as well.
std::vector<Line> tellable(std::vector<Line> lines, std::int64_t whole);

// The words people added, those alike together, the largest group first.
std::vector<std::vector<Answer>> grouped_words(storage::Session& session, const std::vector<std::int64_t>& units,
                                               std::size_t most = 500);
// For fsck: rows of survey_count that are not what the answers say.
std::vector<std::string> check_counts(storage::Session& session);

}  // namespace langnghe::satisfaction
