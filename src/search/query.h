// What a person typed into the search line, taken apart:
//
//   đèn đường            every word has to be there; marks and case may be left out
//   "đèn đường"          these words in this order; so also 25-NQ/TW
//   -rác                 not this word
//   loai:kiennghi        a field (the pack names them), xa:"Phan Thiết" with blanks; -loai:… not that
//
// Anything is a question: what cannot be understood as syntax is words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/settings.h"
#include "search/words.h"

namespace langnghe::search {

struct Clause {
  std::vector<Forms::Form> words;  // more than one: in this order, one after the other
  bool negative = false;
};
struct Filter {
  std::string field;  // as Settings::fields calls it: "kind"
  std::string typed;  // the name as it was typed
  std::string value;
  bool negative = false;
};
struct Query {
  std::vector<Clause> clauses;
  std::vector<Filter> filters;
  bool empty() const { return clauses.empty() && filters.empty(); }
  // Asks for no word, only leaves some out or filters.
  bool without_words() const;
};

inline constexpr std::size_t kLongestQuery = 400;  // bytes; the rest is not looked at
inline constexpr std::size_t kMostClauses = 16;    // words, phrases and filters each

Query parse_query(std::string_view typed, const Settings& settings);
// The same question in one spelling: parse_query of it gives the same Query.
std::string query_text(const Query& query);

}  // namespace langnghe::search
