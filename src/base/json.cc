#include "base/json.h"

#include <fmt/format.h>

#include <cmath>

namespace langnghe {
namespace {

// Length of the well-formed UTF-8 sequence at the front of the text (RFC 3629), 0 when it is none.
std::size_t sequence(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto trail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned a = byte(0);
  if (a < 0x80) return 1;
  if (a >= 0xC2 && a <= 0xDF) return trail(1) ? 2 : 0;
  if (a >= 0xE0 && a <= 0xEF)
    return trail(1, a == 0xE0 ? 0xA0 : 0x80, a == 0xED ? 0x9F : 0xBF) && trail(2) ? 3 : 0;
  if (a >= 0xF0 && a <= 0xF4)
    return trail(1, a == 0xF0 ? 0x90 : 0x80, a == 0xF4 ? 0x8F : 0xBF) && trail(2) && trail(3) ? 4 : 0;
  return 0;
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
      ++at;
    } else if (c == '\n') {
      out += "\\n";
      ++at;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
      ++at;
    } else if (const std::size_t length = sequence(text.substr(at)); length > 0) {
      out += text.substr(at, length);
      at += length;
    } else {
      out += "\xEF\xBF\xBD";
      ++at;
    }
  }
  out += '"';
}

}  // namespace

void JsonWriter::comma() {
  if (!first_ && !after_key_) out_ += ',';
  first_ = false;
  after_key_ = false;
}

void JsonWriter::open(char begin, char close) {
  comma();
  out_ += begin;
  close_.push_back(close);
  first_ = true;
}

void JsonWriter::end() {
  out_ += close_.back();
  close_.pop_back();
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  comma();
  append_string(out_, name);
  out_ += ':';
  after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
  comma();
  append_string(out_, text);
}

void JsonWriter::value(double number) {
  if (std::isfinite(number))
    raw(fmt::format("{}", number));
  else
    null();
}

void JsonWriter::raw(std::string_view json) {
  comma();
  out_ += json;
}

std::string json_string(std::string_view text) {
  std::string out;
  append_string(out, text);
  return out;
}

}  // namespace langnghe
