// The catalogue of administrative procedures: data of the pack (packs/vn/procedures/*.toml), with
// versions. A dossier keeps the version in force on the day it was filed. Immutable.
//
//   [[procedure]]
//   key = "birth"                 # stable for ever; with `version` it names one text
//   version = 1
//   from = "2025-07-01"           # in force, both days included; `to` where it has ended
//   code = "1.001193"             # of the national database; left out where it is not known
//   field = "civil_status"        # [[field]] of desk.toml
//   owner = "commune"             # the commune's committee, or the suffix of a provincial body ("SXD")
//   name, who, result = { vi, en }
//   papers = [{ name = {…}, form = "original" | "copy", optional = true }]
//   fee = 8000                    # đồng; left out: free
//   term = 5                      # left out: the same day
//   term_unit = "W"               # W working days (the default), C calendar days
//   cutoff = "15:00"              # received later counts as received on the next working day
//   steps = [{ step = "examine", unit = "owner", hours = 4 }]   # or days = 2; unit: desk, owner, or a suffix
//   occasion = "birth"            # what the letter of a friendly government is about
//   citation = "…"
//   confidence = "memory"         # H M L memory check: the last three are shown with a mark
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "legalclock/calendar.h"
#include "legalclock/rules.h"

namespace langnghe::procedures {

using legalclock::Name;

// What has an id and a name: a field, a kind of step, a ground, a reason.
struct Named {
  std::string id;
  Name name;
};

// Tickets of the waiting room: one letter for some fields.
struct Series : Named {
  std::vector<std::string> fields;
};

struct Paper {
  Name name;
  bool original = false;
  bool optional = false;
};

struct Term {
  int length = 0;  // 0: the same day
  legalclock::Unit unit = legalclock::Unit::kWorkingDays;
  // Minute of the day after which a file counts as received on the next working day (a rule of
  // the procedure, not of the law); nothing: no such rule.
  std::optional<int> cutoff;
};

struct StepPlan {
  std::string step;  // [[step]] of desk.toml
  std::string unit;  // "desk", "owner" or a suffix of the province ("CA")
  int minutes = 0;   // of office hours
};

struct Procedure {
  std::string key, code, field, owner, occasion;
  int version = 1;
  Date from{};
  std::optional<Date> to;
  Name name, who, result;
  std::vector<Paper> papers;
  std::int64_t fee = 0;  // đồng
  Term term;
  std::vector<StepPlan> steps;
  std::string citation, confidence;

  bool in_force(Date day) const { return from <= day && (!to || day <= *to); }
  bool commune() const { return owner == "commune"; }
  // Shown with a mark until somebody confirms it.
  bool sample() const { return confidence != "H" && confidence != "M"; }
  int planned_minutes(std::size_t from_step = 0) const;
};

// When offices are open (minutes of the day), for terms counted in hours.
struct OfficeHours {
  int morning_from = 450, morning_to = 690, afternoon_from = 810, afternoon_to = 1050;
  int day_minutes() const { return morning_to - morning_from + afternoon_to - afternoon_from; }
};

class Catalogue {
 public:
  // Reads DIR/procedures/*.toml. Throws SetupError: file, what, remedy.
  static Catalogue load(const std::string& pack_dir);

  // That very text; nullptr when there is none.
  const Procedure* find(std::string_view key, int version) const;
  // The version in force on a day.
  const Procedure* in_force(std::string_view key, Date day) const;
  // Every procedure in force on a day, in the order of the pack.
  std::vector<const Procedure*> all_in_force(Date day) const;
  const std::vector<Procedure>& all() const { return all_; }

  // The name of an id of a list below; the id itself when unknown.
  static std::string name_in(const std::vector<Named>& list, std::string_view id, std::string_view language);
  static const Named* find(const std::vector<Named>& list, std::string_view id);

  std::vector<Named> fields, steps;
  std::vector<Named> grounds;  // of refusing a dossier
  std::vector<Named> reasons;  // why it is late
  std::vector<Series> series;
  const Series* find_series(std::string_view id) const;
  OfficeHours hours;
  int warn_percent = 20;       // of the time left: the early warning

 private:
  std::vector<Procedure> all_;
};

}  // namespace langnghe::procedures
