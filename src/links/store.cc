#include "links/store.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/encoding.h"

namespace langnghe::links {
namespace {

#define LINK_COLUMNS                                                                               \
  "SELECT id, kind, from_kind, from_id, from_code, to_kind, to_id, to_code, words, at, officer, "  \
  "ended_at, ended_by, reason FROM link "

template <class F, class... P>
void each_edge(storage::Session& session, std::string_view sql, F&& f, const P&... params) {
  session.each<std::int64_t, std::string, std::string, std::int64_t, std::string, std::string,
               std::int64_t, std::string, std::string, Millis, std::int64_t, std::optional<Millis>,
               std::int64_t, std::string>(
      sql,
      [&](std::int64_t id, std::string kind, std::string from_kind, std::int64_t from_id,
          std::string from_code, std::string to_kind, std::int64_t to_id, std::string to_code,
          std::string words, Millis at, std::int64_t officer, std::optional<Millis> ended_at,
          std::int64_t ended_by, std::string reason) {
        f(Edge{id, std::move(kind), {std::move(from_kind), from_id, std::move(from_code)},
               {std::move(to_kind), to_id, std::move(to_code)}, std::move(words), at, officer,
               ended_at, ended_by, std::move(reason)});
      },
      params...);
}

std::string digest(std::string_view text) { return hex(view(sha256(text))); }

}  // namespace

std::int64_t insert_edge(storage::Transaction& tx, const Edge& edge) {
  return *tx.value<std::int64_t>(
      "INSERT INTO link (kind, from_kind, from_id, from_code, to_kind, to_id, to_code, words, at, "
      "officer, ended_at, ended_by, reason) VALUES (:kind, :from_kind, :from_id, :from_code, "
      ":to_kind, :to_id, :to_code, :words, :at, :officer, NULL, 0, '') RETURNING id",
      edge.kind, edge.from.kind, edge.from.id, edge.from.code, edge.to.kind, edge.to.id,
      edge.to.code, edge.words, edge.at, edge.officer);
}

bool end_edge(storage::Transaction& tx, const Edge& edge) {
  return tx.run(
             "UPDATE link SET ended_at = :ended_at, ended_by = :ended_by, reason = :reason "
             "WHERE id = :id AND ended_at IS NULL",
             edge.ended_at, edge.ended_by, edge.reason, edge.id) == 1;
}

std::string digest_of(const Edge& edge) {
  return digest(fmt::format(
      "link/1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", edge.kind, edge.from.kind,
      edge.from.id, edge.from.code, edge.to.kind, edge.to.id, edge.to.code, digest(edge.words),
      edge.at, edge.officer, edge.ended_at ? std::to_string(*edge.ended_at) : "-", edge.ended_by,
      digest(edge.reason)));
}

std::string subject_of(const Edge& edge) { return fmt::format("link/{}", edge.id); }

std::vector<Edge> edges_of(storage::Session& session, const Subject& subject, bool undone) {
  std::vector<Edge> out;
  const auto keep = [&](Edge edge) {
    if (undone || !edge.ended_at) out.push_back(std::move(edge));
  };
  each_edge(session, LINK_COLUMNS "WHERE from_kind = :kind AND from_id = :id", keep, subject.kind,
            subject.id);
  each_edge(session, LINK_COLUMNS "WHERE to_kind = :kind AND to_id = :id", keep, subject.kind,
            subject.id);
  std::sort(out.begin(), out.end(), [](const Edge& a, const Edge& b) { return a.id < b.id; });
  return out;
}

std::optional<Edge> find_edge(storage::Session& session, std::int64_t id) {
  std::optional<Edge> out;
  each_edge(session, LINK_COLUMNS "WHERE id = :id", [&](Edge edge) { out = std::move(edge); }, id);
  return out;
}

ledger::StateSource state_source() {
  return {"link", [](storage::Session& session,
                     const std::function<void(std::string, std::string)>& tell) {
            each_edge(session, LINK_COLUMNS "ORDER BY id",
                      [&](const Edge& edge) { tell(subject_of(edge), digest_of(edge)); });
          }};
}

}  // namespace langnghe::links
