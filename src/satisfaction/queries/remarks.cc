#include "ledger/table.h"
#include "satisfaction/remarks.h"

namespace langnghe::satisfaction {

std::optional<Remark> find_remark(storage::Session& session, std::string_view code) {
  return ledger::row_by_code<Remark>(session, code);
}

std::vector<Remark> remarks_of(storage::Session& session, const std::vector<std::int64_t>& units, int limit) {
  if (units.empty()) return {};
  std::vector<storage::Param> params;
  std::string tail = "WHERE unit IN (";
  for (std::size_t i = 0; i < units.size(); ++i) {
    tail += (i == 0 ? ":u" : ", :u") + std::to_string(i);
    params.emplace_back(units[i]);
  }
  tail += ") ORDER BY CASE WHEN state = 'new' THEN 0 ELSE 1 END, created_at DESC, id DESC LIMIT :limit";
  params.emplace_back(static_cast<std::int64_t>(limit));
  return ledger::select_rows<Remark>(session, tail, params);
}

std::vector<Remark> remarks_about_post(storage::Session& session, std::int64_t post, int limit) {
  return ledger::select_rows<Remark>(session, "WHERE post = :post ORDER BY created_at DESC, id DESC LIMIT :limit",
                                     {post, static_cast<std::int64_t>(limit)});
}

std::vector<RemarkCount> remark_counts(storage::Session& session, int year, Millis now) {
  std::vector<RemarkCount> out;
  session.each<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
      "SELECT unit, SUM(CASE WHEN kind = 'praise' THEN 1 ELSE 0 END), SUM(CASE WHEN kind = 'criticism' THEN 1 ELSE 0 END), "
      "SUM(CASE WHEN finding = 'right' THEN 1 ELSE 0 END), SUM(CASE WHEN finding = 'partly' THEN 1 ELSE 0 END), "
      "SUM(CASE WHEN state = 'answered' THEN 1 ELSE 0 END), "
      "SUM(CASE WHEN COALESCE(answered_at, :now) >= due_at THEN 1 ELSE 0 END) "
      "FROM post_remark WHERE year = :year GROUP BY unit ORDER BY unit",
      [&](std::int64_t unit, std::int64_t praise, std::int64_t criticism, std::int64_t right, std::int64_t partly,
          std::int64_t answered, std::int64_t late) {
        out.push_back({unit, praise, criticism, right, partly, answered, late});
      },
      now, year);
  return out;
}

}  // namespace langnghe::satisfaction
