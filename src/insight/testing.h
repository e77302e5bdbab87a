// Stand-ins for what insight reads of other rooms, and a small tree of units: for the tests of this room.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "directory/commands.h"
#include "insight/aggregates/follower.h"
#include "insight/open_data/open_data.h"
#include "insight/reports/frozen.h"
#include "ledger/ledger.h"
#include "ledger/testing.h"
#include "storage/migration.h"
#include "storage/testing.h"

namespace langnghe::insight {

inline const std::string kPack = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";

class InsightFixture : public ::testing::Test {
 protected:
  InsightFixture() : forms(ReportForms::load(kPack + "/reports")), clock(start_of(*parse_date("2025-08-01"))) {
    ledger::set_subject_key(std::string(32, 'k'));
    auto steps = ledger::migrations();
    for (const auto& all : {directory::migrations(), migrations()})
      for (const auto& step : all) steps.push_back(step);
    // Tables of the shape of the views of casework, meetings and initiatives.
    steps.push_back({1000, "stand-ins", R"(
CREATE TABLE case_heads (id {id}, code TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, phase TEXT NOT NULL,
  unit {int} NOT NULL, category TEXT NOT NULL, channel TEXT NOT NULL, sealed {int} NOT NULL, received_at {int} NOT NULL,
  due_at {int}, closed_at {int}, rating {int}) {strict};
CREATE TABLE case_steps (id {id}, case_id {int} NOT NULL, at {int} NOT NULL, action TEXT NOT NULL,
  to_state TEXT NOT NULL, unit {int} NOT NULL) {strict};
CREATE INDEX case_steps_case ON case_steps (case_id);
CREATE TABLE case_step_facts (case_id {int} NOT NULL, event_id {int} NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL) {strict};
CREATE TABLE case_terms (case_id {int} NOT NULL, rule TEXT NOT NULL, state TEXT NOT NULL, ended_at {int} NOT NULL) {strict};
CREATE TABLE case_redatings (pass {int} NOT NULL, number {int} NOT NULL, from_case {int} NOT NULL, to_case {int} NOT NULL) {strict};
CREATE TABLE visit_figures (id {id}, code TEXT NOT NULL, day {int}, unit {int} NOT NULL, on_day TEXT NOT NULL, kind TEXT NOT NULL,
  people {int} NOT NULL, received_at {int} NOT NULL, changed_at {int} NOT NULL, seen_before {int} NOT NULL, received_by TEXT NOT NULL) {strict};
CREATE TABLE reception_day_figures (id {id}, code TEXT NOT NULL, unit {int} NOT NULL, host {int} NOT NULL, on_day TEXT NOT NULL,
  kind TEXT NOT NULL, state TEXT NOT NULL, held_by {int} NOT NULL, changed_at {int} NOT NULL, received_by TEXT NOT NULL) {strict};
CREATE TABLE meeting_deeds (figure TEXT NOT NULL, unit {int} NOT NULL, day TEXT NOT NULL, at {int}) {strict};
CREATE TABLE consultation_deeds (figure TEXT NOT NULL, unit {int} NOT NULL, day TEXT NOT NULL, at {int}) {strict};
CREATE TABLE directive_deeds (figure TEXT NOT NULL, unit {int} NOT NULL, day TEXT NOT NULL, at {int}) {strict};
CREATE TABLE procedure_deeds (figure TEXT NOT NULL, unit {int} NOT NULL, day TEXT NOT NULL, at {int}) {strict};
CREATE TABLE model_figures (unit {int} NOT NULL, year {int} NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, figure TEXT NOT NULL,
  value {int} NOT NULL) {strict};
)"});
    storage::migrate(*db, steps);
    directory = std::make_unique<directory::Directory>(*db, directory::Roles::load(kPack + "/roles.toml"));
    using directory::UnitKind;
    directory::PackUnits small;
    for (const auto& [code, kind, parent] : std::vector<std::tuple<std::string, UnitKind, std::string>>{
             {"VN", UnitKind::kCountry, ""}, {"68", UnitKind::kProvince, "VN"}, {"68.UBND", UnitKind::kCommittee, "68"},
             {"68.SXD", UnitKind::kDepartment, "68.UBND"}, {"22945", UnitKind::kWard, "68"},
             {"22945.UBND", UnitKind::kCommittee, "22945"}, {"22946", UnitKind::kWard, "68"},
             {"22946.UBND", UnitKind::kCommittee, "22946"}}) {
      directory::Unit unit;
      unit.code = code;
      unit.kind = kind;
      unit.parent = parent;
      unit.name_vi = unit.name_en = "Unit " + code;
      unit.valid_from = *parse_date("2000-01-01");
      small.units.push_back(unit);
    }
    db->write([&](storage::Transaction& tx) { return directory::load_pack_units(tx, *directory, small, clock.now()); });
    follower = std::make_unique<Follower>(*db, *directory, forms.streams());
  }

  std::int64_t unit(std::string_view code) { return directory->now()->unit(code)->id; }
  ReportRoom room() { return {forms, *directory}; }
  const ReportForm& form(std::string_view id) { return *forms.find(id); }
  Report report(std::string_view id, std::string_view period, std::string_view of, std::optional<Millis> known = {}) {
    return db->read([&](storage::Session& session) {
      return make_report(room(), session, form(id), *parse_period(period), unit(of), known.value_or(clock.now()));
    });
  }
  static std::int64_t cell(const Report& report, std::string_view column, std::size_t row = 0) {
    const ReportColumn* one = report.form->column(column);
    return report.rows.at(row).cells.at(static_cast<std::size_t>(one - report.form->columns.data()));
  }

  struct Step {
    std::string action, to;
    std::string unit;        // that had it
    Facts facts = {};
    std::vector<StoryTerm> terms = {};
  };
  // A case from its first step; `unit` has it then.
  std::int64_t open(std::string_view kind, std::string_view of, std::optional<Millis> received = {}, std::string_view channel = "web",
                    std::string_view category = "land") {
    const auto id = db->write([&](storage::Transaction& tx) {
      const auto made = *tx.value<std::int64_t>(
          "INSERT INTO case_heads (code, kind, state, phase, unit, category, channel, sealed, received_at) VALUES (:code, :kind, "
          "'received', 'open', :unit, :category, :channel, :sealed, :received) RETURNING id",
          "C-" + std::to_string(++codes_), kind, unit(of), kind == "denunciation" ? std::string_view() : category, channel,
          kind == "denunciation", received.value_or(clock.now()));
      tx.run("INSERT INTO case_steps (case_id, at, action, to_state, unit) VALUES (:case_id, :at, 'submit', 'received', :unit)", made,
             clock.now(), unit("68.SXD"));
      return made;
    });
    return id;
  }
  void step(std::int64_t id, std::string_view action, std::string_view to, const Facts& facts = {},
            const std::vector<StoryTerm>& terms = {}, std::string_view phase = "open", std::string_view moves_to = {},
            std::optional<int> rating = {}) {
    db->write([&](storage::Transaction& tx) {
      const auto has = *tx.value<std::int64_t>("SELECT unit FROM case_heads WHERE id = :id", id);
      const auto event = *tx.value<std::int64_t>(
          "INSERT INTO case_steps (case_id, at, action, to_state, unit) VALUES (:case_id, :at, :action, :to, :unit) RETURNING id", id,
          clock.now(), action, to, has);
      for (const auto& [name, value] : facts)
        tx.run("INSERT INTO case_step_facts (case_id, event_id, name, value) VALUES (:case_id, :event, :name, :value)", id, event, name, value);
      for (const auto& term : terms)
        tx.run("INSERT INTO case_terms (case_id, rule, state, ended_at) VALUES (:case_id, :rule, :state, :at)", id, term.rule, term.state, clock.now());
      tx.run("UPDATE case_heads SET state = :state, phase = :phase, unit = :unit, rating = COALESCE(CAST(:rating AS BIGINT), rating) "
             "WHERE id = :id",
             to, phase, moves_to.empty() ? has : unit(moves_to), rating, id);
    });
  }
  void follow() { follower->follow(clock.now()); }

  ReportForms forms;
  storage::TestDatabase db;
  ManualClock clock;
  std::unique_ptr<directory::Directory> directory;
  std::unique_ptr<Follower> follower;

 private:
  int codes_ = 0;
};

}  // namespace langnghe::insight
