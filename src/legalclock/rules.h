// The rules of time, as the pack gives them (packs/vn/rules/*.toml; format in docs/clock.md).
// A rule is one sentence of law: "a complaint must be accepted or refused within 7 working
// days of receipt". What changes from one law to the next is a version of the same family:
// KN.accept.v1 and KN.accept.v2 are versions of KN.accept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "legalclock/calendar.h"

namespace langnghe::legalclock {

enum class Unit : char {
  kCalendarDays = 'C',  // "ngày"
  kWorkingDays = 'W',   // "ngày làm việc"; the law uses the two words deliberately
  kHours = 'H',         // elapsed hours, without any rule about days
};

enum class Direction {
  kAfter,   // within `length` after the starting event
  kBefore,  // at the latest `length` before the event (notice of a meeting …)
};

// What it means when the time is up.
enum class Nature {
  kDeadline,  // something must be done by then
  kMinimum,   // something must last at least until then (a posting)
  kEffect,    // something happens by itself then (a decision takes effect, a case closes)
  kTimeBar,   // the citizen may act until then
};

// How sure we are of a rule (law.md section 0.1). kMemory, kCheck and kHouse work like the
// others and carry a mark until an administrator confirms them.
enum class Confidence { kHigh, kMedium, kLow, kMemory, kCheck, kHouse };

std::string_view confidence_code(Confidence confidence);  // "H" "M" "L" "memory" "check" "house"
inline bool marked(Confidence c) { return c >= Confidence::kMemory; }

// A term that may be prolonged by a written decision taken before it expires.
struct ExtensionRule {
  // Which finding it needs: "any", "complex" or "special" (specially complex).
  std::string when;
  // The most days of the first extension, of the second … in the unit of the rule; their number
  // is how often it may be extended.
  std::vector<int> days;
};

struct AlsoWarn {
  int length = 0;
  Unit unit = Unit::kCalendarDays;
  Name why;
};

struct CategoryTarget {
  std::string category;
  int length = 0;
};

struct Rule {
  std::string id;      // "KN.accept.v2"
  std::string family;  // "KN.accept"; equals id when the rule has no versions
  Name name;
  std::vector<std::string> kinds;  // complaint, denunciation, reflection, …; empty: any
  int instance = 0;                // 1 or 2 when the rule is for that instance only
  std::string start;               // the event it counts from (or back from), of vocabulary.toml
  std::vector<std::string> ends;   // the events that stop it
  std::vector<std::string> pauses;  // the events that pause it; empty: it cannot be paused
  int length = 0;
  Unit unit = Unit::kCalendarDays;
  Direction direction = Direction::kAfter;
  Nature nature = Nature::kDeadline;
  bool roll = true;  // ends on the next working day when the last day is off (art. 148(5))
  std::optional<int> remote, complex, remote_complex;  // total lengths that replace `length`
  std::vector<ExtensionRule> extensions;
  std::vector<CategoryTarget> categories;  // lengths that replace `length`, by category
  bool target = false;  // a configurable target of the house, not a term of law
  int max_count = 0;    // how often the thing may happen at all; 0: no limit
  std::optional<AlsoWarn> also_warn;
  std::optional<Date> from, to;  // in force, both days included
  // Whether the date of receipt of the case chooses the version (the general rule), or the
  // starting event itself (a transitional clause says so).
  bool version_by_event = false;
  Name transitional;
  Name citation;
  Confidence confidence = Confidence::kHigh;
  Name note;
  std::string file;
  int line = 0;

  bool in_force(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
};

// An event that starts, ends or pauses a clock.
struct Event {
  std::string id;
  Name name;
};

// A law the arithmetic itself stands on, e.g. "civil_code_148_6".
struct LegalSource {
  std::string id;
  Name name;
};

// The ones the engine cites; a pack must name them all.
inline constexpr std::string_view kDayNotCounted = "civil_code_147_2";
inline constexpr std::string_view kRollsToWorkingDay = "civil_code_148_5";
inline constexpr std::string_view kEndOfDay24 = "civil_code_148_6";
inline constexpr std::string_view kWorkingWeek = "working_week";

// A checked set of rules. Immutable after loading; pointers into it live as long as it does.
class Rules {
 public:
  // Every *.toml of DIR/rules. Throws SetupError with the first problem.
  static Rules load(const std::string& pack_dir);
  static Rules load(const std::string& pack_dir, std::vector<Problem>& problems);
  // One or more files from text.
  struct Source {
    std::string name, text;
  };
  static Rules parse(const std::vector<Source>& files, std::vector<Problem>& problems);

  // By exact id; null when there is none. O(log n).
  const Rule* find(std::string_view id) const;
  // Every version of a family, oldest first.
  std::vector<const Rule*> family(std::string_view family) const;
  // The rule of that id, or of that family the version in force on a day; null when none is.
  const Rule* in_force(std::string_view id_or_family, Date day) const;
  // The same where the starting event and the receipt of the case lie on different days: each
  // version says which of the two chooses it (version_by_event).
  const Rule* choose(std::string_view id_or_family, Date receipt, Date event) const;
  bool known(std::string_view id_or_family) const;

  const std::vector<Rule>& all() const { return rules_; }  // by id
  // The rules that concern a kind of case and are in force on a day.
  std::vector<const Rule*> for_kind(std::string_view kind, Date day) const;
  const std::vector<Event>& events() const { return events_; }
  // The name of an event; the id itself when unknown.
  std::string event_name(std::string_view id, std::string_view language) const;
  // The citation behind a reason: of a rule or a [[source]]; the id itself when unknown.
  std::string citation(std::string_view id, std::string_view language) const;

 private:
  std::vector<Rule> rules_;
  std::vector<Event> events_;
  std::vector<LegalSource> sources_;
};

// The law of one pack: what the engine needs besides the facts.
struct Law {
  Rules rules;
  Calendar calendar;

  static Law load(const std::string& pack_dir);  // throws SetupError
};

// Every problem of DIR/rules and DIR/calendar, for `langnghe pack check`. Empty: sound.
std::vector<Problem> check_pack(const std::string& pack_dir);

}  // namespace langnghe::legalclock
