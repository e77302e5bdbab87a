#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "casework/store.h"
#include "storage/like.h"

namespace langnghe::casework {
namespace {

// Unit numbers of the directory, never text from outside: they may stand in the SQL.
std::string list_of(const std::vector<std::int64_t>& units) {
  std::string out;
  for (std::int64_t unit : units) out += (out.empty() ? "" : ",") + std::to_string(unit);
  return out.empty() ? "-1" : out;
}

}  // namespace

namespace {

// The conditions of a filter, apart from the units; values are bound in the order of `params`,
// once for each time the text stands in a statement.
struct Conditions {
  std::string text;
  std::vector<storage::Param> params;
  void also(std::string_view condition, storage::Param value) {
    text += fmt::format(" AND {}", condition);
    params.push_back(value);
  }
};

// At most this many units are asked one by one, each along its index; more share one walk along
// all due dates.
constexpr std::size_t kMostUnits = 24;

constexpr std::string_view kRow =
    "id, code, kind, state, category, words, place, unit, officer, received_at, due_at, due_rule";

class QueueReader {
 public:
  QueueReader(storage::Session& session, const QueueFilter& filter, Conditions conditions)
      : session_(session), filter_(filter), conditions_(std::move(conditions)) {}

  // Rows `offset` to `offset + limit` of those with (or without) a due date, in order.
  std::vector<QueueRow> rows(bool due, int offset, int limit) const {
    const std::string where = fmt::format("sealed = 0 AND phase <> 'rest'{} AND due_at {}", conditions_.text,
                                          due ? "IS NOT NULL" : "IS NULL");
    const std::string_view order = due ? "due_at, id" : "id";
    std::string sql;
    std::vector<storage::Param> params;
    if (filter_.units.size() > 1 && filter_.units.size() <= kMostUnits) {
      // Each unit gives its first ones in order; the best of these are the best of all. One
      // statement cannot repeat a parameter's name for another value, so the filter's values are
      // bound once and the parts are told apart by the unit alone.
      std::string parts;
      for (const std::int64_t unit : filter_.units)
        parts += fmt::format("{}SELECT * FROM (SELECT {} FROM cases WHERE unit = {} AND {} ORDER BY {} LIMIT {}) AS part{}",
                             parts.empty() ? "" : " UNION ALL ", kRow, unit, where, order, offset + limit, unit);
      sql = fmt::format("SELECT {} FROM ({}) AS parts ORDER BY {} LIMIT {} OFFSET {}", kRow, parts, order,
                        limit, offset);
    } else {
      sql = fmt::format("SELECT {} FROM cases WHERE unit IN ({}) AND {} ORDER BY {} LIMIT {} OFFSET {}", kRow,
                        list_of(filter_.units), where, order, limit, offset);
    }
    return read(sql);
  }

  std::int64_t count_due() const {
    std::int64_t out = 0;
    constexpr storage::Column kOne[] = {storage::Column::kInteger};
    session_.each_adhoc(fmt::format("SELECT COUNT(*) FROM cases WHERE unit IN ({}) AND sealed = 0 AND phase <> 'rest'{} AND due_at IS NOT NULL",
                                    list_of(filter_.units), conditions_.text),
                        conditions_.params, kOne,
                        [&](std::span<storage::Value> row) { out = std::get<std::int64_t>(row[0]); });
    return out;
  }

 private:
  std::vector<QueueRow> read(const std::string& sql) const {
    using storage::Column;
    constexpr Column kTypes[] = {Column::kInteger, Column::kText,    Column::kText,    Column::kText,
                                 Column::kText,    Column::kText,    Column::kText,    Column::kInteger,
                                 Column::kInteger, Column::kInteger, Column::kInteger, Column::kText};
    std::vector<QueueRow> out;
    session_.each_adhoc(sql, conditions_.params, kTypes, [&](std::span<storage::Value> row) {
      const auto text = [&](std::size_t i) { return std::move(std::get<std::string>(row[i])); };
      const auto maybe = [&](std::size_t i) -> std::optional<std::int64_t> {
        if (std::holds_alternative<storage::Null>(row[i])) return std::nullopt;
        return std::get<std::int64_t>(row[i]);
      };
      out.push_back({*maybe(0), text(1), text(2), text(3), text(4), text(5), text(6), *maybe(7), maybe(8),
                     *maybe(9), maybe(10), text(11)});
    });
    return out;
  }

  storage::Session& session_;
  const QueueFilter& filter_;
  const Conditions conditions_;
};

}  // namespace

std::vector<QueueRow> queue(storage::Session& session, const QueueFilter& filter, Millis now) {
  Conditions where;
  if (filter.officer) where.also("officer = :officer", *filter.officer);
  // What is answered waits for nobody but time.
  if (filter.state.empty())
    where.text += " AND state <> 'answered'";
  else
    where.also("state = :state", std::string_view(filter.state));
  if (!filter.kind.empty()) where.also("kind = :kind", std::string_view(filter.kind));
  if (!filter.category.empty()) where.also("category = :category", std::string_view(filter.category));
  if (filter.late_only) where.also("due_at <= :now", now);
  const std::string code = read_code(filter.words).value_or("");
  const std::string like = "%" + storage::like_escaped(fold(filter.words)) + "%";
  if (!code.empty())
    where.also("code = :code", std::string_view(code));
  else if (!trim(filter.words).empty())
    where.also("search LIKE :search ESCAPE '!'", std::string_view(like));
  const QueueReader reader(session, filter, std::move(where));
  std::vector<QueueRow> out = reader.rows(true, filter.offset, filter.limit);
  // Those without a running clock (waiting for the petitioner) come last.
  const int missing = filter.limit - static_cast<int>(out.size());
  if (missing <= 0 || filter.late_only) return out;
  const auto before = out.empty() && filter.offset > 0 ? reader.count_due() : filter.offset + static_cast<std::int64_t>(out.size());
  const auto skip = std::max<std::int64_t>(0, filter.offset - before);
  for (QueueRow& row : reader.rows(false, static_cast<int>(skip), missing)) out.push_back(std::move(row));
  return out;
}

namespace {

// What the counts say of a unit. Due instants are local midnights but for terms in hours and dates of other
// systems: those of today are asked of the rows.
std::map<std::int64_t, QueueCount> count_units(const Room& room, storage::Session& session,
                                               const std::vector<std::int64_t>& units, Millis now,
                                               std::map<std::int64_t, std::int64_t>* oldest = nullptr) {
  std::map<std::int64_t, QueueCount> out;
  const Millis today = start_of(local_date(now));
  const std::int64_t this_day = open_day(today + 1);
  const std::int64_t soon_day = open_day(legalclock::soon_until(room.law.calendar, now));
  for (const auto& [where, n] : counted_open(session, units)) {
    QueueCount& unit = out[where.unit];
    unit.open += n;
    if (where.waiting) unit.waiting += n;
    if (where.day < 0) continue;
    if (oldest != nullptr) oldest->try_emplace(where.unit, where.day);  // in the order of days
    (where.day < this_day ? unit.late : unit.soon) += where.day <= soon_day ? n : 0;
  }
  const std::string sql = fmt::format(
      "SELECT unit, COUNT(*) FROM cases WHERE sealed = 0 AND phase <> 'rest' AND state <> 'answered' "
      "AND unit IN ({}) AND due_at > :today AND due_at <= :now GROUP BY unit",
      list_of(units));
  const storage::Param params[] = {today, now};
  constexpr storage::Column kColumns[] = {storage::Column::kInteger, storage::Column::kInteger};
  session.each_adhoc(sql, params, kColumns, [&](std::span<storage::Value> row) {
    QueueCount& unit = out[std::get<std::int64_t>(row[0])];
    unit.late += std::get<std::int64_t>(row[1]);
    unit.soon -= std::get<std::int64_t>(row[1]);
  });
  return out;
}

}  // namespace

QueueCount count_queue(const Room& room, storage::Session& session, const std::vector<std::int64_t>& units,
                       Millis now) {
  QueueCount out;
  for (const auto& [unit, one] : count_units(room, session, units, now)) {
    out.open += one.open;
    out.late += one.late;
    out.soon += one.soon;
    out.waiting += one.waiting;
  }
  return out;
}

std::vector<LateRow> late_by_unit(const Room& room, storage::Session& session,
                                  const std::vector<std::int64_t>& units, Millis now) {
  std::map<std::int64_t, LateRow> rows;
  const auto row_of = [&](std::int64_t unit) -> LateRow& {
    LateRow& row = rows[unit];
    row.unit = unit;
    return row;
  };
  std::map<std::int64_t, std::int64_t> oldest;
  for (const auto& [unit, count] : count_units(room, session, units, now, &oldest)) {
    LateRow& one = row_of(unit);
    one.open = count.open;
    one.late = count.late;
    one.soon = count.soon;
    one.waiting = count.waiting;
    // The end of that day: it shows days only.
    if (const auto first = oldest.find(unit); first != oldest.end()) one.oldest_due = (first->second + 1) * kDay - kLocalOffset;
  }
  {
    // Answers of the last 90 days: how many came late, how many were disputed afterwards.
    const std::string sql = fmt::format(
        "SELECT cases.unit, COUNT(*), "
        "COALESCE(SUM(CASE WHEN case_clock.state = 'missed' THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN cases.disputes > 0 THEN 1 ELSE 0 END), 0) "
        "FROM case_clock JOIN cases ON cases.id = case_clock.case_id "
        "WHERE case_clock.rule = 'PA.resolve' AND case_clock.state IN ('met', 'missed') "
        "AND case_clock.ended_at >= :since AND cases.unit IN ({}) GROUP BY cases.unit",
        list_of(units));
    const storage::Param params[] = {now - 90 * kDay};
    constexpr storage::Column kColumns[] = {storage::Column::kInteger, storage::Column::kInteger,
                                            storage::Column::kInteger, storage::Column::kInteger};
    session.each_adhoc(sql, params, kColumns, [&](std::span<storage::Value> row) {
      LateRow& one = row_of(std::get<std::int64_t>(row[0]));
      one.answered = std::get<std::int64_t>(row[1]);
      one.answered_late = std::get<std::int64_t>(row[2]);
      one.disputed = std::get<std::int64_t>(row[3]);
    });
  }
  std::vector<LateRow> out;
  for (auto& [unit, row] : rows) out.push_back(row);
  return out;
}

}  // namespace langnghe::casework
