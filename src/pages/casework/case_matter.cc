#include "pages/casework/case_matter.h"

#include "casework/matters.h"
#include "pages/casework/action_form.h"
#include "pages/casework/case_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

web::Response join(const Services& services, const web::Request& request, const Staff& staff) {
  const auto one = readable_case(services, staff, request.part("code"));
  if (!one) return error_page(services, request, 404);
  const Millis now = services.clock.now();
  const auto other = readable_case(services, staff, request.value("other"));
  const auto done = write(services, [&](storage::Transaction& tx) -> Result<casework::Matter> {
    if (!other) return refuse(Fault::kNotFound, "casework.refused.unknown", "other");
    return casework::join_case(services.casework, tx, one->code, other->code, request.value("kind"),
                               std::string(request.value("reason")), staff.actor(), now);
  });
  if (!done) return show_case(services, request, staff, *one, {.errors = done.error(), .action = "join"});
  return web::redirect("/staff/case/" + one->code + "#matter-head");
}

web::Response leave(const Services& services, const web::Request& request, const Staff& staff) {
  const auto one = readable_case(services, staff, request.part("code"));
  if (!one) return error_page(services, request, 404);
  const Millis now = services.clock.now();
  const auto done = write(services, [&](storage::Transaction& tx) {
    return casework::leave_matter(services.casework, tx, std::string(request.value("matter")), one->code,
                                  std::string(request.value("leave_reason")), staff.actor(), now);
  });
  Errors errors = done ? Errors() : done.error();
  for (Error& error : errors)
    if (error.field == "reason") error.field = "leave_reason";
  if (!done) return show_case(services, request, staff, *one, {.errors = errors, .action = "leave"});
  return web::redirect("/staff/case/" + one->code + "#matter-head");
}

}  // namespace

void show_matters(const Services& services, const web::Request& request, const Staff& staff,
                  const web::Words& words, const casework::Case& one, web::View& view, web::FormView& form,
                  bool open) {
  const bool may = may_at(services, staff, "case.join", one.unit, one.kind);
  const auto matters = services.database.read(
      [&](storage::Session& session) { return casework::matters_of(session, one.id); });
  view.show("NO_MATTER", matters.empty());
  for (const casework::Matter& matter : matters) {
    web::View& box = view.add("MATTER");
    box.set("MATTER_CODE", matter.code);
    box.set("MATTER_KIND", words("staff.matter." + matter.kind));
    const auto members = services.database.read(
        [&](storage::Session& session) { return casework::members_of(session, matter.id); });
    for (const casework::Member& member : members) {
      web::View& row = box.add("MEMBER");
      row.set("MEMBER_CODE", member.code);
      row.set("MEMBER_STATE", lifecycle_text(words, "kind", member.kind, member.kind) + ", " +
                                  lifecycle_text(words, "state", member.kind, member.state));
      row.show("LEADS", member.case_id == matter.lead);
      row.show("LEFT_IT", member.left_at.has_value());
      row.show_with("WHY_JOINED", "MEMBER_REASON", member.left_at ? member.left_reason : member.reason);
    }
    if (may && matter.kind != "instances" && matter.lead != one.id) box.show("MAY_LEAVE");
  }
  if (!may) return;
  view.add("MAY_JOIN").show("OPEN", open);
  const bool posted = request.method == "POST";
  form.field("other", posted ? request.value("other") : "");
  form.choice("kind", posted ? request.value("kind") : "same",
              {{"same", words("staff.matter.same")}, {"crowd", words("staff.matter.crowd")}});
  form.field("reason", posted ? request.value("reason") : "");
  form.field("leave_reason", posted ? request.value("leave_reason") : "");
}

void register_case_matter(web::Router& router, const Services& services) {
  router.post("/staff/case/{code}/join", guarded(services, [&services](const auto& request, const Staff& staff) {
                return join(services, request, staff);
              }));
  router.post("/staff/case/{code}/leave", guarded(services, [&services](const auto& request, const Staff& staff) {
                return leave(services, request, staff);
              }));
}

}  // namespace langnghe::pages
