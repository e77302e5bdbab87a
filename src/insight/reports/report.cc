#include "insight/reports/report.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "insight/aggregates/follower.h"
#include "insight/aggregates/stay_rows.h"
#include "insight/reports/edges.h"

namespace langnghe::insight {
namespace {

std::vector<int> streams_of(const ReportForm& form) {
  std::set<int> out;
  for (const ReportColumn& column : form.columns)
    for (const Count& count : column.counts) out.insert(count.stream);
  return {out.begin(), out.end()};
}

// What an edge adds to a column.
std::int64_t adds(const ReportColumn& column, int stream, int edge, std::string_view attributes, std::int64_t before,
                  std::int64_t within, std::int64_t carried) {
  std::int64_t out = 0;
  for (const Count& count : column.counts) {
    if (count.stream != stream || !count.matches(attributes)) continue;
    const std::int64_t sign = edge == 0 ? 1 : -1;
    switch (count.take) {
      case Take::kBegun: out += edge == 0 ? within : 0; break;
      case Take::kEnded: out += edge == 1 ? within : 0; break;
      case Take::kEndedCarried: out += edge == 1 ? carried : 0; break;
      case Take::kEndedNew: out += edge == 1 ? within - carried : 0; break;
      case Take::kBefore: out += sign * before; break;
      case Take::kAfter: out += sign * (before + within); break;
      case Take::kTotal: out += sign * before + (edge == 0 ? within : 0); break;
    }
  }
  return out;
}

std::vector<std::int64_t> cells_of(const ReportForm& form, const Edges& edges) {
  std::vector<std::int64_t> out(form.columns.size(), 0);
  for (const auto& [key, sum] : edges) {
    const auto& [stream, edge, attributes] = key;
    for (std::size_t i = 0; i < form.columns.size(); ++i) {
      const ReportColumn& column = form.columns[i];
      out[i] += column.people ? adds(column, stream, edge, attributes, sum.people_before, sum.people_within, sum.people_carried)
                              : adds(column, stream, edge, attributes, sum.before, sum.within, sum.carried);
    }
  }
  return out;
}

// The newest value of each unit and column.
std::map<std::pair<std::int64_t, std::string>, std::int64_t> typed(storage::Session& session, const ReportForm& form,
                                                                   const Period& period, Millis known) {
  std::map<std::pair<std::int64_t, std::string>, std::int64_t> out;
  session.each<std::int64_t, std::string, std::int64_t>(
      "SELECT unit, col, value FROM report_typed WHERE form = :form AND period = :period AND at <= :known ORDER BY id",
      [&](std::int64_t unit, std::string column, std::int64_t value) { out[{unit, std::move(column)}] = value; }, form.id,
      period.name, known);
  return out;
}

bool any(const std::vector<std::int64_t>& cells) {
  return std::any_of(cells.begin(), cells.end(), [](std::int64_t value) { return value != 0; });
}

// Everything in the tree that is below each of the roots, roots themselves included.
std::map<std::int64_t, std::vector<std::int64_t>> leaves_of(const directory::Units& units, const std::vector<std::int64_t>& roots,
                                                            std::int64_t top) {
  std::map<std::int64_t, std::vector<std::int64_t>> out;
  const directory::Unit* whole = units.unit_by_id(top);
  if (whole == nullptr) return out;
  const std::set<std::int64_t> wanted(roots.begin(), roots.end());
  for (const directory::Unit& one : units.all()) {
    if (!units.is_within(one.code, whole->code)) continue;
    std::vector<std::int64_t>& in = out[one.id];
    for (const directory::Unit* above : units.path(one.code)) {
      if (wanted.contains(above->id)) in.push_back(above->id);
      if (above->id == top) break;
    }
  }
  return out;
}

}  // namespace

Report make_report(const ReportRoom& room, storage::Session& session, const ReportForm& form, const Period& period,
                   std::int64_t unit, Millis known, std::optional<Millis> typed_until, bool below) {
  const auto directory = room.directory.now();
  const directory::Units& units = directory->units();
  Report out{&form, period, unit, known, {}, {}};
  std::vector<std::int64_t> asked{unit};
  if (const directory::Unit* top = units.unit_by_id(unit); top != nullptr && below)
    for (const directory::Unit* child : units.children(top->code)) asked.push_back(child->id);
  const auto leaves = leaves_of(units, asked, unit);
  const Millis counted = counted_until(session);
  std::map<std::int64_t, std::vector<std::int64_t>> cells;
  if (const auto streams = streams_of(form); !streams.empty()) {
    const auto edges = edges_of(session, asked, streams, {period.from_day(), period.to_day(), known}, leaves, counted);
    for (const auto& [id, sums] : edges) cells[id] = cells_of(form, sums);
  }
  for (const std::int64_t id : asked) cells[id].resize(form.columns.size(), 0);
  for (const auto& [key, value] : typed(session, form, period, typed_until.value_or(known))) {
    const ReportColumn* column = form.column(key.second);
    const auto in = leaves.find(key.first);
    if (column == nullptr || in == leaves.end()) continue;
    for (const std::int64_t root : in->second) cells[root][static_cast<std::size_t>(column - form.columns.data())] += value;
  }
  const bool models = std::any_of(form.columns.begin(), form.columns.end(), [](const ReportColumn& one) { return !one.model.empty(); });
  if (models) {
    // The registry counts by calendar years: the year in which the period ends.
    const std::int64_t year = (period.to - 1) / 12;
    const std::int64_t from = period.from / 12;
    session.each<std::int64_t, std::string, std::string, std::int64_t>(
        "SELECT unit, kind, figure, value FROM model_figures WHERE year BETWEEN :from AND :to",
        [&](std::int64_t id, std::string kind, std::string figure, std::int64_t value) {
          const auto row = cells.find(id);
          if (row == cells.end()) return;
          for (std::size_t i = 0; i < form.columns.size(); ++i) {
            const auto& kinds = form.columns[i].model_kinds;
            if (form.columns[i].model == figure && (kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end()))
              row->second[i] += value;
          }
        },
        from, year);
  }
  out.rows.push_back({unit, false, cells[unit]});
  std::vector<std::int64_t> own = cells[unit];
  for (std::size_t at = 1; at < asked.size(); ++at) {
    const auto& row = cells[asked[at]];
    for (std::size_t i = 0; i < row.size(); ++i) own[i] -= row[i];
    if (any(row)) out.rows.push_back({asked[at], false, row});
  }
  if (out.rows.size() > 1 && any(own)) out.rows.insert(out.rows.begin() + 1, {unit, true, own});
  out.findings = check_report(out, nullptr);
  return out;
}

std::vector<ReportFinding> check_report(const Report& report, const Report* before) {
  std::vector<ReportFinding> out;
  const auto sum = [](const ReportRow& row, const std::vector<std::size_t>& places) {
    std::int64_t all = 0;
    for (const std::size_t place : places) all += row.cells[place];
    return all;
  };
  for (std::size_t at = 0; at < report.rows.size(); ++at)
    for (const ReportRule& rule : report.form->rules) {
      const std::int64_t left = sum(report.rows[at], rule.left), right = sum(report.rows[at], rule.right);
      if (rule.at_most ? left > right : left != right)
        out.push_back({ReportFinding::Kind::kRule, at, &rule, rule.left.front(), left, right, {}});
    }
  if (report.rows.size() > 1)
    for (std::size_t i = 0; i < report.form->columns.size(); ++i) {
      std::int64_t all = 0;
      for (std::size_t at = 1; at < report.rows.size(); ++at) all += report.rows[at].cells[i];
      if (all != report.rows[0].cells[i])
        out.push_back({ReportFinding::Kind::kRows, 0, nullptr, i, report.rows[0].cells[i], all, {}});
    }
  if (before != nullptr && !before->rows.empty())
    for (const auto& [now, then] : report.form->carry)
      if (report.rows[0].cells[now] != before->rows[0].cells[then])
        out.push_back({ReportFinding::Kind::kCarry, 0, nullptr, now, report.rows[0].cells[now], before->rows[0].cells[then],
                       before->period.name});
  return out;
}

// ---- what stands behind a figure ---------------------------------------------------------------

namespace {

// Numbers of the attributes that a count asks for.
std::string matching_keys(storage::Session& session, const Count& count) {
  std::vector<std::int64_t> out;
  session.each<std::int64_t, std::string>("SELECT id, attributes FROM report_key", [&](std::int64_t id, std::string attributes) {
    if (count.matches(attributes)) out.push_back(id);
  });
  return list_of(out);
}

}  // namespace

ReportList report_items(const ReportRoom& room, storage::Session& session, const ReportForm& form, const ReportColumn& column,
                        const Period& period, std::int64_t unit, bool own, Millis known, int offset, int limit) {
  (void)form;
  ReportList out;
  const auto directory = room.directory.now();
  std::vector<std::int64_t> units{unit};
  if (!own)
    for (const auto& [id, roots] : leaves_of(directory->units(), {unit}, unit))
      if (id != unit) units.push_back(id);
  // As known then: an end that was not known yet has not happened.
  const std::string ended = fmt::format("s.to_day IS NOT NULL AND s.to_known <= {}", known);
  std::string any_of;
  for (const Count& count : column.counts) {
    const std::int64_t from = period.from_day(), to = period.to_day();
    const std::string keys = matching_keys(session, count);
    std::string one;
    switch (count.take) {
      case Take::kBegun: one = fmt::format("s.from_key IN ({}) AND s.from_day >= {} AND s.from_day < {}", keys, from, to); break;
      case Take::kEnded: one = fmt::format("s.to_key IN ({}) AND s.to_day >= {} AND s.to_day < {} AND s.to_known <= {}", keys, from, to, known); break;
      case Take::kEndedCarried:
      case Take::kEndedNew:
        one = fmt::format("s.to_key IN ({}) AND s.to_day >= {} AND s.to_day < {} AND s.to_known <= {} AND s.from_day {} {}", keys, from, to,
                          known, count.take == Take::kEndedNew ? ">=" : "<", from);
        break;
      case Take::kBefore: one = fmt::format("s.from_key IN ({}) AND s.from_day < {} AND NOT ({} AND s.to_day < {})", keys, from, ended, from); break;
      case Take::kAfter: one = fmt::format("s.from_key IN ({}) AND s.from_day < {} AND NOT ({} AND s.to_day < {})", keys, to, ended, to); break;
      case Take::kTotal: one = fmt::format("s.from_key IN ({}) AND s.from_day < {} AND NOT ({} AND s.to_day < {})", keys, to, ended, from); break;
    }
    any_of += (any_of.empty() ? "(" : " OR (") + fmt::format("s.stream = {} AND {})", count.stream, one);
  }
  if (any_of.empty()) return out;
  using storage::Column;
  constexpr Column kInt = Column::kInteger, kText = Column::kText;
  const Column columns[] = {kInt, kText, kText, kText, kInt, kInt, kInt, kText};
  const storage::Param params[] = {static_cast<std::int64_t>(limit) + 1, static_cast<std::int64_t>(offset)};
  session.each_adhoc(
      fmt::format("SELECT s.source, COALESCE(c.code, v.code, d.code, ''), COALESCE(c.kind, v.kind, d.kind, ''), "
                  "COALESCE(c.state, ''), s.unit, s.from_day, s.to_day, COALESCE(t.attributes, '') FROM report_stay s "
                  "LEFT JOIN case_heads c ON s.source = 0 AND c.id = s.subject LEFT JOIN visit_figures v ON s.source = 1 AND "
                  "v.id = s.subject LEFT JOIN reception_day_figures d ON s.source = 2 AND d.id = s.subject LEFT JOIN report_key "
                  "t ON t.id = s.to_key WHERE s.unit IN ({}) AND s.n > 0 AND s.from_known <= {} AND ({}) AND COALESCE(c.sealed, "
                  "0) = 0 AND NOT EXISTS (SELECT 1 FROM report_stay b WHERE b.source = s.source AND b.subject = s.subject AND "
                  "b.stream = s.stream AND b.number = s.number + 1 AND b.n < 0 AND b.from_known <= {}) ORDER BY s.unit, "
                  "s.from_day, s.subject LIMIT :most OFFSET :offset",
                  list_of(units), known, any_of, known),
      params, columns, [&](std::span<storage::Value> row) {
        if (out.items.size() == static_cast<std::size_t>(limit)) {
          out.more = true;
          return;
        }
        ReportItem one;
        one.source = static_cast<int>(std::get<std::int64_t>(row[0]));
        one.code = std::move(std::get<std::string>(row[1]));
        one.kind = std::move(std::get<std::string>(row[2]));
        one.state = std::move(std::get<std::string>(row[3]));
        one.unit = std::get<std::int64_t>(row[4]);
        one.from_day = std::get<std::int64_t>(row[5]);
        if (!std::holds_alternative<storage::Null>(row[6])) one.to_day = std::get<std::int64_t>(row[6]);
        one.how = attribute(std::get<std::string>(row[7]), "how");
        out.items.push_back(std::move(one));
      });
  return out;
}

std::vector<ReportChange> report_changes(const ReportRoom& room, storage::Session& session, const ReportForm& form,
                                         const Period& period, std::int64_t unit, Millis from, Millis to) {
  std::vector<ReportChange> out;
  const auto streams = streams_of(form);
  if (streams.empty()) return out;
  const auto directory = room.directory.now();
  std::vector<std::int64_t> units;
  for (const auto& [id, roots] : leaves_of(directory->units(), {unit}, unit)) units.push_back(id);
  std::string numbers;
  for (const int one : streams) numbers += (numbers.empty() ? "" : ",") + std::to_string(one);
  const std::int64_t begin = period.from_day(), end = period.to_day(), day = day_number(from);
  const std::string here = fmt::format("s.unit IN ({}) AND s.stream IN ({})", list_of(units), numbers);
  const auto take = [&](const StayRow& stay, int edge) {
    const Millis known = edge == 0 ? stay.from_known : *stay.to_known;
    const std::int64_t at = edge == 0 ? stay.from_day : *stay.to_day;
    if (known <= from || known > to || at >= end) return;
    ReportChange one;
    one.source = stay.source;
    one.unit = stay.unit;
    one.day = at;
    one.known = known;
    one.stream = stay.stream;
    one.ended = edge == 1;
    one.back = stay.n < 0;
    const std::string& key = edge == 0 ? stay.from_key : stay.to_key;
    for (const ReportColumn& column : form.columns) {
      const std::int64_t n = stay.n * (column.people ? stay.weight : 1);
      one.cells.push_back(adds(column, stay.stream, edge, key, at < begin ? n : 0, at < begin ? 0 : n,
                               edge == 1 && at >= begin && stay.from_day < begin ? n : 0));
    }
    if (!any(one.cells)) return;
    // Nothing of a sealed case but that it is one.
    if (attribute(key, "kind") != "denunciation")
      one.code = stay.source == kCase
                     ? session.value<std::string>("SELECT code FROM case_heads WHERE id = :id AND sealed = 0", stay.subject).value_or("")
                 : stay.source == kVisit ? session.value<std::string>("SELECT code FROM visit_figures WHERE id = :id", stay.subject).value_or("")
                                         : session.value<std::string>("SELECT code FROM reception_day_figures WHERE id = :id", stay.subject).value_or("");
    out.push_back(std::move(one));
  };
  // Entered on a later day than it happened, or on the very day of `from` or after it.
  std::vector<StayRow> begun = stay_rows(session, fmt::format("{} AND s.from_day >= {} AND s.from_day < {}", here, day, end));
  std::vector<StayRow> over = stay_rows(session, fmt::format("{} AND s.to_day >= {} AND s.to_day < {}", here, day, end));
  for (const StayRow& stay : begun) take(stay, 0);
  for (const StayRow& stay : over) take(stay, 1);
  for (const StayRow& stay : stay_rows(session, fmt::format("{} AND s.late > 0 AND (s.from_known > {} OR s.to_known > {})", here, from, from))) {
    if (stay.from_day < day) take(stay, 0);
    if (stay.to_day && *stay.to_day < day) take(stay, 1);
  }
  std::stable_sort(out.begin(), out.end(), [](const ReportChange& a, const ReportChange& b) { return a.known < b.known; });
  return out;
}

// ---- figures that are typed in -----------------------------------------------------------------

std::map<std::string, std::int64_t> typed_figures(storage::Session& session, const ReportForm& form, const Period& period,
                                                  std::int64_t unit, Millis known) {
  std::map<std::string, std::int64_t> out;
  for (const auto& [key, value] : typed(session, form, period, known))
    if (key.first == unit) out[key.second] = value;
  return out;
}

}  // namespace langnghe::insight
