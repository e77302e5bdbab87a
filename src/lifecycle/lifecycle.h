// Lifecycles: which states a kind of case passes through, who may move it on, what a move
// needs and what it does to the clocks. They are data (packs/vn/lifecycles/<kind>.toml); this
// reads and proves them. Pages and API show the same actions because both ask here.
//
// A file:
//   kind = "reflection"
//   initial = "received"
//   [states]
//   received = { }                    # a state in which somebody has to do something
//   waiting  = { waits = true }       # nobody's clock has to run: we wait for the petitioner
//   closed   = { rest = true }        # an end; it may still be left again (a dispute)
//   [[actions]]
//   id = "accept"
//   from = ["received", "transferred"]
//   to = "accepted"                   # left out: the case stays where it is
//   by = "officer"                    # officer | petitioner | system
//   grant = "case.accept"             # officers only: the right it takes (directory roles)
//   requires = ["words"]              # words | unit | officer | evidence | rating
//   starts = ["PA.resolve"]           # clocks; nothing happens when it runs already
//   stops = ["PA.answer"]             # "*" for all
//   pauses = []                       # and `resumes`
//   letter = "acknowledgement"        # document kind it gives
//   notice = "case.accepted"          # what the petitioner is told (packs/vn/notices); at the top of
//                                     # the file: what is told about the start
//
// The proof walks every reachable (state, running clocks, paused clocks). A state nobody
// reaches, a state without a way on to a rest, an unknown grant, a clock that still runs in
// a rest state, or a working state in which no clock runs are refused with file and name.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace langnghe::lifecycle {

enum class By { kOfficer, kPetitioner, kSystem };
enum class Requirement { kWords, kUnit, kOfficer, kEvidence, kRating };

struct State {
  std::string id;
  bool waits = false;
  bool rest = false;
};

struct Action {
  std::string id;
  std::vector<std::string> from;
  std::string to;  // empty: stays
  By by = By::kOfficer;
  std::string grant;
  std::vector<Requirement> requires_;
  std::vector<std::string> starts, stops, pauses, resumes;
  std::string letter;
  std::string notice;  // template of the notice to the petitioner; empty: none

  bool needs(Requirement what) const;
  bool starts_from(std::string_view state) const;
};

struct Lifecycle {
  std::string kind;
  std::string initial;
  std::vector<std::string> initial_clocks;  // `starts` at the top of the file
  std::string initial_notice;               // `notice` there
  std::vector<State> states;
  std::vector<Action> actions;

  const State* state(std::string_view id) const;
  const Action* action(std::string_view id) const;
  // What `by` could do from a state, in the order of the file.
  std::vector<const Action*> actions_from(std::string_view state, By by) const;
};

struct KnownNames {
  std::function<bool(std::string_view)> grant;  // is this a right that roles can hold?
  std::function<bool(std::string_view)> clock;  // is this a rule of the pack?
  std::function<bool(std::string_view)> notice = {};  // is this a template of the pack? empty: not asked
};

// Reads one file without the proof. Throws SetupError (file, line, what, remedy).
Lifecycle parse_lifecycle(std::string_view toml, const std::string& file);
// The proof: one line per problem, empty when sound.
std::vector<std::string> check(const Lifecycle& lifecycle, const KnownNames& names);
// Every *.toml of a folder, proved. Throws SetupError with the first problem.
std::vector<Lifecycle> load_lifecycles(const std::string& folder, const KnownNames& names);

}  // namespace langnghe::lifecycle
