// Names of files as people give them: made harmless to keep, to show and to send back.
#include "documents/file_name.h"

#include "base/text.h"
#include "documents/attachments.h"

namespace langnghe::documents {
namespace {

constexpr std::size_t kMaxName = 120;
constexpr char kHexDigits[] = "0123456789ABCDEF";

// Length of the character at `at`, in text that is valid.
std::size_t character(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

// Broken bytes; and marks that turn the direction of text, which make "exe.fdp" look like
// "pdf.exe" and back.
bool unwelcome(std::string_view c) {
  return c == "\uFFFD" || c == "\u200E" || c == "\u200F" || (c >= "\u202A" && c <= "\u202E") ||
         (c >= "\u2066" && c <= "\u2069");
}

}  // namespace

std::string clean_file_name(std::string_view sent) {
  const std::string normal = nfc(sent);  // some systems send NFD; broken bytes become U+FFFD
  std::string_view name = normal;
  name.remove_prefix(name.find_last_of("/\\") + 1);  // npos + 1 is 0
  const auto dot = name.rfind('.');
  std::string_view extension;
  if (dot != std::string_view::npos && name.size() - dot <= 8) extension = name.substr(dot);
  const auto clean = [](std::string_view text, std::size_t most) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = character(text, at);
      const auto c = text.substr(at, length);
      at += length;
      if (unwelcome(c) || (length == 1 && (c[0] < 0x20 || c[0] == 0x7F)) ||
          (c >= "\u0080" && c <= "\u009F" && length == 2))
        continue;
      if (out.size() + length > most) break;
      out += c;
    }
    return out;
  };
  std::string out = clean(name.substr(0, name.size() - extension.size()),
                          kMaxName - extension.size()) +
                    clean(extension, extension.size());
  while (!out.empty() && (out.front() == '.' || out.front() == ' ')) out.erase(0, 1);
  while (!out.empty() && (out.back() == '.' || out.back() == ' ')) out.pop_back();
  return out.empty() ? "file" : out;
}

std::string with_extension(std::string_view name, std::string_view extension) {
  const auto dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0 && name.size() - dot <= 8) name = name.substr(0, dot);
  return std::string(name) + "." + std::string(extension);
}

std::string content_disposition(std::string_view name, bool show_inline) {
  const std::string clean = clean_file_name(name);
  std::string plain;   // for readers that know ASCII only
  std::string coded;   // RFC 8187: attr-char as it is, the rest by percent
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t length = character(clean, at);
    const char c = clean[at];
    const bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    plain += length == 1 && (word || c == '.' || c == '-' || c == ' ') ? c : '_';
    for (std::size_t i = 0; i < length; ++i) {
      const auto byte = static_cast<unsigned char>(clean[at + i]);
      if (word || c == '.' || c == '-' || c == '_') {
        coded += c;
      } else {
        coded += {'%', kHexDigits[byte >> 4], kHexDigits[byte & 15]};
      }
    }
    at += length;
  }
  return std::string(show_inline ? "inline" : "attachment") + "; filename=\"" + plain +
         "\"; filename*=UTF-8''" + coded;
}

}  // namespace langnghe::documents
