#include "pages/trouble.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <string>
#include <system_error>

#include "base/log.h"
#include "pages/page.h"

namespace langnghe::pages {
namespace {

Errors unavailable(const char* key) { return {{Fault::kUnavailable, "", key}}; }

}  // namespace

std::optional<Errors> trouble_of(const std::exception& failure) {
  if (const auto* error = dynamic_cast<const storage::StorageError*>(&failure)) {
    using Kind = storage::StorageError::Kind;
    switch (error->kind()) {
      case Kind::kFull: return unavailable("pages.refused.storage_full");
      case Kind::kReadOnly: return unavailable("pages.refused.storage_read_only");
      case Kind::kUnavailable: return unavailable("pages.refused.storage_away");
      default: return std::nullopt;
    }
  }
  // Files of attachments.
  if (const auto* error = dynamic_cast<const std::system_error*>(&failure)) {
    const int code = error->code().value();
    if (code == ENOSPC || code == EDQUOT) return unavailable("pages.refused.storage_full");
    if (code == EROFS) return unavailable("pages.refused.storage_read_only");
  }
  return std::nullopt;
}

void tell_trouble(const std::exception& failure) {
  using Steady = std::chrono::steady_clock;
  static std::atomic<Steady::rep> next{0};
  const auto now = Steady::now().time_since_epoch();
  auto due = next.load();
  if (now.count() < due) return;
  const auto later = (now + std::chrono::duration_cast<Steady::duration>(std::chrono::seconds(10))).count();
  if (!next.compare_exchange_strong(due, later)) return;
  const std::string text = failure.what();
  log_error("nothing can be kept: " + text.substr(0, text.find(" while executing")) +
            "; people are told to come back");
}

std::optional<web::Response> failure_page(const Services& services, const web::Request& request,
                                          const std::exception& failure) {
  const auto errors = trouble_of(failure);
  if (!errors) return std::nullopt;
  tell_trouble(failure);
  web::Response response = refused(services, request, *errors);
  response.headers.emplace_back("Retry-After", "60");
  return response;
}

}  // namespace langnghe::pages
