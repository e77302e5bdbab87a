#include "web/form.h"

namespace langnghe::web {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

bool is_clean_text(std::string_view text) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = p + text.size();
  const auto follows = [](unsigned char c) { return (c & 0xC0) == 0x80; };
  while (p < end) {
    if (*p == 0) return false;
    if (*p < 0x80) {
      ++p;
    } else if (*p >= 0xC2 && *p <= 0xDF) {
      if (end - p < 2 || !follows(p[1])) return false;
      p += 2;
    } else if ((*p & 0xF0) == 0xE0) {
      if (end - p < 3 || !follows(p[1]) || !follows(p[2])) return false;
      if (p[0] == 0xE0 && p[1] < 0xA0) return false;  // longer than needed
      if (p[0] == 0xED && p[1] > 0x9F) return false;  // surrogates
      p += 3;
    } else if (*p >= 0xF0 && *p <= 0xF4) {
      if (end - p < 4 || !follows(p[1]) || !follows(p[2]) || !follows(p[3])) return false;
      if (p[0] == 0xF0 && p[1] < 0x90) return false;
      if (p[0] == 0xF4 && p[1] > 0x8F) return false;  // above U+10FFFF
      p += 4;
    } else {
      return false;
    }
  }
  return true;
}

bool percent_decode(std::string_view text, bool plus_is_space, std::string& out) {
  out.clear();
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (text.size() - i < 3) return false;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return false;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += c == '+' && plus_is_space ? ' ' : c;
    }
  }
  return true;
}

std::string percent_encode(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kDigits[static_cast<unsigned char>(c) >> 4];
      out += kDigits[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

FormProblem parse_urlencoded(std::string_view text, const FormLimits& limits, Fields& out) {
  std::size_t count = 0;
  std::string name;
  std::string value;
  while (!text.empty()) {
    const std::size_t end = text.find('&');
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (pair.empty()) continue;
    if (++count > limits.fields) return {"web.too_many_fields", ""};
    const std::size_t equals = pair.find('=');
    const std::string_view raw_name = pair.substr(0, equals);
    if (raw_name.size() > 3 * limits.name_length) return {"web.field_name_too_long", ""};
    if (!percent_decode(raw_name, true, name) || !is_clean_text(name)) {
      return {"web.field_name_not_text", ""};
    }
    if (name.size() > limits.name_length) return {"web.field_name_too_long", ""};
    value.clear();
    if (equals != std::string_view::npos) {
      if (!percent_decode(pair.substr(equals + 1), true, value)) {
        return {"web.field_broken_escape", name};
      }
      if (!is_clean_text(value)) return {"web.field_not_text", name};
    }
    out.emplace_back(name, value);
  }
  return {};
}

}  // namespace langnghe::web
