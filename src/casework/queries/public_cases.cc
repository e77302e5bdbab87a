#include <fmt/core.h>

#include "base/text.h"
#include "casework/casework.h"
#include "storage/like.h"

namespace langnghe::casework {
namespace {

constexpr std::string_view kColumnsSql =
    "SELECT id, code, kind, state, category, commune, public_words, place, lat, lon, unit, "
    "received_at, due_at, closed_at, rating FROM cases WHERE publication = 2 AND sealed = 0";

std::vector<PublicRow> rows_of(storage::Session& session, const std::string& sql,
                               const std::vector<storage::Param>& params) {
  using storage::Column;
  constexpr Column kColumns[] = {Column::kInteger, Column::kText,    Column::kText,    Column::kText,
                                 Column::kText,    Column::kText,    Column::kText,    Column::kText,
                                 Column::kReal,    Column::kReal,    Column::kInteger, Column::kInteger,
                                 Column::kInteger, Column::kInteger, Column::kInteger};
  std::vector<PublicRow> out;
  session.each_adhoc(sql, params, kColumns, [&](std::span<storage::Value> row) {
    const auto text = [&](std::size_t i) { return std::move(std::get<std::string>(row[i])); };
    const auto number = [&](std::size_t i) -> std::optional<std::int64_t> {
      if (std::holds_alternative<storage::Null>(row[i])) return std::nullopt;
      return std::get<std::int64_t>(row[i]);
    };
    const auto real = [&](std::size_t i) -> std::optional<double> {
      if (std::holds_alternative<storage::Null>(row[i])) return std::nullopt;
      return std::get<double>(row[i]);
    };
    PublicRow one{*number(0), text(1),    text(2),    text(3),    text(4),
                  text(5),    text(6),    text(7),    real(8),    real(9),
                  *number(10), *number(11), number(12), number(13), std::nullopt};
    if (const auto rating = number(14)) one.rating = static_cast<int>(*rating);
    out.push_back(std::move(one));
  });
  return out;
}

}  // namespace

std::vector<PublicRow> public_cases(storage::Session& session, const PublicFilter& filter) {
  std::vector<storage::Param> params;
  std::string sql(kColumnsSql);
  const auto also = [&](std::string_view condition, storage::Param value) {
    sql += fmt::format(" AND {}", condition);
    params.push_back(value);
  };
  if (!filter.commune.empty()) also("commune = :commune", std::string_view(filter.commune));
  if (!filter.category.empty()) also("category = :category", std::string_view(filter.category));
  if (filter.state == "open")
    sql += " AND phase <> 'rest' AND state <> 'answered'";
  else if (filter.state == "answered")
    sql += " AND state IN ('answered', 'closed')";
  const std::string like = "%" + storage::like_escaped(fold(filter.words)) + "%";
  if (!trim(filter.words).empty()) also("public_search LIKE :search ESCAPE '!'", std::string_view(like));
  if (filter.south) also("lat >= :south", *filter.south);
  if (filter.north) also("lat <= :north", *filter.north);
  if (filter.west) also("lon >= :west", *filter.west);
  if (filter.east) also("lon <= :east", *filter.east);
  if (filter.before) also("id < :before", *filter.before);
  sql += " ORDER BY id DESC LIMIT :limit";
  params.push_back(static_cast<std::int64_t>(filter.limit));
  return rows_of(session, sql, params);
}

std::optional<PublicRow> public_case(storage::Session& session, std::string_view code) {
  auto rows = rows_of(session, std::string(kColumnsSql) + " AND code = :code", {code});
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

}  // namespace langnghe::casework
