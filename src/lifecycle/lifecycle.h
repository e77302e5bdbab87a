// Lifecycles: which states a kind of case passes through, who may move it on, what a move
// needs and what it does to the clocks. They are data (packs/vn/lifecycles/<kind>.toml); this
// reads and proves them. Pages and API show the same actions because both ask here.
//
// A file:
//   kind = "complaint"
//   initial = "received"
//   starts = ["KN.accept"]            # clocks that run from receipt
//   named = true                      # who sends one has to say who they are
//   routes_by = "respondent"          # the unit named in this field of the intake gets the case
//   opened_by = "complaint"           # only an action of that kind opens one (`opens`), nobody sends it in
//   [[intake]]                        # what is asked when one is sent in; a field as below
//   name = "against"
//   type = "choice"
//   list = "complaint_objects"
//   [states]
//   received = { }                    # a state in which somebody has to do something
//   sent     = { look = "done" }      # colour of its tag: new, work, wait, done, late, stop
//   waiting  = { waits = true }       # nobody's clock has to run: we wait for the petitioner
//   closed   = { rest = true }        # an end; it may still be left again (a dispute)
//   [[actions]]
//   id = "dialogue"
//   from = ["verifying"]
//   to = "verifying"                  # left out: the case stays where it is
//   by = "officer"                    # officer | petitioner | system
//   grant = "case.work"               # officers only: the right it takes (directory roles)
//   requires = ["words"]              # words | unit | officer | evidence | rating
//   optional = ["evidence"]           # offered, not asked for
//   inside = true                     # words and files stay with the officers
//   only_when = ["verified", "!dialogue_held", "instance=2", "outcome!=wrong"]
//   guards = ["notice:KN.dialogue_notice:dialogue_on"]   # checks written in C++, by name
//   fields = [
//     { name = "dialogue_on", type = "date", future = true },
//     { name = "decision", type = "document" },
//     { name = "ground", type = "choice", list = "complaint_refusals" },
//   ]
//   sets = { dialogue_held = "1" }    # facts put down besides the fields; "" takes one away
//   starts = ["KN.send1", "KN.effective@decision_date", "TCD.forwarder if source=forwarded"]
//   stops = ["KN.res1"]               # "*" for all, dropped instead of kept
//   pauses = []                       # and `resumes`
//   extends = [{ clock = "TC.res", days = "days", document = "extension" }]
//   complex = ["KN.res1"]             # these clocks take the length for complex cases;
//   special = []                      # … for specially complex ones
//   letter = "kn_dialogue"            # document kind it gives
//   notice = "case.accepted"          # what the petitioner is told (packs/vn/notices); at the top of
//                                     # the file: what is told about the start
//   self = true                       # who does it works on the case from then on
//   words_from = "draft"              # its words are those of the last action of that name
//   counts = "disputes"               # a dispute, counted on the case
//   opens = "complaint2"              # a case of that kind begins with the words of this action, at
//                                     # the superior body, in one matter with this one
//
// Fields. What is filled in becomes a fact of the case under the field's name, on record with
// the step (chained into the ledger), and `only_when` of later actions may ask for it.
//   choice    one entry of a list of the pack (lists.h): list = "…"
//   date      "2026-07-01"; past = true: not after today, future = true: not before today
//   document  number and date of a paper: gives the facts NAME_number and NAME_date
//   text      most = 500 characters
//   number    least = 1, most = 30
//   unit      code of a unit of the directory
//   officer   who may work on the case
//   checkbox  "1" or nothing
//   optional = true where it may be left empty; desk = true: of the intake, asked at the desk only.
// A clock written RULE@FIELD starts on the day of that date field (or NAME_date of a
// document) instead of the moment of the action; `before` rules count back from it. One written
// RULE if CONDITION starts when the condition holds on the facts as they are after the action.
// A rule that is not in force for the case gives no clock.
// Several conditions of only_when have to hold together: NAME (is there), !NAME (is not),
// NAME=VALUE, NAME!=VALUE; several values that will do are written A|B.
//
// The proof walks every reachable (state, running clocks, paused clocks). A state nobody
// reaches, a state without a way on to a rest, an unknown grant, rule, list or guard, a
// condition on a fact nothing records, a clock that still runs in a rest state, or a working
// state in which no clock runs are refused with file and name. Conditions are walked as if
// they held and as if they did not.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace langnghe::lifecycle {

enum class By { kOfficer, kPetitioner, kSystem };
enum class Requirement { kWords, kUnit, kOfficer, kEvidence, kRating };
std::string_view requirement_code(Requirement what);  // "words" "unit" …

struct State {
  std::string id;
  bool waits = false;
  bool rest = false;
  std::string look = {};  // "" for work
};

enum class FieldType { kChoice, kDate, kDocument, kText, kNumber, kUnit, kOfficer, kCheckbox };

struct Field {
  std::string name;
  FieldType type = FieldType::kText;
  std::string list;            // of a choice
  bool optional = false;
  bool desk = false;
  bool past = false, future = false;  // dates
  int least = 0, most = 0;     // numbers; texts: most characters

  // The names of the facts it gives: its own, or the two of a document.
  std::vector<std::string> facts() const;
};

// Facts of one case by name.
using Facts = std::map<std::string, std::string, std::less<>>;

struct Condition {
  std::string fact;
  bool wanted = true;   // false: "!"
  std::string value;    // "" for: there at all; "a|b": one of these

  bool holds(const Facts& facts) const;
};

struct ClockExtension {
  std::string clock, days, document;  // a rule, a number field, a document field
};

struct Action {
  std::string id;
  std::vector<std::string> from;
  std::string to;  // empty: stays
  By by = By::kOfficer;
  std::string grant;
  std::vector<Requirement> requires_, optional_;
  std::vector<Field> fields;
  std::vector<Condition> only_when;
  std::vector<std::string> guards;  // "name" or "name:argument"
  std::vector<std::pair<std::string, std::string>> sets;
  std::vector<std::string> starts, stops, pauses, resumes;
  std::map<std::string, std::string, std::less<>> starts_on;  // rule → field with the day
  std::map<std::string, Condition, std::less<>> starts_if;    // rule → when
  std::vector<ClockExtension> extends;
  std::vector<std::string> complex, special;
  std::string letter;
  std::string notice;  // template of the notice to the petitioner; empty: none
  std::string words_from;
  std::string opens;
  bool inside = false;
  bool self = false;
  bool counts_dispute = false;

  bool needs(Requirement what) const;
  bool takes(Requirement what) const;  // needs or offers
  bool starts_from(std::string_view state) const;
  bool fits(const Facts& facts) const;  // every condition holds
};

struct Lifecycle {
  std::string kind;
  std::string initial;
  std::vector<std::string> initial_clocks;  // `starts` at the top of the file
  std::string initial_notice;               // `notice` there
  std::vector<Field> intake;
  bool named = false;
  std::string routes_by;
  std::string opened_by;
  std::vector<State> states;
  std::vector<Action> actions;

  const State* state(std::string_view id) const;
  const Action* action(std::string_view id) const;
  // What `by` could do from a state, in the order of the file; conditions are not asked.
  std::vector<const Action*> actions_from(std::string_view state, By by) const;
};

struct KnownNames {
  std::function<bool(std::string_view)> grant = {};  // is this a right that roles can hold?
  std::function<bool(std::string_view)> clock = {};  // is this a rule of the pack?
  // Those below may be left out where no file uses them; then nothing is known.
  std::function<bool(std::string_view)> list = {};   // is this a list of the pack?
  std::function<bool(std::string_view)> notice = {};  // is this a template of the pack? empty: not asked
  std::function<bool(std::string_view)> guard = {};  // "name" or "name:argument": is there such a check?
  // Facts recorded from outside the file, by commands ("law", "matter").
  std::vector<std::string> facts = {};
};

// Reads one file without the proof. Throws SetupError (file, line, what, remedy).
Lifecycle parse_lifecycle(std::string_view toml, const std::string& file);
// The proof: one line per problem, empty when sound.
std::vector<std::string> check(const Lifecycle& lifecycle, const KnownNames& names);
// Every *.toml of a folder, proved. Throws SetupError with the first problem.
std::vector<Lifecycle> load_lifecycles(const std::string& folder, const KnownNames& names);

}  // namespace langnghe::lifecycle
