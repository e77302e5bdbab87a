// The one-stop desk: what is in hand, the least time left first; taking a dossier in by keyboard.
#include <algorithm>

#include "base/text.h"
#include "pages/procedures/dossier_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using procedures::Catalogue;
using procedures::Dossier;
using procedures::Procedure;

constexpr std::string_view kViews[] = {"open", "late", "soon", "check", "waiting", "ready"};
constexpr int kPage = 50;

web::Response queue(const Services& services, const web::Request& request, const Staff& staff) {
  auto units = units_where(services, staff, "dossier.see");
  if (units.empty()) return error_page(services, request, 403);
  // Who typed a code wants that one.
  if (const auto code = read_code(request.arg("code")); code)
    if (services.database.read([&](storage::Session& session) { return procedures::find_dossier(session, *code).has_value(); }))
      return web::redirect("/staff/dossier/" + *code);
  procedures::DeskFilter filter;
  filter.units = units;
  if (std::find(std::begin(kViews), std::end(kViews), request.arg("view")) != std::end(kViews)) filter.view = request.arg("view");
  filter.field = request.arg("field");
  filter.procedure = request.arg("procedure");
  filter.limit = kPage + 1;
  filter.offset = std::max(number_of(request.arg("from"), 0), 0);
  const Millis now = services.clock.now();
  std::vector<Dossier> rows;
  procedures::DeskCount count;
  services.database.read([&](storage::Session& session) {
    rows = procedures::dossier_queue(session, filter, now);
    count = procedures::count_desk(session, units, now);
  });
  const web::Words words = words_of(services, request);
  const auto language = web::code_of(request.language);
  web::View view("procedures/queue");
  const Errors none;
  web::FormView form(view, words, none);
  form.field("code", request.arg("code"));
  std::vector<web::Option> fields;
  for (const procedures::Named& one : services.procedures.catalogue.fields) fields.push_back({one.id, one.name.in(language)});
  form.select("field", filter.field, fields);
  form.finish();
  view.set("VIEW", filter.view);
  for (const auto& [name, number] : {std::pair<std::string_view, std::int64_t>{"open", count.open}, {"late", count.late},
                                     {"soon", count.soon}, {"check", count.check}, {"waiting", count.waiting},
                                     {"ready", count.ready}}) {
    web::View& tab = view.add("TAB");
    tab.set("TAB_HREF", "/staff/dossiers?view=" + std::string(name));
    tab.set("TAB_NAME", words("procedures.view." + std::string(name)));
    tab.set("TAB_COUNT", words.number(number));
    tab.show("TAB_HERE", name == filter.view);
  }
  view.show("EMPTY", rows.empty());
  const bool more = rows.size() > static_cast<std::size_t>(kPage);
  if (more) rows.pop_back();
  if (!rows.empty()) {
    web::View& table = view.add("TABLE");
    for (const Dossier& one : rows) {
      web::View& row = table.add("ROW");
      row.set("CODE", one.code);
      row.set("NAME", procedure_name(services, one, request.language));
      row.set("REGISTER", words("procedures.register.no_of", {{"no", std::to_string(one.register_no)}, {"year", std::to_string(one.register_year)}}));
      if (one.next_due) {
        const TimeLeft left = time_left(services, words, *one.next_due);
        web::View& part = row.add("LEFT");
        // The early warning: 20 % of the time is left.
        part.set("LEFT_LOOK", left.look == "late" ? "late" : one.next_warn && *one.next_warn <= now ? "soon" : "fine");
        part.set("LEFT_TEXT", left.text);
        part.show("OF_STEP", one.appointed && *one.next_due < *one.appointed);
      }
      row.show_with("DUE", "DUE_DATE", one.appointed ? words.date(local_date(*one.appointed - 1)) : "");
      row.set("TAG_LOOK", look_of_dossier(one, now));
      row.set("TAG_TEXT", state_of_dossier(words, one));
      row.set("HOLDER", unit_name(services, one.holder, request.language));
      const Procedure& procedure = procedures::procedure_of(services.procedures, one);
      row.show_with("AT_STEP", "STEP_NAME",
                    one.step < 0 || one.state != "processing"
                        ? ""
                        : Catalogue::name_in(services.procedures.catalogue.steps, procedure.steps[static_cast<std::size_t>(one.step)].step, language));
      row.show("AGAIN", one.reappointed.has_value());
    }
  }
  if (filter.offset > 0 || more) {
    web::View& pages = view.add("PAGES");
    pages.set("PAGES_TEXT", words("procedures.page", {{"from", std::int64_t{filter.offset + 1}}, {"to", static_cast<std::int64_t>(filter.offset + static_cast<int>(rows.size()))}}));
    const auto href = [&](int from) {
      return "/staff/dossiers?view=" + filter.view + "&field=" + filter.field + "&from=" + std::to_string(std::max(from, 0));
    };
    if (filter.offset > 0) pages.add("PAGE_BEFORE").set("BEFORE_HREF", href(filter.offset - kPage));
    if (more) pages.add("PAGE_AFTER").set("AFTER_HREF", href(filter.offset + kPage));
  }
  web::Frame frame = staff_frame(services, request, staff, "procedures.queue.title");
  frame.path = "/staff/dossiers";
  return page(services, view, frame);
}

// ---- taking in -----------------------------------------------------------------------------

// Words without marks will do, so that a code or "khai sinh" finds it from any keyboard; the only
// one found is taken at once.
web::Response choose(const Services& services, const web::Request& request, const Staff& staff) {
  const web::Words words = words_of(services, request);
  const auto language = web::code_of(request.language);
  const Catalogue& catalogue = services.procedures.catalogue;
  const std::string looked_for = fold(request.arg("words"));
  std::vector<const Procedure*> found;
  for (const Procedure* one : catalogue.all_in_force(local_date(services.clock.now())))
    if (looked_for.empty() || fold(one->name.vi + " " + one->name.en + " " + one->code).find(looked_for) != std::string::npos)
      found.push_back(one);
  if (!looked_for.empty() && found.size() == 1) return web::redirect("/staff/dossiers/new?procedure=" + found.front()->key);
  web::View view("procedures/new_choose");
  view.set("WORDS", request.arg("words"));
  view.show("EMPTY", found.empty());
  for (const Procedure* one : found) {
    web::View& row = view.add("PROCEDURE");
    row.set("KEY", one->key);
    row.set("NAME", one->name.in(language));
    row.set("ABOUT", Catalogue::name_in(catalogue.fields, one->field, language) + " · " + term_text(words, *one));
  }
  web::Frame frame = staff_frame(services, request, staff, "procedures.new.title");
  frame.path = "/staff/dossiers/new";
  return page(services, view, frame);
}

web::Response entry(const Services& services, const web::Request& request, const Staff& staff,
                    const Procedure& procedure, const Errors& errors) {
  const web::Words words = words_of(services, request);
  const auto language = web::code_of(request.language);
  const auto directory = services.directory.now();
  web::View view("procedures/new");
  web::FormView form(view, words, errors);
  view.set("KEY", procedure.key);
  view.set("NAME", procedure.name.in(language));
  view.set("TERM", term_text(words, procedure));
  view.set("FEE", fee_text(words, procedure.fee));
  view.show("SAMPLE", procedure.sample());
  fill_checklist(words, view, form, request, procedure, errors.empty());
  fill_person(services, words, form, request);
  std::string_view commune = request.value("commune");
  if (commune.empty())
    if (const directory::Unit* own = directory->units().territory_of(staff.officer.unit); own != nullptr && directory::is_commune_level(own->kind))
      commune = own->code;
  form.select("commune", commune, commune_options(services, request.language));
  if (procedure.fee > 0) {
    view.show("WITH_FEE");
    form.check("fee_paid", request.value("fee_paid") == "1");
  }
  form.choice("decision", request.value("decision").empty() ? "accept" : request.value("decision"),
              {{"accept", words("procedures.decision.accept")}, {"supplement", words("procedures.decision.supplement")},
               {"refuse", words("procedures.decision.refuse")}});
  std::vector<web::Option> grounds;
  for (const procedures::Named& one : services.procedures.catalogue.grounds) grounds.push_back({one.id, one.name.in(language)});
  form.select("ground", request.value("ground"), grounds);
  form.field("words", request.value("words"));
  form.check("by_post", request.value("by_post") == "1");
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "procedures.new.title");
  frame.path = "/staff/dossiers/new";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response take_in(const Services& services, const web::Request& request, const Staff& staff) {
  const Procedure* procedure = services.procedures.catalogue.in_force(request.value("procedure"), local_date(services.clock.now()));
  if (procedure == nullptr) return choose(services, request, staff);
  procedures::Filing filing;
  filing.procedure = procedure->key;
  filing.commune = request.value("commune");
  filing.decision = request.value("decision");
  filing.papers = ticks_of(request, *procedure);
  filing.words = request.value("words");
  filing.ground = request.value("ground");
  filing.fee_paid = request.value("fee_paid") == "1";
  filing.channel = request.value("by_post") == "1" ? "post" : "desk";
  read_person(request, filing);
  filing.language = "vi";
  const auto made = write(services, [&](storage::Transaction& tx) {
    return procedures::receive_dossier(services.procedures, tx, filing, staff.officer.id, services.clock.now());
  });
  if (!made) return entry(services, request, staff, *procedure, made.error());
  return web::redirect("/staff/dossier/" + made->code + "?new=1");
}

}  // namespace

void register_dossier_desk(web::Router& router, const Services& services) {
  router.get("/staff/dossiers", guarded(services, [&services](const auto& request, const Staff& staff) {
               return queue(services, request, staff);
             }));
  router.get("/staff/dossiers/new", guarded(services, [&services](const auto& request, const Staff& staff) {
               if (!may_somewhere(services, staff, "dossier.receive")) return error_page(services, request, 403);
               const Procedure* procedure = services.procedures.catalogue.in_force(request.arg("procedure"), local_date(services.clock.now()));
               return procedure == nullptr ? choose(services, request, staff) : entry(services, request, staff, *procedure, {});
             }));
  router.post("/staff/dossiers/new", guarded(services, [&services](const auto& request, const Staff& staff) {
                return take_in(services, request, staff);
              }));
}

}  // namespace langnghe::pages
