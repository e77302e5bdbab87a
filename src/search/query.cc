#include "search/query.h"

#include <algorithm>

#include "base/text.h"

namespace langnghe::search {
namespace {

bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Typographic quotes as the plain one, blanks of every kind as blanks: what phones put in.
std::string plain(std::string_view typed) {
  std::string out;
  for (std::size_t i = 0; i < typed.size();) {
    const auto is = [&](std::string_view what) { return typed.substr(i).starts_with(what); };
    if (is("“") || is("”") || is("„") || is("«") || is("»")) {
      out += '"';
      i += is("«") || is("»") ? 2 : 3;
    } else if (is("\u00A0")) {
      out += ' ';
      i += 2;
    } else {
      out += typed[i++];
    }
  }
  return out;
}

class Parser {
 public:
  Parser(std::string text, const Settings& settings) : text_(std::move(text)), settings_(settings) {}

  Query parse() {
    while (skip_blanks()) {
      const bool negative = text_[at_] == '-' && at_ + 1 < text_.size() && !blank(text_[at_ + 1]);
      if (negative) ++at_;
      if (!filter(negative)) words(negative);
    }
    return std::move(out_);
  }

 private:
  bool skip_blanks() {
    while (at_ < text_.size() && blank(text_[at_])) ++at_;
    return at_ < text_.size();
  }
  // Up to the closing quote, or the next blank.
  std::string value() {
    if (at_ < text_.size() && text_[at_] == '"') {
      const std::size_t end = text_.find('"', at_ + 1);
      std::string out = text_.substr(at_ + 1, end == std::string::npos ? std::string::npos : end - at_ - 1);
      at_ = end == std::string::npos ? text_.size() : end + 1;
      return out;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && !blank(text_[at_]) && text_[at_] != '"') ++at_;
    return text_.substr(begin, at_ - begin);
  }
  bool filter(bool negative) {
    std::size_t colon = at_;
    while (colon < text_.size() && !blank(text_[colon]) && text_[colon] != '"' && text_[colon] != ':') ++colon;
    if (colon == at_ || colon >= text_.size() || text_[colon] != ':') return false;
    const auto field = settings_.fields.find(fold(std::string_view(text_).substr(at_, colon - at_)));
    if (field == settings_.fields.end()) return false;
    at_ = colon + 1;
    std::string what(trim(value()));
    // "tu:" alone says nothing yet.
    if (!what.empty() && out_.filters.size() < kMostClauses)
      out_.filters.push_back({field->second, field->first, std::move(what), negative});
    return true;
  }
  void words(bool negative) {
    const std::string text = value();
    Clause clause;
    clause.negative = negative;
    each_word(text, [&](Span span) {
      const Forms::Form& form = forms_.of(std::string_view(text).substr(span.begin, span.end - span.begin));
      if (!form.folded.empty() && clause.words.size() < kMostClauses) clause.words.push_back(form);
    });
    if (!clause.words.empty() && out_.clauses.size() < kMostClauses) out_.clauses.push_back(std::move(clause));
  }

  const std::string text_;
  const Settings& settings_;
  Forms forms_;
  std::size_t at_ = 0;
  Query out_;
};

}  // namespace

bool Query::without_words() const {
  return std::all_of(clauses.begin(), clauses.end(), [](const Clause& clause) { return clause.negative; });
}

Query parse_query(std::string_view typed, const Settings& settings) {
  typed = typed.substr(0, kLongestQuery);
  // What the cut left of a letter goes; other bytes that are no text become U+FFFD, which is no word.
  while (!typed.empty() && !valid_utf8(typed.substr(typed.size() > 3 ? typed.size() - 3 : 0)) &&
         typed.size() > kLongestQuery - 3)
    typed.remove_suffix(1);
  return Parser(plain(nfc(typed)), settings).parse();
}

std::string query_text(const Query& query) {
  std::string out;
  const auto begin = [&](bool negative) {
    if (!out.empty()) out += ' ';
    if (negative) out += '-';
  };
  for (const Clause& clause : query.clauses) {
    begin(clause.negative);
    if (clause.words.size() > 1) out += '"';
    for (std::size_t i = 0; i < clause.words.size(); ++i) out += (i == 0 ? "" : " ") + clause.words[i].marked;
    if (clause.words.size() > 1) out += '"';
  }
  for (const Filter& filter : query.filters) {
    begin(filter.negative);
    const bool quoted = std::any_of(filter.value.begin(), filter.value.end(), blank);
    out += filter.typed + ':' + (quoted ? "\"" + filter.value + "\"" : filter.value);
  }
  return out;
}

}  // namespace langnghe::search
