#include "insight/scan/table.h"

#include <fmt/core.h>
#include <fstream>
#include <sstream>

#include "base/result.h"

namespace langnghe::insight::scan {

namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

Table::Table(const std::string& path) : path_(path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  if (file) content << file.rdbuf();
  if (!file || file.bad()) {
    throw SetupError(fmt::format("{}: cannot be read; check the name and the rights", path));
  }
  text_ = std::move(content).str();
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  const auto first = text_.find_first_not_of(" \t\r\n", at_);
  bool quoted = false;
  bool semicolons = false;
  for (std::size_t i = first; i < text_.size() && (quoted || text_[i] != '\n'); ++i) {
    if (text_[i] == '"') quoted = !quoted;
    if (quoted) continue;
    if (text_[i] == ',') separator_ = ',';
    if (text_[i] == ';') semicolons = true;
  }
  if (separator_ == ' ' && semicolons) separator_ = ';';
}

void Table::fail(const std::string& what) const {
  throw SetupError(fmt::format("{}:{}: {}", path_, line_, what));
}

// From the opening quote to behind the closing one; "" stands for ".
std::string_view Table::quoted() {
  std::string out;
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] == '\n') ++next_line_;
    if (text_[at_] == '"') {
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
      ++at_;
    }
    out += text_[at_];
  }
  if (at_ >= text_.size()) fail("a quote is opened and never closed");
  ++at_;
  unescaped_.push_back(std::move(out));
  return unescaped_.back();
}

bool Table::next(std::vector<std::string_view>& fields) {
  const std::string_view text = text_;
  while (at_ < text.size()) {
    fields.clear();
    unescaped_.clear();
    line_ = next_line_;
    bool any = false;
    for (;;) {
      while (at_ < text.size() && blank(text[at_])) ++at_;
      const bool over = at_ >= text.size() || text[at_] == '\n';
      if (over && (separator_ == ' ' || !any)) break;
      std::string_view field;
      if (!over && text[at_] == '"') {
        field = quoted();
        any = true;
        while (at_ < text.size() && blank(text[at_]) && separator_ != ' ') ++at_;
      } else {
        const std::size_t begin = at_;
        while (at_ < text.size() && text[at_] != '\n' &&
               (separator_ == ' ' ? !blank(text[at_]) : text[at_] != separator_)) {
          ++at_;
        }
        field = trim(text.substr(begin, at_ - begin));
        any = true;
      }
      fields.push_back(field);
      if (separator_ != ' ') {
        if (at_ >= text.size() || text[at_] != separator_) break;
        ++at_;
      }
    }
    while (at_ < text.size() && text[at_] != '\n') {
      if (!blank(text[at_])) fail("something stands behind a closing quote");
      ++at_;
    }
    if (at_ < text.size()) {
      ++at_;
      ++next_line_;
    }
    for (const auto field : fields) {
      if (!field.empty()) return true;
    }
  }
  return false;
}

}  // namespace langnghe::insight::scan
