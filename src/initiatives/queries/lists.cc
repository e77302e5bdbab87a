// Lists of entries: for officers, for everybody, the most copied.
#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "initiatives/initiatives.h"
#include "storage/like.h"

namespace langnghe::initiatives {
namespace {

constexpr std::string_view kSelect =
    "SELECT id, code, kind, state, field, title, address, commune, public_name, unit, year, copies, lat, lon FROM model";

std::vector<ListRow> rows_of(storage::Session& session, const std::string& sql,
                             const std::vector<storage::Param>& params) {
  using storage::Column;
  constexpr Column kColumns[] = {Column::kInteger, Column::kText, Column::kText, Column::kText,    Column::kText,
                                 Column::kText,    Column::kText, Column::kText, Column::kText,    Column::kInteger,
                                 Column::kInteger, Column::kInteger, Column::kReal, Column::kReal};
  std::vector<ListRow> out;
  session.each_adhoc(sql, params, kColumns, [&](std::span<storage::Value> row) {
    const auto text = [&](std::size_t i) { return std::move(std::get<std::string>(row[i])); };
    const auto number = [&](std::size_t i) { return std::get<std::int64_t>(row[i]); };
    const auto real = [&](std::size_t i) -> std::optional<double> {
      if (std::holds_alternative<storage::Null>(row[i])) return std::nullopt;
      return std::get<double>(row[i]);
    };
    out.push_back({number(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7), text(8), number(9),
                   static_cast<int>(number(10)), static_cast<int>(number(11)), real(12), real(13)});
  });
  return out;
}

// Conditions put together, each with its value.
struct Where {
  std::string sql;
  std::vector<storage::Param> params;
  void also(std::string_view condition, storage::Param value) {
    sql += fmt::format(" AND {}", condition);
    params.push_back(value);
  }
};

}  // namespace

std::vector<ListRow> list_models(storage::Session& session, const std::vector<std::int64_t>& units,
                                 const ListFilter& filter) {
  if (units.empty()) return {};
  std::string list;
  for (const std::int64_t unit : units) list += (list.empty() ? "" : ", ") + std::to_string(unit);
  // Over many units: newest first by the key, stopping early; over few their index finds them.
  Where where{fmt::format("{} WHERE {} IN ({})", kSelect, units.size() > 50 ? "+unit" : "unit", list), {}};
  if (!filter.state.empty()) where.also("state = :state", std::string_view(filter.state));
  if (!filter.field.empty()) where.also("field = :field", std::string_view(filter.field));
  if (!filter.kind.empty()) where.also("kind = :kind", std::string_view(filter.kind));
  if (filter.year != 0) where.also("year = :year", static_cast<std::int64_t>(filter.year));
  if (!filter.campaign.empty())
    where.also("id IN (SELECT model FROM model_campaign WHERE campaign = :campaign)", std::string_view(filter.campaign));
  const std::string like = "%" + storage::like_escaped(fold(filter.words)) + "%";
  if (!trim(filter.words).empty()) where.also("(search LIKE :search ESCAPE '!')", std::string_view(like));
  if (filter.before) where.also("id < :before", *filter.before);
  where.sql += " ORDER BY id DESC LIMIT :limit";
  where.params.emplace_back(static_cast<std::int64_t>(filter.limit));
  return rows_of(session, where.sql, where.params);
}

std::int64_t count_models(storage::Session& session, const std::vector<std::int64_t>& units) {
  std::int64_t count = 0;
  for (const std::int64_t unit : units)
    count += *session.value<std::int64_t>("SELECT COUNT(*) FROM model WHERE unit = :unit", unit);
  return count;
}

std::vector<ListRow> gallery(storage::Session& session, const GalleryFilter& filter) {
  Where where{std::string(kSelect) + " WHERE published = 1", {}};
  if (!filter.commune.empty()) where.also("commune = :commune", std::string_view(filter.commune));
  if (!filter.field.empty()) where.also("field = :field", std::string_view(filter.field));
  if (!filter.kind.empty()) where.also("kind = :kind", std::string_view(filter.kind));
  if (!filter.campaign.empty())
    where.also("id IN (SELECT model FROM model_campaign WHERE campaign = :campaign)", std::string_view(filter.campaign));
  const std::string like = "%" + storage::like_escaped(fold(filter.words)) + "%";
  if (!trim(filter.words).empty()) where.also("search LIKE :search ESCAPE '!'", std::string_view(like));
  if (filter.located) where.sql += " AND lat IS NOT NULL";
  if (filter.before) where.also("id < :before", *filter.before);
  where.sql += " ORDER BY id DESC LIMIT :limit";
  where.params.emplace_back(static_cast<std::int64_t>(filter.limit));
  return rows_of(session, where.sql, where.params);
}

std::vector<ListRow> most_copied(storage::Session& session, int limit) {
  return rows_of(session, std::string(kSelect) + " WHERE published = 1 AND copies > 0 AND kind = 'model' "
                          "ORDER BY copies DESC, id DESC LIMIT :limit",
                 {static_cast<std::int64_t>(limit)});
}

const CalendarStep* behind(const Programme& programme, const Model& one, Millis at) {
  const Date today = local_date(at);
  const int year = static_cast<int>(today.year());
  const CalendarStep* found = nullptr;
  for (const CalendarStep& step : programme.calendar) {
    const bool over = one.year < year ||
                      (one.year == year && Date{today.year(), std::chrono::month(step.to_month),
                                                std::chrono::day(step.to_day)} < today);
    if (over && std::find(step.states.begin(), step.states.end(), one.state) != step.states.end()) found = &step;
  }
  return found;
}

std::vector<const lifecycle::Action*> allowed_actions(const Room& room, const Model& one, std::int64_t officer,
                                                      Millis at) {
  std::vector<const lifecycle::Action*> out;
  const bool own = owns(room, officer, one.unit, at);
  for (const lifecycle::Action* action : room.lifecycle.actions_from(one.state, lifecycle::By::kOfficer))
    if (action->grant == "model.enter" ? own : may(room, officer, action->grant, one.unit, at)) out.push_back(action);
  return out;
}

}  // namespace langnghe::initiatives
