// What officers do to a case: from each small form to its command, and back to the page.
#include "base/text.h"
#include "casework/casework.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "pages/casework/action_form.h"
#include "pages/casework/case_page.h"
#include "pages/casework/letter_page.h"
#include "pages/casework/sealed_panels.h"

namespace langnghe::pages {
namespace {

using casework::Case;

struct Step {
  const Services& services;
  const web::Request& request;
  const Staff& staff;
  const Case& before;
  std::vector<std::string> files;
  Millis now;

  std::string value(std::string_view field) const { return std::string(request.value(field)); }
};

// Any action of the lifecycle of the case; one that gives a transfer slip issues it in the
// same transaction.
Result<Case> lifecycle_act(const Step& step, const casework::Action& action, storage::Transaction& tx) {
  auto moved = casework::act(step.services.casework, tx, step.before.code, step.staff.actor(), action.id,
                             inputs_of(step.request, action.id, action, step.files), step.now);
  if (!moved || action.letter != "transfer") return moved;
  const auto slip =
      issue_transfer_slip(step.services, tx, step.before, *moved, step.staff, step.now);
  if (!slip) return tl::unexpected<Errors>(slip.error());
  return moved;
}

using Command = Result<Case> (*)(const Step&, storage::Transaction&);

struct Act {
  std::string_view action;
  Command command;
};

// What is done to a case beside its lifecycle.
const Act* find_act(std::string_view action) {
  static const Act kActs[] = {
      {"publish", [](const Step& s, storage::Transaction& tx) -> Result<Case> {
         // Empty words would take it off the list: that has a button of its own.
         if (trim(s.request.value("public_words")).empty())
           return refuse(Fault::kInvalid, "casework.refused.words_missing", "public_words");
         return casework::publish_case(s.services.casework, tx, s.before.code, s.staff.actor(),
                                       s.value("public_words"), s.now);
       }},
      {"unpublish", [](const Step& s, storage::Transaction& tx) {
         return casework::publish_case(s.services.casework, tx, s.before.code, s.staff.actor(), "",
                                       s.now);
       }},
      {"note", [](const Step& s, storage::Transaction& tx) {
         return casework::add_note(s.services.casework, tx, s.before.code, s.staff.actor(),
                                   s.value("note"), s.now);
       }},
  };
  for (const Act& act : kActs)
    if (act.action == action) return &act;
  return nullptr;
}

web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  const auto before = readable_case(services, staff, request.part("code"));
  const std::string_view action = request.part("action");
  const Act* found = find_act(action);
  if (!before) return error_page(services, request, 404);
  const auto lifecycle = services.casework.lifecycles.find(before->kind);
  const casework::Action* of_lifecycle =
      lifecycle == services.casework.lifecycles.end() ? nullptr : lifecycle->second.action(action);
  if (found == nullptr && (of_lifecycle == nullptr || of_lifecycle->by != casework::By::kOfficer))
    return error_page(services, request, 404);
  const auto refused_with = [&](Errors errors, std::vector<documents::Staged> staged) {
    if (found == nullptr) errors = prefixed(std::move(errors), action);
    // As it is now: somebody may have been faster.
    const auto now = readable_case(services, staff, before->code);
    if (!now) return refused(services, request, errors);
    return show_case(services, request, staff, *now,
                     {.errors = std::move(errors), .action = action, .staged = std::move(staged)});
  };
  // A file name may give a denouncer away as well.
  const bool sealed = casework::is_sealed(services.casework, *before);
  const auto files = sealed ? stage_nameless(services, request, std::string(action) + "_file")
                            : stage_uploads(services, request, std::string(action) + "_file");
  if (!files) return refused_with(files.error(), {});
  const Step step{services, request, staff, *before, files->tokens(), services.clock.now()};
  const auto done = services.database.write(
      [&](storage::Transaction& tx) {
        return found != nullptr ? found->command(step, tx) : lifecycle_act(step, *of_lifecycle, tx);
      });
  if (!done) return refused_with(done.error(), files->files);
  const std::string said = action == "note" ? "" : "done=" + std::string(action);
  if (casework::may_read(services.casework, *done, staff.officer.id, services.clock.now()))
    return web::redirect("/staff/case/" + done->code + (said.empty() ? "" : "?" + said));
  return web::redirect("/staff/queue?" + said + "&case=" + done->code);
}

// The petitioner's data, on the page that answers and nowhere else.
web::Response person(const Services& services, const web::Request& request, const Staff& staff) {
  const auto one = readable_case(services, staff, request.part("code"));
  if (!one) return error_page(services, request, 404);
  auto opened = casework::open_person(services.casework, services.database, one->code, staff.actor(),
                                      request.value("purpose"), request.value("person_words"),
                                      services.clock.now());
  if (!opened) {
    Errors errors = opened.error();
    for (Error& error : errors)
      if (error.field == "words") error.field = "person_words";
    return show_case(services, request, staff, *one, {.errors = errors, .action = "person"});
  }
  return show_case(services, request, staff, *one, {.action = "person", .person = std::move(*opened)});
}

}  // namespace

void register_case_act(web::Router& router, const Services& services) {
  const web::RouteOptions with_files{
      .body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};
  router.post("/staff/case/{code}/do/{action}",
              guarded(services, [&services](const auto& request, const Staff& staff) {
                return act(services, request, staff);
              }),
              with_files);
  router.post("/staff/case/{code}/person",
              guarded(services, [&services](const auto& request, const Staff& staff) {
                return person(services, request, staff);
              }));
}

}  // namespace langnghe::pages
