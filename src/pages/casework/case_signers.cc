// The list of signers of a petition: typed, or a CSV file; then a code and a secret for each.
#include "casework/signers.h"
#include "pages/casework/case_page.h"
#include "pages/casework/letter_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

web::Response form_page(const Services& services, const web::Request& request, const Staff& staff,
                        const casework::Case& one, const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("casework/signers");
  view.set("CODE", one.code);
  web::FormView form(view, words, errors);
  form.field("signers", request.value("signers"));
  form.file("list");
  form.finish();
  view.show("ASK");
  web::Frame frame = staff_frame(services, request, staff, "staff.signers.title");
  frame.path = "/staff/case/" + one.code + "/signers";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response add(const Services& services, const web::Request& request, const Staff& staff,
                  const casework::Case& one) {
  std::string text(request.value("signers"));
  for (const web::Upload& upload : request.uploads)
    if (upload.field == "list" && !upload.bytes.empty()) text = upload.bytes;
  const auto people = casework::read_signers(text);
  if (!people) return form_page(services, request, staff, one, people.error());
  const Millis now = services.clock.now();
  const auto done = write(services, [&](storage::Transaction& tx) {
    return casework::add_signers(services.casework, tx, one.code, *people, staff.actor(), now);
  });
  if (!done) return form_page(services, request, staff, one, done.error());
  // Shown this once, like the slip of the desk: the secrets are for the people on the list.
  const web::Words words = words_of(services, request);
  web::View view("casework/signers");
  view.set("CODE", one.code);
  web::View& list = view.add("DONE");
  list.set("COUNT", words("staff.special.people", {{"count", static_cast<std::int64_t>(done->size())}}));
  for (std::size_t i = 0; i < done->size(); ++i) {
    web::View& row = list.add("ROW");
    row.set("NAME", (*people)[i].name);
    row.set("MEMBER_CODE", (*done)[i].code);
    row.set("SECRET", casework::secret_of(services.casework, (*done)[i].code));
  }
  web::Frame frame = staff_frame(services, request, staff, "staff.signers.title");
  frame.path = "/staff/case/" + one.code + "/signers";
  return page(services, view, frame);
}

}  // namespace

void register_case_signers(web::Router& router, const Services& services) {
  const auto on_case = [&services](auto handler) {
    return guarded(services, [&services, handler](const web::Request& request, const Staff& staff) {
      const auto one = readable_case(services, staff, request.part("code"));
      if (!one || !may_at(services, staff, "case.join", one->unit, one->kind))
        return error_page(services, request, 404);
      return handler(request, staff, *one);
    });
  };
  router.get("/staff/case/{code}/signers",
             on_case([&services](const auto& request, const Staff& staff, const casework::Case& one) {
               return form_page(services, request, staff, one, {});
             }));
  router.post("/staff/case/{code}/signers",
              on_case([&services](const auto& request, const Staff& staff, const casework::Case& one) {
                return add(services, request, staff, one);
              }));
}

}  // namespace langnghe::pages
