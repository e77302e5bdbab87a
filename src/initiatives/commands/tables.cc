// Tables of figures: typed, imported, computed; signed and frozen.
#include <fmt/core.h>

#include "base/text.h"
#include "initiatives/figures.h"
#include "initiatives/fsck_sources.h"
#include "initiatives/keep.h"
#include "initiatives/store.h"

namespace langnghe::initiatives {
namespace {

std::string subject_of(const Table& one) { return fmt::format("figures/{}", one.id); }

std::string digest_of(const Table& one) {
  std::string text = fmt::format("figures/1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", one.form, one.unit, one.year_from,
                                 one.year_to, one.origin, digest(one.source), one.state, digest(one.explanation),
                                 one.signed_by, one.signed_at.value_or(0));
  for (const auto& [at, value] : one.cells) text += fmt::format("{} {} {}\n", at.first, at.second, value);
  return digest(text);
}

std::vector<Table> rows(storage::Session& session, std::string_view tail, std::vector<storage::Param> params) {
  using C = storage::Column;
  constexpr C kColumns[] = {C::kInteger, C::kText, C::kInteger, C::kInteger, C::kInteger, C::kText,    C::kText,
                            C::kText,    C::kText, C::kInteger, C::kInteger, C::kInteger, C::kInteger};
  std::vector<Table> out;
  session.each_adhoc(
      fmt::format("SELECT id, form, unit, year_from, year_to, origin, source, state, explanation, signed_by, signed_at, "
                  "created_at, version FROM figure_table {}", tail),
      params, kColumns, [&](std::span<storage::Value> row) {
        const auto text = [&](std::size_t i) { return std::move(std::get<std::string>(row[i])); };
        const auto number = [&](std::size_t i) { return std::get<std::int64_t>(row[i]); };
        Table one{number(0), text(1), number(2), static_cast<int>(number(3)), static_cast<int>(number(4)), text(5), text(6),
                  text(7), text(8), number(9), std::nullopt, number(11), number(12), {}};
        if (!std::holds_alternative<storage::Null>(row[10])) one.signed_at = number(10);
        out.push_back(std::move(one));
      });
  for (Table& one : out)
    session.each<std::string, std::string, std::int64_t>(
        "SELECT line, col, value FROM figure_cell WHERE table_id = :id",
        [&](std::string line, std::string column, std::int64_t value) {
          one.cells[{std::move(line), std::move(column)}] = value;
        },
        one.id);
  return out;
}

}  // namespace

std::optional<Table> find_table(storage::Session& session, std::int64_t id) {
  auto found = rows(session, "WHERE id = :id", {id});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Table> tables_of(storage::Session& session, const std::vector<std::int64_t>& units) {
  if (units.empty()) return {};
  std::string list;
  for (const std::int64_t unit : units) list += (list.empty() ? "" : ", ") + std::to_string(unit);
  return rows(session, "WHERE unit IN (" + list + ") ORDER BY year_to DESC, id DESC LIMIT 200", {});
}

std::optional<Table> table_before(storage::Session& session, const Table& table) {
  auto found = rows(session,
                    "WHERE form = :form AND unit = :unit AND year_to = :year "
                    "ORDER BY CASE state WHEN 'signed' THEN 0 ELSE 1 END, id DESC LIMIT 1",
                    {std::string_view(table.form), table.unit, static_cast<std::int64_t>(table.year_from - 1)});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Result<Table> put_table(const Room& room, storage::Transaction& tx, Table table, std::int64_t officer, Millis at) {
  const TableForm* form = room.programme.table(table.form);
  if (form == nullptr) return refuse(Fault::kInvalid, "initiatives.refused.table_form", "form");
  if (officer != 0 && !may(room, officer, "figures.enter", table.unit, at) && !may(room, officer, "figures.sign", table.unit, at))
    return refuse(Fault::kForbidden, "initiatives.refused.not_yours");
  Errors errors;
  const int this_year = static_cast<int>(local_date(at).year());
  if (table.year_from < 1990 || table.year_to < table.year_from || table.year_to > this_year)
    errors.push_back({Fault::kInvalid, "year_to", "initiatives.refused.year"});
  if (auto fine = check_words(table.source, 1000, true, "source"); !fine)
    errors.insert(errors.end(), fine.error().begin(), fine.error().end());
  if (table.cells.empty()) errors.push_back({Fault::kInvalid, "", "initiatives.refused.no_cells"});
  for (const auto& [where, value] : table.cells) {
    if ((room.programme.field(where.first) == nullptr && where.first != kTotalRow) || form->column(where.second) == nullptr)
      errors.push_back({Fault::kInvalid, where.first + "." + where.second, "initiatives.refused.cell",
                        {{"row", where.first}, {"column", where.second}}});
    else if (value < 0 || value > 1'000'000'000'000)
      errors.push_back({Fault::kInvalid, where.first + "." + where.second, "initiatives.refused.number"});
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  table.source = tidy(table.source);
  auto there = rows(tx, "WHERE form = :form AND unit = :unit AND year_from = :year_from AND year_to = :year_to AND origin = :origin",
                    {std::string_view(table.form), table.unit, static_cast<std::int64_t>(table.year_from),
                     static_cast<std::int64_t>(table.year_to), std::string_view(table.origin)});
  table.state = "draft";
  table.explanation.clear();
  table.signed_by = 0;
  table.signed_at.reset();
  if (!there.empty()) {
    if (there.front().state == "signed") return refuse(Fault::kConflict, "initiatives.refused.signed");
    table.id = there.front().id;
    table.created_at = there.front().created_at;
    tx.run("UPDATE figure_table SET source = :source, version = version + 1 WHERE id = :id", table.source, table.id);
    tx.run("DELETE FROM figure_cell WHERE table_id = :id", table.id);
  } else {
    table.created_at = at;
    table.id = *tx.value<std::int64_t>(
        "INSERT INTO figure_table (form, unit, year_from, year_to, origin, source, state, explanation, signed_by, "
        "signed_at, created_at, version) VALUES (:form, :unit, :year_from, :year_to, :origin, :source, 'draft', '', 0, "
        "NULL, :created_at, 0) RETURNING id",
        table.form, table.unit, table.year_from, table.year_to, table.origin, table.source, table.created_at);
  }
  for (const auto& [where, value] : table.cells)
    tx.run("INSERT INTO figure_cell (table_id, line, col, value) VALUES (:id, :line, :col, :value)", table.id,
           where.first, where.second, value);
  tell_ledger(room, tx, "figures.draw_up", subject_of(table), officer, digest_of(table), at,
              [&](JsonWriter& json) { json.field("origin", table.origin); });
  return *find_table(tx, table.id);
}

Table computed_table(const Room& room, storage::Session& session, std::int64_t unit, int year) {
  Table out;
  out.form = "yearly";
  out.unit = unit;
  out.year_from = out.year_to = year;
  out.origin = "computed";
  const auto put = [&](std::string_view row, std::string_view column, std::int64_t value) {
    out.cells[{std::string(row), std::string(column)}] += value;
  };
  const auto fill = [&](std::string_view row, const std::string& kind, const Counts& counts) {
    put(row, "registered", counts.registered);
    put(row, "kept", counts.kept);
    put(row, "fresh", counts.fresh);
    put(row, "running", counts.running);
    put(row, "recognised", counts.recognised);
    put(row, "not_reached", counts.not_reached);
    put(row, "stopped", counts.stopped);
    put(row, "collective", kind == "model" ? counts.registered : 0);
    put(row, "individual", kind == "exemplar" ? counts.registered : 0);
    put(row, "commune", counts.commune);
    put(row, "province", counts.province);
    put(row, "central", counts.central);
    put(row, "replicated", counts.replicated);
  };
  for (const Named& field : room.programme.fields) fill(field.id, "", {});
  fill(kTotalRow, "", {});
  for (const FigureRow& row : figures(session, {unit, year, ""})) {
    fill(row.field, row.kind, row.counts);
    fill(kTotalRow, row.kind, row.counts);
  }
  return out;
}

Result<Table> sign_table(const Room& room, storage::Transaction& tx, std::int64_t id, const std::string& explanation,
                         std::int64_t officer, Millis at) {
  auto found = find_table(tx, id);
  if (!found) return refuse(Fault::kNotFound, "initiatives.refused.unknown");
  Table one = std::move(*found);
  if (!may(room, officer, "figures.sign", one.unit, at)) return refuse(Fault::kForbidden, "initiatives.refused.not_yours");
  if (one.state == "signed") return refuse(Fault::kConflict, "initiatives.refused.signed");
  const auto before = table_before(tx, one);
  const Reconciliation found_wrong = reconcile(room.programme, one, before ? &*before : nullptr);
  const std::size_t length = utf8_length(trim(explanation));
  if (!found_wrong.findings.empty() && length < kLeastExplanation)
    return refuse(Fault::kInvalid, "initiatives.refused.explanation", "explanation",
                  {{"count", std::to_string(found_wrong.findings.size())}, {"least", std::to_string(kLeastExplanation)}});
  if (auto fine = check_words(explanation, kMostWords, false, "explanation"); !fine)
    return tl::unexpected<Errors>(fine.error());
  one.state = "signed";
  one.explanation = tidy(explanation);
  one.signed_by = officer;
  one.signed_at = at;
  if (tx.run("UPDATE figure_table SET state = 'signed', explanation = :explanation, signed_by = :signed_by, "
             "signed_at = :signed_at, version = version + 1 WHERE id = :id AND version = :version",
             one.explanation, one.signed_by, one.signed_at, one.id, one.version) != 1)
    return refuse(Fault::kConflict, "initiatives.refused.faster");
  ++one.version;
  tell_ledger(room, tx, "figures.sign", subject_of(one), officer, digest_of(one), at, [&](JsonWriter& json) {
    json.field("findings", found_wrong.findings.size());
    for (const Finding& finding : found_wrong.findings) {
      json.field("difference." + finding.rule->id + "." + finding.row + "." + finding.column, finding.difference());
    }
  });
  return one;
}

ledger::StateSource figures_source() {
  return {"figures", [](storage::Session& session, const std::function<void(std::string, std::string)>& tell) {
            for (const Table& one : rows(session, "ORDER BY id", {})) tell(subject_of(one), digest_of(one));
          }};
}

}  // namespace langnghe::initiatives
