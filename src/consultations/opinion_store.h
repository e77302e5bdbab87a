// SQL of consultations and opinions. Private to the room.
#pragma once

#include "consultations/common.h"
#include "consultations/opinions.h"

namespace langnghe::consultations {

extern const Kept kConsultations, kOpinions, kGroups;

Result<Consultation> consultation_for(const Room& room, storage::Transaction& tx, const Actor& who,
                                      std::string_view grant, std::string_view code, Millis at);
void update_consultation(storage::Transaction& tx, const Consultation& one);
std::optional<Opinion> opinion_by_id(storage::Session& session, std::int64_t id);
std::optional<OpinionGroup> group_by_id(storage::Session& session, std::int64_t id);
// To the author, if they left an address; once for each of the two.
void tell_author(storage::Transaction& tx, const Opinion& opinion, std::string_view what, Millis at);
// Degrees as whole millionths: the same text on both databases.
inline std::optional<std::int64_t> micro(std::optional<double> degrees) {
  if (!degrees) return std::nullopt;
  return static_cast<std::int64_t>(*degrees * 1e6);
}
inline std::optional<double> degrees(std::optional<std::int64_t> millionths) {
  if (!millionths) return std::nullopt;
  return static_cast<double>(*millionths) / 1e6;
}

}  // namespace langnghe::consultations
