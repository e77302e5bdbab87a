// What officers do to a case: from each small form to its command, and back to the page.
#include <charconv>

#include "base/text.h"
#include "pages/casework/case_page.h"
#include "pages/casework/letter_page.h"

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

std::int64_t number(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : 0;
}

Result<Case> transfer(const Step& step, storage::Transaction& tx) {
  const std::string words = step.value("transfer_words");
  auto moved = casework::transfer_case(step.services.casework, tx, step.before.code,
                                       step.staff.actor(), step.value("unit"), words, step.now);
  if (!moved) return moved;
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

// One line an action: the form field of its words is "<action>_words".
const Act* find_act(std::string_view action) {
  static const Act kActs[] = {
      {"accept", [](const Step& s, storage::Transaction& tx) {
         return casework::accept_case(s.services.casework, tx, s.before.code, s.staff.actor(),
                                      s.value("accept_words"), s.now);
       }},
      {"return", [](const Step& s, storage::Transaction& tx) {
         return casework::return_case(s.services.casework, tx, s.before.code, s.staff.actor(),
                                      s.value("return_words"), s.now);
       }},
      {"transfer", transfer},
      {"assign", [](const Step& s, storage::Transaction& tx) -> Result<Case> {
         if (trim(s.request.value("officer")).empty())
           return refuse(Fault::kInvalid, "casework.refused.officer_missing", "officer");
         return casework::assign_case(s.services.casework, tx, s.before.code, s.staff.actor(),
                                      number(s.request.value("officer")), s.now);
       }},
      {"take", [](const Step& s, storage::Transaction& tx) {
         return casework::take_case(s.services.casework, tx, s.before.code, s.staff.actor(), s.now);
       }},
      {"ask", [](const Step& s, storage::Transaction& tx) {
         return casework::ask_petitioner(s.services.casework, tx, s.before.code, s.staff.actor(),
                                         s.value("ask_words"), s.now);
       }},
      {"continue", [](const Step& s, storage::Transaction& tx) {
         return casework::continue_case(s.services.casework, tx, s.before.code, s.staff.actor(),
                                        s.value("continue_words"), s.now);
       }},
      {"draft", [](const Step& s, storage::Transaction& tx) {
         return casework::draft_answer(s.services.casework, tx, s.before.code, s.staff.actor(),
                                       s.value("draft_words"), s.now);
       }},
      {"revise", [](const Step& s, storage::Transaction& tx) {
         return casework::revise_answer(s.services.casework, tx, s.before.code, s.staff.actor(),
                                        s.value("revise_words"), s.now);
       }},
      {"approve", [](const Step& s, storage::Transaction& tx) {
         return casework::approve_answer(s.services.casework, tx, s.before.code, s.staff.actor(), s.now);
       }},
      {"answer", [](const Step& s, storage::Transaction& tx) {
         return casework::answer_case(s.services.casework, tx, s.before.code, s.staff.actor(), s.files,
                                      s.now);
       }},
      {"reopen", [](const Step& s, storage::Transaction& tx) {
         return casework::reopen_case(s.services.casework, tx, s.before.code, s.staff.actor(),
                                      s.value("reopen_words"), s.now);
       }},
      {"uphold", [](const Step& s, storage::Transaction& tx) {
         return casework::uphold_answer(s.services.casework, tx, s.before.code, s.staff.actor(),
                                        s.value("uphold_words"), s.files, s.now);
       }},
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
  if (!before || found == nullptr) return error_page(services, request, 404);
  const auto refused_with = [&](Errors errors, std::vector<documents::Staged> staged) {
    for (Error& error : errors) {
      if (error.field == "words") error.field = std::string(action) + "_words";
      if (error.field == "evidence") error.field = std::string(action) + "_file";
    }
    // As it is now: somebody may have been faster.
    const auto now = readable_case(services, staff, before->code);
    if (!now) return refused(services, request, errors);
    return show_case(services, request, staff, *now,
                     {.errors = std::move(errors), .action = action, .staged = std::move(staged)});
  };
  const auto files = stage_uploads(services, request, std::string(action) + "_file");
  if (!files) return refused_with(files.error(), {});
  const Step step{services, request, staff, *before, files->tokens(), services.clock.now()};
  const auto done = services.database.write(
      [&](storage::Transaction& tx) { return found->command(step, tx); });
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
