#include "ledger/entry.h"

#include <charconv>

#include "base/encoding.h"

namespace langnghe::ledger {
namespace {

constexpr std::string_view kVersion = "langnghe/entry/v1\n";

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Takes "name value\n" off the front.
bool take(std::string_view& text, std::string_view name, std::string_view& value) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || !text.starts_with(name) || text.size() <= name.size() ||
      text[name.size()] != ' ' || end < name.size() + 2)
    return false;
  value = text.substr(name.size() + 1, end - name.size() - 1);
  text.remove_prefix(end + 1);
  return true;
}

// Past a JSON string whose opening quote stands at `at`.
std::size_t past_string(std::string_view json, std::size_t at) {
  for (++at; at < json.size(); ++at) {
    if (json[at] == '\\')
      ++at;
    else if (json[at] == '"')
      return at + 1;
  }
  return json.size();
}

std::size_t past_blanks(std::string_view json, std::size_t at) {
  while (at < json.size() && (json[at] == ' ' || json[at] == '\n' || json[at] == '\t' || json[at] == '\r'))
    ++at;
  return at;
}

}  // namespace

std::string Entry::text() const {
  std::string out;
  out.reserve(256);
  out += kVersion;
  out += "time ";
  out += std::to_string(time);
  out += "\nkind ";
  out += kind;
  out += "\nsubject ";
  out += subject;
  out += "\nunit ";
  out += unit.empty() ? "-" : unit;
  out += "\ncommitment ";
  out += commitment;
  out += '\n';
  return out;
}

std::optional<Entry> Entry::parse(std::string_view text) {
  const std::string_view whole = text;
  if (!text.starts_with(kVersion)) return std::nullopt;
  text.remove_prefix(kVersion.size());
  std::string_view time;
  std::string_view kind;
  std::string_view subject;
  std::string_view unit;
  std::string_view commitment;
  if (!take(text, "time", time) || !take(text, "kind", kind) || !take(text, "subject", subject) ||
      !take(text, "unit", unit) || !take(text, "commitment", commitment) || !text.empty())
    return std::nullopt;
  Entry out;
  const auto [end, error] = std::from_chars(time.data(), time.data() + time.size(), out.time);
  if (error != std::errc{} || end != time.data() + time.size()) return std::nullopt;
  out.kind = kind;
  out.subject = subject;
  if (unit != "-") out.unit = unit;
  out.commitment = commitment;
  if (!is_hash(subject) || !is_hash(commitment) || out.text() != whole) return std::nullopt;
  return out;
}

std::string canonical_payload(std::string_view subject, std::string_view json) {
  std::string out;
  out.reserve(subject.size() + 1 + json.size());
  out += subject;
  out += '\n';
  out += json;
  return out;
}

std::string commitment(std::string_view salt, std::string_view canonical_payload) {
  std::string bytes;
  bytes.reserve(salt.size() + canonical_payload.size());
  bytes += salt;
  bytes += canonical_payload;
  return hex(view(sha256(bytes)));
}

std::optional<RecordedState> recorded_state(std::string_view json) {
  int depth = 0;
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at];
    if (c == '"') {
      const std::size_t after = past_string(json, at);
      const bool key_here = depth == 1 && json.substr(at, after - at) == "\"state\"";
      at = past_blanks(json, after);
      if (!key_here || at >= json.size() || json[at] != ':') continue;
      at = past_blanks(json, at + 1);
      if (json.substr(at).starts_with("null")) return RecordedState{true, {}};
      if (json.size() < at + 66 || json[at] != '"' || json[at + 65] != '"') return std::nullopt;
      const std::string_view digest = json.substr(at + 1, 64);
      if (!is_hash(digest)) return std::nullopt;
      return RecordedState{false, std::string(digest)};
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    ++at;
  }
  return std::nullopt;
}

}  // namespace langnghe::ledger
