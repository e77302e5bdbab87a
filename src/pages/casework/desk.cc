// The desk: what people bring in on foot, on paper or by telephone goes the same way as what
// they send themselves, with a code, a secret and a due date.
#include "base/text.h"
#include "casework/denunciations.h"
#include "documents/qr.h"
#include "links/links.h"
#include "meetings/dialogue.h"
#include "meetings/meetings.h"
#include "pages/casework/action_form.h"
#include "pages/casework/letter_page.h"

namespace langnghe::pages {
namespace {

// What somebody said at a meeting and what now becomes a case: a visit or a question, as far as this
// officer may handle it. The address names it ("?visit=CODE"), the form keeps it.
struct Said {
  std::string kind, code;  // "visit", "question"; "" for none
  std::int64_t id = 0, unit = 0, dialogue = 0;
  std::string dialogue_code;
  std::string words, topic;

  links::Subject subject() const { return {kind, id, code}; }
};

Said said_of(const Services& services, const web::Request& request, const Staff& staff) {
  const auto given = [&](std::string_view name) { return read_code(request.method == "POST" ? request.value(name) : request.arg(name)); };
  const auto visit = given("visit"), question = given("question");
  if (!visit && !question) return {};
  return services.database.read([&](storage::Session& session) -> Said {
    if (visit) {
      const auto one = meetings::find_visit(session, *visit);
      if (!one || one->state != "received" || !one->case_code.empty() || !may_at(services, staff, "reception.record", one->unit, "")) return {};
      return {"visit", one->code, one->id, one->unit, 0, "", one->words, one->topic};
    }
    const auto one = meetings::find_question(session, *question);
    const auto dialogue = one ? meetings::dialogue_by_id(session, one->dialogue) : std::nullopt;
    if (!dialogue || !may_at(services, staff, "dialogue.prepare", dialogue->unit, "")) return {};
    return {"question", one->code, one->id, dialogue->unit, dialogue->id, dialogue->code, one->words, ""};
  });
}

// Tells the visit or question that it is a case now, and ties the two.
Result<void> became(const Services& services, storage::Transaction& tx, const Staff& staff, const Said& said, const casework::Case& one, Millis at) {
  const auto must = [](const auto& result) -> Result<void> {
    if (!result) return tl::unexpected<Errors>(result.error());
    return {};
  };
  const links::Actor who{staff.officer.id, staff.officer.unit};
  const auto told = said.kind == "visit" ? must(meetings::visit_became(services.meetings, tx, said.code, one.code, staff.officer.id, at))
                                         : must(meetings::question_became(services.meetings, tx, said.code, one.code, staff.officer.id, at));
  if (!told) return told;
  const auto tied = must(links::join(services.link_kinds, tx, {"led_to", said.subject(), {"case", one.id, one.code}, ""}, who, at));
  if (!tied || said.kind == "visit") return tied;
  return must(links::join(services.link_kinds, tx, {"asked_at", said.subject(), {"dialogue", said.dialogue, said.dialogue_code}, ""}, who, at));
}

casework::Submission submission_of(const Services& services, const web::Request& request,
                                   std::vector<std::string> tokens, Errors& errors) {
  casework::Submission out;
  out.kind = request.value("kind");
  out.category = request.value("category");
  out.words = request.value("words");
  out.place = request.value("place");
  out.commune = request.value("commune");
  out.channel = request.value("channel");
  out.language = request.value("language");
  out.may_publish = request.value("publish") == "1";
  out.person.name = trim(request.value("name"));
  out.person.phone = trim(request.value("phone"));
  out.person.email = trim(request.value("email"));
  out.person.address = trim(request.value("address"));
  out.person.id_number = trim(request.value("id_number"));
  out.intake = intake_typed(services, request, out.kind);
  out.attachments = std::move(tokens);
  if (const std::string_view typed = trim(request.value("received_at")); !typed.empty()) {
    out.received_at = parse_instant(typed);
    if (!out.received_at)
      errors.push_back({Fault::kInvalid, "received_at", "staff.desk.received.wrong"});
  }
  return out;
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff,
                   const Errors& errors, const StagedFiles& files) {
  web::Frame frame = staff_frame(services, request, staff, "staff.desk.title");
  frame.path = "/staff/desk";
  const web::Words words = words_of(services, request);
  web::View view("casework/desk");
  web::FormView form(view, words, errors);
  const Said said = said_of(services, request, staff);
  if (!said.kind.empty()) {
    web::View& part = view.add("SAID");
    part.set("SAID_KIND", said.kind);
    part.set("SAID_CODE", said.code);
    part.set("SAID_HREF", (said.kind == "visit" ? "/staff/visit/" : "/staff/dialogues/question/") + said.code);
    part.set("SAID_TEXT", words("staff.desk.from_" + said.kind));
  }
  const auto value = [&](std::string_view name, std::string_view otherwise = {}) {
    const std::string_view typed = request.value(name);
    return typed.empty() ? otherwise : typed;
  };
  std::vector<web::Option> channels, kinds;
  for (const char* id : {"visit", "letter", "call"})
    channels.push_back({id, words(std::string("casework.channel.") + id)});
  for (const auto& [id, lifecycle] : services.casework.lifecycles)
    if (!lifecycle.sealed && lifecycle.opened_by.empty())
      kinds.insert(id == "reflection" ? kinds.begin() : kinds.end(),
                   {id, words("casework.kind." + id)});
  form.choice("channel", value("channel", "visit"), channels);
  form.field("received_at", value("received_at"));
  const bool known = services.casework.lifecycles.contains(said.topic) && !services.casework.lifecycles.find(said.topic)->second.sealed;
  const std::string kind(request.arg("kind").empty() ? value("kind", known ? said.topic : "reflection")
                                                     : value("kind", request.arg("kind")));
  form.choice("kind", kind, kinds);
  form.field("words", value("words", said.words));
  form.select("category", value("category"), category_options(services, request.language));
  form.select("commune", value("commune"), commune_options(services, request.language));
  form.field("place", value("place"));
  form.field("name", value("name"));
  form.field("phone", value("phone"));
  form.field("email", value("email"));
  form.field("address", value("address"));
  form.field("id_number", value("id_number"));
  form.choice("language", value("language", "vi"),
              {{"vi", words("staff.desk.language.vi")}, {"en", words("staff.desk.language.en")}});
  form.check("publish", value("publish") == "1");
  form.file("desk_file");
  view.set("INTAKE_OF", kind);
  if (const auto lifecycle = services.casework.lifecycles.find(kind);
      lifecycle != services.casework.lifecycles.end() && !lifecycle->second.intake.empty())
    ActionForm(services, words, form, nullptr)
        .fields(view.add("INTAKE"), kind, "intake", lifecycle->second.intake,
                [&](const std::string& name) { return std::string(request.value(name)); });
  form.finish();
  for (const documents::Staged& file : files.files) {
    web::View& row = view.add("STAGED");
    row.set("TOKEN", file.token);
    row.set("STAGED_NAME", file.name);
    row.set("STAGED_SIZE", words.file_size(file.bytes));
  }
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response enter(const Services& services, const web::Request& request, const Staff& staff) {
  const auto files = stage_uploads(services, request, "desk_file");
  if (!files) return show(services, request, staff, files.error(), {});
  Errors errors;
  const casework::Submission submission = submission_of(services, request, files->tokens(), errors);
  // Another kind was chosen than the form was made for: it asks for more, so show it first.
  if (const auto lifecycle = services.casework.lifecycles.find(submission.kind);
      lifecycle != services.casework.lifecycles.end() && !lifecycle->second.intake.empty() &&
      request.value("intake_of") != submission.kind)
    return show(services, request, staff, {{Fault::kInvalid, "", "staff.desk.more"}}, *files);
  const Millis now = services.clock.now();
  if (submission.channel == "web" || submission.channel == "import")
    errors.push_back({Fault::kInvalid, "channel", "casework.refused.channel"});
  if (!errors.empty()) {
    const Errors more = casework::check_submission(services.casework, submission, staff.actor(), now);
    errors.insert(errors.end(), more.begin(), more.end());
    prefix_intake(services, submission.kind, errors);
    return show(services, request, staff, errors, *files);
  }
  const Said said = said_of(services, request, staff);
  const bool gone = said.kind.empty() && (!request.value("visit").empty() || !request.value("question").empty());
  if (gone) return show(services, request, staff, {{Fault::kConflict, "", "staff.desk.said_gone"}}, *files);
  auto sent = services.database.write([&](storage::Transaction& tx) {
    auto made = casework::submit_case(services.casework, tx, submission, staff.actor(), now);
    if (!made || said.kind.empty()) return made;
    if (const auto told = became(services, tx, staff, said, *made, now); !told) return decltype(made)(tl::unexpected<Errors>(told.error()));
    return made;
  });
  if (!sent) prefix_intake(services, submission.kind, sent.error());
  if (!sent) return show(services, request, staff, sent.error(), *files);
  return web::redirect("/staff/desk/done/" + sent->code + "?pass=" + desk_pass(services, staff, sent->code));
}

// Code and secret for the person at the desk; seen by the officer who wrote it down, for as
// long as a visit lasts.
web::Response done(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = casework::read_code(request.part("code"));
  if (!code || !is_desk_pass(services, staff, *code, request.arg("pass")))
    return error_page(services, request, 404);
  const auto one = services.database.read(
      [&](storage::Session& session) { return casework::find_case(session, *code); });
  if (!one) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "staff.desk.done");
  frame.path = "/staff/desk";
  web::View view("casework/desk_done");
  const std::string secret = casework::secret_of(services.casework, *code);
  const std::string link = base_url(services, request) + "/t/" + *code + "/" + secret;
  view.set("CODE", *code);
  view.set("SECRET", secret);
  view.set("QR", web::Html{documents::qr_svg(link, words("sent.qr"))});
  view.set("PASS", request.arg("pass"));
  view.set("UNIT", unit_name(services, one->unit, request.language));
  if (one->due_at) view.add("DUE").set("DUE_DATE", words.long_date(local_date(*one->due_at - 1)));
  view.show("READABLE", casework::may_read(services.casework, *one, staff.officer.id, services.clock.now()));
  view.show("WITH_NAME", one->named && !casework::is_sealed(services.casework, *one) && may_at(services, staff, "vault.read", one->unit, one->kind));
  return page(services, view, frame);
}

}  // namespace

void register_desk(web::Router& router, const Services& services) {
  // Who holds no desk has no such page.
  const auto at_desk = [&services](StaffHandler handler) {
    return guarded(services, [&services, handler = std::move(handler)](const web::Request& request,
                                                                       const Staff& staff) {
      if (!may_somewhere(services, staff, "case.enter")) return error_page(services, request, 403);
      return handler(request, staff);
    });
  };
  router.get("/staff/desk", at_desk([&services](const web::Request& request, const Staff& staff) {
               return show(services, request, staff, {}, {});
             }));
  router.post("/staff/desk", at_desk([&services](const web::Request& request, const Staff& staff) {
                return enter(services, request, staff);
              }),
              {.body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)});
  router.get("/staff/desk/done/{code}",
             at_desk([&services](const web::Request& request, const Staff& staff) {
               return done(services, request, staff);
             }));
}

}  // namespace langnghe::pages
