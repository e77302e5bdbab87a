#include "search/words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/text.h"

namespace langnghe::search {
namespace {

constexpr std::size_t kLongest = 40;
constexpr std::size_t kRemembered = 200'000;

bool in_word(UChar32 c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

std::string cut(std::string text) {
  if (text.size() <= kLongest) return text;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text;
}

}  // namespace

void each_word(std::string_view text, const std::function<void(Span)>& f) {
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t begin = -1;
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t here = at;
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    if (c >= 0 && in_word(c)) {
      if (begin < 0) begin = here;
    } else if (begin >= 0) {
      f({static_cast<std::size_t>(begin), static_cast<std::size_t>(here)});
      begin = -1;
    }
  }
  if (begin >= 0) f({static_cast<std::size_t>(begin), text.size()});
}

std::string marked_form(std::string_view word) { return cut(nfc(name_key(word))); }
std::string folded_form(std::string_view marked) { return cut(fold(marked)); }

const Forms::Form& Forms::of(std::string_view word) {
  const auto found = known_.find(word);
  if (found != known_.end()) return found->second;
  if (known_.size() > kRemembered) known_.clear();
  Form form;
  form.marked = marked_form(word);
  form.folded = folded_form(form.marked);
  return known_.emplace(std::string(word), std::move(form)).first->second;
}

bool one_edit_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (i == a.size()) return true;
  if (a.size() != b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

}  // namespace langnghe::search
