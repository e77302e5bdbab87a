#include "web/template_check.h"

#include <cctype>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace langnghe::web {
namespace {

bool blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// Walks through HTML the way a browser would, as far as tags and attributes go.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  std::vector<std::size_t> run() {
    while (at_ < text_.size()) {
      if (starts("<!--")) {
        skip_to("-->", "comment");
      } else if (starts("</")) {
        skip_to(">", "end tag");
      } else if (starts("<!")) {
        skip_to(">", "declaration");
      } else if (text_[at_] == '<' && at_ + 1 < text_.size() && std::isalpha(next(1))) {
        tag();
      } else if (text_[at_] == '<') {
        fail("a lone \"<\": write &lt; (a tag's name may not be a variable)");
      } else {
        ++at_;
      }
    }
    return std::move(query_values_);
  }

 private:
  int next(std::size_t ahead) const { return static_cast<unsigned char>(text_[at_ + ahead]); }
  bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  [[noreturn]] void fail(const std::string& why) const {
    const std::size_t from = at_ < 40 ? 0 : at_ - 40;
    throw std::invalid_argument(why + ", near \"" + std::string(text_.substr(from, 80)) + "\"");
  }

  void skip_to(std::string_view end, const char* what) {
    const std::size_t found = text_.find(end, at_);
    if (found == std::string_view::npos) fail(std::string("the ") + what + " does not end");
    at_ = found + end.size();
  }

  // {{…}} inside a tag: a section is fine, a value outside quotes is not.
  void marker() {
    const char kind = at_ + 2 < text_.size() ? text_[at_ + 2] : ' ';
    if (kind != '#' && kind != '/' && kind != '!')
      fail("a variable in a tag stands outside double quotes");
    skip_to("}}", "marker");
  }

  void tag() {
    const std::size_t start = ++at_;
    while (at_ < text_.size() && (std::isalnum(next(0)) || text_[at_] == '-')) ++at_;
    const std::string name = lower(text_.substr(start, at_ - start));
    if (name == "style") fail("<style> is refused by our own policy: use static/css/site.css");
    if (name == "base" || name == "iframe" || name == "object" || name == "embed")
      fail("<" + name + "> is not for our pages");
    bool source = false;
    while (true) {
      if (at_ >= text_.size()) fail("the tag does not end");
      if (text_[at_] == '>') break;
      if (blank(text_[at_]) || text_[at_] == '/') {
        ++at_;
      } else if (starts("{{")) {
        marker();
      } else if (starts("[[")) {
        fail("a text in a tag stands outside double quotes");
      } else {
        attribute(name, source);
      }
    }
    ++at_;
    if (name == "script" && (!source || !starts("</script>")))
      fail("a script comes from a file: <script src=\"…\" defer></script>");
  }

  void attribute(const std::string& tag_name, bool& source) {
    const std::size_t start = at_;
    while (at_ < text_.size() && !blank(text_[at_]) && text_[at_] != '=' && text_[at_] != '>' &&
           text_[at_] != '/' && !starts("{{") && !starts("[["))
      ++at_;
    const std::string name = lower(text_.substr(start, at_ - start));
    if (name.empty()) fail("the tag is not well formed");
    if (name == "style" || name == "srcdoc" || name.starts_with("on"))
      fail("the attribute " + name + " is refused by our own policy");
    if (at_ >= text_.size() || text_[at_] != '=') return;  // an attribute without value
    ++at_;
    if (at_ >= text_.size() || text_[at_] != '"')
      fail("the value of " + name + " stands in double quotes, without blanks around \"=\"");
    const std::size_t value_start = ++at_;
    const bool address = name == "href" || name == "src" || name == "action" ||
                         name == "formaction" || name == "poster";
    bool in_query = false;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (starts("{{")) {
        const bool value = at_ + 2 < text_.size() && std::isalnum(next(2));
        skip_to("}}", "marker");
        if (address && in_query && value) query_values_.push_back(at_ - 2);
      } else {
        in_query = in_query || text_[at_] == '?';
        ++at_;
      }
    }
    if (at_ >= text_.size()) fail("the value of " + name + " does not end");
    const std::string value = lower(text_.substr(value_start, at_ - value_start));
    if (value.starts_with("javascript:")) fail("javascript: is refused by our own policy");
    if (tag_name == "script" && name == "src" && !value.empty()) source = true;
    ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::size_t> query_values_;
};

}  // namespace

std::vector<std::size_t> check_markup(std::string_view text) { return Walk(text).run(); }

}  // namespace langnghe::web
