#include "directives/joint_store.h"

#include <algorithm>

#include "directives/record.h"
#include "directives/store.h"

namespace langnghe::directives {
namespace {

#define SUPERVISION_COLUMNS                                                                          \
  "SELECT id, programme, kind, title, unit, body, begins_on, ended_on, plan_on, report_on, "         \
  "draft_on, result_on, result, officer, entered_at FROM joint_round "
#define RECOMMENDATION_COLUMNS                                                                       \
  "SELECT id, supervision, words, unit, made_on, answer_due, answered_on, taken, answer FROM "       \
  "joint_recommendation "

Date date_of(const std::string& text) { return parse_date(text).value_or(Date{}); }

template <class... P>
std::vector<Programme> read_programmes(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Programme> out;
  session.each<std::int64_t, std::string, std::string, int, int, std::string, std::int64_t, int, Millis, OfficerId>(
      sql,
      [&](std::int64_t id, std::string title, std::string purpose, int from, int to, std::string signed_on,
          std::int64_t unit, int is_public, Millis entered, OfficerId officer) {
        out.push_back({id, std::move(title), std::move(purpose), from, to, parse_date(signed_on), unit,
                       is_public != 0, entered, officer, {}});
      },
      params...);
  for (Programme& one : out)
    for (const auto& [unit] : session.rows<std::int64_t>(
             "SELECT unit FROM programme_party WHERE programme = :programme ORDER BY unit", one.id))
      one.parties.push_back(unit);
  return out;
}

template <class... P>
std::vector<Supervision> rounds(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Supervision> out;
  session.each<std::int64_t, std::int64_t, std::string, std::string, std::int64_t, std::int64_t, std::string,
               std::string, std::string, std::string, std::string, std::string, std::string, OfficerId, Millis>(
      sql,
      [&](std::int64_t id, std::int64_t programme, std::string kind, std::string title, std::int64_t unit,
          std::int64_t body, std::string begins, std::string ended, std::string plan, std::string report,
          std::string draft, std::string result_on, std::string result, OfficerId officer, Millis entered) {
        out.push_back({id, programme, std::move(kind), std::move(title), unit, body, date_of(begins),
                       parse_date(ended), parse_date(plan), parse_date(report), parse_date(draft),
                       parse_date(result_on), std::move(result), officer, entered});
      },
      params...);
  return out;
}

template <class... P>
std::vector<Recommendation> recommendations(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Recommendation> out;
  session.each<std::int64_t, std::int64_t, std::string, std::int64_t, std::string, std::string, std::string,
               std::string, std::string>(
      sql,
      [&](std::int64_t id, std::int64_t supervision, std::string words, std::int64_t unit, std::string made,
          std::string due, std::string answered, std::string taken, std::string answer) {
        out.push_back({id, supervision, std::move(words), unit, date_of(made), parse_date(due),
                       parse_date(answered), std::move(taken), std::move(answer)});
      },
      params...);
  return out;
}

template <class T>
std::optional<T> first(std::vector<T> all) {
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

#define PROGRAMME_COLUMNS                                                                          \
  "SELECT id, title, purpose, from_year, to_year, signed_on, unit, public, entered_at, officer "   \
  "FROM programme "

}  // namespace

bool Programme::has(std::int64_t party) const {
  return std::find(parties.begin(), parties.end(), party) != parties.end();
}

void touch_programme(storage::Transaction& tx, std::int64_t programme) {
  tx.run("UPDATE programme SET version = version + 1 WHERE id = :id", programme);
}

void touch_supervision(storage::Transaction& tx, std::int64_t round) {
  tx.run("UPDATE joint_round SET version = version + 1 WHERE id = :id", round);
}

std::int64_t insert_programme(storage::Transaction& tx, const Programme& one) {
  const std::int64_t id = *tx.value<std::int64_t>(
      "INSERT INTO programme (title, purpose, from_year, to_year, signed_on, unit, public, entered_at, "
      "officer, version) VALUES (:title, :purpose, :from_year, :to_year, :signed_on, :unit, :public, "
      ":entered_at, :officer, 0) RETURNING id",
      one.title, one.purpose, one.from_year, one.to_year, date_text(one.signed_on), one.unit,
      one.is_public, one.entered_at, one.officer);
  for (const std::int64_t unit : one.parties)
    tx.run("INSERT INTO programme_party (programme, unit) VALUES (:programme, :unit)", id, unit);
  return id;
}

std::int64_t insert_supervision(storage::Transaction& tx, const Supervision& one) {
  return *tx.value<std::int64_t>(
      "INSERT INTO joint_round (programme, kind, title, unit, body, begins_on, ended_on, plan_on, report_on, "
      "draft_on, result_on, result, officer, entered_at, version) VALUES (:programme, :kind, :title, :unit, "
      ":body, :begins_on, '', '', '', '', '', '', :officer, :entered_at, 0) RETURNING id",
      one.programme, one.kind, one.title, one.unit, one.body, iso_date(one.begins_on), one.officer,
      one.entered_at);
}

void update_supervision(storage::Transaction& tx, const Supervision& one) {
  tx.run(
      "UPDATE joint_round SET ended_on = :ended_on, plan_on = :plan_on, report_on = :report_on, "
      "draft_on = :draft_on, result_on = :result_on, result = :result WHERE id = :id",
      date_text(one.ended_on), date_text(one.plan_on), date_text(one.report_on), date_text(one.draft_on),
      date_text(one.result_on), one.result, one.id);
}

std::int64_t insert_recommendation(storage::Transaction& tx, const Recommendation& one) {
  return *tx.value<std::int64_t>(
      "INSERT INTO joint_recommendation (supervision, words, unit, made_on, answer_due, answered_on, taken, answer) "
      "VALUES (:supervision, :words, :unit, :made_on, :answer_due, '', '', '') RETURNING id",
      one.supervision, one.words, one.unit, iso_date(one.made_on), date_text(one.answer_due));
}

std::optional<Programme> find_programme(storage::Session& session, std::int64_t id) {
  return first(read_programmes(session, PROGRAMME_COLUMNS "WHERE id = :id", id));
}

std::vector<Programme> programmes(storage::Session& session, bool public_only) {
  return public_only ? read_programmes(session, PROGRAMME_COLUMNS "WHERE public = 1 ORDER BY to_year DESC, id DESC")
                     : read_programmes(session, PROGRAMME_COLUMNS "ORDER BY to_year DESC, id DESC");
}

std::vector<ProgrammeTask> programme_tasks(storage::Session& session, std::int64_t programme) {
  std::vector<ProgrammeTask> out;
  session.each<std::int64_t, int, std::string, std::int64_t, std::string, std::string, std::string>(
      "SELECT id, year, title, unit, due_on, done_on, result FROM programme_task "
      "WHERE programme = :programme ORDER BY year DESC, due_on, id",
      [&](std::int64_t id, int year, std::string title, std::int64_t unit, std::string due, std::string done,
          std::string result) {
        out.push_back({id, programme, year, std::move(title), unit, date_of(due), parse_date(done), std::move(result)});
      },
      programme);
  return out;
}

std::vector<Meeting> meetings_of(storage::Session& session, std::int64_t programme) {
  std::vector<Meeting> out;
  session.each<std::int64_t, std::string, std::string, OfficerId>(
      "SELECT id, held_on, words, officer FROM programme_meeting WHERE programme = :programme ORDER BY held_on DESC, id DESC",
      [&](std::int64_t id, std::string held, std::string words, OfficerId officer) {
        out.push_back({id, date_of(held), std::move(words), officer});
      },
      programme);
  return out;
}

std::vector<FrontNotice> notices_of(storage::Session& session, std::int64_t programme) {
  std::vector<FrontNotice> out;
  session.each<std::int64_t, std::string, std::string, OfficerId>(
      "SELECT id, given_on, words, officer FROM front_notice WHERE programme = :programme ORDER BY given_on DESC, id DESC",
      [&](std::int64_t id, std::string given, std::string words, OfficerId officer) {
        out.push_back({id, date_of(given), std::move(words), officer});
      },
      programme);
  return out;
}

std::optional<Supervision> find_supervision(storage::Session& session, std::int64_t id) {
  return first(rounds(session, SUPERVISION_COLUMNS "WHERE id = :id", id));
}

std::vector<Supervision> supervisions_of(storage::Session& session, std::int64_t programme) {
  return rounds(session, SUPERVISION_COLUMNS "WHERE programme = :programme ORDER BY begins_on DESC, id DESC", programme);
}

std::vector<Recommendation> recommendations_of(storage::Session& session, std::int64_t round) {
  return recommendations(session, RECOMMENDATION_COLUMNS "WHERE supervision = :supervision ORDER BY id", round);
}

std::optional<Recommendation> find_recommendation(storage::Session& session, std::int64_t id) {
  return first(recommendations(session, RECOMMENDATION_COLUMNS "WHERE id = :id", id));
}

std::string digest_of_programme(storage::Session& session, std::int64_t id) {
  RowsDigest out("programme/1");
  if (const auto one = find_programme(session, id)) {
    out.row(one->id, one->title, one->purpose, one->from_year, one->to_year, date_text(one->signed_on), one->unit,
            one->is_public ? 1 : 0, one->entered_at, one->officer);
    for (const std::int64_t unit : one->parties) out.add(unit);
  }
  for (const ProgrammeTask& one : programme_tasks(session, id))
    out.row(one.id, one.year, one.title, one.unit, iso_date(one.due_on), date_text(one.done_on), one.result);
  for (const Meeting& one : meetings_of(session, id)) out.row(one.id, iso_date(one.held_on), one.words, one.officer);
  for (const FrontNotice& one : notices_of(session, id)) out.row(one.id, iso_date(one.given_on), one.words, one.officer);
  return out.hex();
}

std::string digest_of_supervision(storage::Session& session, std::int64_t id) {
  RowsDigest out("supervision/1");
  if (const auto one = find_supervision(session, id))
    out.row(one->id, one->programme, one->kind, one->title, one->unit, one->body, iso_date(one->begins_on),
            date_text(one->ended_on), date_text(one->plan_on), date_text(one->report_on), date_text(one->draft_on),
            date_text(one->result_on), one->result, one->officer, one->entered_at);
  for (const Recommendation& one : recommendations_of(session, id))
    out.row(one.id, one.words, one.unit, iso_date(one.made_on), date_text(one.answer_due), date_text(one.answered_on),
            one.taken, one.answer);
  return out.hex();
}

void each_joint_state(storage::Session& session, const std::function<void(std::string, std::string)>& tell) {
  for (const auto& [id] : session.rows<std::int64_t>("SELECT id FROM programme ORDER BY id"))
    tell("programme/" + std::to_string(id), digest_of_programme(session, id));
  for (const auto& [id] : session.rows<std::int64_t>("SELECT id FROM joint_round ORDER BY id"))
    tell("supervision/" + std::to_string(id), digest_of_supervision(session, id));
}

}  // namespace langnghe::directives
