// Why a deadline is what it is. A reason is data, not a sentence: it is stored with the clock,
// and put into words in the reader's language when it is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/time.h"
#include "legalclock/rules.h"

namespace langnghe::legalclock {

enum class ReasonKind {
  kLawVersion,    // what: rule id; from, to: in force; count: 1 when it was chosen by the date
                  // in `at`, 2 when by its exact id although not in force
  kTransitional,  // what: rule id: the starting event chose the version, not the receipt
  kStart,         // what: event; at: its day, which is not counted (art. 147(2))
  kTerm,          // count, unit: the ordinary length; what: deadline, minimum, effect, time_bar
                  // or before
  kVariant,       // what: remote, complex, remote_complex, category, target; count, unit
  kExtension,     // what: the document; at: its date; count, unit
  kFirstDay,      // at: day 1
  kPause,         // from, to: first and last day not counted; count, unit: how many that adds
  kPausedSince,   // from; count, unit: what is left when it resumes
  kWeekends,      // count: Saturdays and Sundays skipped that no other reason names
  kDaysOff,       // what: holidays, joined by ','; from, to: the whole stretch without work;
                  // count: weekdays off in it
  kMakeUpDay,     // at: a Saturday that counted as a working day
  kRolled,        // from: the nominal last day; to: the working day it moved to (art. 148(5));
                  // what: what lay between: holidays, joined by ',', "weekend" first
  kCountedBack,   // at: the event's day, which is not counted; to: the last day on time
  kEndOfDay,      // at: the last day; on time until 24:00 (art. 148(6)); what: as of kTerm
  kAlsoWarn,      // at: the last day of the second term; count, unit; what: "earlier" when it
                  // comes before the main one, else "later"
  kProjection,    // what: a year without an official calendar
  kUnconfirmed,   // at: a day of the official table that is still to be confirmed
  kConfidence,    // what: memory, check, house, target
};

struct Reason {
  ReasonKind kind = ReasonKind::kStart;
  std::string what = {};
  std::optional<Date> at = {}, from = {}, to = {};
  int count = 0;
  std::optional<Unit> unit = {};
  std::string citation = {};  // id of the rule or [[source]] it stands on: Rules::citation()

  friend bool operator==(const Reason&, const Reason&) = default;
};

std::string_view reason_code(ReasonKind kind);  // "law_version", "start" … stable
std::optional<ReasonKind> reason_kind(std::string_view code);

// Compact JSON: [{"kind":"start","what":"received","at":"2026-07-01","cite":"…"},…].
// Stable: rooms store it. Absent fields are left out.
std::string reasons_json(const std::vector<Reason>& reasons);
// The way back; nothing when it is not what reasons_json writes (unknown members of an object
// are ignored, so that an older program reads a newer record).
std::optional<std::vector<Reason>> parse_reasons(std::string_view json);

// The words: a key of the catalogue (clock.reason.*) and the values of its placeholders. Names of
// events, holidays and units of time are already in the language; numbers and dates stay values,
// so that the catalogue writes and pluralises them. Every placeholder has a value.
using WordValue = std::variant<std::string, std::int64_t, Date>;
struct Words {
  std::string key;
  std::vector<std::pair<std::string, WordValue>> args;
};
Words reason_args(const Reason& reason, std::string_view language, const Law& law);

}  // namespace langnghe::legalclock
