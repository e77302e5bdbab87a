#include <algorithm>

#include "ledger/table.h"
#include "satisfaction/survey.h"
#include "search/groups.h"

namespace langnghe::satisfaction {
namespace {

// "WHERE unit IN (:u0, :u1)" with its values; no unit finds nothing.
std::string among(const std::vector<std::int64_t>& units, std::vector<storage::Param>& params) {
  std::string out = "unit IN (";
  for (std::size_t i = 0; i < units.size(); ++i) {
    out += (i == 0 ? ":u" : ", :u") + std::to_string(i);
    params.emplace_back(units[i]);
  }
  return units.empty() ? "unit = -1" : out + ")";
}

}  // namespace

std::optional<Subject> find_subject(storage::Session& session, std::string_view kind, std::string_view code) {
  std::optional<Subject> out;
  session.each<std::string, std::string, std::string, std::int64_t, std::string, int, int, std::optional<Millis>>(
      "SELECT kind, code, topic, unit, step, late, apologised, finished_at FROM satisfaction_subjects WHERE code = :code AND kind = :kind",
      [&](std::string k, std::string c, std::string topic, std::int64_t unit, std::string step, int late, int apologised,
          std::optional<Millis> finished) {
        out = Subject{std::move(k), std::move(c), std::move(topic), unit, std::move(step), late != 0, apologised != 0, finished};
      },
      code, kind);
  return out;
}

std::optional<Answer> answer_about(storage::Session& session, std::string_view kind, std::string_view code) {
  return ledger::select_row<Answer>(session, "WHERE subject_kind = :kind AND subject_code = :code", {kind, code});
}
std::optional<Answer> answer_by_id(storage::Session& session, std::int64_t id) { return ledger::row_by_id<Answer>(session, id); }

std::vector<FollowUp> followups_of(storage::Session& session, const std::vector<std::int64_t>& units, int limit) {
  std::vector<storage::Param> params;
  std::string tail = "WHERE " + among(units, params) + " ORDER BY CASE WHEN state = 'done' THEN 1 ELSE 0 END, "
                     "CASE WHEN state = 'done' THEN -done_at ELSE due_at END, id LIMIT :limit";
  params.emplace_back(static_cast<std::int64_t>(limit));
  return ledger::select_rows<FollowUp>(session, tail, params);
}

std::vector<std::vector<Answer>> grouped_words(storage::Session& session, const std::vector<std::int64_t>& units, std::size_t most) {
  std::vector<storage::Param> params;
  std::string tail = "WHERE words <> '' AND " + among(units, params) + " ORDER BY answered_at DESC, id DESC LIMIT :limit";
  params.emplace_back(static_cast<std::int64_t>(most));
  const auto rows = ledger::select_rows<Answer>(session, tail, params);
  std::vector<std::string> texts;
  for (const Answer& one : rows) texts.push_back(one.words);
  std::vector<std::vector<Answer>> out;
  std::vector<bool> grouped(rows.size());
  for (const auto& group : search::groups(texts)) {
    out.emplace_back();
    for (const std::size_t i : group) {
      out.back().push_back(rows[i]);
      grouped[i] = true;
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!grouped[i]) out.push_back({rows[i]});
  return out;
}

std::vector<std::string> check_counts(storage::Session& session) {
  std::map<std::string, std::int64_t> from_answers, ready;
  session.each<int, std::int64_t, std::string, std::string, std::string, int, std::string>(
      "SELECT year, unit, subject_kind, topic, step, satisfied, choices FROM survey_answer",
      [&](int year, std::int64_t unit, std::string kind, std::string topic, std::string step, int satisfied, std::string choices) {
        const std::string head = std::to_string(year) + "/" + std::to_string(unit) + "/" + kind + "/" + topic + "/" + step + "/";
        ++from_answers[head + "/" + (satisfied != 0 ? "yes" : "no")];
        for (std::size_t at = 0; at < choices.size();) {
          const std::size_t end = std::min(choices.find(',', at), choices.size());
          std::string one = choices.substr(at, end - at);
          std::replace(one.begin(), one.end(), '=', '/');
          ++from_answers[head + one];
          at = end + 1;
        }
      });
  session.each<int, std::int64_t, std::string, std::string, std::string, std::string, std::string, std::int64_t>(
      "SELECT year, unit, subject_kind, topic, step, question, choice, count FROM survey_count",
      [&](int year, std::int64_t unit, std::string kind, std::string topic, std::string step, std::string question,
          std::string choice, std::int64_t count) {
        ready[std::to_string(year) + "/" + std::to_string(unit) + "/" + kind + "/" + topic + "/" + step + "/" + question + "/" + choice] = count;
      });
  std::vector<std::string> out;
  for (const auto& [key, count] : from_answers)
    if (ready[key] != count) out.push_back(key + ": " + std::to_string(ready[key]) + ", counted " + std::to_string(count));
  for (const auto& [key, count] : ready)
    if (count != 0 && !from_answers.contains(key)) out.push_back(key + ": " + std::to_string(count) + ", counted 0");
  return out;
}

}  // namespace langnghe::satisfaction
