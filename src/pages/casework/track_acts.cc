// What a petitioner does on the tracking page: reply, dispute, rate, withdraw, whatever else the lifecycle
// leaves to them.
#include <functional>

#include "base/text.h"
#include "casework/denunciations.h"
#include "pages/casework/action_form.h"
#include "pages/casework/sealed_panels.h"
#include "pages/casework/track_page.h"
#include "pages/casework/tracking.h"
#include "pages/procedures/dossier_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using casework::By;
using casework::Case;

using Act = std::function<Result<Case>(storage::Transaction&, const std::vector<std::string>& files,
                                       Millis now)>;

// One of the petitioner's actions: from the form to the command, and back to the page.
web::Response act(const Services& services, const web::Request& request, std::string_view code,
                  std::string_view field, const Act& command) {
  if (!within(services, "petitioner-act", code, 20))
    return tracking_page(services, request, code, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  // A denouncer's files are sealed, never staged: their way is tell/.
  if (const auto shown = load_tracked(services, code); !shown || casework::is_sealed(services.casework, shown->one))
    return error_page(services, request, 404);
  const std::string file_field = std::string(field) + "_file";
  const auto files = stage_uploads(services, request, file_field);
  if (!files)
    return tracking_page(services, request, code, files.error(), staged_before(services, request, file_field),
                field);
  const Millis now = services.clock.now();
  auto done = write(services,
      [&](storage::Transaction& tx) { return command(tx, files->tokens(), now); });
  if (!done) {
    for (Error& error : done.error())
      if (error.field == "words") error.field = field;
    return tracking_page(services, request, code, done.error(), *files, field);
  }
  return web::redirect("/track/" + std::string(code));
}

// Any other action of the lifecycle; one that opens a case leads on to that one.
web::Response lifecycle_act(const Services& services, const web::Request& request, const std::string& code) {
  const auto shown = load_tracked(services, code);
  if (!shown) return error_page(services, request, 404);
  const auto lifecycle = services.casework.lifecycles.find(shown->one.kind);
  const casework::Action* action = lifecycle == services.casework.lifecycles.end()
                                       ? nullptr
                                       : lifecycle->second.action(request.part("action"));
  if (action == nullptr || action->by != By::kPetitioner ||
      casework::is_sealed(services.casework, shown->one))
    return error_page(services, request, 404);
  if (!within(services, "petitioner-act", code, 20))
    return tracking_page(services, request, code, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  const std::string file_field = action->id + "_file";
  const auto files = stage_uploads(services, request, file_field);
  if (!files)
    return tracking_page(services, request, code, files.error(), staged_before(services, request, file_field), action->id);
  const Millis now = services.clock.now();
  auto done = write(services, [&](storage::Transaction& tx) {
    return casework::act(services.casework, tx, code, casework::Actor::petitioner(), action->id,
                         inputs_of(request, action->id, *action, files->tokens()), now);
  });
  if (!done) return tracking_page(services, request, code, prefixed(done.error(), action->id), *files, action->id);
  if (action->opens.empty()) return web::redirect("/track/" + code);
  const auto facts = services.database.read(
      [&](storage::Session& session) { return casework::facts_of(session, done->id); });
  const auto next = facts.find("next_case");
  if (next == facts.end()) return web::redirect("/track/" + code);
  web::Response response = web::redirect("/track/" + next->second + "/sent");
  response.cookies.push_back(tracking_cookie(services, next->second));
  return response;
}

}  // namespace

void register_track_acts(web::Router& router, const Services& services) {
  const casework::Room& room = services.casework;
  const web::RouteOptions with_files{
      .body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};
  // More from a denouncer: sealed, words and files.
  router.post("/track/{code}/tell/{action}",
              petitioner_only(services, [&services, &room](const web::Request& request, const std::string& code) {
                const std::string action(request.part("action"));
                if (!within(services, "petitioner-act", code, 20))
                  return tracking_page(services, request, code, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
                const auto done = write(services, [&](storage::Transaction& tx) {
                  return casework::tell_more(room, tx, code, action, std::string(request.value(action + "_words")),
                                             originals_of(request, "original"), services.clock.now());
                });
                if (!done) return tracking_page(services, request, code, prefixed(done.error(), action), {}, action);
                return web::redirect("/track/" + code);
              }),
              with_files);
  // Who denounced without a name gives it after all.
  router.post("/track/{code}/name", petitioner_only(services, [&services, &room](const web::Request& request, const std::string& code) {
                if (!within(services, "petitioner-act", code, 20))
                  return tracking_page(services, request, code, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
                const auto value = [&](const char* field) {
                  return std::string(trim(request.value(std::string("denouncer_") + field)));
                };
                const vault::Person person{value("name"), value("address"), value("phone"),
                                           value("email"), value("id_number"), {}};
                const auto done = write(services, [&](storage::Transaction& tx) {
                  return casework::name_denouncer(room, tx, code, person, services.clock.now());
                });
                if (!done) return tracking_page(services, request, code, prefixed(done.error(), "denouncer"), {}, "add_name");
                return web::redirect("/track/" + code);
              }));
  router.post("/track/{code}/do/{action}",
              petitioner_only(services, [&services](const web::Request& request, const std::string& code) {
                return lifecycle_act(services, request, code);
              }),
              with_files);
  router.post("/track/{code}/apology", petitioner_only(services, [&services](const web::Request& request, const std::string& code) {
                const auto done = write(services, [&](storage::Transaction& tx) {
                  return procedures::acknowledge_apology(services.procedures, tx, "case/" + code, 0, services.clock.now());
                });
                return done ? web::redirect("/track/" + code) : refused(services, request, done.error());
              }));
  router.post("/track/{code}/reply",
              petitioner_only(services, [&services, &room](const web::Request& request, const std::string& code) {
                return act(services, request, code, "reply", [&](auto& tx, auto& files, Millis now) {
                  return casework::reply_to_question(room, tx, code, std::string(request.value("reply")),
                                                     files, now);
                });
              }),
              with_files);
  router.post("/track/{code}/dispute",
              petitioner_only(services, [&services, &room](const web::Request& request, const std::string& code) {
                return act(services, request, code, "dispute", [&](auto& tx, auto& files, Millis now) {
                  return casework::dispute_case(room, tx, code, std::string(request.value("dispute")),
                                                files, now);
                });
              }),
              with_files);
  router.post("/track/{code}/rate",
              petitioner_only(services, [&services, &room](const web::Request& request, const std::string& code) {
                return act(services, request, code, "rating_words", [&](auto& tx, auto&, Millis now) {
                  const std::string_view rating = request.value("rating");
                  return casework::rate_case(room, tx, code,
                                             rating.size() == 1 ? rating[0] - '0' : 0,
                                             std::string(request.value("rating_words")), now);
                });
              }));
  router.post("/track/{code}/withdraw",
              petitioner_only(services, [&services, &room](const web::Request& request, const std::string& code) {
                return act(services, request, code, "withdraw", [&](auto& tx, auto&, Millis now) {
                  return casework::withdraw_case(room, tx, code, std::string(request.value("withdraw")),
                                                 now);
                });
              }));
}

}  // namespace langnghe::pages
