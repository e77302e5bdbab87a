#include "web/dispatch.h"

#include <algorithm>
#include <exception>

#include "base/log.h"
#include "web/gzip.h"
#include "web/head.h"
#include "web/wire.h"

namespace langnghe::web {
namespace {

constexpr std::size_t kCompressFrom = 1024;
// Long enough for a form that was begun on one day and sent on the next.
constexpr std::int64_t kSessionSeconds = 7 * 24 * 3600;

struct Target {
  std::vector<std::string> segments;
  std::string path;
  std::string_view query;
};

bool read_target(std::string_view text, Target& out) {
  if (text.starts_with("http://") || text.starts_with("https://")) {
    // The absolute form, which proxies may send (RFC 9112 section 3.2.2).
    text.remove_prefix(text.find("//") + 2);
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return false;
    text.remove_prefix(slash);
  }
  if (!text.starts_with('/')) return false;
  const std::size_t mark = text.find('?');
  if (mark != std::string_view::npos) out.query = text.substr(mark + 1);
  std::string_view path = text.substr(0, mark);
  std::string segment;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t slash = path.find('/');
    // Split first, decode then: an encoded slash is a letter of its segment.
    if (!percent_decode(path.substr(0, slash), false, segment)) return false;
    if (!is_clean_text(segment)) return false;
    out.path += '/';
    out.path += segment;
    out.segments.push_back(segment);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash);
  }
  return true;
}

void read_cookies(std::string_view header, Fields& out) {
  while (!header.empty()) {
    const std::size_t end = header.find(';');
    std::string_view pair = header.substr(0, end);
    header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    while (pair.ends_with(' ')) pair.remove_suffix(1);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    std::string_view value = pair.substr(equals + 1);
    if (value.size() > 1 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    if (!is_clean_text(value)) continue;
    out.emplace_back(pair.substr(0, equals), value);
  }
}

// Vietnamese unless English is asked for and stands before it (the order decides; browsers
// send their weights in falling order).
Language preferred(const Request& request) {
  const std::string_view chosen = request.cookie(kLanguageCookie);
  if (chosen == "vi") return Language::kVietnamese;
  if (chosen == "en") return Language::kEnglish;
  const std::string accept = lower(request.header("accept-language"));
  const std::size_t english = accept.find("en");
  return english < accept.find("vi") ? Language::kEnglish : Language::kVietnamese;
}

bool good_host(std::string_view host) {
  if (host.empty() || host.size() > 255) return false;
  for (const char c : host) {
    const bool known = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == ':' ||
                       c == '[' || c == ']';
    if (!known) return false;
  }
  return true;
}

// RFC 9110 section 5.6.2; http_parser lets blanks into names.
bool is_token(std::string_view name) {
  constexpr std::string_view kOthers = "()<>@,;:\\\"/[]?={}";
  for (const char c : name) {
    if (c <= ' ' || c >= 0x7F || kOthers.find(c) != std::string_view::npos) return false;
  }
  return !name.empty();
}

bool changes_state(std::string_view method) {
  return method != "GET" && method != "OPTIONS" && method != "TRACE";
}

// What went wrong for the log: one short line, without the values a database adds to it.
std::string for_log(const std::exception& failure) {
  std::string text = failure.what();
  text.resize(std::min({text.size(), text.find('\n'), text.find(" while executing"),
                        text.find(" while preparing"), std::size_t{300}}));
  return text;
}

}  // namespace

Dispatcher::Dispatcher(Router router, ErrorPage error_page, std::string csrf_key,
                       const std::vector<std::string>& trusted_proxies, std::size_t max_body,
                       FailurePage failure_page)
    : router_(std::move(router)),
      error_page_(std::move(error_page)),
      failure_page_(std::move(failure_page)),
      csrf_(std::move(csrf_key)),
      proxies_(trusted_proxies),
      max_body_(max_body) {}

void Dispatcher::read_head(Request& request) const {
  for (const auto& [name, value] : request.headers) {
    if (name == "cookie") read_cookies(value, request.cookies);
  }
  if (proxies_.trusts(request.peer)) {
    request.secure = lower(request.header("x-forwarded-proto")) == "https";
    request.peer = proxies_.caller(request.peer, request.header("x-forwarded-for"));
  }
  request.language = preferred(request);
}

Dispatcher::Job Dispatcher::prepare(RawRequest raw) const {
  Job job;
  Request& request = job.request;
  job.head_only = raw.method == "HEAD";
  request.method = job.head_only ? "GET" : std::move(raw.method);
  request.headers = std::move(raw.headers);
  request.peer = std::move(raw.peer);
  read_head(request);

  int hosts = 0;
  bool hosts_good = true;
  bool names_good = true;
  for (const auto& [name, value] : request.headers) {
    names_good = names_good && is_token(name);
    if (name != "host") continue;
    ++hosts;
    hosts_good = hosts_good && good_host(value);
  }
  Target target;
  if (!names_good) {
    job.refused = 400;
    request.problem = "web.head_broken";
  } else if (hosts != 1 || !hosts_good) {
    job.refused = 400;
    request.problem = "web.host_wrong";
  } else if (!read_target(raw.target, target)) {
    job.refused = 400;
    request.problem = "web.address_broken";
  }
  if (job.refused) {
    job.keep_alive = false;
    return job;
  }
  request.path = std::move(target.path);
  request.raw_query = target.query;
  Router::Match match = router_.match(request.method, target.segments);
  job.route = match.route;
  if (!match.route) {
    job.refused = match.allow.empty() ? 404 : 405;
    job.allow = std::move(match.allow);
  } else {
    request.pattern = match.route->pattern;
    request.route = std::move(match.parts);
  }
  if (const FormProblem problem = parse_urlencoded(request.raw_query, {}, request.query)) {
    job.refused = 400;
    request.problem = problem.key;
    request.problem_field = problem.field;
  }
  if (!job.route || !job.route->options.cacheable) {
    const std::string_view session = request.cookie(Csrf::cookie_name(request.secure));
    job.new_session = !Csrf::is_session(session);
    request.session = job.new_session ? Csrf::new_session() : std::string(session);
    request.csrf = csrf_.token(request.session);
  }
  return job;
}

std::size_t Dispatcher::body_limit(std::string_view method, std::string_view text) const {
  Target target;
  if (!read_target(text, target)) return max_body_;
  const Router::Match match = router_.match(method, target.segments);
  // Whoever sends to a place that is not there gets told so, unless it is long.
  return std::min(match.route ? match.route->options.body_limit : std::size_t{64 * 1024},
                  max_body_);
}

int Dispatcher::read_body(Job& job, std::string_view body) const {
  Request& request = job.request;
  if (body.empty()) return 0;
  if (body.size() > job.route->options.body_limit) return 413;
  const std::string_view type = request.header("content-type");
  const std::string kind = lower(type.substr(0, type.find(';')));
  FormProblem problem;
  if (kind == "application/x-www-form-urlencoded") {
    problem = parse_urlencoded(body, {}, request.form);
  } else if (kind == "multipart/form-data") {
    problem = parse_multipart(type, body, {}, request.form, request.uploads);
  } else {
    request.body = body;
  }
  if (!problem) return 0;
  request.problem = problem.key;
  request.problem_field = problem.field;
  return 400;
}

Response Dispatcher::error(Job& job, int status) const {
  Response response;
  try {
    if (error_page_) response = error_page_(job.request, status);
  } catch (const std::exception& failure) {
    log_error("web: the page for status " + std::to_string(status) + " failed: " +
              for_log(failure));
    response = Response{};
  }
  if (response.body.empty() && !response.shared_body) {
    response = plain(status, std::to_string(status) + " " + std::string(reason_phrase(status)));
    if (!job.request.problem.empty()) response.body += "\n" + job.request.problem;
    if (!job.request.problem_field.empty()) response.body += ": " + job.request.problem_field;
    response.body += '\n';
  }
  response.status = status;
  return response;
}

Response Dispatcher::respond(Job& job, std::string_view body) const {
  Request& request = job.request;
  if (job.refused) {
    Response response = error(job, job.refused);
    if (job.refused == 405) response.headers.emplace_back("Allow", job.allow);
    return response;
  }
  if (const int status = read_body(job, body)) return error(job, status);
  const bool guarded = job.route->options.csrf && changes_state(request.method);
  if (guarded && !csrf_.allows(request)) {
    request.problem = "web.form_expired";
    return error(job, 403);
  }
  Response response = job.route->handler(request);
  if (response.status >= 400 && response.body.empty() && !response.shared_body) {
    Response page = error(job, response.status);
    page.headers.insert(page.headers.end(), response.headers.begin(), response.headers.end());
    page.cookies.insert(page.cookies.end(), response.cookies.begin(), response.cookies.end());
    page.rotate_session = page.rotate_session || response.rotate_session;
    return page;
  }
  return response;
}

Outgoing Dispatcher::finish(Job& job, Response response) const {
  const Request& request = job.request;
  const bool cacheable = job.route && job.route->options.cacheable && !job.refused;
  const bool shows_forms = response.type.starts_with("text/html") && response.status != 303;
  if (response.rotate_session || (job.new_session && shows_forms && !request.session.empty())) {
    Cookie cookie;
    cookie.name = Csrf::cookie_name(request.secure);
    cookie.value = response.rotate_session ? Csrf::new_session() : request.session;
    cookie.max_age = kSessionSeconds;
    response.cookies.push_back(std::move(cookie));
  }
  Outgoing out;
  out.status = response.status;
  if (response.compress && !response.shared_body) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (response.body.size() > kCompressFrom &&
        accepts_gzip(request.header("accept-encoding"))) {
      response.body = gzip(response.body, 1);
      response.headers.emplace_back("Content-Encoding", "gzip");
    }
  }
  out.close = !job.keep_alive || draining_;
  const std::size_t size =
      response.shared_body ? response.shared_body->size() : response.body.size();
  out.head = wire_head(response, size, {request.secure, out.close, job.head_only, cacheable});
  if (!job.head_only && response.status != 204 && response.status != 304) {
    out.shared_body = std::move(response.shared_body);
    if (!out.shared_body) out.body = std::move(response.body);
  }
  return out;
}

Outgoing Dispatcher::answer(Job& job, std::string_view body) const {
  const auto failed = [&](const std::string& why) {
    log_error("web: " + job.request.method + " " +
              (job.route ? job.route->pattern : std::string("-")) + " failed: " + why);
    try {
      return finish(job, error(job, 500));
    } catch (const std::exception&) {
      return finish(job, plain(500, "500 Internal Server Error\n"));
    }
  };
  try {
    return finish(job, respond(job, body));
  } catch (const std::exception& failure) {
    try {
      if (failure_page_)
        if (auto page = failure_page_(job.request, failure)) return finish(job, std::move(*page));
    } catch (const std::exception&) {
      // The page fails like the handler did: 500 then.
    }
    return failed(for_log(failure));
  } catch (...) {
    return failed("something that is no std::exception");
  }
}

Outgoing Dispatcher::refuse(std::string_view head_text, std::string peer, int status) const {
  const Head head = web::read_head(head_text);
  RawRequest raw;
  raw.method = head.method;
  raw.target = head.target;
  raw.headers = read_fields(head.fields);
  raw.peer = std::move(peer);
  Job job = prepare(std::move(raw));
  job.keep_alive = false;
  try {
    return finish(job, error(job, status));
  } catch (const std::exception&) {
    return finish(job, plain(status, std::string(reason_phrase(status)) + "\n"));
  }
}

}  // namespace langnghe::web
