// The registry as officers see it, what their units have to do, and a document: its page, the form
// that enters or corrects it, its ties to others.
#include <algorithm>

#include "base/text.h"
#include "directives/directives.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "links/names.h"
#include "pages/directives/parts.h"
#include "pages/links/panel.h"
#include "pages/trouble.h"
#include "web/form.h"

namespace langnghe::pages {
namespace {

using directives::Document;

constexpr int kPage = 20;

// Bodies of this officer that may enter documents, for a select; the own unit first.
std::vector<web::Option> registering_units(const Services& services, const Staff& staff, web::Language language) {
  std::vector<web::Option> out;
  const auto directory = services.directory.now();
  const Date today = local_date(services.clock.now());
  for (const std::int64_t id : units_where(services, staff, "directive.register")) {
    const directory::Unit* unit = directory->units().unit_by_id(id);
    if (unit == nullptr || directory::is_territory(unit->kind) || !unit->valid_on(today)) continue;
    out.push_back({unit->code, unit->name(web::code_of(language))});
  }
  std::stable_sort(out.begin(), out.end(), [&](const web::Option& a, const web::Option& b) {
    return (a.value == staff.officer.unit) > (b.value == staff.officer.unit);
  });
  return out;
}

web::Response list(const Services& services, const web::Request& request, const Staff& staff) {
  directives::DocumentFilter filter;
  filter.words = truncate_utf8(request.arg("words"), 100);
  filter.kind = request.arg("kind");
  filter.offset = static_cast<int>(std::clamp<std::int64_t>(number_of(request.arg("offset")), 0, 1'000'000));
  filter.limit = kPage;
  std::int64_t total = 0;
  const auto rows = services.database.read([&](storage::Session& session) {
    total = directives::count_documents(session, filter);
    return directives::documents(session, filter);
  });
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "directives.registry");
  frame.path = "/staff/directives";
  web::View view("directives/registry");
  const Errors none;
  web::FormView form(view, words, none);
  form.field("words", filter.words);
  form.select("kind", filter.kind, document_kind_options(services, request.language));
  form.finish();
  view.show("ENTER", may_somewhere(services, staff, "directive.register"));
  view.show("EMPTY", rows.empty());
  if (!rows.empty()) {
    web::View& table = view.add("TABLE");
    for (const Document& one : rows) {
      web::View& row = table.add("ROW");
      row.set("HREF", "/staff/directives/" + one.code);
      row.set("NUMBER", one.number);
      row.set("TITLE", title_of(words, one).empty() ? words("directives.title.unknown") : title_of(words, one));
      row.set("ISSUER", issuer_of(words, one));
      row.set("ISSUED", one.issued_on ? words.date(*one.issued_on) : words("directives.day_unknown"));
      row.set("TAG_LOOK", standing_look(one.standing));
      row.set("TAG_TEXT", words("directives.standing." + one.standing));
    }
  }
  std::string base = "/staff/directives?";
  if (!filter.words.empty()) base += "words=" + web::percent_encode(filter.words) + "&";
  if (!filter.kind.empty()) base += "kind=" + web::percent_encode(filter.kind) + "&";
  fill_pages(words, view, base, filter.offset, kPage, total);
  return page(services, view, frame);
}

web::Response duties(const Services& services, const web::Request& request, const Staff& staff) {
  const bool done = request.arg("done") == "1";
  const auto units = units_where(services, staff, "directive.report");
  // Who answers for a whole province looks at the matrix; this list is for doing.
  const auto rows = services.database.read(
      [&](storage::Session& session) { return directives::duties_of_units(session, units, done, 100); });
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "directives.duties");
  frame.path = "/staff/directives/duties";
  web::View view("directives/duties");
  view.show("SHOW_DONE", !done);
  view.show("SHOW_OPEN", done);
  view.show("EMPTY", rows.empty());
  if (rows.empty()) return page(services, view, frame);
  web::View& table = view.add("TABLE");
  for (const directives::UnitDuty& one : rows) {
    const std::string state = duty_state(one.duty, services.clock.now());
    web::View& row = table.add("ROW");
    row.set("HREF", "/staff/directives/duty/" + std::to_string(one.duty.id));
    row.set("TITLE", one.title);
    row.set("NUMBER", one.number);
    row.set("UNIT", unit_name(services, one.duty.unit, request.language));
    row.set("TAG_LOOK", duty_look(state));
    row.set("TAG_TEXT", words("directives.duty." + state));
    row.set("DUE", words.date(local_date(one.duty.due_at - 1)));
    if (state == "late" || state == "missing" || state == "open") {
      const TimeLeft left = left_of(services, words, one.duty.due_at, "");
      web::View& time = row.add("LEFT");
      time.set("LEFT_LOOK", left.look);
      time.set("LEFT_TEXT", left.text);
    }
  }
  return page(services, view, frame);
}

// What was typed; a wrong date is told here.
directives::Facts facts_of(const web::Request& request, Errors& errors) {
  directives::Facts out;
  out.kind = request.value("kind");
  out.number = request.value("number");
  out.issuer = request.value("issuer");
  out.issuer_en = request.value("issuer_en");
  out.title = request.value("title");
  out.title_en = request.value("title_en");
  out.summary = request.value("summary");
  out.summary_en = request.value("summary_en");
  out.standing = request.value("standing");
  out.source = request.value("source");
  out.confidence = request.value("confidence");
  out.is_public = request.value("public") == "1";
  if (const std::string_view typed = trim(request.value("issued_on")); !typed.empty()) {
    out.issued_on = parse_date(typed);
    if (!out.issued_on) errors.push_back({Fault::kInvalid, "issued_on", "directives.refused.date"});
  }
  return out;
}

// The form of a new document, or of one to correct.
web::Response show_form(const Services& services, const web::Request& request, const Staff& staff, const Document* one,
                        const Errors& errors, const StagedFiles& files) {
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, one == nullptr ? "directives.new" : "directives.correct");
  frame.path = one == nullptr ? "/staff/directives/new" : "/staff/directives/" + one->code + "/edit";
  web::View view("directives/form");
  web::FormView form(view, words, errors);
  const bool again = request.method == "POST";
  const auto value = [&](std::string_view name, std::string_view otherwise) {
    return std::string(again ? request.value(name) : otherwise);
  };
  directives::Facts known;
  if (one != nullptr) known = *one;
  view.set("FORM_TITLE", words(one == nullptr ? "directives.new" : "directives.correct"));
  view.set("ACTION", frame.path);
  form.select("kind", value("kind", known.kind), document_kind_options(services, request.language));
  form.field("number", value("number", known.number));
  form.field("issuer", value("issuer", known.issuer));
  form.field("issuer_en", value("issuer_en", known.issuer_en));
  form.field("issued_on", value("issued_on", known.issued_on ? iso_date(*known.issued_on) : ""));
  form.field("title", value("title", known.title));
  form.field("title_en", value("title_en", known.title_en));
  form.field("summary", value("summary", known.summary));
  form.field("summary_en", value("summary_en", known.summary_en));
  std::vector<web::Option> standings, confidences;
  for (const std::string_view id : directives::kStandings)
    standings.push_back({std::string(id), words("directives.standing." + std::string(id))});
  for (const std::string_view id : directives::kConfidences)
    if (!id.empty()) confidences.push_back({std::string(id), words("directives.confidence." + std::string(id))});
  form.select("standing", value("standing", known.standing), standings);
  form.field("source", value("source", known.source));
  form.select("confidence", value("confidence", known.confidence), confidences);
  form.check("public", again ? request.value("public") == "1" : known.is_public);
  form.file("document_file");
  if (one == nullptr) {
    view.show("FRESH");
    form.select("unit", value("unit", staff.officer.unit), registering_units(services, staff, request.language));
    std::vector<web::Option> relations;
    for (const char* id : {"implements", "continues", "amends", "replaces"})
      relations.push_back({id, services.link_kinds.edge(id)->name(web::code_of(request.language), true)});
    form.select("relation", value("relation", request.arg("implements").empty() ? "" : "implements"), relations);
    form.field("to", value("to", request.arg("implements")));
  }
  form.finish();
  for (const documents::Staged& file : files.files) {
    web::View& row = view.add("STAGED");
    row.set("TOKEN", file.token);
    row.set("STAGED_NAME", file.name);
    row.set("STAGED_SIZE", words.file_size(file.bytes));
  }
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

// A document by its code or, when only one has it, its number.
std::string code_of(const Services& services, std::string_view typed) {
  return services.database.read([&](storage::Session& session) {
    const auto found = services.names.find(session, "directive", trim(typed));
    return found ? found->code : std::string(trim(typed));
  });
}

web::Response enter(const Services& services, const web::Request& request, const Staff& staff) {
  if (!may_somewhere(services, staff, "directive.register")) return error_page(services, request, 403);
  const auto files = stage_uploads(services, request, "document_file");
  if (!files) return show_form(services, request, staff, nullptr, files.error(), {});
  Errors errors;
  directives::NewDocument wanted;
  static_cast<directives::Facts&>(wanted) = facts_of(request, errors);
  wanted.unit = request.value("unit");
  wanted.attachments = files->tokens();
  if (!request.value("relation").empty() || !trim(request.value("to")).empty())
    wanted.relations.push_back({std::string(request.value("relation")), code_of(services, request.value("to"))});
  const auto made = errors.empty() ? write(services, [&](storage::Transaction& tx) {
    return directives::register_document(services.directives, tx, wanted, staff.officer.id, services.clock.now());
  })
                                   : Result<Document>(tl::unexpected<Errors>(errors));
  if (!made) {
    Errors told = made.error();
    for (Error& error : told)
      if (error.field == "link_kind") error.field = "relation";
    return show_form(services, request, staff, nullptr, told, *files);
  }
  return web::redirect("/staff/directives/" + made->code + "?done=entered");
}

std::optional<Document> document_of(const Services& services, const web::Request& request) {
  return services.database.read(
      [&](storage::Session& session) { return directives::find_document(session, request.part("code")); });
}

web::Response correct(const Services& services, const web::Request& request, const Staff& staff) {
  const auto one = document_of(services, request);
  if (!one) return error_page(services, request, 404);
  if (!may_at(services, staff, "directive.register", one->unit, "")) return error_page(services, request, 403);
  if (request.method != "POST") return show_form(services, request, staff, &*one, {}, {});
  const auto files = stage_uploads(services, request, "document_file");
  if (!files) return show_form(services, request, staff, &*one, files.error(), {});
  Errors errors;
  const directives::Facts facts = facts_of(request, errors);
  if (!errors.empty()) return show_form(services, request, staff, &*one, errors, *files);
  const auto made = write(services, [&](storage::Transaction& tx) {
    return directives::correct_document(services.directives, tx, one->code, facts, files->tokens(), staff.officer.id,
                                        services.clock.now());
  });
  if (!made) return show_form(services, request, staff, &*one, made.error(), *files);
  return web::redirect("/staff/directives/" + one->code + "?done=corrected");
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const auto one = document_of(services, request);
  if (!one) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "directives.registry");
  frame.title = beginning(document_title(words, *one), 80);
  frame.path = "/staff/directives/" + one->code;
  if (const std::string key = "directives.done." + std::string(request.arg("done"));
      request.method == "GET" && services.renderer.catalogue().has(key))
    frame.notice = words(key);
  web::View view("directives/document");
  view.set("CODE", one->code);
  fill_facts(services, words, view, *one);
  fill_relations(services, request, view, *one, &staff);
  fill_cascade(services, request, view, *one, &staff);
  const auto files = services.database.read(
      [&](storage::Session& session) { return services.attachments.of(session, "directive", one->id); });
  for (const documents::Attachment& file : files) {
    web::View& item = view.add("FILE");
    item.set("FILE_HREF", "/staff/directives/" + one->code + "/file/" + std::to_string(file.id));
    item.set("FILE_NAME", file.name);
    item.set("FILE_SIZE", words.file_size(file.bytes));
  }
  view.show("NO_FILES", files.empty());
  web::FormView form(view, words, errors);
  if (may_at(services, staff, "directive.register", one->unit, "")) {
    web::View& own = view.add("MAY_WRITE");
    own.show("RELATE_OPEN", !errors.empty());
    std::vector<web::Option> relations;
    for (const char* id : {"implements", "continues", "amends", "replaces"})
      relations.push_back({id, services.link_kinds.edge(id)->name(web::code_of(request.language), true)});
    form.select("relation", request.value("relation"), relations);
    form.field("to", request.value("to"));
  }
  form.finish();
  fill_links_panel(services, request, staff, view, directives::subject_of(*one), frame.path);
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response relate(const Services& services, const web::Request& request, const Staff& staff) {
  const std::string code(request.part("code"));
  const auto made = write(services, [&](storage::Transaction& tx) {
    return directives::relate_document(services.directives, tx, code,
                                       {std::string(request.value("relation")), code_of(services, request.value("to"))},
                                       staff.officer.id, services.clock.now());
  });
  if (!made) {
    Errors told = made.error();
    for (Error& error : told)
      if (error.field == "link_kind") error.field = "relation";
    return show(services, request, staff, told);
  }
  return web::redirect("/staff/directives/" + code + "?done=related");
}

web::Response file(const Services& services, const web::Request& request) {
  const auto one = document_of(services, request);
  if (!one) return error_page(services, request, 404);
  const auto files = services.database.read(
      [&](storage::Session& session) { return services.attachments.of(session, "directive", one->id); });
  for (const documents::Attachment& attachment : files)
    if (std::to_string(attachment.id) == request.part("id")) return file_response(services, request, attachment, false);
  return error_page(services, request, 404);
}

}  // namespace

void register_staff_directives(web::Router& router, const Services& services) {
  // Who has nothing to do with directives has no such pages.
  const auto open = [&services](StaffHandler handler) {
    return guarded(services, [&services, handler = std::move(handler)](const web::Request& request, const Staff& staff) {
      for (const char* grant : {"directive.report", "directive.follow", "directive.register"})
        if (may_somewhere(services, staff, grant)) return handler(request, staff);
      return error_page(services, request, 403);
    });
  };
  const web::RouteOptions with_file{.body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};
  router.get("/staff/directives", open([&services](const auto& request, const Staff& staff) { return list(services, request, staff); }));
  router.get("/staff/directives/duties", open([&services](const auto& request, const Staff& staff) { return duties(services, request, staff); }));
  router.get("/staff/directives/new", open([&services](const auto& request, const Staff& staff) {
               if (!may_somewhere(services, staff, "directive.register")) return error_page(services, request, 403);
               return show_form(services, request, staff, nullptr, {}, {});
             }));
  router.post("/staff/directives/new", open([&services](const auto& request, const Staff& staff) { return enter(services, request, staff); }), with_file);
  router.get("/staff/directives/{code}", open([&services](const auto& request, const Staff& staff) { return show(services, request, staff, {}); }));
  router.get("/staff/directives/{code}/edit", open([&services](const auto& request, const Staff& staff) { return correct(services, request, staff); }));
  router.post("/staff/directives/{code}/edit", open([&services](const auto& request, const Staff& staff) { return correct(services, request, staff); }), with_file);
  router.post("/staff/directives/{code}/relate", open([&services](const auto& request, const Staff& staff) { return relate(services, request, staff); }));
  router.get("/staff/directives/{code}/file/{id}", open([&services](const auto& request, const Staff&) { return file(services, request); }));
}

}  // namespace langnghe::pages
