// Supervision: People's Inspection Boards and Community Investment Supervision Boards (Law
// 10/2022/QH15 arts 36-41): members, term, visits, findings, recommendations and their answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "consultations/consultations.h"

namespace langnghe::consultations {

struct Board {
  std::int64_t id = 0;
  std::string code, kind, commune, work, name;
  std::string members;          // one a line: elected by the community, public
  Millis from_at = 0, to_at = 0;
  std::optional<Millis> dissolved_at;
};

struct Visit {
  std::int64_t id = 0, board = 0;
  Millis on = 0;
  std::string place, work, findings;
  int percent = -1;             // of the work, as the board saw it; -1: not said
};

struct Recommendation {
  std::int64_t id = 0, board = 0;
  std::string words;
  Millis sent_at = 0;
  std::string answer;
  std::optional<Millis> answered_at;
};

Result<Board> form_board(const Room& room, storage::Transaction& tx, const Actor& who, const Board& input, Millis at);
Result<Board> dissolve_board(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code, Millis at);
Result<Visit> record_visit(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                           const Visit& input, const std::vector<std::string>& files, Millis at);
Result<Recommendation> recommend(const Room& room, storage::Transaction& tx, const Actor& who,
                                 const std::string& code, const std::string& words, Millis at);
Result<Recommendation> answer_recommendation(const Room& room, storage::Transaction& tx, const Actor& who,
                                             std::int64_t recommendation, const std::string& words, Millis at);

std::optional<Board> find_board(storage::Session& session, std::string_view code);
std::vector<Board> boards_of(storage::Session& session, std::string_view commune);
std::vector<Visit> visits_of(storage::Session& session, std::int64_t board);
std::vector<Visit> visits_to(storage::Session& session, std::string_view work);
std::vector<Recommendation> recommendations_of(storage::Session& session, std::int64_t board);
// Within 15 days of receipt: art. 40(1)(c).
std::optional<legalclock::Deadline> answer_due(const Room& room, const Recommendation& one, Millis now);

}  // namespace langnghe::consultations
