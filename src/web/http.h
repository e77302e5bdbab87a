// What a page handler sees of HTTP: plain values, no socket. The server (server.h) makes
// Requests and sends Responses; a handler runs on a worker thread and may block.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace langnghe::web {

// Chosen by the cookie kLanguageCookie ("vi" or "en"), else Accept-Language.
enum class Language { kVietnamese, kEnglish };

inline constexpr std::string_view kLanguageCookie = "lang";

// One file of a multipart form.
struct Upload {
  std::string field;
  std::string filename;  // as the browser sent it: show it escaped, never use it as a path
  std::string bytes;
};

using Fields = std::vector<std::pair<std::string, std::string>>;

// The value of the first field of that name, or "".
std::string_view field(const Fields& fields, std::string_view name);

struct Request {
  std::string method;       // "GET", "POST"; HEAD arrives as GET
  std::string path;         // decoded, without the query
  std::string peer;         // address of the caller, after trusted proxies
  bool secure = false;      // came over TLS, here or at a trusted proxy
  Language language = Language::kVietnamese;  // cookie, else Accept-Language, else Vietnamese
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  Fields query;
  Fields form;              // urlencoded and multipart alike; valid UTF-8 without NUL
  Fields cookies;
  Fields route;             // {name} parts of the route
  std::vector<Upload> uploads;
  std::string body;         // only when it was no form
  std::string raw_query;    // as it came, without the "?"; never log it
  std::string pattern;      // of the route that matched: "/track/{code}"; "" when none did
  std::string csrf;         // value for the hidden field "_csrf" of every form (csrf.h)
  std::string session;      // random id of this browser; no proof of who sits before it
  // Why an error page is shown, when one field is to blame: its name and a catalogue key
  // ("web.field_not_text"). Set for the error-page hook only.
  std::string problem_field;
  std::string problem;

  std::string_view header(std::string_view lower_name) const { return field(headers, lower_name); }
  std::string_view arg(std::string_view name) const { return field(query, name); }
  std::string_view value(std::string_view name) const { return field(form, name); }
  std::string_view cookie(std::string_view name) const { return field(cookies, name); }
  std::string_view part(std::string_view name) const { return field(route, name); }
};

struct Cookie {
  std::string name;
  std::string value;
  std::string path = "/";
  std::int64_t max_age = -1;  // seconds; below 0: until the browser closes; 0: delete
  bool http_only = true;      // SameSite=Lax always; Secure when the request was
};

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
  std::vector<Cookie> cookies;
  std::string body;
  std::shared_ptr<const std::string> shared_body = nullptr;  // sent instead of body, uncopied
  // May be sent gzipped when the client takes it. Never set it on a page that shows a secret
  // (also a CSRF token) together with text that a stranger can choose (BREACH).
  bool compress = false;
  // Gives the browser a new session id and CSRF token: set it at sign-in and sign-out.
  bool rotate_session = false;
};

Response redirect(std::string location);  // 303
Response plain(int status, std::string text);

}  // namespace langnghe::web
