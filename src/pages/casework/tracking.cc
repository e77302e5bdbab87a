#include "pages/casework/tracking.h"

namespace langnghe::pages {
namespace {

constexpr Millis kTrackingDays = 30;

}  // namespace

web::Cookie tracking_cookie(const Services& services, std::string_view code) {
  return {.name = "case",
          .value = services.signer.sign("track", code, services.clock.now() + kTrackingDays * kDay),
          .path = "/track/" + std::string(code),
          .max_age = kTrackingDays * kDay / kSecond};
}

bool is_petitioner(const Services& services, const web::Request& request, std::string_view code) {
  // Cookies of several cases may arrive under one name; any that fits will do.
  for (const auto& [name, value] : request.cookies)
    if (name == "case" && services.signer.verify("track", value, services.clock.now()) == code)
      return true;
  return false;
}

}  // namespace langnghe::pages
