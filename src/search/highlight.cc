#include "search/highlight.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "search/words.h"

namespace langnghe::search {

std::vector<Piece> highlight(std::string_view text, const std::vector<Forms::Form>& wanted, std::size_t letters) {
  struct Word {
    Span span;
    std::string_view hit;  // which of the wanted, folded
    bool exact;            // with its marks, or without any
  };
  std::vector<Word> words;
  Forms forms;
  bool exact = false;
  each_word(text, [&](Span span) {
    const Forms::Form& form = forms.of(text.substr(span.begin, span.end - span.begin));
    Word word{span, {}, false};
    for (const Forms::Form& one : wanted)
      if (one.folded == form.folded) {
        word.hit = one.folded;
        word.exact |= one.marked == one.folded || form.marked == one.marked || form.marked == form.folded;
      }
    exact |= word.exact;
    words.push_back(word);
  });
  if (exact)
    for (Word& word : words)
      if (!word.exact) word.hit = {};
  // The window with the most different words; the first of these.
  std::size_t begin = 0, end = text.size();
  if (utf8_length(text) > letters) {
    std::size_t best = 0, most = 0;
    for (std::size_t first = 0; first < words.size(); ++first) {
      if (words[first].hit.empty()) continue;
      std::set<std::string_view> held;
      for (std::size_t i = first; i < words.size() && words[i].span.end - words[first].span.begin <= letters; ++i)
        if (!words[i].hit.empty()) held.insert(words[i].hit);
      if (held.size() > most) {
        most = held.size();
        best = first;
      }
    }
    // Some words before, so that it can be understood; not more than a quarter.
    std::size_t start = best;
    while (start > 0 && utf8_length(text.substr(words[start - 1].span.begin, words[best].span.begin - words[start - 1].span.begin)) <= letters / 4)
      --start;
    begin = words.empty() || start == 0 ? 0 : words[start].span.begin;
    end = begin + truncate_utf8(text.substr(begin), letters).size();
    if (end < text.size())
      for (auto word = words.rbegin(); word != words.rend(); ++word)
        if (word->span.begin < end && word->span.end > end && word->span.begin > begin) {
          end = word->span.begin;
          break;
        }
  }
  std::vector<Piece> out;
  const auto add = [&](std::string_view part, bool hit) {
    if (part.empty()) return;
    if (!out.empty() && out.back().hit == hit)
      out.back().text += part;
    else
      out.push_back({std::string(part), hit});
  };
  if (begin > 0) add("…", false);
  std::size_t at = begin;
  for (const Word& word : words) {
    if (word.span.begin < begin || word.span.end > end || word.hit.empty()) continue;
    // Words side by side are one mark.
    const std::string_view between = text.substr(at, word.span.begin - at);
    add(between, between == " " && !out.empty() && out.back().hit);
    add(text.substr(word.span.begin, word.span.end - word.span.begin), true);
    at = word.span.end;
  }
  std::string_view rest = text.substr(at, end - at);
  if (end < text.size()) {
    while (!rest.empty() && rest.back() == ' ') rest.remove_suffix(1);
    add(std::string(rest) + "…", false);
  } else {
    add(rest, false);
  }
  return out;
}

}  // namespace langnghe::search
