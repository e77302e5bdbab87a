#include "notices/mail.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/encoding.h"

namespace langnghe::notices {
namespace {

constexpr std::size_t kWordBytes = 45;  // 60 characters of base64 and 12 around them
constexpr std::size_t kLine = 76;

bool plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c >= ' ' && c < 0x7F; }) &&
         text.find("=?") == std::string_view::npos;
}

}  // namespace

std::string encoded_words(std::string_view source) {
  std::string text(source);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) c = ' ';
  if (plain(text)) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.size(), at + kWordBytes);
    // Never within a letter.
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    out += (out.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(text.substr(at, end - at)) + "?=");
    at = end;
  }
  return out;
}

std::string mail_date(Millis at) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date day = local_date(at);
  const Millis within = at - start_of(day);
  return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0700", kDays[weekday(day)],
                     static_cast<unsigned>(day.day()), kMonths[static_cast<unsigned>(day.month()) - 1],
                     static_cast<int>(day.year()), within / kHour, within / kMinute % 60,
                     within / kSecond % 60);
}

std::string mail_bytes(const Letter& letter) {
  const std::string host = letter.from.substr(letter.from.find('@') + 1);
  std::string out;
  const auto header = [&](std::string_view name, std::string_view value) {
    out += fmt::format("{}: {}\r\n", name, value);
  };
  header("Date", mail_date(letter.at));
  header("From", letter.from_name.empty()
                     ? letter.from
                     : (plain(letter.from_name) ? "\"" + letter.from_name + "\"" : encoded_words(letter.from_name)) +
                           " <" + letter.from + ">");
  header("To", letter.to);
  header("Subject", encoded_words(letter.subject));
  header("Message-ID", fmt::format("<{}@{}>", letter.uid, host));
  header("Content-Language", letter.language);
  // Nobody's holiday answer shall come back to it (RFC 3834).
  header("Auto-Submitted", "auto-generated");
  header("MIME-Version", "1.0");
  header("Content-Type", "text/plain; charset=utf-8");
  header("Content-Transfer-Encoding", "base64");
  out += "\r\n";
  const std::string body = base64(letter.text);
  for (std::size_t at = 0; at < body.size(); at += kLine) out += body.substr(at, kLine) + "\r\n";
  return out;
}

}  // namespace langnghe::notices
