#include "notices/transport.h"

#include <curl/curl.h>
#include <fmt/core.h>

#include <algorithm>
#include <cstring>

#include "base/encoding.h"
#include "base/json.h"
#include "notices/mail.h"

namespace langnghe::notices {
namespace {

// One handle of libcurl, kept between notices so that the connection is.
class Curl {
 public:
  Curl() {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    handle_ = ready == CURLE_OK ? curl_easy_init() : nullptr;
    if (handle_ == nullptr) throw std::runtime_error("libcurl does not start");
  }
  ~Curl() { curl_easy_cleanup(handle_); }
  Curl(const Curl&) = delete;
  Curl& operator=(const Curl&) = delete;

  void reset(int seconds, const std::string& authority) {
    curl_easy_reset(handle_);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(seconds));
    set(CURLOPT_TIMEOUT, static_cast<long>(seconds));
    if (!authority.empty()) set(CURLOPT_CAINFO, authority.c_str());
  }
  template <class T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(handle_, option, value);
  }
  CURLcode perform() { return curl_easy_perform(handle_); }
  long status() {
    long code = 0;
    curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &code);
    return code;
  }

 private:
  CURL* handle_ = nullptr;
};

class List {
 public:
  ~List() { curl_slist_free_all(list_); }
  void add(const std::string& line) { list_ = curl_slist_append(list_, line.c_str()); }
  curl_slist* get() const { return list_; }

 private:
  curl_slist* list_ = nullptr;
};

struct Reading {
  std::string_view left;
};
std::size_t give(char* to, std::size_t size, std::size_t count, void* from) {
  auto& reading = *static_cast<Reading*>(from);
  const std::size_t n = std::min(size * count, reading.left.size());
  std::memcpy(to, reading.left.data(), n);
  reading.left.remove_prefix(n);
  return n;
}
std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

Outcome away(CURLcode result) {
  return {Fate::kChannelDown, "notices.trouble.away", curl_easy_strerror(result)};
}

class Mail : public Transport {
 public:
  explicit Mail(MailSettings settings) : settings_(std::move(settings)) {}

  Outcome send(const Outgoing& notice) override {
    const std::string bytes = mail_bytes({settings_.from, settings_.name, notice.to, notice.subject,
                                          notice.text, notice.language, notice.uid, notice.now});
    curl_.reset(settings_.seconds, settings_.authority);
    curl_.set(CURLOPT_URL, settings_.server.c_str());
    curl_.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_.set(CURLOPT_USE_SSL, static_cast<long>(settings_.tls == Tls::kOff        ? CURLUSESSL_NONE
                                                 : settings_.tls == Tls::kRequired ? CURLUSESSL_ALL
                                                                                   : CURLUSESSL_TRY));
    if (!settings_.user.empty()) {
      curl_.set(CURLOPT_USERNAME, settings_.user.c_str());
      curl_.set(CURLOPT_PASSWORD, settings_.password.c_str());
    }
    const std::string from = "<" + settings_.from + ">";
    List to;
    to.add("<" + notice.to + ">");
    Reading reading{bytes};
    curl_.set(CURLOPT_MAIL_FROM, from.c_str());
    curl_.set(CURLOPT_MAIL_RCPT, to.get());
    curl_.set(CURLOPT_UPLOAD, 1L);
    curl_.set(CURLOPT_READFUNCTION, give);
    curl_.set(CURLOPT_READDATA, static_cast<void*>(&reading));
    const CURLcode result = curl_.perform();
    const long code = curl_.status();
    if (result == CURLE_OK) return {};
    const std::string detail = fmt::format("SMTP {}", code);
    // 530, 534, 535, 538: it does not let us in; 421: it is closing.
    if (result == CURLE_LOGIN_DENIED || code == 530 || code == 534 || code == 535 || code == 538 || code == 421)
      return {Fate::kChannelDown, "notices.trouble.not_let_in", detail};
    if (code >= 500 && code < 600) return {Fate::kNever, "notices.trouble.refused", detail};
    if (code >= 400) return {Fate::kAgain, "notices.trouble.later", detail};
    return away(result);
  }

 private:
  MailSettings settings_;
  Curl curl_;
};

class Hook : public Transport {
 public:
  explicit Hook(HookSettings settings) : settings_(std::move(settings)) {}

  Outcome send(const Outgoing& notice) override {
    const std::string body = hook_body(notice);
    const std::string timestamp = std::to_string(notice.now / kSecond);
    List headers;
    headers.add("Content-Type: application/json");
    headers.add("Langnghe-Id: " + notice.uid);
    headers.add("Langnghe-Timestamp: " + timestamp);
    headers.add("Langnghe-Signature: " + hook_signature(settings_.secret, timestamp, body));
    headers.add("Expect:");
    curl_.reset(settings_.seconds, settings_.authority);
    curl_.set(CURLOPT_URL, settings_.url.c_str());
    curl_.set(CURLOPT_PROTOCOLS_STR, "http,https");
    curl_.set(CURLOPT_HTTPHEADER, headers.get());
    curl_.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_.set(CURLOPT_POSTFIELDS, body.c_str());
    curl_.set(CURLOPT_WRITEFUNCTION, ignore);
    const CURLcode result = curl_.perform();
    if (result != CURLE_OK) return away(result);
    const long code = curl_.status();
    const std::string detail = fmt::format("HTTP {}", code);
    if (code >= 200 && code < 300) return {};
    if (code == 401 || code == 403 || code == 404 || code == 405 || (code >= 300 && code < 400))
      return {Fate::kChannelDown, "notices.trouble.not_let_in", detail};
    if (code == 408 || code == 409 || code == 425 || code == 429 || code >= 500)
      return {Fate::kAgain, "notices.trouble.later", detail};
    return {Fate::kNever, "notices.trouble.refused", detail};
  }

 private:
  HookSettings settings_;
  Curl curl_;
};

}  // namespace

std::string hook_body(const Outgoing& notice) {
  JsonWriter json;
  json.object();
  json.field("id", notice.uid);
  json.field("channel", code_of(notice.channel));
  json.field("to", notice.to);
  json.field("language", notice.language);
  json.field("what", notice.what);
  json.field("code", notice.code);
  json.field("link", notice.link);
  json.field("text", notice.channel == Channel::kSms ? notice.brief : notice.text);
  json.field("at", iso_utc(notice.at));
  json.end();
  return std::move(json).text();
}

std::string hook_signature(std::string_view secret, std::string_view timestamp, std::string_view body) {
  return "v1=" + hex(view(hmac_sha256(secret, std::string(timestamp) + "." + std::string(body))));
}

std::unique_ptr<Transport> mail_transport(const MailSettings& settings) {
  return std::make_unique<Mail>(settings);
}

std::unique_ptr<Transport> hook_transport(const HookSettings& settings) {
  return std::make_unique<Hook>(settings);
}

}  // namespace langnghe::notices
