#include "web/head.h"

#include <algorithm>
#include <limits>

namespace langnghe::web {
namespace {

std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

std::size_t find_head_end(std::string_view text) {
  std::size_t at = 0;
  while ((at = text.find('\n', at)) != std::string_view::npos) {
    ++at;
    if (text.substr(at).starts_with('\n')) return at + 1;
    if (text.substr(at).starts_with("\r\n")) return at + 2;
  }
  return std::string_view::npos;
}

Head read_head(std::string_view text) {
  Head head;
  const std::string_view first = next_line(text);
  const std::size_t space = first.find(' ');
  head.method = first.substr(0, space);
  if (space != std::string_view::npos) {
    const std::string_view rest = first.substr(space + 1);
    head.target = rest.substr(0, rest.find(' '));
    head.version = rest.substr(std::min(rest.size(), head.target.size() + 1));
  }
  head.fields = text;
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    if (line.empty()) break;
    const char c = static_cast<char>(line.front() | 32);
    if (c != 'c' && c != 't' && c != 'e') continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = lower(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (name == "content-length") {
      std::uint64_t length = 0;
      for (const char digit : value) {
        if (digit < '0' || digit > '9') break;
        if (length > std::numeric_limits<std::uint64_t>::max() / 10 - 9) break;
        length = length * 10 + static_cast<std::uint64_t>(digit - '0');
      }
      head.content_length = length;
    } else if (name == "transfer-encoding") {
      head.chunked = true;
    } else if (name == "expect") {
      head.expects_continue = lower(value) == "100-continue";
    }
  }
  return head;
}

std::vector<std::pair<std::string, std::string>> read_fields(std::string_view fields) {
  std::vector<std::pair<std::string, std::string>> out;
  while (!fields.empty()) {
    const std::string_view line = next_line(fields);
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    out.emplace_back(lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
  }
  return out;
}

}  // namespace langnghe::web
