#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace langnghe {
namespace {

const UNormalizer2* normalizer() {
  static const UNormalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* made = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalize: its data is missing");
    return made;
  }();
  return instance;
}

// The next code point, U+FFFD for what is no UTF-8.
UChar32 next(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  auto i = static_cast<std::int32_t>(at);
  U8_NEXT_OR_FFFD(text.data(), i, static_cast<std::int32_t>(text.size()), c);
  at = static_cast<std::size_t>(i);
  return c;
}

void append(std::string& out, UChar32 c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
    return;
  }
  char bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(bytes, static_cast<std::size_t>(length));
}

// Marks over Latin letters. Vowel signs of other scripts are no such marks: they carry the
// word and stay.
bool is_latin_mark(UChar32 c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE20 && c <= 0xFE2F);
}

// Zero-width blanks and soft hyphens: nobody sees them, so nobody can type them again.
bool is_invisible(UChar32 c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

// đ and what is typed for it by mistake (eth, African d).
UChar32 plain_d(UChar32 c) {
  if (c == 0x111 || c == 0xF0 || c == 0x256) return 'd';
  if (c == 0x110 || c == 0xD0 || c == 0x189) return 'D';
  return c;
}

// What is left of one letter without its marks; more than one letter only outside of Latin.
std::u32string without_marks(UChar32 c) {
  UChar buffer[32];
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = unorm2_getDecomposition(normalizer(), c, buffer, 32, &status);
  if (U_FAILURE(status) || length < 0)
    return is_latin_mark(c) ? std::u32string() : std::u32string(1, static_cast<char32_t>(plain_d(c)));
  std::u32string out;
  for (std::int32_t i = 0; i < length;) {
    UChar32 part = 0;
    U16_NEXT(buffer, i, length, part);
    if (!is_latin_mark(part)) out.push_back(static_cast<char32_t>(plain_d(part)));
  }
  return out;
}

// Latin and its neighbours, looked up instead of decomposed: 0 is "drop", kMany "look closer".
constexpr UChar32 kTableEnd = 0x2000;
constexpr char16_t kMany = 0xFFFF;
using Table = std::array<char16_t, kTableEnd>;

const Table& mark_table() {
  static const Table table = [] {
    Table made{};
    for (UChar32 c = 1; c < kTableEnd; ++c) {
      const std::u32string left = without_marks(c);
      const auto at = static_cast<std::size_t>(c);
      if (left.empty() || is_invisible(c))
        made[at] = 0;
      else if (left.size() == 1 && left[0] < kMany)
        made[at] = static_cast<char16_t>(left[0]);
      else
        made[at] = kMany;
    }
    return made;
  }();
  return table;
}

// Calls f for each letter of the text without marks.
template <class F>
void each_plain(std::string_view text, F&& f) {
  const Table& table = mark_table();
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next(text, at);
    if (c < kTableEnd) {
      const char16_t left = table[static_cast<std::size_t>(c)];
      if (left == kMany) {
        for (const char32_t part : without_marks(c)) f(static_cast<UChar32>(part));
      } else if (left != 0 || c == 0) {
        f(static_cast<UChar32>(left));
      }
    } else if (!is_invisible(c)) {
      for (const char32_t part : without_marks(c)) f(static_cast<UChar32>(part));
    }
  }
}

bool is_blank(UChar32 c) { return c == ' ' || u_isUWhiteSpace(c); }

std::u16string to_utf16(std::string_view text) {
  std::u16string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next(text, at);
    if (c <= 0xFFFF) {
      out.push_back(static_cast<char16_t>(c));
    } else {
      out.push_back(static_cast<char16_t>(U16_LEAD(c)));
      out.push_back(static_cast<char16_t>(U16_TRAIL(c)));
    }
  }
  return out;
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT_OR_FFFD(text.data(), i, length, c);
    append(out, c);
  }
  return out;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

// One Vietnamese syllable taken apart: letters in NFC without tone, the tone by itself.
struct Letter {
  char16_t c;      // "ê", never with a tone
  char16_t lower;
};

bool is_tone(char16_t c) {
  return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

bool is_vowel(char16_t lower) {
  switch (lower) {
    case u'a': case u'ă': case u'â': case u'e': case u'ê': case u'i':
    case u'o': case u'ô': case u'ơ': case u'u': case u'ư': case u'y':
      return true;
    default:
      return false;
  }
}

bool has_quality(char16_t lower) {
  return is_vowel(lower) && lower >= 0x80;
}

std::u16string normalize(std::u16string_view text, bool composed) {
  UErrorCode status = U_ZERO_ERROR;
  static const UNormalizer2* const nfd = [] {
    UErrorCode inner = U_ZERO_ERROR;
    return unorm2_getNFDInstance(&inner);
  }();
  std::u16string out(text.size() * 4 + 16, u'\0');
  const std::int32_t length =
      unorm2_normalize(composed ? normalizer() : nfd, text.data(),
                       static_cast<std::int32_t>(text.size()), out.data(),
                       static_cast<std::int32_t>(out.size()), &status);
  if (U_FAILURE(status)) return std::u16string(text);
  out.resize(static_cast<std::size_t>(length));
  return out;
}

class Syllable {
 public:
  explicit Syllable(std::u16string_view word) {
    std::u16string bare;
    for (const char16_t c : normalize(word, false)) {
      if (is_tone(c)) {
        ++tones_;
        tone_ = c;
      } else {
        bare.push_back(c);
      }
    }
    for (const char16_t c : normalize(bare, true))
      letters_.push_back({c, static_cast<char16_t>(u_tolower(c))});
    find_nucleus();
  }

  // One tone at most and one group of vowels: it can be Vietnamese.
  bool plausible() const { return tones_ <= 1 && begin_ < end_ && end_ - begin_ <= 3; }
  bool has_tone() const { return tones_ == 1; }

  // y alone at the end after a consonant or qu.
  void i_for_y() {
    if (end_ - begin_ != 1 || !has_onset() || has_coda()) return;
    Letter& vowel = letters_[begin_];
    if (vowel.lower != u'y') return;
    vowel = vowel.c == u'Y' ? Letter{u'I', u'i'} : Letter{u'i', u'i'};
  }

  std::u16string text() const {
    std::u16string out;
    const std::size_t bearer = tones_ == 1 ? tone_place() : letters_.size();
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      out.push_back(letters_[i].c);
      if (i == bearer) out.push_back(tone_);
    }
    return normalize(out, true);
  }

 private:
  bool letter(std::size_t i) const { return u_isalpha(letters_[i].c); }
  bool has_onset() const {
    for (std::size_t i = 0; i < begin_; ++i)
      if (letter(i)) return true;
    return false;
  }
  bool has_coda() const {
    for (std::size_t i = end_; i < letters_.size(); ++i)
      if (letter(i)) return true;
    return false;
  }

  void find_nucleus() {
    const std::size_t size = letters_.size();
    std::size_t i = 0;
    while (i < size && !is_vowel(letters_[i].lower)) ++i;
    // The u of "qu" and the i of "gi" before a vowel belong to the consonant.
    if (i > 0 && i + 1 < size && is_vowel(letters_[i + 1].lower)) {
      const char16_t before = letters_[i - 1].lower, vowel = letters_[i].lower;
      if ((before == u'q' && vowel == u'u') || (before == u'g' && vowel == u'i' && i == 1)) ++i;
    }
    begin_ = i;
    while (i < size && is_vowel(letters_[i].lower)) ++i;
    end_ = i;
    for (; i < size; ++i)
      if (is_vowel(letters_[i].lower)) begin_ = end_ = size;  // a second group: not ours
  }

  std::size_t tone_place() const {
    for (std::size_t i = end_; i > begin_; --i)
      if (has_quality(letters_[i - 1].lower)) return i - 1;
    const std::size_t count = end_ - begin_;
    if (count == 1) return begin_;
    if (count == 3 || has_coda()) return begin_ + 1;
    const char16_t first = letters_[begin_].lower, second = letters_[begin_ + 1].lower;
    if (first == u'o' && (second == u'a' || second == u'e')) return begin_ + 1;
    if (first == u'u' && second == u'y' && has_onset()) return begin_ + 1;  // thuỷ, but ủy
    return begin_;
  }

  std::vector<Letter> letters_;
  std::size_t begin_ = 0, end_ = 0;
  int tones_ = 0;
  char16_t tone_ = 0;
};

bool in_word(char16_t c) {
  if (c == u'\'' || c == 0x2019 || is_latin_mark(c)) return true;
  return !U16_IS_SURROGATE(c) && u_isalpha(c);
}

// Calls f with each word, copies what lies between.
template <class F>
std::u16string rewrite_words(std::u16string_view text, F&& f) {
  std::u16string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (!in_word(text[at])) {
      out.push_back(text[at++]);
      continue;
    }
    const std::size_t from = at;
    while (at < text.size() && in_word(text[at])) ++at;
    const std::u16string_view word = text.substr(from, at - from);
    // No Vietnamese syllable is longer than 7 letters; with marks and a prefix like R' twice that.
    if (word.size() > 24)
      out += word;
    else
      out += f(word);
  }
  return out;
}

std::u16string styled(std::u16string_view text, bool i_too) {
  return rewrite_words(text, [&](std::u16string_view word) {
    Syllable syllable(word);
    if (!syllable.plausible()) return std::u16string(word);
    if (i_too) syllable.i_for_y();
    return syllable.text();
  });
}

}  // namespace

bool valid_utf8(std::string_view text) {
  for (std::int32_t i = 0, size = static_cast<std::int32_t>(text.size()); i < size;) {
    if (static_cast<unsigned char>(text[static_cast<std::size_t>(i)]) < 0x80) {
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return to_utf8(normalize(to_utf16(text), true));
}

std::string strip_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  each_plain(text, [&](UChar32 c) { append(out, c); });
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  each_plain(text, [&](UChar32 c) {
    if (c < 0x80) {
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        blank = true;
        return;
      }
      if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    } else if (is_blank(c)) {
      blank = true;
      return;
    } else {
      c = u_tolower(c);
    }
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    append(out, c);
  });
  return out;
}

std::string new_style(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return to_utf8(normalize(styled(to_utf16(text), false), true));
}

std::string i_for_y(std::string_view text) {
  const std::u16string wide = normalize(to_utf16(text), true);
  return to_utf8(rewrite_words(wide, [](std::u16string_view word) {
    Syllable syllable(word);
    if (!syllable.plausible()) return std::u16string(word);
    const std::u16string before = syllable.text();
    syllable.i_for_y();
    const std::u16string after = syllable.text();
    // Only the letter changes here, never the place of a tone.
    return before == after ? std::u16string(word) : after;
  }));
}

std::string name_key(std::string_view text) {
  const std::u16string wide = normalize(styled(to_utf16(text), true), true);
  std::string out;
  out.reserve(wide.size() * 2);
  bool blank = false;
  const auto length = static_cast<std::int32_t>(wide.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT_OR_FFFD(wide.data(), i, length, c);
    if (is_invisible(c)) continue;
    if (is_blank(c)) {
      blank = true;
      continue;
    }
    if (c >= 0x2010 && c <= 0x2015) c = '-';
    if (c == 0x2019) c = '\'';
    if (c == 0xF0 || c == 0xD0 || c == 0x189) c = 0x111;
    // "Bà Rịa - Vũng Tàu" and "Bà Rịa-Vũng Tàu" are one name.
    if (blank && !out.empty() && c != '-' && out.back() != '-') out.push_back(' ');
    blank = false;
    append(out, u_tolower(c));
  }
  return out;
}

std::string slug(std::string_view text) {
  std::string out;
  bool gap = false;
  each_plain(text, [&](UChar32 c) {
    if (c < 0x80 && u_isalnum(c)) {
      if (gap && !out.empty()) out.push_back('-');
      gap = false;
      out.push_back(static_cast<char>(u_tolower(c)));
    } else {
      gap = true;
    }
  });
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_blank(next(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    auto i = static_cast<std::int32_t>(text.size());
    UChar32 c = 0;
    U8_PREV_OR_FFFD(text.data(), 0, i, c);
    if (!is_blank(c)) break;
    text = text.substr(0, static_cast<std::size_t>(i));
  }
  return text;
}

std::size_t utf8_length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next(text, at);
  return count;
}

std::string truncate_utf8(std::string_view text, std::size_t max) {
  std::size_t at = 0, letter = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    const std::size_t from = at;
    const UChar32 c = next(text, at);
    const bool mark = is_latin_mark(c);
    if (!mark) letter = from;
    if (count == max) return std::string(text.substr(0, mark ? letter : from));
  }
  return std::string(text);
}

}  // namespace langnghe
