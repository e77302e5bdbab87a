#include "web/csrf.h"

#include <stdexcept>

#include "base/encoding.h"

namespace langnghe::web {
namespace {

constexpr std::size_t kSessionBytes = 18;  // 24 characters of base64url

bool same_host(std::string_view a, std::string_view b) {
  if (a.size() != b.size() || a.empty()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

}  // namespace

Csrf::Csrf(std::string key) : key_(std::move(key)) {
  if (key_.size() < 32) throw std::invalid_argument("the CSRF key needs 32 bytes");
}

std::string Csrf::new_session() { return base64url(random_bytes(kSessionBytes)); }

bool Csrf::is_session(std::string_view id) {
  if (id.size() != kSessionBytes / 3 * 4) return false;
  for (const char c : id) {
    const bool known = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!known) return false;
  }
  return true;
}

std::string_view Csrf::cookie_name(bool secure) { return secure ? "__Host-sid" : "sid"; }

std::string Csrf::token(std::string_view session) const {
  std::string text = "csrf:";
  text += session;
  return base64url(view(hmac_sha256(key_, text)));
}

bool Csrf::allows(const Request& request) const {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  if (const std::string_view origin = request.header("origin"); !origin.empty()) {
    const std::size_t scheme = origin.find("://");
    if (scheme == std::string_view::npos) return false;  // "null": a sandbox or another site
    if (!same_host(origin.substr(scheme + 3), request.header("host"))) return false;
  }
  const std::string_view session = request.cookie(cookie_name(request.secure));
  if (!is_session(session)) return false;
  std::string_view given = request.value("_csrf");
  if (given.empty()) given = request.header("x-csrf-token");
  return same_secret(given, token(session));
}

}  // namespace langnghe::web
