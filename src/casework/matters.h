// Matters (vụ việc chung): the cases that are about the same thing. First and second instance of a
// complaint, a crowd that signed one petition, duplicates. Joining takes a reason and can be
// undone; both are entries of the ledger. Every case keeps its code, its petitioner and its receipt.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/casework.h"

namespace langnghe::casework {

// "instances" first and second instance | "crowd" five or more petitioners | "same" duplicates
inline constexpr std::string_view kMatterKinds[] = {"instances", "crowd", "same"};

struct Matter {
  std::int64_t id = 0;
  std::string code;      // "V-7K3QF9TM"
  std::string kind;
  std::int64_t lead = 0;  // the case that carries the matter: its answer is the answer of all
  Millis opened_at = 0;
  std::string history;   // SHA-256 chain over joins and un-joins, hex
};

struct Member {
  std::int64_t case_id = 0;
  std::string code, kind, state;
  Millis joined_at = 0;
  std::string reason;
  std::optional<Millis> left_at;
  std::string left_reason;
};

// ---- commands ------------------------------------------------------------------------------
// By the system when a lifecycle opens a further instance.
Matter link_instances(const Room& room, storage::Transaction& tx, const Case& first, const Case& second,
                      const Actor& who, Millis at);
// Joins a case to the matter of another (made when there is none yet). Takes the right case.join
// at both units and a reason. Refuses a case that is in a matter of that kind already.
Result<Matter> join_case(const Room& room, storage::Transaction& tx, const std::string& lead,
                         const std::string& code, std::string_view kind, const std::string& reason,
                         const Actor& who, Millis at);
// Takes it out again; the membership stays on record.
Result<Matter> leave_matter(const Room& room, storage::Transaction& tx, const std::string& matter,
                            const std::string& code, const std::string& reason, const Actor& who, Millis at);

// One answer to all: every case that stands joined to the crowd this case leads.
Result<void> answer_crowd(const Room& room, storage::Transaction& tx, const Case& lead,
                          const std::string& words, Millis at);

// ---- queries -------------------------------------------------------------------------------
std::vector<Matter> matters_of(storage::Session& session, std::int64_t case_id);  // still in
std::optional<Matter> find_matter(storage::Session& session, std::string_view code);
std::vector<Member> members_of(storage::Session& session, std::int64_t matter);   // those who left last
// Whether the case, or another of a matter it is in, was guided to another body before.
bool guided_before(storage::Session& session, std::int64_t case_id);

ledger::StateSource matter_source();

}  // namespace langnghe::casework
