// The tables of the law as data: packs/vn/reports/<name>.toml. A column counts a stream
// (aggregates/streams.h), is typed in where the system knows nothing (sums of money), or comes from
// the registry of models; rules say what has to add up.
//
//   id = "01-XLD"   code = "01/XLD"   name, citation = { vi, en }   confidence = "H" | "M" | "check" | "memory"
//   rules = ["1 = 2 + 3 = 4 + 5", "2 <= 1"]
//   carry = ["2 = 5"]       column 2 of a period is column 5 of the one before
//   [[column]]
//   id = "8"   name = { … }   group = { … } (optional)
//   count = [{ stream = "petition", take = "ended", where = { kind = ["complaint"], how = ["!joined"] } }]
//       take: begun | ended (in the period), ended_carried | ended_new (of these: begun before it, or in it), before (running when it began), after (still running), total = before + begun
//       where: the attribute is one of these; "!x" it is not x; "" it has none
//   measure = "people"       instead of how many: how many people
//   typed = true             entered by the unit; unit = { … } what is measured
//   model = "registered"     from the registry, of the year the period ends in; where = { kind = ["model"] }
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "insight/aggregates/streams.h"

namespace langnghe::insight {

struct Both {
  std::string vi, en;
  const std::string& in(std::string_view language) const { return language == "en" ? en : vi; }
};

enum class Take { kBegun, kEnded, kEndedCarried, kEndedNew, kBefore, kAfter, kTotal };

struct Count {
  int stream = 0;
  Take take = Take::kBegun;
  std::map<std::string, std::vector<std::string>> where;
  bool matches(std::string_view attributes) const;
};

struct ReportColumn {
  std::string id;            // "8": its number in the form
  Both name, group, unit;
  std::vector<Count> counts;
  bool people = false, typed = false;
  std::string model;         // column of the registry, "" for none
  std::vector<std::string> model_kinds;
};

// whole = sum of parts, or whole <= the one part.
struct ReportRule {
  std::string text;          // as in the law: "1 = 2 + 3 = 4 + 5"
  std::vector<std::size_t> left, right;  // places of columns; both are sums
  bool at_most = false;      // left <= right
};

struct ReportForm {
  std::string id, code, confidence;
  Both name, citation, note;
  std::vector<ReportColumn> columns;
  std::vector<ReportRule> rules;
  std::vector<std::pair<std::size_t, std::size_t>> carry;  // column now, column of the period before
  int order = 0;
  const ReportColumn* column(std::string_view id) const;
  bool has_denunciations() const;
};

class ReportForms {
 public:
  // Every file but streams.toml. Throws SetupError naming file and line: an unknown stream, an attribute
  // that a running stream cannot have, a rule about a column that is not there.
  static ReportForms load(const std::string& folder);
  const Streams& streams() const { return streams_; }
  const ReportForm* find(std::string_view id) const;  // by id or code, capitals or not
  const std::vector<ReportForm>& all() const { return all_; }

 private:
  Streams streams_;
  std::vector<ReportForm> all_;
};

}  // namespace langnghe::insight
