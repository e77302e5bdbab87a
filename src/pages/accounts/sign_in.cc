// Signing in and out, and the officer's own account: password, authenticator, sessions.
#include "base/text.h"
#include "documents/qr.h"
#include "pages/menu.h"
#include "pages/staff.h"
#include "web/form.h"

namespace langnghe::pages {
namespace {

// Only ways inside the officers' pages: a link must not send people elsewhere.
std::string safe_next(std::string_view next) {
  const bool inside = next.starts_with("/staff/") && next.find("..") == std::string_view::npos &&
                      next.find('\\') == std::string_view::npos && next.find("//") == std::string_view::npos;
  return inside && !next.starts_with("/staff/login") ? std::string(next) : "/staff";
}

web::Response sign_in_page(const Services& services, const web::Request& request,
                           const Errors& errors) {
  web::Frame frame = frame_of(services, request, "staff.login.title");
  frame.path = "/staff/login";
  frame.no_index = true;
  web::View view("accounts/login");
  const web::Words words = words_of(services, request);
  web::FormView form(view, words, errors);
  form.field("login", request.value("login"));
  form.field("password", "");
  form.finish();
  const std::string_view next =
      request.method == "POST" ? request.value("next") : request.arg("next");
  view.set("NEXT", safe_next(next));
  web::Response response = page(services, view, frame, errors.empty() ? 200 : status_of(errors));
  if (response.status == 429) response.headers.emplace_back("Retry-After", "30");
  return response;
}

web::Response code_page(const Services& services, const web::Request& request,
                        const Errors& errors) {
  web::Frame frame = frame_of(services, request, "staff.code.title");
  frame.path = "/staff/login/code";
  frame.no_index = true;
  web::View view("accounts/code");
  const web::Words words = words_of(services, request);
  web::FormView form(view, words, errors);
  form.field("code", "");
  form.finish();
  view.set("NEXT", safe_next(request.method == "POST" ? request.value("next") : request.arg("next")));
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response let_in(const Services& services, const accounts::SignedIn& in, std::string_view next) {
  std::string target(next);
  if (in.session.code_needed)
    target = "/staff/login/code?next=" + web::percent_encode(next);
  else if (in.session.change_password)
    target = "/staff/account/password";
  web::Response response = web::redirect(target);
  response.cookies.push_back(staff_cookie(in.token));
  response.cookies.push_back(who_cookie(services, in.session.officer));
  response.rotate_session = true;
  return response;
}

web::Response sign_in(const Services& services, const web::Request& request) {
  const std::string_view login = trim(request.value("login"));
  const auto in = services.accounts.sign_in(login, request.value("password"), request.peer,
                                            request.header("user-agent"));
  if (!in) return sign_in_page(services, request, in.error());
  return let_in(services, *in, safe_next(request.value("next")));
}

web::Response confirm(const Services& services, const web::Request& request) {
  const auto in = services.accounts.confirm_code(request.cookie(kStaffCookie),
                                                 trim(request.value("code")), request.peer);
  if (!in) {
    if (in.error().front().message == "accounts.signed_out")
      return sign_in_page(services, request, in.error());
    Errors errors = in.error();
    for (Error& error : errors) error.field = "code";
    return code_page(services, request, errors);
  }
  return let_in(services, *in, safe_next(request.value("next")));
}

web::Response sign_out(const Services& services, const web::Request& request) {
  if (const auto token = request.cookie(kStaffCookie); !token.empty())
    services.accounts.sign_out(token);
  web::Response response = web::redirect("/staff/login");
  response.cookies.push_back(no_staff_cookie());
  response.rotate_session = true;
  return response;
}

web::Response account_page(const Services& services, const web::Request& request, const Staff& staff,
                           const Errors& errors) {
  web::Frame frame = staff_frame(services, request, staff, "staff.account.title");
  frame.path = "/staff/account";
  const web::Words words = words_of(services, request);
  if (request.arg("done") == "password") frame.notice = words("staff.password.done");
  if (request.arg("done") == "ended") frame.notice = words("staff.sessions.ended");
  web::View view("accounts/account");
  const std::string_view language = web::code_of(request.language);
  view.set("NAME", staff.officer.name);
  view.set("LOGIN", staff.officer.login);
  view.set("POST", language == "en" && !staff.officer.post.title_en.empty() ? staff.officer.post.title_en
                                                                          : staff.officer.post.title_vi);
  const auto directory = services.directory.now();
  const directory::Unit* unit = directory->unit(staff.officer.unit);
  view.set("UNIT", unit == nullptr ? "" : unit->name(language));
  const Date today = local_date(services.clock.now());
  for (const directory::Grant* grant : directory->grants_of(staff.officer.id)) {
    const directory::Role* role = directory->roles().role(grant->role);
    const directory::Unit* root = directory->unit(grant->unit);
    if (role == nullptr || root == nullptr || !grant->valid_on(today)) continue;
    web::View& row = view.add("GRANT");
    row.set("ROLE", language == "en" ? role->name_en : role->name_vi);
    row.set("ROOT", root->name(language));
  }
  view.show("HAS_CODE", staff.session.has_totp);
  view.show("NO_CODE", !staff.session.has_totp);
  const auto sessions = services.accounts.sessions(staff.officer.id);
  for (const accounts::Session& session : sessions) {
    web::View& row = view.add("SESSION");
    row.set("SESSION_ID", session.id);
    row.set("SESSION_AGENT", session.agent.empty() ? words("staff.sessions.unknown") : session.agent);
    row.set("SESSION_PEER", session.peer);
    row.set("SESSION_SINCE", words.date_time(session.created));
    row.set("SESSION_SEEN", words.ago(session.seen, services.clock.now()));
    row.show("THIS", session.id == staff.session.id);
    row.show("OTHER", session.id != staff.session.id);
  }
  view.show("SEVERAL", sessions.size() > 1);
  web::FormView form(view, words, errors);
  form.finish();
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response password_page(const Services& services, const web::Request& request, const Staff& staff,
                            const Errors& errors) {
  web::Frame frame = staff_frame(services, request, staff, "staff.password.title");
  frame.path = "/staff/account/password";
  if (staff.session.change_password) frame.nav = {{"/staff/account/password", frame.title}};
  const web::Words words = words_of(services, request);
  web::View view("accounts/password");
  view.show("FORCED", staff.session.change_password);
  view.show("CHOSEN", !staff.session.change_password);
  view.set("LEAST", words("staff.password.hint",
                          {{"least", static_cast<std::int64_t>(services.accounts.policy().least_password)}}));
  web::FormView form(view, words, errors);
  // As with files, nothing typed is ever given back.
  form.file("current");
  form.file("password");
  form.file("again");
  form.finish();
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response change_password(const Services& services, const web::Request& request,
                              const Staff& staff) {
  if (request.value("password") != request.value("again"))
    return password_page(services, request, staff,
                         {{Fault::kInvalid, "again", "staff.password.differs"}});
  const auto done = services.accounts.change_password(staff.token, request.value("current"),
                                                      request.value("password"));
  if (!done) return password_page(services, request, staff, done.error());
  return web::redirect("/staff/account?done=password");
}

web::Response totp_page(const Services& services, const web::Request& request, const Staff& staff,
                        const accounts::Enrolment* enrolment, const Errors& errors) {
  web::Frame frame = staff_frame(services, request, staff, "staff.totp.title");
  frame.path = "/staff/account";
  const web::Words words = words_of(services, request);
  web::View view("accounts/totp");
  if (enrolment != nullptr) {
    web::View& fresh = view.add("FRESH");
    fresh.set("QR", web::Html{documents::qr_svg(enrolment->uri, words("staff.totp.qr"))});
    fresh.set("TOTP_SECRET", enrolment->secret);
  }
  web::FormView form(view, words, errors);
  form.field("code", "");
  form.finish();
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response begin_totp(const Services& services, const web::Request& request, const Staff& staff) {
  const auto enrolment = services.accounts.begin_totp(staff.token);
  if (!enrolment) return account_page(services, request, staff, enrolment.error());
  return totp_page(services, request, staff, &*enrolment, {});
}

web::Response finish_totp(const Services& services, const web::Request& request, const Staff& staff) {
  const auto codes = services.accounts.finish_totp(staff.token, trim(request.value("code")));
  if (!codes) return totp_page(services, request, staff, nullptr, codes.error());
  web::Frame frame = staff_frame(services, request, staff, "staff.recovery.title");
  frame.path = "/staff/account";
  web::View view("accounts/recovery");
  for (const std::string& code : *codes) view.add("RECOVERY").set("RECOVERY_CODE", code);
  return page(services, view, frame);
}

web::Response end_sessions(const Services& services, const web::Request& request, const Staff& staff) {
  const std::string_view id = request.value("session");
  if (id == "others")
    services.accounts.end_sessions(staff.officer.id, staff.token);
  else if (!services.accounts.end_session(staff.officer.id, id))
    return error_page(services, request, 404);
  return web::redirect("/staff/account?done=ended");
}

}  // namespace

void register_sign_in(web::Router& router, const Services& services) {
  router.get("/staff", guarded(services, [&services](const web::Request&, const Staff& staff) {
               return web::redirect(first_page(services, staff));
             }));
  router.get("/staff/login", [&services](const web::Request& request) {
    return private_page(sign_in_page(services, request, {}));
  });
  router.post("/staff/login", [&services](const web::Request& request) {
    return private_page(sign_in(services, request));
  });
  router.get("/staff/login/code", [&services](const web::Request& request) {
    return private_page(code_page(services, request, {}));
  });
  router.post("/staff/login/code", [&services](const web::Request& request) {
    return private_page(confirm(services, request));
  });
  router.post("/staff/logout", [&services](const web::Request& request) {
    return private_page(sign_out(services, request));
  });
  router.get("/staff/account", guarded(services, [&services](const auto& request, const Staff& staff) {
               return account_page(services, request, staff, {});
             }));
  router.get("/staff/account/password",
             guarded_early(services, [&services](const auto& request, const Staff& staff) {
               return password_page(services, request, staff, {});
             }));
  router.post("/staff/account/password",
              guarded_early(services, [&services](const auto& request, const Staff& staff) {
                return change_password(services, request, staff);
              }));
  router.post("/staff/account/totp",
              guarded(services, [&services](const auto& request, const Staff& staff) {
                return begin_totp(services, request, staff);
              }));
  router.post("/staff/account/totp/confirm",
              guarded(services, [&services](const auto& request, const Staff& staff) {
                return finish_totp(services, request, staff);
              }));
  router.post("/staff/account/sessions",
              guarded(services, [&services](const auto& request, const Staff& staff) {
                return end_sessions(services, request, staff);
              }));
}

}  // namespace langnghe::pages
