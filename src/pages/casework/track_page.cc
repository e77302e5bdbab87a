#include "pages/casework/track_page.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "pages/casework/action_form.h"
#include "pages/casework/case_file.h"
#include "pages/casework/sealed_panels.h"
#include "pages/casework/tracking.h"
#include "pages/casework/watch.h"
#include "pages/procedures/dossier_page.h"

namespace langnghe::pages {
namespace {

using casework::By;
using casework::Case;
using casework::Event;

bool can(const casework::Room& room, const Case& one, std::string_view action) {
  const auto lifecycle = room.lifecycles.find(one.kind);
  if (lifecycle == room.lifecycles.end()) return false;
  const casework::Action* found = lifecycle->second.action(action);
  return found != nullptr && found->by == By::kPetitioner && found->starts_from(one.state);
}

void show_due(const Services& services, const web::Words& words, web::View& view, const Tracked& shown) {
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

void show_file(const web::Words& words, web::View& row, const Tracked& shown, const documents::Attachment& file) {
  web::View& item = row.add("FILE");
  const std::string href = "/track/" + shown.one.code + "/file/" + std::to_string(file.id);
  item.set("FILE_HREF", href);
  item.set("FILE_NAME", file.name);
  item.set("FILE_SIZE", words.file_size(file.bytes));
  if (file.picture) item.add("PICTURE").set("THUMBNAIL_HREF", href + "?small=1");
}

void show_files(const web::Words& words, web::View& row, const Tracked& shown, std::string_view part) {
  for (const documents::Attachment& file : shown.files)
    if (file.subject.part == part) show_file(words, row, shown, file);
}

void show_story(const Services& services, const web::Words& words, web::View& view, const Tracked& shown) {
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

void show_answer(const web::Words& words, web::View& view, const Tracked& shown) {
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
    if (action->id == "add_name") {  // more than words
      if (one.named) continue;
      web::View& name = view.add("ADD_NAME");
      name.show("NAME_OPEN", box == "add_name");
      form.field("denouncer_name", request.value("denouncer_name"));
      form.field("denouncer_address", request.value("denouncer_address"));
      form.field("denouncer_phone", request.value("denouncer_phone"));
      form.field("denouncer_email", request.value("denouncer_email"));
      form.field("denouncer_id_number", request.value("denouncer_id_number"));
      continue;
    }
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
                  web::View& view, web::FormView& form, const Tracked& shown, const StagedFiles& staged,
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

}  // namespace

std::optional<Tracked> load_tracked(const Services& services, std::string_view code) {
  return services.database.read([&](storage::Session& session) -> std::optional<Tracked> {
    auto found = casework::find_case(session, code);
    if (!found) return std::nullopt;
    Tracked out{std::move(*found), {}, {}, {}, {}, {}};
    out.events = casework::events_of(session, out.one.id);
    out.clocks = casework::clocks_of(session, out.one.id);
    out.files = services.attachments.of(session, "case", out.one.id);
    out.facts = casework::facts_of(session, out.one.id);
    if (out.one.named || casework::is_sealed(services.casework, out.one)) out.reads = services.vault.reads_of(session, {"case", out.one.id});
    return out;
  });
}

web::Response tracking_page(const Services& services, const web::Request& request, std::string_view code,
                            const Errors& errors, const StagedFiles& staged, std::string_view box) {
  const auto shown = load_tracked(services, code);
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

}  // namespace langnghe::pages
