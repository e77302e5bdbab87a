// A row type says its table, its columns and its members once; insert, update, select and the
// digest for fsck follow from that. A row type has:
//
//   static constexpr std::string_view kTable = "commitment";
//   static constexpr std::string_view kColumns = "code, unit, …";   // in the order of fields()
//   auto fields() { return std::tie(code, unit, …); }
//   std::int64_t id, version;                                       // not among the fields
//
// `code` is the subject of the row's ledger entries, `kTable` the name of its state source. A
// row's digest may have `extra`: what stands in other tables and belongs to it.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/encoding.h"
#include "base/json.h"
#include "base/result.h"
#include "ledger/fsck.h"
#include "ledger/ledger.h"
#include "storage/database.h"

namespace langnghe::ledger {
namespace detail {

inline std::vector<std::string> split_columns(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto comma = text.find(',');
    std::string_view one = text.substr(0, comma);
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    out.emplace_back(one);
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return out;
}

template <class Row>
using Fields = decltype(std::declval<Row&>().fields());

template <class Row>
const std::string& insert_sql() {
  static const std::string sql = [] {
    std::string names, marks;
    for (const std::string& column : split_columns(Row::kColumns)) {
      names += (names.empty() ? "" : ", ") + column;
      marks += (marks.empty() ? ":" : ", :") + column;
    }
    return "INSERT INTO " + std::string(Row::kTable) + " (" + names + ") VALUES (" + marks + ") RETURNING id";
  }();
  return sql;
}

template <class Row>
const std::string& update_sql() {
  static const std::string sql = [] {
    std::string sets;
    for (const std::string& column : split_columns(Row::kColumns)) sets += column + " = :" + column + ", ";
    return "UPDATE " + std::string(Row::kTable) + " SET " + sets +
           "version = version + 1 WHERE id = :id AND version = :version";
  }();
  return sql;
}

template <class T>
std::string digest_part(const T& value) {
  if constexpr (storage::detail::IsOptional<T>::value)
    return value ? digest_part(*value) : "-";
  else if constexpr (std::is_convertible_v<T, std::string_view>)
    return hex(view(sha256(value)));
  else
    return std::to_string(static_cast<std::int64_t>(value));
}

template <class Row, std::size_t... I>
std::vector<storage::Column> column_types(std::index_sequence<I...>) {
  using Tuple = Fields<Row>;
  return {storage::Column::kInteger, storage::Column::kInteger,
          storage::detail::column_of<std::remove_cvref_t<std::tuple_element_t<I, Tuple>>>()...};
}

template <class Row, std::size_t... I>
void fill_row(Row& row, std::span<storage::Value> values, std::index_sequence<I...>) {
  auto fields = row.fields();
  ((std::get<I>(fields) = storage::detail::from_value<std::remove_cvref_t<decltype(std::get<I>(fields))>>(
        values[I + 2])),
   ...);
}

}  // namespace detail

// Rows of "SELECT … FROM table <tail>", e.g. "WHERE unit = :unit ORDER BY id". The tail may be
// put together at run time; values go in as parameters only.
// f(Row&&) for each, one at a time: memory does not grow with the rows.
template <class Row, class F>
void each_row(storage::Session& session, const std::string& tail, const std::vector<storage::Param>& params, F&& f) {
  constexpr std::size_t count = std::tuple_size_v<detail::Fields<Row>>;
  static const auto types = detail::column_types<Row>(std::make_index_sequence<count>());
  static const std::string head =
      "SELECT id, version, " + std::string(Row::kColumns) + " FROM " + std::string(Row::kTable) + " ";
  session.each_adhoc(head + tail, params, types, [&](std::span<storage::Value> values) {
    Row row;
    row.id = std::get<std::int64_t>(values[0]);
    row.version = std::get<std::int64_t>(values[1]);
    detail::fill_row(row, values, std::make_index_sequence<count>());
    f(std::move(row));
  });
}

template <class Row>
std::vector<Row> select_rows(storage::Session& session, const std::string& tail,
                             const std::vector<storage::Param>& params = {}) {
  std::vector<Row> out;
  each_row<Row>(session, tail, params, [&](Row&& row) { out.push_back(std::move(row)); });
  return out;
}

template <class Row>
std::optional<Row> select_row(storage::Session& session, const std::string& tail,
                              const std::vector<storage::Param>& params) {
  auto rows = select_rows<Row>(session, tail, params);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

template <class Row>
std::optional<Row> row_by_code(storage::Session& session, std::string_view code) {
  return select_row<Row>(session, "WHERE code = :code", {code});
}

template <class Row>
std::optional<Row> row_by_id(storage::Session& session, std::int64_t id) {
  return select_row<Row>(session, "WHERE id = :id", {id});
}

// One part a column, texts as their own digest, so that no text can pretend to be two columns.
template <class Row>
std::string digest_of(Row row, std::string_view extra = {}) {
  std::string all = std::string(Row::kTable) + "/1";
  std::apply([&](const auto&... field) { ((all += "\n" + detail::digest_part(field)), ...); }, row.fields());
  if (!extra.empty()) all.append("\n").append(extra);
  return hex(view(sha256(all)));
}

// Who did it and what else belongs to the record: members of the payload, JSON without braces.
struct Record {
  std::string_view verb;       // "posted": the entry's kind is "<table>.posted"
  std::string unit;            // code of the unit that acted; "" for a citizen or the system
  std::int64_t officer = 0;
  std::string more = {};
  std::string extra = {};      // of the digest
};

template <class Row>
void append_entry(storage::Transaction& tx, const Row& row, const Record& record, Millis at) {
  JsonWriter json;
  json.object();
  json.field("state", digest_of(row, record.extra));
  if (record.officer != 0) json.field("officer", record.officer);
  json.end();
  std::string payload = std::move(json).text();
  if (!record.more.empty()) payload.insert(payload.size() - 1, "," + record.more);
  append(tx, {std::string(Row::kTable) + "." + std::string(record.verb), row.code, record.unit,
                      std::move(payload)}, at);
}

// Row and entry together or not at all.
template <class Row>
void insert_row(storage::Transaction& tx, Row& row, const Record& record, Millis at) {
  row.id = std::apply(
      [&](const auto&... field) { return *tx.value<std::int64_t>(detail::insert_sql<Row>(), field...); },
      row.fields());
  append_entry(tx, row, record, at);
}

// kConflict with the key `faster` when somebody else changed the row meanwhile.
template <class Row>
Result<Row> update_row(storage::Transaction& tx, Row row, const Record& record, Millis at, std::string_view faster) {
  const auto changed = std::apply(
      [&](const auto&... field) { return tx.run(detail::update_sql<Row>(), field..., row.id, row.version); },
      row.fields());
  if (changed != 1) return refuse(Fault::kConflict, std::string(faster));
  ++row.version;
  append_entry(tx, row, record, at);
  return row;
}

template <class Row>
StateSource state_source_of() {
  return {std::string(Row::kTable),
          [](storage::Session& session, const std::function<void(std::string, std::string)>& tell) {
            each_row<Row>(session, "ORDER BY id", {}, [&](Row&& row) { tell(row.code, digest_of(row)); });
          }};
}

}  // namespace langnghe::ledger
