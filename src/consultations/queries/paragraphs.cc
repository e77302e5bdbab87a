#include "base/text.h"
#include "consultations/opinions.h"

namespace langnghe::consultations {

std::vector<std::string> paragraphs_of(std::string_view draft) {
  std::vector<std::string> out;
  std::string paragraph;
  const auto flush = [&] {
    if (!trim(paragraph).empty()) out.emplace_back(trim(paragraph));
    paragraph.clear();
  };
  while (!draft.empty()) {
    const std::string_view line = draft.substr(0, draft.find('\n'));
    draft.remove_prefix(std::min(draft.size(), line.size() + 1));
    if (trim(line).empty())
      flush();
    else
      paragraph += (paragraph.empty() ? "" : "\n") + std::string(trim(line));
  }
  flush();
  return out;
}

}  // namespace langnghe::consultations
