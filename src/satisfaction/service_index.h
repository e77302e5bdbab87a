// The service index of 100 points (Decision 766/QĐ-TTg). Each part is its maximum times a share,
// with the rows the share was counted from; a part without input is missing, not zero.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "satisfaction/room.h"

namespace langnghe::satisfaction {

struct IndexInput {
  static constexpr std::string_view kTable = "index_input";
  static constexpr std::string_view kColumns = "code, unit, year, measure, part, whole, source, officer, entered_at";
  auto fields() { return std::tie(code, unit, year, measure, part, whole, source, officer, entered_at); }
  std::int64_t id = 0, version = 0;
  std::string code;
  std::int64_t unit = 0;
  int year = 0;
  std::string measure;
  std::int64_t part = 0, whole = 0;
  std::string source;   // document, system and day the numbers come from
  std::int64_t officer = 0;
  Millis entered_at = 0;
};

struct Input {
  std::int64_t part = 0, whole = 0;
  std::string source;  // "" for counted here
};
struct PartScore {
  const Part* part = nullptr;
  std::optional<Input> input;     // nothing: missing
  std::optional<double> points;
};
struct GroupScore {
  const Group* group = nullptr;
  std::vector<PartScore> parts;
  std::optional<double> points;   // of the parts known; nothing when none is
  double known = 0;               // the most the known parts can give
};
struct Score {
  std::vector<GroupScore> groups;
  double points = 0, known = 0;   // of 100; 100 − known has no input
};

// What the program counts, by unit, for a year: one pass over dossiers and cases (numbers in bench/RESULTS.md).
struct Counted {
  std::int64_t unit = 0;
  std::string measure;
  std::int64_t part = 0, whole = 0;
};
std::vector<Counted> count_year(storage::Session& session, int year);
// Of a unit and everything below it; typed inputs are the unit's own (0: none).
Score score_of(const Room& room, storage::Session& session, const std::vector<Counted>& counted, std::int64_t unit, int year);

// index.enter at the unit; only measures of the pack that the program does not count. Typed again: replaced.
Result<IndexInput> enter_input(const Room& room, storage::Transaction& tx, const IndexInput& input, std::int64_t officer, Millis at);

}  // namespace langnghe::satisfaction
