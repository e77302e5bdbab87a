// The catalogue of procedures for everybody, and one procedure.
#include "base/text.h"
#include "pages/procedures/dossier_page.h"

namespace langnghe::pages {
namespace {

using procedures::Catalogue;
using procedures::Procedure;

web::Response list(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const auto code = web::code_of(request.language);
  const Catalogue& catalogue = services.procedures.catalogue;
  const std::string looked_for = fold(request.arg("words"));
  const std::string_view field = request.arg("field");
  web::View view("procedures/catalogue");
  const Errors none;
  web::FormView form(view, words, none);
  form.field("words", request.arg("words"));
  std::vector<web::Option> fields;
  for (const procedures::Named& one : catalogue.fields) fields.push_back({one.id, one.name.in(code)});
  form.select("field", field, fields);
  form.finish();
  std::int64_t found = 0;
  for (const procedures::Named& one : catalogue.fields) {
    web::View* group = nullptr;
    for (const Procedure* procedure : catalogue.all_in_force(local_date(services.clock.now()))) {
      if (procedure->field != one.id || (!field.empty() && field != one.id)) continue;
      if (!looked_for.empty() && fold(procedure->name.vi + " " + procedure->name.en + " " + procedure->code).find(looked_for) == std::string::npos)
        continue;
      if (group == nullptr) {
        group = &view.add("FIELD_GROUP");
        group->set("GROUP_ID", "f-" + one.id);
        group->set("GROUP_NAME", one.name.in(code));
      }
      web::View& row = group->add("PROCEDURE");
      row.set("KEY", procedure->key);
      row.set("NAME", procedure->name.in(code));
      row.set("TERM", term_text(words, *procedure));
      row.set("FEE", fee_text(words, procedure->fee));
      row.show("SAMPLE", procedure->sample());
      ++found;
    }
  }
  view.show("EMPTY", found == 0);
  return page(services, view, frame_of(services, request, "procedures.catalogue.title"));
}

web::Response show(const Services& services, const web::Request& request) {
  const Procedure* procedure = services.procedures.catalogue.in_force(request.part("key"), local_date(services.clock.now()));
  if (procedure == nullptr) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  const auto code = web::code_of(request.language);
  web::View view("procedures/procedure");
  view.set("KEY", procedure->key);
  view.set("NAME", procedure->name.in(code));
  view.set("WHO", procedure->who.in(code));
  view.set("RESULT", procedure->result.in(code));
  view.set("FIELD", Catalogue::name_in(services.procedures.catalogue.fields, procedure->field, code));
  view.set("FEE", fee_text(words, procedure->fee));
  view.set("TERM", term_text(words, *procedure));
  view.set("OWNER", unit_of_step(services, words, *procedure, "owner"));
  view.show_with("CODED", "NATIONAL_CODE", procedure->code);
  view.set("CITATION", procedure->citation);
  view.set("VERSION", words("procedures.version", {{"version", std::to_string(procedure->version)}, {"from", procedure->from}}));
  view.show("SAMPLE", procedure->sample());
  for (const procedures::Paper& paper : procedure->papers) {
    web::View& row = view.add("PAPER");
    row.set("PAPER_NAME", paper.name.in(code));
    row.set("PAPER_FORM", words(paper.original ? "procedures.paper.original" : "procedures.paper.copy") +
                              (paper.optional ? ", " + words("procedures.paper.optional") : ""));
  }
  for (const procedures::StepPlan& plan : procedure->steps) {
    web::View& row = view.add("STEP");
    row.set("STEP_NAME", Catalogue::name_in(services.procedures.catalogue.steps, plan.step, code));
    row.set("STEP_UNIT", unit_of_step(services, words, *procedure, plan.unit));
    row.set("STEP_TIME", words("procedures.step.hours", {{"hours", std::int64_t{plan.minutes / 60}}}));
  }
  web::Frame frame = frame_of(services, request, "procedures.catalogue.title");
  frame.title = procedure->name.in(code);
  frame.path = "/procedures/" + procedure->key;
  return page(services, view, frame);
}

}  // namespace

void register_catalogue(web::Router& router, const Services& services) {
  router.get("/procedures", [&services](const web::Request& request) { return list(services, request); });
  router.get("/procedures/{key}", [&services](const web::Request& request) { return show(services, request); });
}

}  // namespace langnghe::pages
