#include "web/wire.h"

#include <array>
#include <ctime>
#include <stdexcept>

#include "web/head.h"

namespace langnghe::web {
namespace {

struct Default {
  std::string_view name;   // lower case
  std::string_view line;
  bool only_secure;
};

// No script, style or frame but our own files; forms go nowhere else; the full address of a
// page (it can hold a case code) is told to nobody.
constexpr std::array<Default, 7> kSecurity = {{
    {"content-security-policy",
     "Content-Security-Policy: default-src 'self'; script-src 'self'; style-src 'self'; "
     "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; "
     "frame-ancestors 'none'; form-action 'self'; base-uri 'none'\r\n",
     false},
    {"x-content-type-options", "X-Content-Type-Options: nosniff\r\n", false},
    {"referrer-policy", "Referrer-Policy: same-origin\r\n", false},
    {"permissions-policy",
     "Permissions-Policy: geolocation=(self), camera=(self), microphone=(), payment=(), usb=()\r\n",
     false},
    {"cross-origin-opener-policy", "Cross-Origin-Opener-Policy: same-origin\r\n", false},
    {"x-frame-options", "X-Frame-Options: DENY\r\n", false},
    {"strict-transport-security", "Strict-Transport-Security: max-age=31536000\r\n", true},
}};

void check_name(std::string_view name) {
  bool good = !name.empty();
  for (const char c : name) {
    good = good && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                    c == '-' || c == '_');
  }
  if (!good) throw std::invalid_argument("a response header has an impossible name");
}

void check_value(std::string_view value) {
  for (const char c : value) {
    const auto code = static_cast<unsigned char>(c);
    if ((code < 0x20 && c != '\t') || code == 0x7F) {
      throw std::invalid_argument("a response header holds a control character");
    }
  }
}

// RFC 6265 section 4.1.1: values are made of cookie-octets.
void check_cookie(const Cookie& cookie) {
  check_name(cookie.name);
  const auto check = [](std::string_view text) {
    for (const char c : text) {
      const auto code = static_cast<unsigned char>(c);
      if (code <= 0x20 || code >= 0x7F || c == ';' || c == ',' || c == '"' || c == '\\') {
        throw std::invalid_argument("a cookie holds a character it must not");
      }
    }
  };
  check(cookie.value);
  check(cookie.path);
}

std::string_view date_line() {
  thread_local std::time_t last = 0;
  thread_local char text[48];
  thread_local std::size_t size = 0;
  const std::time_t now = std::time(nullptr);
  if (now != last) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    size = std::strftime(text, sizeof text, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
    last = now;
  }
  return {text, size};
}

}  // namespace

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 507: return "Insufficient Storage";
    default: return "Status";
  }
}

std::string wire_head(const Response& response, std::size_t body_size,
                      const WireContext& context) {
  std::string out;
  out.reserve(1024);
  out += "HTTP/1.1 ";
  out += std::to_string(response.status);
  out += ' ';
  out += reason_phrase(response.status);
  out += "\r\n";
  out += date_line();
  const bool has_body = response.status != 204 && response.status != 304;
  if (has_body) {
    out += "Content-Length: ";
    out += std::to_string(body_size);
    out += "\r\n";
    if (!response.type.empty()) {
      check_value(response.type);
      out += "Content-Type: ";
      out += response.type;
      out += "\r\n";
    }
  }
  unsigned given = 0;  // bit i: kSecurity[i] was set by the handler
  bool cache_given = false;
  for (const auto& [name, value] : response.headers) {
    check_name(name);
    check_value(value);
    const std::string key = lower(name);
    if (key == "content-length" || key == "connection" || key == "transfer-encoding" ||
        key == "set-cookie" || key == "content-type") {
      throw std::invalid_argument("the header " + key + " is set by the server alone");
    }
    for (std::size_t i = 0; i < kSecurity.size(); ++i) {
      if (key == kSecurity[i].name) given |= 1u << i;
    }
    cache_given = cache_given || key == "cache-control";
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
  }
  for (std::size_t i = 0; i < kSecurity.size(); ++i) {
    if ((given >> i & 1) || (kSecurity[i].only_secure && !context.secure)) continue;
    out += kSecurity[i].line;
  }
  // Phones are lent and shared: what is not said to be public is not kept.
  if (!cache_given) {
    out += context.cacheable ? "Cache-Control: no-cache\r\n" : "Cache-Control: no-store\r\n";
  }
  for (const Cookie& cookie : response.cookies) {
    check_cookie(cookie);
    out += "Set-Cookie: " + cookie.name + "=" + cookie.value + "; Path=" + cookie.path +
           "; SameSite=Lax";
    if (cookie.max_age >= 0) out += "; Max-Age=" + std::to_string(cookie.max_age);
    if (cookie.http_only) out += "; HttpOnly";
    if (context.secure) out += "; Secure";
    out += "\r\n";
  }
  if (context.close) out += "Connection: close\r\n";
  out += "\r\n";
  return out;
}

}  // namespace langnghe::web
