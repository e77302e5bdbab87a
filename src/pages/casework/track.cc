// The petitioner's side of a case: by code and secret, without an account.
#include "casework/casework.h"
#include "ledger/log.h"
#include "pages/casework/case_file.h"
#include "pages/casework/tracking.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "documents/qr.h"
#include "pages/casework/action_form.h"
#include "pages/casework/sealed_panels.h"
#include "pages/casework/watch.h"
#include "pages/page.h"
#include "pages/procedures/dossier_page.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using casework::By;
using casework::Case;
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

struct Shown {
  Case one;
  std::vector<Event> events;
  std::vector<casework::RunningClock> clocks;
  std::vector<documents::Attachment> files;
  std::vector<vault::Read> reads;
  casework::Facts facts;
};

std::optional<Shown> load(const Services& services, std::string_view code) {
  return services.database.read([&](storage::Session& session) -> std::optional<Shown> {
    auto found = casework::find_case(session, code);
    if (!found) return std::nullopt;
    Shown out{std::move(*found), {}, {}, {}, {}, {}};
    out.events = casework::events_of(session, out.one.id);
    out.clocks = casework::clocks_of(session, out.one.id);
    out.files = services.attachments.of(session, "case", out.one.id);
    out.facts = casework::facts_of(session, out.one.id);
    if (out.one.named || casework::is_sealed(services.casework, out.one)) out.reads = services.vault.reads_of(session, {"case", out.one.id});
    return out;
  });
}

bool can(const casework::Room& room, const Case& one, std::string_view action) {
  const auto lifecycle = room.lifecycles.find(one.kind);
  if (lifecycle == room.lifecycles.end()) return false;
  const casework::Action* found = lifecycle->second.action(action);
  return found != nullptr && found->by == By::kPetitioner && found->starts_from(one.state);
}

void show_due(const Services& services, const web::Words& words, web::View& view, const Shown& shown) {
  const Millis now = services.clock.now();
  for (const casework::RunningClock& clock : shown.clocks) {
    web::View& row = view.add("CLOCK");
    row.set("CLOCK_NAME", words("casework.clock." + clock.rule));
    row.set("CLOCK_STATE", words("casework.clock.state." + clock.state));
    if (clock.due_at) {
      // The last day on time: the due instant is 24:00 of it.
      web::View& due = row.add("DUE");
      due.set("DUE_DATE", words.long_date(local_date(*clock.due_at - 1)));
      if (clock.state == "running") {
        const auto left = legalclock::time_left(services.casework.law.calendar, *clock.due_at, now);
        web::View& time = due.add("LEFT");
        time.set("LEFT_TEXT", words.working_days_left(left.working_days < 0 || now < *clock.due_at
                                                          ? left.working_days
                                                          : -1));
        time.set("LEFT_LOOK", legalclock::urgency_code(legalclock::urgency(
                                  services.casework.law.calendar, *clock.due_at, now)));
      }
    }
    const auto reasons = why_of(services, words, clock);
    if (!reasons.empty()) {
      web::View& why = row.add("WHY");
      for (const std::string& reason : reasons) why.add("REASON").set("REASON_TEXT", reason);
    }
  }
}

void show_file(const web::Words& words, web::View& row, const Shown& shown, const documents::Attachment& file) {
  web::View& item = row.add("FILE");
  const std::string href = "/track/" + shown.one.code + "/file/" + std::to_string(file.id);
  item.set("FILE_HREF", href);
  item.set("FILE_NAME", file.name);
  item.set("FILE_SIZE", words.file_size(file.bytes));
  if (file.picture) item.add("PICTURE").set("THUMBNAIL_HREF", href + "?small=1");
}

void show_files(const web::Words& words, web::View& row, const Shown& shown, std::string_view part) {
  for (const documents::Attachment& file : shown.files)
    if (file.subject.part == part) show_file(words, row, shown, file);
}

void show_story(const Services& services, const web::Words& words, web::View& view, const Shown& shown) {
  for (auto event = shown.events.rbegin(); event != shown.events.rend(); ++event) {
    web::View& step = view.add("STEP");
    step.set("STEP_TITLE", lifecycle_text(words, "event", shown.one.kind, event->action));
    step.set("STEP_TIME", words.date_time(event->at));
    step.set("STEP_ISO", iso_local(event->at));
    step.show("NOW", event == shown.events.rbegin());
    step.add("STEP_WHO").set("STEP_BY", event->by == By::kOfficer
                                            ? unit_name(services, event->unit, words.language())
                                            : words(event->by == By::kPetitioner
                                                        ? "casework.by.petitioner"
                                                        : "casework.by.system"));
    if (event->shown) {
      step.show_with("STEP_MORE", "STEP_TEXT", event->words);
      // What is on record of a sealed case stays with its readers.
      const bool sealed = casework::is_sealed(services.casework, shown.one);
      for (const auto& [label, text] :
           sealed ? std::vector<std::pair<std::string, std::string>>()
                  : fact_lines(services, words, shown.one.kind, {event->facts.begin(), event->facts.end()})) {
        web::View& row = step.add("STEP_FACT");
        row.set("FACT_LABEL", label);
        row.set("FACT_TEXT", text);
      }
    }
    if (has_receipt(*event))
      step.add("RECEIPT").set("RECEIPT_HREF", "/track/" + shown.one.code + "/receipt/" +
                                                  std::to_string(event->id) + ".tlog-proof");
  }
}

void show_answer(const web::Words& words, web::View& view, const Shown& shown) {
  for (auto event = shown.events.rbegin(); event != shown.events.rend(); ++event) {
    const bool usual = event->action == "answer" || event->action == "uphold" ||
                       event->action == "return" || event->action == "ask";
    const std::string title = words.catalogue().has("track.last." + event->action)
                                  ? "track.last." + event->action
                                  : casework::text_key([&](const std::string& key) {
                                      return words.catalogue().has(key); }, "event", shown.one.kind, event->action);
    if (!usual && (event->by == By::kPetitioner || !event->shown || event->words.empty() ||
                   event->action == "submit" || event->action == "accept" || event->action == "transfer" ||
                   !shown.one.kind.starts_with("complaint")))
      continue;
    if (event->action == "ask" && shown.one.state != "waiting") continue;
    web::View& answer = view.add("ANSWER");
    answer.set("ANSWER_TITLE", words(title));
    answer.set("ANSWER_WORDS", event->words);
    answer.set("ANSWER_TIME", words.date_time(event->at));
    if (event->action != "return" && event->action != "ask")
      for (const auto* file : files_of_answer(shown.files, shown.events, *event))
        show_file(words, answer, shown, *file);
    return;
  }
}

// What a denouncer may still do, as the lifecycle has it; files only where more is told.
void sealed_forms(const Services& services, const web::Request& request, const web::Words& words,
                  web::View& view, web::FormView& form, const Case& one, const casework::Facts& facts,
                  const Errors& errors, std::string_view box) {
  ActionForm forms(services, words, form, &one);
  for (const casework::Action* action :
       casework::allowed_actions(services.casework, one, facts, casework::Actor::petitioner(), services.clock.now())) {
    web::View& row = view.add("TELL");
    row.set("ACTION", action->id);
    row.set("ACTION_TITLE", lifecycle_text(words, "action", one.kind, action->id));
    row.set("ACTION_ABOUT", words("denounce.tell." + action->id));
    row.show("TELL_OPEN", box == action->id);
    row.show("TELL_FILES", action->id == "supplement" || action->id == "again");
    forms.action(row, *action, [&](const std::string& name) {
      return errors.empty() ? std::string() : std::string(request.value(name));
    });
  }
}

void sealed_readers(const Services& services, const web::Words& words, web::View& view, const Case& one) {
  const auto readers = services.database.read(
      [&](storage::Session& session) { return casework::readers_of(services.casework, session, one); });
  web::View& list = view.add("READERS");
  list.show("NO_READERS", readers.empty());
  const auto directory = services.directory.now();
  for (const vault::NamedReader& reader : readers) {
    web::View& row = list.add("READER");
    const directory::Officer* officer = directory->officer(reader.officer);
    const directory::Unit* unit = officer == nullptr ? nullptr : directory->unit(officer->unit);
    const std::string_view language = web::code_of(words.language());
    row.set("READER_WHO", (officer == nullptr ? std::string()
                           : language == "en" ? officer->post.title_en
                                              : officer->post.title_vi) +
                              (unit == nullptr ? std::string() : ", " + unit->name(language)));
    row.set("READER_WHY", words("vault.purpose." + reader.purpose));
    row.set("READER_UNTIL", words.date(local_date((reader.ended_at ? *reader.ended_at : reader.to) - 1)));
  }
}

// What the lifecycle lets a petitioner do besides: one form each.
void more_actions(const Services& services, const web::Request& request, const web::Words& words,
                  web::View& view, web::FormView& form, const Shown& shown, const StagedFiles& staged,
                  std::string_view box) {
  static const std::set<std::string, std::less<>> kOwnForms = {"reply", "rate", "rate_late", "dispute",
                                                               "withdraw"};
  ActionForm forms(services, words, form, &shown.one);
  for (const casework::Action* action :
       casework::allowed_actions(services.casework, shown.one, shown.facts, casework::Actor::petitioner(),
                                 services.clock.now())) {
    if (kOwnForms.contains(action->id)) continue;
    web::View& row = view.add("ACT");
    row.set("ACTION", action->id);
    row.set("ACTION_TITLE", lifecycle_text(words, "action", shown.one.kind, action->id));
    row.show("OPEN", box == action->id);
    row.show("WITH_FILES", action->takes(lifecycle::Requirement::kEvidence));
    const std::string about = casework::text_key(
        [&](const std::string& key) { return words.catalogue().has(key); }, "about", shown.one.kind, action->id);
    if (words.catalogue().has(about)) row.show_with("ABOUT", "ABOUT_TEXT", words(about));
    forms.action(row, *action,
                 [&](const std::string& name) { return box == action->id ? std::string(request.value(name)) : std::string(); },
                 box == action->id ? staged.files : std::vector<documents::Staged>());
  }
}

web::Response show(const Services& services, const web::Request& request, std::string_view code,
                   const Errors& errors = {}, const StagedFiles& staged = {},
                   std::string_view box = {}) {
  const auto shown = load(services, code);
  if (!shown) return error_page(services, request, 404);
  const Case& one = shown->one;
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "track.title");
  frame.path = "/track/" + one.code;
  frame.title = words("track.title_of", {{"code", one.code}});
  frame.no_index = true;
  web::View view("casework/track");
  view.set("CODE", one.code);
  view.set("KIND", words("casework.kind." + one.kind));
  view.set("TAG_LOOK", look_of(services, one.kind, one.state));
  view.set("TAG_TEXT", lifecycle_text(words, "state", one.kind, one.state));
  view.set("MEANING", lifecycle_text(words, "meaning", one.kind, one.state));
  view.set("UNIT", unit_name(services, one.unit, request.language));
  const bool sealed = casework::is_sealed(services.casework, one);
  view.show_with("ABOUT", "CATEGORY", category_name(services, one.category, request.language));
  view.set("RECEIVED", words.date_time(one.received_at));
  // Not even the denouncer's own words come back: the slip with the code may be found.
  if (sealed)
    view.show("SEALED");
  else
    view.add("SAID").set("WORDS", one.words);
  std::string place = one.place;
  if (const std::string commune = commune_name(services, one.commune, request.language); !commune.empty())
    place += (place.empty() ? "" : ", ") + commune;
  view.show_with("PLACE", "PLACE_TEXT", place);
  show_due(services, words, view, *shown);
  show_redated(services, words, view, one);
  if (const auto apology = services.database.read([&](storage::Session& session) { return procedures::apology_of(session, "case", one.id); }))
    show_apology(services, words, view, *apology, "/track/" + one.code + "/apology");
  show_answer(words, view, *shown);
  if (!sealed) show_files(words, view.add("PETITION"), *shown, "petition");
  show_story(services, words, view, *shown);

  web::FormView form(view, words, errors);
  for (const documents::Staged& file : staged.files) {
    if (box != "reply" && box != "dispute") break;
    web::View& row = view.add(box == "reply" ? web::Name("REPLY_STAGED") : web::Name("DISPUTE_STAGED"));
    row.set("TOKEN", file.token);
    row.set("FILE_NAME", file.name);
    row.set("FILE_SIZE", words.file_size(file.bytes));
  }
  const auto offer = [&](std::string_view action) {
    return !sealed && can(services.casework, one, action);
  };
  if (sealed) sealed_forms(services, request, words, view, form, one, shown->facts, errors, box);
  if (offer("reply")) {
    view.show("CAN_REPLY");
    form.field("reply", request.value("reply"));
    form.file("reply_file");
  }
  if (offer("rate") || (offer("rate_late") && !one.rating)) {
    view.show("CAN_RATE");
    std::vector<web::Option> stars;
    for (int i = 5; i >= 1; --i)
      stars.push_back({std::to_string(i), words("track.rate." + std::to_string(i))});
    form.choice("rating", request.value("rating"), stars);
    form.field("rating_words", request.value("rating_words"));
  }
  if (offer("dispute")) {
    view.show("CAN_DISPUTE");
    view.show("DISPUTE_OPEN", box == "dispute");
    form.field("dispute", request.value("dispute"));
    form.file("dispute_file");
  }
  if (offer("withdraw")) {
    view.show("CAN_WITHDRAW");
    view.show("WITHDRAW_OPEN", box == "withdraw");
    form.field("withdraw", request.value("withdraw"));
  }
  if (!sealed) more_actions(services, request, words, view, form, *shown, staged, box);
  form.finish();
  if (one.rating) {
    web::View& rated = view.add("RATED");
    rated.set("RATING", words("track.rate." + std::to_string(*one.rating)));
    rated.show_with("RATED_WORDS", "RATING_WORDS", one.rating_words);
  }
  if (sealed) sealed_readers(services, words, view, one);
  if (one.named || sealed) {
    web::View& reads = view.add("READS");
    reads.show("NO_READS", shown->reads.empty());
    for (const vault::Read& read : shown->reads) {
      web::View& row = reads.add("READ");
      row.set("READ_TIME", words.date_time(read.at));
      row.set("READ_WHO", read.post.empty() ? read.unit_name : read.post + ", " + read.unit_name);
      row.set("READ_WHY", words("vault.purpose." + read.purpose));
      row.show_with("READ_MORE", "READ_WORDS", read.words);
    }
  } else {
    view.show("NOBODY");
  }
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

// The page after sending: it waits for the checkpoint, so that the receipt is final.
web::Response sent(const Services& services, const web::Request& request, std::string_view code) {
  const auto shown = load(services, code);
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
  const auto shown = load(services, code);
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

using Act = std::function<Result<Case>(storage::Transaction&, const std::vector<std::string>& files,
                                       Millis now)>;

// One of the petitioner's actions: from the form to the command, and back to the page.
web::Response act(const Services& services, const web::Request& request, std::string_view code,
                  std::string_view field, const Act& command) {
  if (!within(services, "petitioner-act", code, 20))
    return show(services, request, code, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  // A denouncer's files are sealed, never staged: their way is tell/.
  if (const auto shown = load(services, code); !shown || casework::is_sealed(services.casework, shown->one))
    return error_page(services, request, 404);
  const std::string file_field = std::string(field) + "_file";
  const auto files = stage_uploads(services, request, file_field);
  if (!files)
    return show(services, request, code, files.error(), staged_before(services, request, file_field),
                field);
  const Millis now = services.clock.now();
  auto done = write(services,
      [&](storage::Transaction& tx) { return command(tx, files->tokens(), now); });
  if (!done) {
    for (Error& error : done.error())
      if (error.field == "words") error.field = field;
    return show(services, request, code, done.error(), *files, field);
  }
  return web::redirect("/track/" + std::string(code));
}

// Any other action of the lifecycle; one that opens a case leads on to that one.
web::Response lifecycle_act(const Services& services, const web::Request& request, const std::string& code) {
  const auto shown = load(services, code);
  if (!shown) return error_page(services, request, 404);
  const auto lifecycle = services.casework.lifecycles.find(shown->one.kind);
  const casework::Action* action = lifecycle == services.casework.lifecycles.end()
                                       ? nullptr
                                       : lifecycle->second.action(request.part("action"));
  if (action == nullptr || action->by != By::kPetitioner ||
      casework::is_sealed(services.casework, shown->one))
    return error_page(services, request, 404);
  if (!within(services, "petitioner-act", code, 20))
    return show(services, request, code, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  const std::string file_field = action->id + "_file";
  const auto files = stage_uploads(services, request, file_field);
  if (!files)
    return show(services, request, code, files.error(), staged_before(services, request, file_field), action->id);
  const Millis now = services.clock.now();
  auto done = write(services, [&](storage::Transaction& tx) {
    return casework::act(services.casework, tx, code, casework::Actor::petitioner(), action->id,
                         inputs_of(request, action->id, *action, files->tokens()), now);
  });
  if (!done) return show(services, request, code, prefixed(done.error(), action->id), *files, action->id);
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

void register_track(web::Router& router, const Services& services) {
  const casework::Room& room = services.casework;
  const web::RouteOptions with_files{
      .body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};

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

  // Everything below a code asks for its cookie first.
  const auto mine = [&services](auto handler) {
    return [&services, handler](const web::Request& request) -> web::Response {
      const auto code = casework::read_code(request.part("code"));
      if (!code) return error_page(services, request, 404);
      if (!is_petitioner(services, request, *code))
        return sign_in_form(services, request, *code, {});
      return handler(request, *code);
    };
  };
  router.get("/track/{code}", mine([&services](const web::Request& request, const std::string& code) {
               return show(services, request, code);
             }));
  router.get("/track/{code}/sent",
             mine([&services](const web::Request& request, const std::string& code) {
               return sent(services, request, code);
             }));
  router.get("/track/{code}/receipt/{file}",
             mine([&services](const web::Request& request, const std::string& code) {
               return receipt(services, request, code);
             }));
  router.get("/track/{code}/file/{id}",
             mine([&services](const web::Request& request, const std::string& code) {
               const auto shown = load(services, code);
               if (shown)
                 for (const documents::Attachment& file : shown->files)
                   if (std::to_string(file.id) == request.part("id") && petitioner_may_see(file))
                     return file_response(services, request, file, request.arg("small") == "1");
               return error_page(services, request, 404);
             }));
  // More from a denouncer: sealed, words and files.
  router.post("/track/{code}/tell/{action}",
              mine([&services, &room](const web::Request& request, const std::string& code) {
                const std::string action(request.part("action"));
                if (!within(services, "petitioner-act", code, 20))
                  return show(services, request, code, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
                const auto done = write(services, [&](storage::Transaction& tx) {
                  return casework::tell_more(room, tx, code, action, std::string(request.value(action + "_words")),
                                             originals_of(request, "original"), services.clock.now());
                });
                if (!done) return show(services, request, code, prefixed(done.error(), action), {}, action);
                return web::redirect("/track/" + code);
              }),
              with_files);
  router.post("/track/{code}/do/{action}",
              mine([&services](const web::Request& request, const std::string& code) {
                return lifecycle_act(services, request, code);
              }),
              with_files);
  router.post("/track/{code}/apology", mine([&services](const web::Request& request, const std::string& code) {
                const auto done = write(services, [&](storage::Transaction& tx) {
                  return procedures::acknowledge_apology(services.procedures, tx, "case/" + code, 0, services.clock.now());
                });
                return done ? web::redirect("/track/" + code) : refused(services, request, done.error());
              }));
  router.post("/track/{code}/reply",
              mine([&services, &room](const web::Request& request, const std::string& code) {
                return act(services, request, code, "reply", [&](auto& tx, auto& files, Millis now) {
                  return casework::reply_to_question(room, tx, code, std::string(request.value("reply")),
                                                     files, now);
                });
              }),
              with_files);
  router.post("/track/{code}/dispute",
              mine([&services, &room](const web::Request& request, const std::string& code) {
                return act(services, request, code, "dispute", [&](auto& tx, auto& files, Millis now) {
                  return casework::dispute_case(room, tx, code, std::string(request.value("dispute")),
                                                files, now);
                });
              }),
              with_files);
  router.post("/track/{code}/rate",
              mine([&services, &room](const web::Request& request, const std::string& code) {
                return act(services, request, code, "rating_words", [&](auto& tx, auto&, Millis now) {
                  const std::string_view rating = request.value("rating");
                  return casework::rate_case(room, tx, code,
                                             rating.size() == 1 ? rating[0] - '0' : 0,
                                             std::string(request.value("rating_words")), now);
                });
              }));
  router.post("/track/{code}/withdraw",
              mine([&services, &room](const web::Request& request, const std::string& code) {
                return act(services, request, code, "withdraw", [&](auto& tx, auto&, Millis now) {
                  return casework::withdraw_case(room, tx, code, std::string(request.value("withdraw")),
                                                 now);
                });
              }));
}

}  // namespace langnghe::pages
