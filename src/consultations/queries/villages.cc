#include "consultations/votes.h"

namespace langnghe::consultations {
namespace {

#define VILLAGE_COLUMNS                                                                         \
  "SELECT id, commune, code, name, (SELECT COUNT(*) FROM household h WHERE h.village = village.id) " \
  "FROM village "

template <class... P>
std::vector<Village> villages(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Village> out;
  session.each<std::int64_t, std::string, std::string, std::string, std::int64_t>(
      sql,
      [&](std::int64_t id, std::string commune, std::string code, std::string name, std::int64_t count) {
        out.push_back({id, std::move(commune), std::move(code), std::move(name), count});
      },
      params...);
  return out;
}

}  // namespace

std::vector<Village> villages_of(storage::Session& session, std::string_view commune) {
  return villages(session, VILLAGE_COLUMNS "WHERE commune = :commune ORDER BY code", commune);
}

std::optional<Village> find_village(storage::Session& session, std::int64_t id) {
  auto all = villages(session, VILLAGE_COLUMNS "WHERE id = :id", id);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

std::vector<std::string> households_of(storage::Session& session, std::int64_t village) {
  std::vector<std::string> out;
  session.each<std::string>("SELECT number FROM household WHERE village = :village ORDER BY number",
                            [&](std::string number) { out.push_back(std::move(number)); }, village);
  return out;
}

}  // namespace langnghe::consultations
