#include "insight/reports/frozen.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "insight/aggregates/follower.h"
#include "insight/aggregates/stay_rows.h"
#include "ledger/ledger.h"

namespace langnghe::insight {
namespace {

constexpr Millis kSettled = kMinute;  // no command takes that long
constexpr std::int64_t kMostValue = 1'000'000'000'000'000;

std::string digest(std::string_view text) { return hex(view(sha256(text))); }

std::string digest_of(const FrozenReport& one) {
  return digest(fmt::format("report/1|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", one.code, one.form, one.period, one.unit,
                            one.number, one.known, digest(one.rows), one.findings, one.state, one.frozen_at, one.frozen_by,
                            digest(one.explanation), one.signed_by, one.signed_at.value_or(0)));
}

std::string rows_json(const Report& report) {
  JsonWriter json;
  json.array();
  for (const ReportRow& row : report.rows) {
    json.object();
    json.field("unit", row.unit);
    json.field("own", row.own);
    json.key("cells");
    json.array();
    for (const std::int64_t cell : row.cells) json.value(cell);
    json.end();
    json.end();
  }
  json.end();
  return std::move(json).text();
}

std::string unit_code(const ReportRoom& room, std::int64_t unit) {
  const auto directory = room.directory.now();
  const directory::Unit* one = directory->units().unit_by_id(unit);
  return one == nullptr ? std::string() : one->code;
}

std::int64_t record(const ReportRoom& room, storage::Transaction& tx, const FrozenReport& one, std::string_view verb,
                    std::int64_t officer, Millis at) {
  JsonWriter json;
  json.object();
  json.field("state", digest_of(one));
  json.field("report", one.form);
  json.field("period", one.period);
  json.field("rows_sha256", digest(one.rows));
  json.field("findings", one.findings);
  if (officer != 0) json.field("officer", officer);
  json.end();
  return ledger::append(tx, {"report." + std::string(verb), one.code, unit_code(room, one.unit), std::move(json).text()}, at);
}

std::vector<FrozenReport> frozen(storage::Session& session, const std::string& tail, const std::vector<storage::Param>& params) {
  using storage::Column;
  constexpr Column kInt = Column::kInteger, kText = Column::kText;
  const Column columns[] = {kInt, kText, kText, kText, kInt, kInt, kInt, kText, kInt, kText, kInt, kInt, kText, kInt, kInt, kInt};
  std::vector<FrozenReport> out;
  session.each_adhoc(
      "SELECT id, code, form, period, unit, number, known, rows, findings, state, frozen_at, frozen_by, explanation, signed_by, "
      "signed_at, entry FROM report_frozen " + tail,
      params, columns, [&](std::span<storage::Value> row) {
        const auto whole = [&](std::size_t at) { return std::get<std::int64_t>(row[at]); };
        const auto text = [&](std::size_t at) { return std::move(std::get<std::string>(row[at])); };
        FrozenReport one;
        one.id = whole(0);
        one.code = text(1);
        one.form = text(2);
        one.period = text(3);
        one.unit = whole(4);
        one.number = static_cast<int>(whole(5));
        one.known = whole(6);
        one.rows = text(7);
        one.findings = whole(8);
        one.state = text(9);
        one.frozen_at = whole(10);
        one.frozen_by = whole(11);
        one.explanation = text(12);
        one.signed_by = whole(13);
        if (!std::holds_alternative<storage::Null>(row[14])) one.signed_at = whole(14);
        one.entry = whole(15);
        out.push_back(std::move(one));
      });
  return out;
}

std::string typed_subject(const std::string& form, const std::string& period, const std::string& unit, const std::string& column) {
  return "figure/" + form + "/" + period + "/" + unit + "/" + column;
}
std::string typed_digest(const std::string& form, const std::string& period, std::int64_t unit, const std::string& column,
                         std::int64_t value, std::int64_t officer, Millis at) {
  return digest(fmt::format("figure/1|{}|{}|{}|{}|{}|{}|{}", form, period, unit, column, value, officer, at));
}

}  // namespace

Report report_of(const ReportForms& forms, const FrozenReport& one) {
  Report out;
  out.form = forms.find(one.form);
  const auto period = parse_period(one.period);
  if (out.form == nullptr || !period) throw SetupError(one.code + ": its form is no longer in packs/vn/reports");
  out.period = *period;
  out.unit = one.unit;
  out.known = one.known;
  for (const nlohmann::json& row : nlohmann::json::parse(one.rows)) {
    ReportRow next{row.at("unit").get<std::int64_t>(), row.at("own").get<bool>(), row.at("cells").get<std::vector<std::int64_t>>()};
    if (next.cells.size() != out.form->columns.size())
      throw SetupError(one.code + ": its form has other columns now; keep the old form under its own id");
    out.rows.push_back(std::move(next));
  }
  out.findings = check_report(out, nullptr);
  return out;
}

std::optional<FrozenReport> find_frozen(storage::Session& session, std::int64_t id) {
  auto all = frozen(session, "WHERE id = :id", {id});
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

std::vector<FrozenReport> frozen_versions(storage::Session& session, std::string_view form, std::string_view period, std::int64_t unit) {
  return frozen(session, "WHERE form = :form AND period = :period AND unit = :unit ORDER BY number DESC", {form, period, unit});
}

std::vector<FrozenRow> frozen_list(storage::Session& session, const std::vector<std::int64_t>& units, int most) {
  using storage::Column;
  constexpr Column kInt = Column::kInteger, kText = Column::kText;
  const Column columns[] = {kInt, kText, kText, kText, kInt, kInt, kInt, kInt};
  const storage::Param params[] = {static_cast<std::int64_t>(most)};
  std::vector<FrozenRow> out;
  session.each_adhoc(
      fmt::format("SELECT id, form, period, state, unit, number, findings, frozen_at FROM report_frozen r WHERE unit IN ({}) AND "
                  "NOT EXISTS (SELECT 1 FROM report_frozen n WHERE n.form = r.form AND n.period = r.period AND n.unit = r.unit "
                  "AND n.number > r.number) ORDER BY id DESC LIMIT :most",
                  list_of(units)),
      params, columns, [&](std::span<storage::Value> row) {
        const auto whole = [&](std::size_t at) { return std::get<std::int64_t>(row[at]); };
        const auto text = [&](std::size_t at) { return std::move(std::get<std::string>(row[at])); };
        out.push_back({whole(0), text(1), text(2), text(3), whole(4), static_cast<int>(whole(5)), whole(6), whole(7)});
      });
  return out;
}

std::optional<Report> report_before(const ReportRoom& room, storage::Session& session, const ReportForm& form, const Period& period,
                                    std::int64_t unit) {
  if (form.carry.empty()) return std::nullopt;
  const auto all = frozen_versions(session, form.id, period_before(period).name, unit);
  if (all.empty()) return std::nullopt;
  return report_of(room.forms, all.front());
}

Result<FrozenReport> freeze_report(const ReportRoom& room, storage::Transaction& tx, const ReportForm& form, const Period& period,
                                   std::int64_t unit, Millis known, std::int64_t officer, Millis at) {
  if (period.ends_at() > at) return refuse(Fault::kConflict, "reports.refused.not_over", {}, {{"date", iso_date(date_of(period.to_day() - 1))}});
  const std::string code = unit_code(room, unit);
  if (code.empty()) return refuse(Fault::kNotFound, "reports.refused.unit");
  const auto there = frozen_versions(tx, form.id, period.name, unit);
  if (!there.empty() && there.front().state == "signed") return refuse(Fault::kConflict, "reports.refused.is_signed");
  // Only what the counts have surely seen can be counted again to the same: a command carries the time at
  // which it began, and is seen when it is durable.
  const Millis counted = counted_until(tx) - kSettled;
  const Report report = make_report(room, tx, form, period, unit, std::min({known, at, counted}), at);
  const auto before = report_before(room, tx, form, period, unit);
  FrozenReport one;
  one.form = form.id;
  one.period = period.name;
  one.unit = unit;
  one.number = there.empty() ? 1 : there.front().number + 1;
  one.code = fmt::format("BC-{}-{}-{}-{}", form.id, code, period.name, one.number);
  one.known = report.known;
  one.rows = rows_json(report);
  one.findings = static_cast<std::int64_t>(check_report(report, before ? &*before : nullptr).size());
  one.frozen_at = at;
  one.frozen_by = officer;
  one.entry = record(room, tx, one, "frozen", officer, at);
  one.id = *tx.value<std::int64_t>(
      "INSERT INTO report_frozen (code, form, period, unit, number, known, rows, findings, state, frozen_at, frozen_by, explanation, "
      "signed_by, entry) VALUES (:code, :form, :period, :unit, :number, :known, :rows, :findings, :state, :frozen_at, :frozen_by, "
      "'', 0, :entry) RETURNING id",
      one.code, one.form, one.period, one.unit, one.number, one.known, one.rows, one.findings, one.state, one.frozen_at,
      one.frozen_by, one.entry);
  return one;
}

Result<FrozenReport> sign_report(const ReportRoom& room, storage::Transaction& tx, std::int64_t id, const std::string& explanation,
                                 std::int64_t officer, Millis at) {
  auto found = find_frozen(tx, id);
  if (!found) return refuse(Fault::kNotFound, "reports.refused.unknown");
  if (found->state == "signed") return refuse(Fault::kConflict, "reports.refused.is_signed");
  if (frozen_versions(tx, found->form, found->period, found->unit).front().id != id)
    return refuse(Fault::kConflict, "reports.refused.newer");
  const std::string words(trim(explanation));
  if (found->findings > 0 && utf8_length(words) < kLeastExplanation)
    return refuse(Fault::kInvalid, "reports.refused.explain", "explanation", {{"least", std::to_string(kLeastExplanation)}});
  if (utf8_length(words) > kMostExplanation)
    return refuse(Fault::kInvalid, "reports.refused.long", "explanation", {{"most", std::to_string(kMostExplanation)}});
  found->state = "signed";
  found->explanation = words;
  found->signed_by = officer;
  found->signed_at = at;
  if (tx.run("UPDATE report_frozen SET state = 'signed', explanation = :explanation, signed_by = :signed_by, signed_at = :signed_at "
             "WHERE id = :id AND state = 'frozen'",
             found->explanation, found->signed_by, found->signed_at, found->id) != 1)
    return refuse(Fault::kConflict, "reports.refused.is_signed");
  record(room, tx, *found, "signed", officer, at);
  return *found;
}

int freeze_ended(const ReportRoom& room, storage::Database& database, Millis now, int most, int days) {
  int done = 0;
  for (const Period& period : ended_periods(now, days)) {
    // What ended before the counts know it is not frozen yet.
    std::set<std::int64_t> units;
    std::set<std::pair<std::string, std::int64_t>> there;
    database.read([&](storage::Session& session) {
      if (counted_until(session) < period.ends_at() + kSettled) return;
      session.each<std::int64_t>("SELECT DISTINCT unit FROM report_count WHERE bucket < :to AND stream <> :due",
                                 [&](std::int64_t unit) { units.insert(unit); }, period.to,
                                 room.forms.streams().find("due")->number);
      session.each<std::string, std::int64_t>("SELECT form, unit FROM report_frozen WHERE period = :period",
                                              [&](std::string form, std::int64_t unit) { there.emplace(std::move(form), unit); }, period.name);
    });
    for (const ReportForm& form : room.forms.all())
      for (const std::int64_t unit : units) {
        if (there.contains({form.id, unit})) continue;
        if (done >= most) return done;
        const auto made = database.write([&](storage::Transaction& tx) -> Result<FrozenReport> {
          // Another process may have been faster.
          if (!frozen_versions(tx, form.id, period.name, unit).empty()) return refuse(Fault::kConflict, "reports.refused.is_signed");
          return freeze_report(room, tx, form, period, unit, period.ends_at(), 0, now);
        });
        if (made) ++done;
      }
  }
  return done;
}

Result<void> type_figure(const ReportRoom& room, storage::Transaction& tx, const ReportForm& form, const Period& period,
                         std::int64_t unit, const std::string& column, std::int64_t value, std::int64_t officer, Millis at) {
  const ReportColumn* one = form.column(column);
  if (one == nullptr || !one->typed) return refuse(Fault::kInvalid, "reports.refused.column", column);
  if (value < 0 || value > kMostValue) return refuse(Fault::kInvalid, "reports.refused.value", column);
  const auto there = frozen_versions(tx, form.id, period.name, unit);
  if (!there.empty() && there.front().state == "signed") return refuse(Fault::kConflict, "reports.refused.is_signed", column);
  const std::string code = unit_code(room, unit);
  if (code.empty()) return refuse(Fault::kNotFound, "reports.refused.unit");
  tx.run("INSERT INTO report_typed (form, period, unit, col, value, officer, at) VALUES (:form, :period, :unit, :col, :value, "
         ":officer, :at)",
         form.id, period.name, unit, column, value, officer, at);
  JsonWriter json;
  json.object();
  json.field("state", typed_digest(form.id, period.name, unit, column, value, officer, at));
  json.field("value", value);
  json.field("officer", officer);
  json.end();
  ledger::append(tx, {"figure.typed", typed_subject(form.id, period.name, code, column), code, std::move(json).text()}, at);
  return {};
}

std::vector<ledger::StateSource> report_state_sources() {
  return {{"report",
           [](storage::Session& session, const auto& tell) {
             for (const FrozenReport& one : frozen(session, "ORDER BY id", {})) tell(one.code, digest_of(one));
           }},
          {"figure", [](storage::Session& session, const auto& tell) {
             session.each<std::string, std::string, std::int64_t, std::string, std::int64_t, std::int64_t, Millis, std::string>(
                 "SELECT t.form, t.period, t.unit, t.col, t.value, t.officer, t.at, u.code FROM report_typed t JOIN unit u ON "
                 "u.id = t.unit WHERE NOT EXISTS (SELECT 1 FROM report_typed n WHERE n.form = t.form AND n.period = t.period AND "
                 "n.unit = t.unit AND n.col = t.col AND n.id > t.id)",
                 [&](std::string form, std::string period, std::int64_t unit, std::string column, std::int64_t value,
                     std::int64_t officer, Millis at, std::string code) {
                   tell(typed_subject(form, period, code, column), typed_digest(form, period, unit, column, value, officer, at));
                 });
           }}};
}

}  // namespace langnghe::insight
