// Officers ask people, look at what they say, group it and answer every group.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "consultations/consultations.h"
#include "documents/attachments.h"
#include "pages/consultations/opinions_view.h"
#include "pages/trouble.h"
#include "search/groups.h"

namespace langnghe::pages {
namespace {

using consultations::Consultation;
using consultations::Opinion;
using consultations::OpinionGroup;

web::Response list(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const web::Words words = words_of(services, request);
  auto all = services.database.read(
      [](storage::Session& session) { return consultations::consultations_of(session, "", true); });
  std::erase_if(all, [&](const Consultation& one) { return !may_in(services, staff, "opinion.enter", one.commune) &&
                                                           !may_in(services, staff, "consultation.run", one.commune); });
  web::View view("consultations/staff_consultations");
  view.show("EMPTY", all.empty());
  if (!all.empty()) {
    web::View& table = view.add("TABLE");
    for (const Consultation& one : all) {
      web::View& row = table.add("ROW");
      row.set("CODE", one.code);
      row.set("TITLE", one.title);
      row.set("TAG_LOOK", consultation_look(one));
      row.set("TAG_TEXT", words("consult.state." + one.state));
      row.set("COMMUNE", commune_name(services, one.commune, request.language));
      row.set("WHEN", one.ends_at ? words.date(*one.ends_at - 1) : "");
    }
  }
  web::FormView form(view, words, errors);
  if (may_somewhere(services, staff, "consultation.run")) {
    view.add("NEW").show("NEW_OPEN", !errors.empty());
    std::vector<web::Option> subjects;
    for (const auto& one : services.consultations.pack.subjects)
      subjects.push_back({one.id, one.name(web::code_of(request.language))});
    form.select("commune", request.value("commune"), communes_where(services, staff, "consultation.run"));
    form.select("subject", request.value("subject"), subjects);
    form.field("title", request.value("title"));
    form.field("summary", request.value("summary"));
    form.field("touched", request.value("touched"));
    form.field("budget", request.value("budget"));
    form.field("draft", request.value("draft"));
    form.field("point", request.value("point"));
    form.field("work", request.value("work"));
    form.file("documents");
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "consult.staff.title");
  frame.path = "/staff/consultations";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response create(const Services& services, const web::Request& request, const Staff& staff) {
  const auto files = stage_uploads(services, request, "documents");
  if (!files) return list(services, request, staff, files.error());
  consultations::NewConsultation input;
  input.commune = request.value("commune");
  input.subject = request.value("subject");
  input.title = request.value("title");
  input.summary = request.value("summary");
  input.touched = request.value("touched");
  input.budget = request.value("budget");
  input.draft = request.value("draft");
  input.work = read_code(request.value("work")).value_or("");
  input.files = files->tokens();
  if (!trim(request.value("point")).empty()) {
    const auto point = point_field(request);
    if (!point) return list(services, request, staff, {{Fault::kInvalid, "point", "consult.refused.point"}});
    input.lat = point->first;
    input.lon = point->second;
  }
  const auto made = write(services, [&](storage::Transaction& tx) {
    return consultations::prepare_consultation(services.consultations, tx, consult_actor(staff), input, services.clock.now());
  });
  if (!made) return list(services, request, staff, made.error());
  return web::redirect("/staff/consultations/" + made->code);
}

std::optional<Consultation> own(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto one = services.database.read(
      [&](storage::Session& session) { return consultations::find_consultation(session, *code); });
  if (one && !may_in(services, staff, "opinion.enter", one->commune) &&
      !may_in(services, staff, "consultation.run", one->commune))
    return std::nullopt;
  return one;
}

// The largest set of look-alikes among those not grouped yet comes ticked: a person decides.
std::set<std::size_t> suggested(const std::vector<Opinion>& loose) {
  std::vector<std::string> texts;
  for (const Opinion& one : loose) texts.push_back(one.words);
  std::set<std::size_t> out;
  for (const auto& set : search::groups(texts))
    if (set.size() > out.size()) out = {set.begin(), set.end()};
  return out;
}

void fill_opinion(const web::Words& words, web::View& row, const Opinion& one) {
  row.set("OPINION_ID", one.id);
  row.set("OPINION_TEXT", one.words);
  row.set("OPINION_HOW", how_said(words, one));
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff, const Consultation& one,
                   const Errors& errors, std::string_view action) {
  const web::Words words = words_of(services, request);
  const bool runs = may_in(services, staff, "consultation.run", one.commune);
  const bool answers = may_in(services, staff, "consultation.answer", one.commune);
  const bool working = one.state == "open" || one.state == "closed";
  web::View view("consultations/staff_consultation");
  fill_consultation_head(services, words, view, one);
  web::FormView form(view, words, errors);
  if (runs && one.state == "prepared") {
    view.show("OPEN");
    std::string until(request.value("until"));
    const auto least = consultations::least_end(services.consultations, one, services.clock.now());
    if (until.empty() && least) until = iso_date(least->due_date);
    form.field("until", until);
  }
  if (const auto least = consultations::least_end(services.consultations, one, services.clock.now());
      least && (one.state == "open" || one.state == "prepared"))
    fill_term(services, words, view, *least);
  std::vector<Opinion> waiting, loose;
  std::vector<OpinionGroup> groups;
  services.database.read([&](storage::Session& session) {
    for (Opinion& opinion : consultations::opinions_of(session, one.id)) {
      if (opinion.state == "waiting" && waiting.size() < 50) waiting.push_back(std::move(opinion));
      else if (opinion.state == "shown" && opinion.group == 0 && loose.size() < 100) loose.push_back(std::move(opinion));
    }
    groups = consultations::groups_of(session, one.id);
  });
  if (runs && !waiting.empty()) {
    web::View& section = view.add("WAITING");
    for (const Opinion& opinion : waiting) fill_opinion(words, section.add("OPINION"), opinion);
  }
  if (runs && working && !loose.empty()) {
    web::View& section = view.add("LOOSE");
    const auto alike = suggested(loose);
    for (std::size_t i = 0; i < loose.size(); ++i) {
      web::View& row = section.add("OPINION");
      fill_opinion(words, row, loose[i]);
      row.show("ALIKE", alike.count(i) != 0);
    }
    std::vector<web::Option> options;
    for (const OpinionGroup& group : groups) options.push_back({std::to_string(group.id), group.title});
    form.select("group", request.value("group"), options);
    form.field("group_title", request.value("group_title"));
  }
  if (!groups.empty()) {
    web::View& section = view.add("GROUPS");
    for (const OpinionGroup& group : groups) {
      web::View& row = section.add("GROUP");
      fill_group(words, row, group);
      if (answers && working) row.add("MAY_ANSWER").set("GROUP_ID", group.id);
    }
  }
  if (one.state == "open" && may_in(services, staff, "opinion.enter", one.commune)) {
    view.add("ENTER").show("ENTER_OPEN", action == "enter");
    form.choice("channel", request.value("channel").empty() ? "meeting" : request.value("channel"),
                {{"meeting", words("consult.channel.meeting")}, {"desk", words("consult.channel.desk")},
                 {"front", words("consult.channel.front")}});
    form.select("paragraph", request.value("paragraph"), paragraph_options(words, one));
    form.field("opinion", request.value("opinion"));
    form.field("source", request.value("source"));
    form.field("people", request.value("people").empty() ? "1" : request.value("people"));
  }
  if (runs && one.state == "open") view.show("CLOSE");
  if (answers && one.state == "closed") {
    view.show("EXPLAIN");
    form.field("decision", request.value("decision"));
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "consult.staff.title");
  frame.path = "/staff/consultations";
  frame.title = one.title;
  if (request.method == "GET" && !request.arg("done").empty()) frame.notice = words("votes.staff.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

Result<int> run(const Services& services, storage::Transaction& tx, const web::Request& request, const Staff& staff,
                const std::string& code, std::string_view action) {
  const auto& room = services.consultations;
  const auto who = consult_actor(staff);
  const Millis now = services.clock.now();
  const auto text = [&](std::string_view name) { return std::string(request.value(name)); };
  const auto done = [](const auto& result) -> Result<int> {
    if (!result) return tl::unexpected<Errors>(result.error());
    return 0;
  };
  if (action == "open")
    return done(consultations::open_consultation(room, tx, who, code, parse_date(trim(request.value("until"))), now));
  if (action == "close") return done(consultations::close_consultation(room, tx, who, code, now));
  if (action == "explain") return done(consultations::explain_consultation(room, tx, who, code, text("decision"), now));
  if (action == "moderate")
    return done(consultations::moderate_opinion(room, tx, who, whole_number(request.value("opinion_id")),
                                                request.value("show") == "1", text("reason"), now));
  if (action == "answer")
    return done(consultations::answer_group(room, tx, who, whole_number(request.value("group_id")), text("answer"),
                                            text("answer_words"), now));
  if (action == "group") {
    std::vector<std::int64_t> chosen;
    for (const auto& [name, value] : request.form)
      if (name == "opinions") chosen.push_back(whole_number(value));
    return done(consultations::group_opinions(room, tx, who, code, chosen, whole_number(request.value("group")),
                                              text("group_title"), now));
  }
  if (action == "enter") {
    consultations::NewOpinion input;
    input.channel = text("channel") == "web" ? "" : text("channel");
    input.words = text("opinion");
    input.source = text("source");
    input.paragraph = static_cast<int>(number_field(request, "paragraph").value_or(0));
    input.people = static_cast<int>(number_field(request, "people").value_or(0));
    return done(consultations::send_opinion(room, tx, who, code, input, now));
  }
  return refuse(Fault::kNotFound, "consultations.refused.unknown");
}

web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  const auto one = own(services, request, staff);
  if (!one) return error_page(services, request, 404);
  const std::string action(request.part("action"));
  const auto done = write(services, [&](storage::Transaction& tx) {
    return run(services, tx, request, staff, one->code, action);
  });
  if (!done) return show(services, request, staff, *one, done.error(), action);
  return web::redirect("/staff/consultations/" + one->code + "?done=" + action);
}

}  // namespace

void register_staff_consultations(web::Router& router, const Services& services) {
  const auto handler = [&services](auto f) {
    return with_grant(services, "opinion.enter", [&services, f](const web::Request& request, const Staff& staff) {
      return f(services, request, staff);
    });
  };
  router.get("/staff/consultations", handler([](const Services& s, const web::Request& r, const Staff& o) { return list(s, r, o, {}); }));
  router.post("/staff/consultations", handler(create),
              {.body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)});
  router.get("/staff/consultations/{code}", handler([](const Services& s, const web::Request& r, const Staff& o) {
               const auto one = own(s, r, o);
               return one ? show(s, r, o, *one, {}, "") : error_page(s, r, 404);
             }));
  router.post("/staff/consultations/{code}/do/{action}", handler(act));
}

}  // namespace langnghe::pages
