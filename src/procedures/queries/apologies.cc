#include "ledger/table.h"
#include "procedures/apology.h"

namespace langnghe::procedures {
namespace {

std::vector<Apology> of_owners(storage::Session& session, const std::vector<std::int64_t>& owners,
                               const std::string& rest, int limit) {
  std::vector<storage::Param> params;
  std::string marks;
  for (std::size_t i = 0; i < owners.size(); ++i) {
    marks += (i == 0 ? ":u" : ", :u") + std::to_string(i);
    params.emplace_back(owners[i]);
  }
  params.emplace_back(static_cast<std::int64_t>(limit));
  return ledger::select_rows<Apology>(
      session, "WHERE owner IN (" + (marks.empty() ? "NULL" : marks) + ") AND " + rest + " LIMIT :limit", params);
}

}  // namespace

std::optional<Apology> find_apology(storage::Session& session, std::string_view code) {
  return ledger::row_by_code<Apology>(session, code);
}

std::optional<Apology> apology_by_id(storage::Session& session, std::int64_t id) {
  return ledger::row_by_id<Apology>(session, id);
}

std::optional<Apology> apology_of(storage::Session& session, std::string_view kind, std::int64_t id) {
  return ledger::select_row<Apology>(session, "WHERE subject_kind = :kind AND subject_id = :id", {kind, id});
}

std::vector<Apology> apologies_to_sign(storage::Session& session, const std::vector<std::int64_t>& owners, int limit) {
  return of_owners(session, owners, "state = 'drafted' ORDER BY due_at, id", limit);
}

std::vector<Apology> apologies_sent(storage::Session& session, const std::vector<std::int64_t>& owners, int limit) {
  return of_owners(session, owners, "state = 'sent' ORDER BY changed_at DESC, id DESC", limit);
}

std::vector<Apology> apologies_open(storage::Session& session, std::string_view kind) {
  return ledger::select_rows<Apology>(
      session, "WHERE subject_kind = :kind AND (state = 'drafted' OR (state = 'sent' AND outcome = '')) ORDER BY id", {kind});
}

std::vector<Apology> second_misses(storage::Session& session, Millis since, int limit) {
  return ledger::select_rows<Apology>(
      session, "WHERE outcome = 'missed' AND outcome_at >= :since ORDER BY outcome_at DESC, id DESC LIMIT :limit",
      {since, static_cast<std::int64_t>(limit)});
}

std::vector<Punctuality> punctuality(storage::Session& session, Millis from, Millis to, Millis now) {
  std::vector<Punctuality> out;
  // Late: not done before the first date. A new date is over once it has passed or there is a result.
  session.each<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
               std::int64_t, std::int64_t>(
      "SELECT unit, count(*), "
      "CAST(sum(CASE WHEN finished_at < first_appointed THEN 1 ELSE 0 END) AS BIGINT), "
      "CAST(sum(CASE WHEN finished_at >= first_appointed THEN 1 ELSE 0 END) AS BIGINT), "
      "CAST(sum(CASE WHEN finished_at IS NULL AND first_appointed <= :now THEN 1 ELSE 0 END) AS BIGINT), "
      "CAST(sum(CASE WHEN (finished_at >= first_appointed OR (finished_at IS NULL AND first_appointed <= :now2)) AND "
      "apologised_at < first_appointed THEN 1 ELSE 0 END) AS BIGINT), "
      "CAST(sum(CASE WHEN apologised_at >= first_appointed THEN 1 ELSE 0 END) AS BIGINT), "
      "CAST(sum(CASE WHEN reappointed IS NOT NULL AND (finished_at IS NOT NULL OR appointed <= :now3) THEN 1 ELSE 0 END) "
      "AS BIGINT), "
      "CAST(sum(CASE WHEN reappointed IS NOT NULL AND finished_at < appointed THEN 1 ELSE 0 END) AS BIGINT) "
      "FROM dossier WHERE first_appointed >= :first AND first_appointed < :past AND state IN ('processing', 'ready', "
      "'handed') GROUP BY unit ORDER BY unit",
      [&](std::int64_t unit, std::int64_t due, std::int64_t on_time, std::int64_t late_done, std::int64_t late_open,
          std::int64_t sorry_before, std::int64_t sorry_after, std::int64_t second, std::int64_t second_kept) {
        out.push_back({unit, due, on_time, late_done, late_open, sorry_before, sorry_after, second, second_kept});
      },
      now, now, now, from, to);
  return out;
}

Punctuality total_of(const std::vector<Punctuality>& rows) {
  Punctuality out;
  for (const Punctuality& one : rows) {
    out.due += one.due;
    out.on_time += one.on_time;
    out.late_done += one.late_done;
    out.late_open += one.late_open;
    out.sorry_before += one.sorry_before;
    out.sorry_after += one.sorry_after;
    out.second += one.second;
    out.second_kept += one.second_kept;
  }
  return out;
}

}  // namespace langnghe::procedures
