#include "pages/staff.h"

#include <algorithm>

#include "base/text.h"
#include "casework/casework.h"
#include "pages/menu.h"
#include "web/form.h"

namespace langnghe::pages {
namespace {

// Where somebody wanted to go comes back after signing in.
web::Response to_sign_in(const web::Request& request) {
  std::string target = "/staff/login";
  if (request.method == "GET" && request.path != "/staff")
    target += "?next=" + web::percent_encode(request.path);
  web::Response response = web::redirect(target);
  if (!request.cookie(kStaffCookie).empty()) response.cookies.push_back(no_staff_cookie());
  return response;
}

web::Handler guard(const Services& services, StaffHandler handler, bool early) {
  return [&services, handler = std::move(handler), early](const web::Request& request) {
    const std::string token(request.cookie(kStaffCookie));
    const auto session = token.empty() ? std::nullopt : services.accounts.session(token);
    if (!session) {
      auto kept = keep_form(services, request);
      return private_page(kept ? std::move(*kept) : to_sign_in(request));
    }
    if (session->code_needed) return private_page(web::redirect("/staff/login/code"));
    const auto directory = services.directory.now();
    const directory::Officer* officer = directory->officer(session->officer);
    if (officer == nullptr || !officer->valid_on(local_date(services.clock.now()))) {
      services.accounts.sign_out(token);
      return private_page(to_sign_in(request));
    }
    if (session->change_password && !early)
      return private_page(web::redirect("/staff/account/password"));
    return private_page(handler(request, Staff{*session, token, *officer}));
  };
}

}  // namespace

web::Cookie staff_cookie(std::string_view token) {
  return {.name = std::string(kStaffCookie), .value = std::string(token), .path = "/staff"};
}

web::Cookie no_staff_cookie() {
  return {.name = std::string(kStaffCookie), .value = "", .path = "/staff", .max_age = 0};
}

web::Handler guarded(const Services& services, StaffHandler handler) {
  return guard(services, std::move(handler), false);
}

web::Handler guarded_early(const Services& services, StaffHandler handler) {
  return guard(services, std::move(handler), true);
}

web::Response private_page(web::Response response) {
  const bool said = std::any_of(response.headers.begin(), response.headers.end(),
                                [](const auto& header) { return header.first == "Cache-Control"; });
  if (!said) response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

web::Frame staff_frame(const Services& services, const web::Request& request, const Staff& staff,
                       std::string_view title) {
  web::Frame frame = frame_of(services, request, title);
  const web::Words words = words_of(services, request);
  frame.staff = true;
  frame.no_index = true;
  frame.person = staff.officer.name;
  const auto directory = services.directory.now();
  if (const directory::Unit* unit = directory->unit(staff.officer.unit))
    frame.person += ", " + unit->name(web::code_of(request.language));
  frame.nav.clear();
  fill_staff_menu(services, staff, words, frame);
  return frame;
}

bool may_somewhere(const Services& services, const Staff& staff, std::string_view action) {
  return !services.directory.now()
              ->where_allowed(staff.officer.id, action, services.clock.now())
              .empty();
}

bool may_at(const Services& services, const Staff& staff, std::string_view action,
            std::int64_t unit, std::string_view kind) {
  const auto directory = services.directory.now();
  const directory::Unit* found = directory->units().unit_by_id(unit);
  return found != nullptr &&
         directory->allowed(staff.officer.id, action, found->code, kind, services.clock.now());
}

std::vector<std::int64_t> units_where(const Services& services, const Staff& staff,
                                      std::string_view action) {
  const auto directory = services.directory.now();
  const auto roots = directory->where_allowed(staff.officer.id, action, services.clock.now());
  std::vector<std::int64_t> out;
  for (const directory::Unit& unit : directory->units().all())
    if (std::any_of(roots.begin(), roots.end(), [&](const std::string& root) {
          return directory->units().is_within(unit.code, root);
        }))
      out.push_back(unit.id);
  return out;
}

std::string officer_and_unit(const Services& services, std::int64_t officer,
                             web::Language language) {
  const auto directory = services.directory.now();
  const directory::Officer* found = directory->officer(officer);
  if (found == nullptr) return {};
  const directory::Unit* unit = directory->unit(found->unit);
  return unit == nullptr ? found->name : found->name + ", " + unit->name(web::code_of(language));
}

TimeLeft left_of(const Services& services, const web::Words& words, std::optional<Millis> due_at,
                 std::string_view state) {
  if (state == "waiting" || state == "incomplete") return {"paused", words("staff.left.waiting")};
  if (state == "answered") return {"paused", words("staff.left.answered")};
  if (!due_at) return {"fine", words("staff.left.none")};
  const Millis now = services.clock.now();
  const auto& calendar = services.casework.law.calendar;
  const auto left = legalclock::time_left(calendar, *due_at, now);
  switch (legalclock::urgency(calendar, *due_at, now)) {
    case legalclock::Urgency::kLate:
      return {"late", words.working_days_left(std::min(left.working_days, -1))};
    case legalclock::Urgency::kToday: return {"soon", words("format.due_today")};
    case legalclock::Urgency::kSoon: return {"soon", words.working_days_left(left.working_days)};
    case legalclock::Urgency::kFine: break;
  }
  return {"fine", words.working_days_left(left.working_days)};
}

}  // namespace langnghe::pages
