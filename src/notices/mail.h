// A letter as bytes for the wire (RFC 5322, 2045, 2047): UTF-8 in encoded words, the body in
// base64, lines ended by CRLF, so that no text of ours can break a header or a dialogue.
#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

namespace langnghe::notices {

struct Letter {
  std::string from, from_name;  // address and what stands before it
  std::string to;               // address
  std::string subject, text;
  std::string language;         // "vi", "en"
  std::string uid;              // makes the Message-ID: the same at every attempt
  Millis at = 0;
};

std::string mail_bytes(const Letter& letter);
// "Trả lời" → "=?UTF-8?B?VHLhuqM=?= …", parted between letters, 75 characters at most each; plain
// ASCII stays. Control characters become blanks.
std::string encoded_words(std::string_view text);
// "Mon, 23 Nov 2026 14:05:00 +0700"
std::string mail_date(Millis at);

}  // namespace langnghe::notices
