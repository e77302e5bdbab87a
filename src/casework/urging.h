// Urging: who is told that a term ends or has ended, and when. The steps are data
// (packs/vn/notices/urging.toml): handler before and on the last day, then the head, then the
// superior unit, for whom a letter is drafted. Each step is taken once for each end of a term:
// one event of the case with its entry in the ledger, one notice.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "casework/casework.h"

namespace langnghe::casework {

struct UrgingStep {
  enum class To { kHandler, kHead, kSuperior };
  std::string id;          // "late": event "urge_late", text "casework.event.urge_late"
  int days = 0;            // working days after the last day of the term; negative: before
  To to = To::kHandler;    // nobody handles it: the head; no head: who may approve there
  std::string notice;      // template for whom it goes to
  std::string petitioner;  // template for the petitioner, or ""
  std::string letter;      // kind of letter drafted for the superior unit, or ""
  std::vector<std::string> kinds;  // of cases; empty: all
  legalclock::Name citation;
  std::string confidence;
};

struct Urging {
  int hour = 7;         // local; nobody is urged in the night
  int stale_days = 30;  // what ended longer ago when first seen is left alone
  std::vector<UrgingStep> steps;  // in the order of days

  // SetupError with file, line and remedy. `known_notice`: is this a template of the pack?
  static Urging load(const std::string& path,
                     const std::function<bool(std::string_view)>& known_notice = {});
};

// Drafts a letter of that kind for a unit about a case and gives its id; from the top floor,
// which knows the kinds of letters. Empty: none is drafted.
using DraftLetter = std::function<std::int64_t(storage::Transaction&, const Case&,
                                               const std::string& kind, std::int64_t unit, Millis)>;

// Takes every step that is due, each in a transaction of its own, at most `most`; gives how many
// were taken. Does nothing on days off and before the hour. A few indexed questions when nothing
// is due. Call it every minute or so.
int urge_cases(const Room& room, const Urging& urging, storage::Database& database, Millis at,
               const DraftLetter& draft = {}, int most = 2000);

// One step as it was taken.
struct Urged {
  Millis at = 0;
  std::string step;
  std::string rule;
  Millis due_at = 0;
  std::int64_t unit = 0;                // of who was told
  std::optional<std::int64_t> officer;  // nobody there: none
};
// Oldest first.
std::vector<Urged> urged_of(storage::Session& session, std::int64_t case_id);

}  // namespace langnghe::casework
