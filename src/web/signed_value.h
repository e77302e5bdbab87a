// Small values that leave the server and come back (tracking cookie, staged upload): signed
// with HMAC-SHA256, bound to one purpose and to an expiry. They are signed, not hidden: put
// no secret inside. Form: base64url(expiry ‖ value) "." base64url(mac).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace langnghe::web {

class Signer {
 public:
  explicit Signer(std::string key);  // secret, at least 32 bytes; else std::invalid_argument

  std::string sign(std::string_view purpose, std::string_view value, Millis expires) const;
  // The value, when the signature is ours for this purpose and now lies before the expiry.
  std::optional<std::string> verify(std::string_view purpose, std::string_view text,
                                    Millis now) const;

 private:
  std::string mac(std::string_view purpose, std::string_view payload) const;
  std::string key_;
};

}  // namespace langnghe::web
