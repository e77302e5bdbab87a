// Officers: who works here, and a new one. For administrators; everything they do is in the
// log, and nothing here opens a case or the vault.
#include "pages/directory/officers.h"

#include <algorithm>

#include "base/text.h"
#include "directory/commands.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

constexpr std::size_t kPerPage = 50;

web::Response list(const Services& services, const web::Request& request, const Staff& staff) {
  const auto units = units_where(services, staff, "officers.manage");
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "officers.title");
  if (request.arg("done") == "ended") frame.notice = words("officers.done.ended");
  web::View view("directory/officers");
  const Errors none;
  web::FormView form(view, words, none);
  form.field("words", request.arg("words"));
  form.finish();
  const std::string wanted = fold(request.arg("words"));
  const auto directory = services.directory.now();
  const Date today = local_date(services.clock.now());
  const std::string_view language = web::code_of(request.language);
  std::size_t found = 0;
  web::View* table = nullptr;
  for (const std::int64_t id : units) {
    const directory::Unit* unit = directory->units().unit_by_id(id);
    for (const directory::Officer* officer : directory->officers_of(unit->code, today)) {
      if (!wanted.empty() &&
          fold(officer->name + " " + officer->login + " " + unit->name(language)).find(wanted) == std::string::npos)
        continue;
      if (++found > kPerPage) continue;
      if (table == nullptr) table = &view.add("TABLE");
      web::View& row = table->add("ROW");
      row.set("ID", std::to_string(officer->id));
      row.set("NAME", officer->name);
      row.set("LOGIN", officer->login);
      row.set("POST", language == "en" ? officer->post.title_en : officer->post.title_vi);
      row.set("UNIT", unit->name(language));
      row.show("HEAD", officer->post.head);
      row.show("SAMPLE", officer->sample);
      std::string roles;
      for (const directory::Grant* grant : directory->grants_of(officer->id)) {
        if (!grant->valid_on(today)) continue;
        const directory::Role* role = directory->roles().role(grant->role);
        if (!roles.empty()) roles += ", ";
        roles += role == nullptr ? grant->role : language == "en" ? role->name_en : role->name_vi;
      }
      row.set("ROLES", roles.empty() ? words("officers.no_role") : roles);
    }
  }
  view.show("EMPTY", found == 0);
  if (table != nullptr)
    table->set("COUNT", words("officers.count", {{"count", static_cast<std::int64_t>(found)}}));
  view.show("MORE", found > kPerPage);
  return page(services, view, frame);
}

web::Response new_officer(const Services& services, const web::Request& request, const Staff& staff,
                          const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "officers.new");
  frame.path = "/staff/officers/new";
  web::View view("directory/new_officer");
  web::FormView form(view, words, errors);
  form.field("login", request.value("login"));
  form.field("name", request.value("name"));
  form.select("unit", request.value("unit"),
              unit_options(services, staff, "officers.manage", request.language));
  form.field("title_vi", request.value("title_vi"));
  form.field("title_en", request.value("title_en"));
  form.check("head", request.value("head") == "1");
  form.field("valid_from", request.value("valid_from"));
  form.finish();
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response add(const Services& services, const web::Request& request, const Staff& staff) {
  const Millis now = services.clock.now();
  const auto from = day_of(request, "valid_from");
  if (!from) return new_officer(services, request, staff, from.error());
  directory::NewOfficer wanted;
  wanted.login = trim(request.value("login"));
  wanted.name = trim(request.value("name"));
  wanted.unit = request.value("unit");
  wanted.title_vi = trim(request.value("title_vi"));
  wanted.title_en = trim(request.value("title_en"));
  if (wanted.title_en.empty()) wanted.title_en = wanted.title_vi;
  wanted.head = request.value("head") == "1";
  wanted.valid_from = from->value_or(local_date(now));
  const std::string password = accounts::one_time_password();
  const std::string hash = accounts::hash_password(services.accounts.policy(), password);
  const auto added = write(services, [&](storage::Transaction& tx) -> Result<std::int64_t> {
    const auto id =
        directory::add_officer(tx, services.directory, wanted, directory_actor(staff), now);
    if (!id) return id;
    const auto opened = accounts::create_account(tx, *id, wanted.login, hash, true, now);
    if (!opened) return tl::unexpected<Errors>(opened.error());
    return id;
  });
  if (!added) return new_officer(services, request, staff, added.error());
  const directory::Officer* officer = services.directory.now()->officer(*added);
  if (officer == nullptr) return web::redirect("/staff/officers/" + std::to_string(*added));
  return password_page(services, request, staff, *officer, password);
}

}  // namespace

std::vector<web::Option> unit_options(const Services& services, const Staff& staff,
                                      std::string_view action, web::Language language) {
  std::vector<web::Option> out;
  const auto directory = services.directory.now();
  const Date today = local_date(services.clock.now());
  for (const std::int64_t id : units_where(services, staff, action)) {
    const directory::Unit* unit = directory->units().unit_by_id(id);
    if (unit != nullptr && unit->valid_on(today))
      out.push_back({unit->code, unit->name(web::code_of(language)) + " (" + unit->code + ")"});
  }
  std::sort(out.begin(), out.end(), [](const web::Option& a, const web::Option& b) {
    return fold(a.label) < fold(b.label);
  });
  return out;
}

Result<std::optional<Date>> day_of(const web::Request& request, std::string_view field) {
  const std::string_view typed = trim(request.value(field));
  if (typed.empty()) return std::optional<Date>();
  const auto day = parse_date(typed);
  if (!day) return refuse(Fault::kInvalid, "officers.refused.day", std::string(field));
  return std::optional<Date>(*day);
}

directory::Actor directory_actor(const Staff& staff) {
  return {staff.officer.id, staff.officer.unit};
}

web::Response password_page(const Services& services, const web::Request& request,
                            const Staff& staff, const directory::Officer& officer,
                            std::string_view password) {
  web::Frame frame = staff_frame(services, request, staff, "officers.password.title");
  frame.path = "/staff/officers";
  web::View view("directory/password");
  view.set("ID", std::to_string(officer.id));
  view.set("NAME", officer.name);
  view.set("LOGIN", officer.login);
  view.set("PASSWORD", password);
  return page(services, view, frame);
}

void register_officers(web::Router& router, const Services& services) {
  const auto managing = [&services](StaffHandler handler) {
    return guarded(services, [&services, handler = std::move(handler)](const web::Request& request,
                                                                       const Staff& staff) {
      if (!may_somewhere(services, staff, "officers.manage")) return error_page(services, request, 403);
      return handler(request, staff);
    });
  };
  router.get("/staff/officers", managing([&services](const auto& request, const Staff& staff) {
               return list(services, request, staff);
             }));
  router.get("/staff/officers/new", managing([&services](const auto& request, const Staff& staff) {
               return new_officer(services, request, staff, {});
             }));
  router.post("/staff/officers/new", managing([&services](const auto& request, const Staff& staff) {
                return add(services, request, staff);
              }));
}

}  // namespace langnghe::pages
