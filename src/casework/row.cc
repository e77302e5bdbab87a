#include "casework/row.h"

namespace langnghe::casework {
namespace {

#define CASE_COLUMNS                                                                              \
  "SELECT id, code, kind, state, phase, unit, officer, category, commune, words, place, lat, lon, " \
  "channel, language, received_at, state_at, due_at, due_rule, closed_at, transfers, disputes, "    \
  "rating, rating_words, publication, public_words, named, source, external, history, version "   \
  "FROM cases WHERE "

template <class Key>
std::optional<Case> one_case(storage::Session& session, std::string_view sql, const Key& key) {
  using Int = std::int64_t;
  using Text = std::string;
  std::optional<Case> out;
  session.each<Int, Text, Text, Text, Text, Int, std::optional<Int>, Text, Text, Text, Text,
               std::optional<double>, std::optional<double>, Text, Text, Int, Int,
               std::optional<Int>, Text, std::optional<Int>, int, int, std::optional<int>, Text, int,
               Text, int, Text, Text, Text, Int>(
      sql,
      [&](Int id, Text code, Text kind, Text state, Text phase, Int unit, std::optional<Int> officer,
          Text category, Text commune, Text words, Text place, std::optional<double> lat,
          std::optional<double> lon, Text channel, Text language, Int received_at, Int state_at,
          std::optional<Int> due_at, Text due_rule, std::optional<Int> closed_at, int transfers,
          int disputes, std::optional<int> rating, Text rating_words, int publication,
          Text public_words, int named, Text source, Text external, Text history,
          Int version) {
        out = Case{id, std::move(code), std::move(kind), std::move(state), std::move(phase), unit,
                   officer, std::move(category), std::move(commune), std::move(words),
                   std::move(place), lat, lon, std::move(channel), std::move(language), received_at,
                   state_at, due_at, std::move(due_rule), closed_at, transfers, disputes, rating,
                   std::move(rating_words), static_cast<Publication>(publication),
                   std::move(public_words), named != 0, std::move(source), std::move(external),
                   std::move(history), version};
      },
      key);
  return out;
}

}  // namespace

std::optional<Case> case_by_id(storage::Session& session, std::int64_t id) {
  return one_case(session, CASE_COLUMNS "id = :id", id);
}

std::optional<Case> case_by_code(storage::Session& session, std::string_view code) {
  return one_case(session, CASE_COLUMNS "code = :code", code);
}

}  // namespace langnghe::casework
