// The petitioner's side of a case: by code and secret, without an account.
#include "pages/casework/track_page.h"

#include <chrono>

#include "base/text.h"
#include "documents/qr.h"
#include "ledger/log.h"
#include "pages/casework/case_file.h"
#include "pages/casework/tracking.h"

namespace langnghe::pages {
namespace {

using casework::Event;

web::Response sign_in_form(const Services& services, const web::Request& request,
                           std::string_view code, const Errors& errors) {
  web::Frame frame = frame_of(services, request, "track.title");
  frame.path = "/track";
  web::View view("casework/track_form");
  const web::Words words = words_of(services, request);
  web::FormView form(view, words, errors);
  form.field("code", code);
  // A secret is short-lived on the screen: it is not sent back.
  form.field("secret", "");
  form.finish();
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

// Checks code and secret within the limits; the right answer and a wrong one take the same way.
web::Response open(const Services& services, const web::Request& request, std::string_view typed,
                   std::string_view secret) {
  const auto code = casework::read_code(typed);
  const double limit = services.limits.secrets_a_minute;
  if (!within(services, "secret-address", request.peer, limit) ||
      (code && !within(services, "secret-code", *code, limit))) {
    web::Response response =
        sign_in_form(services, request, typed, {{Fault::kTooMany, "", "track.refused.too_many"}});
    response.headers.emplace_back("Retry-After", "60");
    return response;
  }
  if (!code) return sign_in_form(services, request, typed, {{Fault::kInvalid, "code", "track.refused.code"}});
  const bool right = casework::is_secret(services.casework, *code, secret);
  const bool there = services.database.read([&](storage::Session& session) {
    return session.value<std::int64_t>("SELECT id FROM cases WHERE code = :code", *code).has_value();
  });
  if (!right || !there)
    return sign_in_form(services, request, typed, {{Fault::kInvalid, "secret", "track.refused.secret"}});
  services.limiter.forgive("secret-code", *code);
  web::Response response = web::redirect("/track/" + *code);
  response.cookies.push_back(tracking_cookie(services, *code));
  return response;
}

// The page after sending: it waits for the checkpoint, so that the receipt is final.
web::Response sent(const Services& services, const web::Request& request, std::string_view code) {
  const auto shown = load_tracked(services, code);
  if (!shown || shown->events.empty()) return error_page(services, request, 404);
  const Event& first = shown->events.front();
  const bool final = services.log.wait_for(first.entry, std::chrono::milliseconds(3000));
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "sent.title");
  frame.no_index = true;
  frame.scripts = {"draft"};
  const std::string secret = casework::secret_of(services.casework, code);
  const std::string link = base_url(services, request) + "/t/" + std::string(code) + "/" + secret;
  web::View view("casework/sent");
  view.set("CODE", code);
  view.set("SECRET", secret);
  view.set("QR", web::Html{documents::qr_svg(link, words("sent.qr"))});
  view.set("UNIT", unit_name(services, shown->one.unit, request.language));
  if (shown->one.due_at)
    view.add("DUE").set("DUE_DATE", words.long_date(local_date(*shown->one.due_at - 1)));
  view.set("RECEIPT_HREF", "/track/" + std::string(code) + "/receipt/" + std::to_string(first.id) +
                               ".tlog-proof");
  view.show("FINAL", final);
  view.show("NOT_YET", !final);
  return page(services, view, frame);
}

web::Response receipt(const Services& services, const web::Request& request, std::string_view code) {
  std::string_view name = request.part("file");
  if (!name.ends_with(".tlog-proof")) return error_page(services, request, 404);
  name.remove_suffix(std::string_view(".tlog-proof").size());
  const auto shown = load_tracked(services, code);
  if (!shown) return error_page(services, request, 404);
  for (const Event& event : shown->events) {
    if (std::to_string(event.id) != name || !has_receipt(event)) continue;
    services.log.wait_for(event.entry, std::chrono::milliseconds(3000));
    const auto proof = services.log.receipt(event.entry);
    if (!proof) return error_page(services, request, 503);
    web::Response response;
    response.type = "text/plain; charset=utf-8";
    response.headers = {{"Content-Disposition", "attachment; filename=\"" + std::string(code) + "-" +
                                                    event.action + ".tlog-proof\""}};
    response.body = *proof;
    return response;
  }
  return error_page(services, request, 404);
}

}  // namespace

web::Handler petitioner_only(const Services& services, PetitionerHandler handler) {
  return [&services, handler = std::move(handler)](const web::Request& request) -> web::Response {
    const auto code = casework::read_code(request.part("code"));
    if (!code) return error_page(services, request, 404);
    if (!is_petitioner(services, request, *code))
      return sign_in_form(services, request, *code, {});
    return handler(request, *code);
  };
}

void register_track(web::Router& router, const Services& services) {
  router.get("/track", [&services](const web::Request& request) {
    return sign_in_form(services, request, request.arg("code"), {});
  });
  router.post("/track", [&services](const web::Request& request) {
    return open(services, request, request.value("code"), request.value("secret"));
  });
  // The link of the QR code on the paper.
  router.get("/t/{code}/{secret}", [&services](const web::Request& request) {
    return open(services, request, request.part("code"), request.part("secret"));
  });

  router.get("/track/{code}", petitioner_only(services, [&services](const web::Request& request, const std::string& code) {
               return tracking_page(services, request, code);
             }));
  router.get("/track/{code}/sent",
             petitioner_only(services, [&services](const web::Request& request, const std::string& code) {
               return sent(services, request, code);
             }));
  router.get("/track/{code}/receipt/{file}",
             petitioner_only(services, [&services](const web::Request& request, const std::string& code) {
               return receipt(services, request, code);
             }));
  router.get("/track/{code}/file/{id}",
             petitioner_only(services, [&services](const web::Request& request, const std::string& code) {
               const auto shown = load_tracked(services, code);
               if (shown)
                 for (const documents::Attachment& file : shown->files)
                   if (std::to_string(file.id) == request.part("id") && petitioner_may_see(file))
                     return file_response(services, request, file, request.arg("small") == "1");
               return error_page(services, request, 404);
             }));
  register_track_acts(router, services);
}

}  // namespace langnghe::pages
