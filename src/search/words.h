// Words of a text as search compares them. A word is a run of letters and digits; a syllable of
// Vietnamese is a word of its own. Every word has two forms:
//   marked  one spelling for one syllable: tone where the new style puts it, i for y, small
//           letters, NFC ("Hòa", "hoà" and "HOÀ" are "hoà")
//   folded  the same without marks, đ as d ("hoa"): what lists are kept of
// So "duong hoa" finds "đường Hoà", and a search for "hoà" can still tell it from "hoa".
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace langnghe::search {

// Where a word stands: bytes [begin, end) of the text.
struct Span {
  std::size_t begin = 0, end = 0;
};

// Calls f for each word, in order. Combining marks belong to the letter before them.
void each_word(std::string_view text, const std::function<void(Span)>& f);

// Long strings of letters are no words anybody searches for: both forms are cut to 40 bytes.
std::string marked_form(std::string_view word);
std::string folded_form(std::string_view marked);

// The same with a memory: texts repeat their words. Not thread-safe. Forgets when it grows large.
class Forms {
 public:
  struct Form {
    std::string marked, folded;
  };
  const Form& of(std::string_view word);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, Form, Hash, std::equal_to<>> known_;
};

// Whether one edit (a letter more, less or other, or two neighbours changed about) at most lies
// between two folded words.
bool one_edit_apart(std::string_view a, std::string_view b);

}  // namespace langnghe::search
