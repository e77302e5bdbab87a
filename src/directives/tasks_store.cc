#include "directives/record.h"
#include "directives/store.h"
#include "directives/task_changes.h"

namespace langnghe::directives {
namespace {

#define TASK_COLUMNS                                                                              \
  "SELECT id, directive, title, result, given_at, due_at, term, term_unit, reasons, officer, "    \
  "version FROM directive_task "
#define DUTY_COLUMNS                                                                              \
  "SELECT id, task, directive, unit, due_at, state, own, own_document, own_reason, reports, "     \
  "urges, done_at, grade, grade_words, graded_by, urged_at FROM directive_duty "

template <class... P>
std::vector<Task> tasks(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Task> out;
  session.each<std::int64_t, std::int64_t, std::string, std::string, Millis, Millis, int, std::string,
               std::string, OfficerId, std::int64_t>(
      sql,
      [&](std::int64_t id, std::int64_t document, std::string title, std::string result, Millis given,
          Millis due, int term, std::string term_unit, std::string reasons, OfficerId officer,
          std::int64_t version) {
        out.push_back({id, document, std::move(title), std::move(result), given, due, term,
                       std::move(term_unit), std::move(reasons), officer, version});
      },
      params...);
  return out;
}

template <class... P>
std::vector<Duty> duties(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Duty> out;
  session.each<std::int64_t, std::int64_t, std::int64_t, std::int64_t, Millis, std::string, std::string,
               std::int64_t, std::string, int, int, std::optional<Millis>, std::string, std::string,
               OfficerId, std::optional<Millis>>(
      sql,
      [&](std::int64_t id, std::int64_t task, std::int64_t document, std::int64_t unit, Millis due,
          std::string state, std::string own, std::int64_t own_document, std::string own_reason,
          int reports, int urges, std::optional<Millis> done_at, std::string grade,
          std::string grade_words, OfficerId graded_by, std::optional<Millis> urged_at) {
        out.push_back({id, task, document, unit, due, std::move(state), std::move(own), own_document,
                       std::move(own_reason), reports, urges, done_at, std::move(grade),
                       std::move(grade_words), graded_by, urged_at});
      },
      params...);
  return out;
}

template <class... P>
std::vector<Report> reports(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Report> out;
  session.each<std::int64_t, std::int64_t, Millis, OfficerId, std::string, int>(
      sql,
      [&](std::int64_t id, std::int64_t duty, Millis at, OfficerId officer, std::string words, int complete) {
        out.push_back({id, duty, at, officer, std::move(words), complete != 0});
      },
      params...);
  return out;
}

template <class T>
std::optional<T> first(std::vector<T> all) {
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

}  // namespace

std::int64_t insert_task(storage::Transaction& tx, const Task& one) {
  return *tx.value<std::int64_t>(
      "INSERT INTO directive_task (directive, title, result, given_at, due_at, term, term_unit, "
      "reasons, officer, version) VALUES (:directive, :title, :result, :given_at, :due_at, :term, "
      ":term_unit, :reasons, :officer, 0) RETURNING id",
      one.document, one.title, one.result, one.given_at, one.due_at, one.term, one.term_unit,
      one.reasons, one.officer);
}

void touch_task(storage::Transaction& tx, std::int64_t task) {
  tx.run("UPDATE directive_task SET version = version + 1 WHERE id = :id", task);
}

std::int64_t insert_duty(storage::Transaction& tx, const Duty& one) {
  return *tx.value<std::int64_t>(
      "INSERT INTO directive_duty (task, directive, unit, due_at, state, own, own_document, "
      "own_reason, reports, urges, done_at, grade, grade_words, graded_by, urged_at) VALUES (:task, "
      ":directive, :unit, :due_at, 'open', '', 0, '', 0, 0, NULL, '', '', 0, NULL) RETURNING id",
      one.task, one.document, one.unit, one.due_at);
}

void update_duty(storage::Transaction& tx, const Duty& one) {
  tx.run(
      "UPDATE directive_duty SET state = :state, own = :own, own_document = :own_document, "
      "own_reason = :own_reason, reports = :reports, urges = :urges, done_at = :done_at, "
      "grade = :grade, grade_words = :grade_words, graded_by = :graded_by, urged_at = :urged_at "
      "WHERE id = :id",
      one.state, one.own, one.own_document, one.own_reason, one.reports, one.urges, one.done_at,
      one.grade, one.grade_words, one.graded_by, one.urged_at, one.id);
}

std::int64_t insert_report(storage::Transaction& tx, const Report& one) {
  return *tx.value<std::int64_t>(
      "INSERT INTO directive_report (duty, at, officer, words, complete) VALUES (:duty, :at, "
      ":officer, :words, :complete) RETURNING id",
      one.duty, one.at, one.officer, one.words, one.complete);
}

void insert_urge(storage::Transaction& tx, std::int64_t duty, const Urge& urge) {
  tx.run("INSERT INTO directive_urge (duty, at, officer, words) VALUES (:duty, :at, :officer, :words)",
         duty, urge.at, urge.officer, urge.words);
}

std::optional<Task> find_task(storage::Session& session, std::int64_t id) {
  return first(tasks(session, TASK_COLUMNS "WHERE id = :id", id));
}

std::vector<Task> tasks_of(storage::Session& session, std::int64_t document) {
  return tasks(session, TASK_COLUMNS "WHERE directive = :directive ORDER BY id", document);
}

std::optional<Duty> find_duty(storage::Session& session, std::int64_t id) {
  return first(duties(session, DUTY_COLUMNS "WHERE id = :id", id));
}

std::vector<Duty> duties_of_task(storage::Session& session, std::int64_t task) {
  return duties(session, DUTY_COLUMNS "WHERE task = :task ORDER BY id", task);
}

std::vector<Duty> duties_of_document(storage::Session& session, std::int64_t document) {
  return duties(session, DUTY_COLUMNS "WHERE directive = :directive AND " NOT_WITHDRAWN " ORDER BY id", document);
}

std::vector<Report> reports_of(storage::Session& session, std::int64_t duty) {
  return reports(session,
                 "SELECT id, duty, at, officer, words, complete FROM directive_report "
                 "WHERE duty = :duty ORDER BY id",
                 duty);
}

std::optional<Report> find_report(storage::Session& session, std::int64_t id) {
  return first(reports(session,
                       "SELECT id, duty, at, officer, words, complete FROM directive_report WHERE id = :id",
                       id));
}

std::vector<Urge> urges_of(storage::Session& session, std::int64_t duty) {
  std::vector<Urge> out;
  session.each<Millis, OfficerId, std::string>(
      "SELECT at, officer, words FROM directive_urge WHERE duty = :duty ORDER BY id",
      [&](Millis at, OfficerId officer, std::string words) { out.push_back({at, officer, std::move(words)}); },
      duty);
  return out;
}

std::string task_subject(std::int64_t task) { return "task/" + std::to_string(task); }

std::string digest_of_task(storage::Session& session, std::int64_t id) {
  RowsDigest out("directive task/1");
  for (const Task& one : tasks(session, TASK_COLUMNS "WHERE id = :id", id))
    out.row(one.id, one.document, one.title, one.result, one.given_at, one.due_at, one.term, one.term_unit,
            one.reasons, one.officer);
  for (const Duty& one : duties_of_task(session, id))
    out.row(one.id, one.unit, one.due_at, one.state, one.own, one.own_document, one.own_reason,
            one.reports, one.urges, one.done_at, one.grade, one.grade_words, one.graded_by, one.urged_at);
  for (const Report& one : reports(session,
                                   "SELECT r.id, r.duty, r.at, r.officer, r.words, r.complete FROM directive_report r "
                                   "JOIN directive_duty d ON d.id = r.duty WHERE d.task = :task ORDER BY r.id",
                                   id))
    out.row(one.id, one.duty, one.at, one.officer, one.words, one.complete ? 1 : 0);
  session.each<std::int64_t, Millis, OfficerId, std::string>(
      "SELECT u.duty, u.at, u.officer, u.words FROM directive_urge u JOIN directive_duty d "
      "ON d.id = u.duty WHERE d.task = :task ORDER BY u.id",
      [&](std::int64_t duty, Millis at, OfficerId officer, std::string words) {
        out.row(duty, at, officer, words);
      },
      id);
  for (const TaskChange& one : changes_of(session, id))
    out.row(one.at, one.officer, one.kind, one.words, one.old_due, one.new_due);
  return out.hex();
}

}  // namespace langnghe::directives
