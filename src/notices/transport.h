// The ways out of the house. A transport sends one notice and says what became of it; when to
// try again is not its business.
#pragma once

#include <memory>
#include <string>

#include "notices/notices.h"
#include "notices/settings.h"

namespace langnghe::notices {

struct Outgoing {
  std::string uid;   // the same at every attempt
  Channel channel = Channel::kEmail;
  std::string to;    // address or number; never logged
  std::string what, code, link;
  std::string subject, text, brief;
  std::string language;
  Millis at = 0;     // when it was put
  Millis now = 0;
};

enum class Fate {
  kSent,
  kAgain,        // not now; this one later
  kChannelDown,  // nothing goes this way now: the server is away or does not let us in
  kNever,        // this one will not be taken, ever
};

struct Outcome {
  Fate fate = Fate::kSent;
  std::string trouble;  // a key of the catalogue: "notices.trouble.refused"
  std::string detail;   // "SMTP 550", "HTTP 503": no addresses
};

class Transport {
 public:
  virtual ~Transport() = default;
  // One call at a time.
  virtual Outcome send(const Outgoing& notice) = 0;
};

std::unique_ptr<Transport> mail_transport(const MailSettings& settings);
// POST with the notice as JSON, signed (docs/notices.md).
std::unique_ptr<Transport> hook_transport(const HookSettings& settings);
// The body of such a request, and its signature: "v1=" and HMAC-SHA256(secret, timestamp "." body)
// in hex.
std::string hook_body(const Outgoing& notice);
std::string hook_signature(std::string_view secret, std::string_view timestamp, std::string_view body);

}  // namespace langnghe::notices
