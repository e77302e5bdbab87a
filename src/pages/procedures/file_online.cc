// Filing online: the same record as at the desk.
#include "documents/qr.h"
#include "pages/procedures/dossier_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using procedures::Dossier;
using procedures::Procedure;

const Procedure* procedure_asked(const Services& services, const web::Request& request) {
  return services.procedures.catalogue.in_force(request.part("key"), local_date(services.clock.now()));
}

web::Response form_page(const Services& services, const web::Request& request, const Procedure& procedure,
                        const Errors& errors, const StagedFiles& staged) {
  const web::Words words = words_of(services, request);
  web::View view("procedures/file_online");
  web::FormView form(view, words, errors);
  view.set("KEY", procedure.key);
  view.set("NAME", procedure.name.in(web::code_of(request.language)));
  view.set("TERM", term_text(words, procedure));
  view.set("FEE", fee_text(words, procedure.fee));
  form.select("commune", request.value("commune"), commune_options(services, request.language));
  fill_checklist(words, view, form, request, procedure);
  form.file("papers_file");
  for (const documents::Staged& file : staged.files) {
    web::View& row = view.add("STAGED");
    row.set("TOKEN", file.token);
    row.set("STAGED_NAME", file.name);
    row.set("STAGED_SIZE", words.file_size(file.bytes));
  }
  fill_person(services, words, form, request);
  form.finish();
  web::Frame frame = frame_of(services, request, "procedures.file.title");
  frame.path = "/procedures/" + procedure.key + "/file";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response file(const Services& services, const web::Request& request, const Procedure& procedure) {
  auto staged = stage_uploads(services, request, "papers_file");
  if (!staged) return form_page(services, request, procedure, staged.error(), staged_before(services, request, "papers_file"));
  if (!within(services, "submit", request.peer, services.limits.submissions_a_minute))
    return form_page(services, request, procedure, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}}, *staged);
  procedures::Filing filing;
  filing.procedure = procedure.key;
  filing.commune = request.value("commune");
  filing.papers = ticks_of(request, procedure);
  filing.files = staged->tokens();
  read_person(request, filing);
  const auto made = write(services, [&](storage::Transaction& tx) {
    return procedures::file_dossier(services.procedures, tx, filing, services.clock.now());
  });
  if (!made) return form_page(services, request, procedure, made.error(), *staged);
  web::Response response = web::redirect("/dossier/" + made->code + "/sent");
  response.cookies.push_back(own_cookie(services, "dossier", made->code));
  return response;
}

}  // namespace

void register_file_online(web::Router& router, const Services& services) {
  const web::RouteOptions with_files{
      .body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};
  router.get("/procedures/{key}/file", [&services](const web::Request& request) {
    const Procedure* procedure = procedure_asked(services, request);
    return procedure == nullptr ? error_page(services, request, 404) : form_page(services, request, *procedure, {}, {});
  });
  router.post("/procedures/{key}/file", [&services](const web::Request& request) {
    const Procedure* procedure = procedure_asked(services, request);
    return procedure == nullptr ? error_page(services, request, 404) : file(services, request, *procedure);
  }, with_files);
}

}  // namespace langnghe::pages
