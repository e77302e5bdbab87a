// Officers' pages: who is signed in, and what every such page has in common. The guard reads
// the session and the directory anew for each request, so a closed account or an ended post
// shuts the door at once.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/casework.h"
#include "pages/page.h"

namespace langnghe::pages {

inline constexpr std::string_view kStaffCookie = "officer";
inline constexpr std::string_view kWhoCookie = "who";

// The officer of a request.
struct Staff {
  accounts::Session session;
  std::string token;
  directory::Officer officer;

  casework::Actor actor() const { return casework::Actor::of_officer(officer.id); }
};

web::Cookie staff_cookie(std::string_view token);
web::Cookie no_staff_cookie();

// Says who signed in last on this browser; opens nothing, but what they had typed when their
// session ran out waits for nobody else (accounts/kept_form.h).
web::Cookie who_cookie(const Services& services, std::int64_t officer);
// Keeps the form of a POST without a session and leads to signing in; nothing to keep: nothing.
std::optional<web::Response> keep_form(const Services& services, const web::Request& request);

using StaffHandler = std::function<web::Response(const web::Request&, const Staff&)>;
// Lets in only who is signed in with all steps done; others are sent to the step they lack.
// Nothing behind it may be kept by browsers or proxies.
web::Handler guarded(const Services& services, StaffHandler handler);
// The same for those who still have to choose a password of their own.
web::Handler guarded_early(const Services& services, StaffHandler handler);
// Adds "do not keep this anywhere".
web::Response private_page(web::Response response);

web::Frame staff_frame(const Services& services, const web::Request& request, const Staff& staff,
                       std::string_view title);

// May do this somewhere (menus), or at the unit a case has.
bool may_somewhere(const Services& services, const Staff& staff, std::string_view action);
bool may_at(const Services& services, const Staff& staff, std::string_view action,
            std::int64_t unit, std::string_view kind);
// Every unit of the subtrees where the officer may do this.
std::vector<std::int64_t> units_where(const Services& services, const Staff& staff,
                                      std::string_view action);
// "Đặng Văn Hoà, Uỷ ban nhân dân phường …"; "" for an officer nobody knows any more.
std::string officer_and_unit(const Services& services, std::int64_t officer,
                             web::Language language);

// How much time a case has left, as colour (class left--LOOK) and as words.
struct TimeLeft {
  std::string_view look;
  std::string text;
};
TimeLeft left_of(const Services& services, const web::Words& words, std::optional<Millis> due_at,
                 std::string_view state);
}  // namespace langnghe::pages
