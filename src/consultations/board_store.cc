#include "consultations/board_store.h"

namespace langnghe::consultations {

const Kept kBoards("board", "board", "code",
                   {"code", "kind", "commune", "work", "name", "members", "#from_at", "#to_at", "#dissolved_at"});
const Kept kVisits("visit", "board_visit", "CAST(id AS TEXT)",
                   {"#board", "#on_at", "place", "work", "findings", "#percent"});
const Kept kRecommendations("recommendation", "board_recommendation", "CAST(id AS TEXT)",
                            {"#board", "words", "#sent_at", "answer", "#answered_at"});

namespace {

using Int = std::int64_t;
using Text = std::string;
using Maybe = std::optional<Int>;

#define BOARD_COLUMNS "SELECT id, code, kind, commune, work, name, members, from_at, to_at, dissolved_at FROM board "
#define VISIT_COLUMNS "SELECT id, board, on_at, place, work, findings, percent FROM board_visit "
#define RECOMMENDATION_COLUMNS "SELECT id, board, words, sent_at, answer, answered_at FROM board_recommendation "

template <class... P>
std::vector<Board> boards(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Board> out;
  session.each<Int, Text, Text, Text, Text, Text, Text, Int, Int, Maybe>(
      sql,
      [&](Int id, Text code, Text kind, Text commune, Text work, Text name, Text members, Int from, Int to, Maybe gone) {
        out.push_back({id, std::move(code), std::move(kind), std::move(commune), std::move(work), std::move(name),
                       std::move(members), from, to, gone});
      },
      params...);
  return out;
}

template <class... P>
std::vector<Visit> visits(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Visit> out;
  session.each<Int, Int, Int, Text, Text, Text, int>(
      sql,
      [&](Int id, Int board, Int on, Text place, Text work, Text findings, int percent) {
        out.push_back({id, board, on, std::move(place), std::move(work), std::move(findings), percent});
      },
      params...);
  return out;
}

template <class... P>
std::vector<Recommendation> recommendations(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Recommendation> out;
  session.each<Int, Int, Text, Int, Text, Maybe>(
      sql,
      [&](Int id, Int board, Text words, Int sent, Text answer, Maybe answered) {
        out.push_back({id, board, std::move(words), sent, std::move(answer), answered});
      },
      params...);
  return out;
}

template <class T>
std::optional<T> first(std::vector<T> all) {
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

}  // namespace

std::optional<Board> find_board(storage::Session& session, std::string_view code) {
  return first(boards(session, BOARD_COLUMNS "WHERE code = :code", code));
}
std::optional<Board> board_by_id(storage::Session& session, std::int64_t id) {
  return first(boards(session, BOARD_COLUMNS "WHERE id = :id", id));
}
std::vector<Board> boards_of(storage::Session& session, std::string_view commune) {
  return boards(session, BOARD_COLUMNS "WHERE (:commune = '' OR commune = :commune) ORDER BY id DESC LIMIT 300", commune);
}
std::vector<Visit> visits_of(storage::Session& session, std::int64_t board) {
  return visits(session, VISIT_COLUMNS "WHERE board = :board ORDER BY on_at DESC, id DESC", board);
}
std::vector<Visit> visits_to(storage::Session& session, std::string_view work) {
  return visits(session, VISIT_COLUMNS "WHERE work = :work AND work <> '' ORDER BY on_at DESC, id DESC", work);
}
std::vector<Recommendation> recommendations_of(storage::Session& session, std::int64_t board) {
  return recommendations(session, RECOMMENDATION_COLUMNS "WHERE board = :board ORDER BY id DESC", board);
}
std::optional<Recommendation> recommendation_by_id(storage::Session& session, std::int64_t id) {
  return first(recommendations(session, RECOMMENDATION_COLUMNS "WHERE id = :id", id));
}

Result<Board> board_for(const Room& room, storage::Transaction& tx, const Actor& who, std::string_view code, Millis at) {
  auto board = find_board(tx, code);
  if (!board) return unknown();
  if (auto fine = check_may(room, who, "supervision.run", board->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  return std::move(*board);
}

std::optional<legalclock::Deadline> answer_due(const Room& room, const Recommendation& one, Millis now) {
  return deadline_of(room, "BTTND.answer", one.sent_at, one.answered_at, now);
}

}  // namespace langnghe::consultations
