// Forms only from our own pages, without state on the server: every browser gets a random
// session id in a cookie, every form carries HMAC(key, id) in the hidden field "_csrf".
// The server (server.h) does all of this; handlers only print request.csrf into their forms
// and set response.rotate_session when somebody signs in or out.
#pragma once

#include <string>
#include <string_view>

#include "web/http.h"

namespace langnghe::web {

class Csrf {
 public:
  explicit Csrf(std::string key);  // secret, 32 bytes

  static std::string new_session();
  static bool is_session(std::string_view id);  // of the form that new_session() makes
  // "__Host-sid" over TLS, so that no neighbouring host can plant it; "sid" otherwise.
  static std::string_view cookie_name(bool secure);

  std::string token(std::string_view session) const;
  // A state-changing request is ours when the token (form field "_csrf" or header
  // "x-csrf-token") belongs to the session cookie, and neither Sec-Fetch-Site nor Origin
  // say that it comes from elsewhere. Constant time in the token.
  bool allows(const Request& request) const;

 private:
  std::string key_;
};

}  // namespace langnghe::web
