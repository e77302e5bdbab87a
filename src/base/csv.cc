#include "base/csv.h"

namespace langnghe {

bool CsvReader::next(std::vector<std::string>& row) {
  row.clear();
  error_.clear();
  std::string text;
  do {
    if (!std::getline(in_, text)) return false;
    ++read_;
    if (read_ == 1 && text.rfind("\xEF\xBB\xBF", 0) == 0) text.erase(0, 3);
    if (!text.empty() && text.back() == '\r') text.pop_back();
  } while (text.empty());
  line_ = read_;

  row.emplace_back();
  bool quoted = false, closed = false;
  for (std::size_t i = 0;; ++i) {
    if (i == text.size()) {
      if (!quoted) return true;
      std::string more;
      if (!std::getline(in_, more)) {
        error_ = "a quote never closes";
        return true;
      }
      ++read_;
      if (!more.empty() && more.back() == '\r') more.pop_back();
      row.back().push_back('\n');
      text = std::move(more);
      i = static_cast<std::size_t>(-1);
      continue;
    }
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        row.back().push_back(c);
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        row.back().push_back('"');
        ++i;
      } else {
        quoted = false;
        closed = true;
      }
    } else if (c == separator_) {
      row.emplace_back();
      closed = false;
    } else if (c == '"' && row.back().empty() && !closed) {
      quoted = true;
    } else {
      if (closed) error_ = "text after a closing quote";
      row.back().push_back(c);
    }
  }
}

}  // namespace langnghe
