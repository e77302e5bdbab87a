// Officers keep the list of villages and of their households' numbers.
#include "consultations/votes.h"
#include "pages/consultations/common.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

web::Response list(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const web::Words words = words_of(services, request);
  const auto communes = communes_where(services, staff, "vote.run");
  web::View view("consultations/villages");
  bool any = false;
  services.database.read([&](storage::Session& session) {
    for (const web::Option& commune : communes)
      for (const auto& one : consultations::villages_of(session, commune.value)) {
        any = true;
        web::View& row = view.add("ROW");
        row.set("VILLAGE_ID", one.id);
        row.set("VILLAGE", one.name);
        row.set("VILLAGE_CODE", one.code);
        row.set("COUNT", words("votes.villages.count", {{"count", one.households}}));
      }
  });
  view.show("EMPTY", !any);
  web::FormView form(view, words, errors);
  form.select("commune", request.value("commune"), communes);
  form.field("short_code", request.value("short_code"));
  form.field("name", request.value("name"));
  form.field("households", request.value("households"));
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "votes.staff.villages");
  frame.path = "/staff/votes";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response add(const Services& services, const web::Request& request, const Staff& staff) {
  const auto made = write(services, [&](storage::Transaction& tx) -> Result<consultations::Village> {
    const Millis now = services.clock.now();
    auto village = consultations::add_village(services.consultations, tx, consult_actor(staff),
                                              std::string(request.value("commune")),
                                              std::string(request.value("short_code")),
                                              std::string(request.value("name")), now);
    if (!village || request.value("households").empty()) return village;
    return consultations::set_households(services.consultations, tx, consult_actor(staff), village->id,
                                         std::string(request.value("households")), now);
  });
  if (!made) return list(services, request, staff, made.error());
  return web::redirect("/staff/villages");
}

web::Response one(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const std::int64_t id = whole_number(request.part("id"));
  std::optional<consultations::Village> village;
  std::string all;
  services.database.read([&](storage::Session& session) {
    village = consultations::find_village(session, id);
    if (village)
      for (const std::string& number : consultations::households_of(session, id)) all += number + "\n";
  });
  if (!village || !may_in(services, staff, "vote.run", village->commune)) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("consultations/village");
  view.set("VILLAGE_ID", id);
  view.set("VILLAGE", village->name);
  view.set("COUNT", words("votes.villages.count", {{"count", village->households}}));
  web::FormView form(view, words, errors);
  form.field("households", request.method == "POST" ? request.value("households") : std::string_view(all));
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "votes.staff.villages");
  frame.path = "/staff/votes";
  frame.title = village->name;
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response save(const Services& services, const web::Request& request, const Staff& staff) {
  const auto made = write(services, [&](storage::Transaction& tx) {
    return consultations::set_households(services.consultations, tx, consult_actor(staff), whole_number(request.part("id")),
                                         std::string(request.value("households")), services.clock.now());
  });
  if (!made) return one(services, request, staff, made.error());
  return web::redirect("/staff/villages");
}

}  // namespace

void register_villages(web::Router& router, const Services& services) {
  const auto handler = [&services](auto f) {
    return with_grant(services, "vote.run", [&services, f](const web::Request& request, const Staff& staff) {
      return f(services, request, staff);
    });
  };
  router.get("/staff/villages", handler([](const Services& s, const web::Request& r, const Staff& o) { return list(s, r, o, {}); }));
  router.post("/staff/villages", handler(add));
  router.get("/staff/villages/{id}", handler([](const Services& s, const web::Request& r, const Staff& o) { return one(s, r, o, {}); }));
  router.post("/staff/villages/{id}", handler(save));
}

}  // namespace langnghe::pages
