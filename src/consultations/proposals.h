// Citizens' proposals: Law 10/2022/QH15 art. 16(3). At least 10 % of the village's households
// agree, each consent good for 3 months from the day it was given; with fewer, the village's
// Front board may stand behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "consultations/consultations.h"

namespace langnghe::consultations {

struct Proposal {
  std::int64_t id = 0, village = 0;
  std::string code, commune, title, words;
  std::string state;            // gathering, raised
  bool backed = false;          // by the village's Front board
  Millis created_at = 0;
  std::optional<Millis> raised_at;
};

struct Consents {
  std::int64_t valid = 0, lapsed = 0, households = 0, needed = 0;
  bool enough = false;
};

Result<Proposal> start_proposal(const Room& room, storage::Transaction& tx, const Actor& who, std::int64_t village,
                                const std::string& title, const std::string& words, Millis at);
// Household numbers, one a line, that agreed on that day.
Result<Proposal> add_consents(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                              const std::string& households, std::optional<Date> given, Millis at);
Result<Proposal> back_proposal(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code, Millis at);
Result<Proposal> raise_proposal(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code, Millis at);

std::optional<Proposal> find_proposal(storage::Session& session, std::string_view code);
std::vector<Proposal> proposals_of(storage::Session& session, std::string_view commune);
Consents consents_of(const Room& room, storage::Session& session, const Proposal& one, Millis now);
// The first instant at which a consent given that day no longer stands.
Millis consent_lapses(Date given, int months);

}  // namespace langnghe::consultations
