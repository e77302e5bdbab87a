// One officer: post, roles and days, and what an administrator may do about them.
#include <charconv>

#include "base/text.h"
#include "casework/casework.h"
#include "directory/commands.h"
#include "pages/directory/officers.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

std::int64_t number(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : 0;
}

// The officer of the address, when this administrator manages people at that unit.
const directory::Officer* managed(const Services& services, const web::Request& request,
                                  const Staff& staff, const directory::Snapshot& directory) {
  const directory::Officer* officer = directory.officer(number(request.part("id")));
  if (officer == nullptr) return nullptr;
  return directory.allowed(staff.officer.id, "officers.manage", officer->unit, "", services.clock.now())
             ? officer
             : nullptr;
}

std::string days_of(const web::Words& words, Date from, const std::optional<Date>& to) {
  if (!to) return words("officers.days.from", {{"from", words.date(from)}});
  return words("officers.days.between", {{"from", words.date(from)}, {"to", words.date(*to)}});
}

std::string role_name(const directory::Role& role, web::Language language) {
  return language == web::Language::kEnglish ? role.name_en : role.name_vi;
}

void show_grants(const Services& services, const web::Words& words, web::View& view,
                 const directory::Snapshot& directory, const directory::Officer& officer,
                 bool revocable) {
  const Date today = local_date(services.clock.now());
  const auto grants = directory.grants_of(officer.id);
  view.show("NO_GRANTS", grants.empty());
  for (const directory::Grant* grant : grants) {
    web::View& row = view.add("GRANT");
    const directory::Role* role = directory.roles().role(grant->role);
    row.set("ROLE", role == nullptr ? grant->role : role_name(*role, words.language()));
    const directory::Unit* unit = directory.unit(grant->unit);
    row.set("GRANT_UNIT", unit == nullptr ? grant->unit : unit->name(web::code_of(words.language())));
    std::string kinds;
    for (const std::string& kind : grant->kinds)
      kinds += (kinds.empty() ? "" : ", ") + words("casework.kind." + kind);
    row.set("KINDS", kinds.empty() ? words("officers.kinds.all") : kinds);
    row.set("DAYS", days_of(words, grant->valid_from, grant->valid_to));
    row.show("OVER", !grant->valid_on(today) && grant->valid_to && *grant->valid_to <= today);
    if (revocable && (!grant->valid_to || *grant->valid_to > today))
      row.add("REVOKE").set("GRANT_ID", std::to_string(grant->id));
  }
}

// `box` is the form that was sent: it stays open, with what was typed.
web::Response show(const Services& services, const web::Request& request, const Staff& staff,
                   const Errors& errors = {}, std::string_view box = {}) {
  const auto directory = services.directory.now();
  const directory::Officer* officer = managed(services, request, staff, *directory);
  if (officer == nullptr) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  web::Frame frame = staff_frame(services, request, staff, "officers.title");
  frame.title = officer->name;
  frame.path = "/staff/officers/" + std::to_string(officer->id);
  if (const std::string_view done = request.arg("done"); !done.empty())
    for (const std::string_view known : {"granted", "revoked", "moved"})
      if (done == known) frame.notice = words("officers.done." + std::string(known));
  web::View view("directory/officer");
  view.set("ID", std::to_string(officer->id));
  view.set("NAME", officer->name);
  view.set("LOGIN", officer->login);
  view.set("POST", language == "en" ? officer->post.title_en : officer->post.title_vi);
  view.set("UNIT", unit_name(services, directory->unit(officer->unit)->id, request.language));
  view.set("OFFICER_DAYS", days_of(words, officer->valid_from, officer->valid_to));
  view.show("HEAD", officer->post.head);
  const bool self = officer->id == staff.officer.id;
  show_grants(services, words, view, *directory, *officer, !self);

  web::FormView form(view, words, errors);
  const auto typed = [&](std::string_view of, std::string_view name, std::string_view otherwise = {}) {
    return box == of ? request.value(name) : otherwise;
  };
  view.show("SELF", self);
  if (!self) {
    std::vector<web::Option> roles;
    for (const auto& [id, role] : directory->roles().all())
      roles.push_back({id, role_name(role, request.language)});
    view.add("MAY_GRANT").show("OPEN", box == "grant");
    form.select("role", typed("grant", "role"), roles);
    form.select("unit", typed("grant", "unit", officer->unit),
                unit_options(services, staff, "grants.manage", request.language));
    form.field("valid_from", typed("grant", "valid_from"));
    form.field("valid_to", typed("grant", "valid_to"));
    for (const auto& [kind, lifecycle] : services.casework.lifecycles) {
      web::View& row = view.add("KIND");
      row.set("KIND_ID", kind);
      row.set("KIND_NAME", words("casework.kind." + kind));
    }
    view.show("MOVE_OPEN", box == "move");
    form.select("move_unit", typed("move", "move_unit", officer->unit),
                unit_options(services, staff, "officers.manage", request.language));
    form.field("title_vi", typed("move", "title_vi", officer->post.title_vi));
    form.field("title_en", typed("move", "title_en", officer->post.title_en));
    form.check("head", box == "move" ? request.value("head") == "1" : officer->post.head);
    view.show("END_OPEN", box == "end");
    form.field("end", typed("end", "end"));
  }
  form.finish();
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

using Command = Result<void> (*)(const Services&, storage::Transaction&, const web::Request&,
                                 const Staff&, const directory::Officer&, Millis);

Result<void> grant(const Services& services, storage::Transaction& tx, const web::Request& request,
                   const Staff& staff, const directory::Officer& officer, Millis now) {
  const auto from = day_of(request, "valid_from"), to = day_of(request, "valid_to");
  if (!from) return tl::unexpected<Errors>(from.error());
  if (!to) return tl::unexpected<Errors>(to.error());
  directory::NewGrant wanted{.officer = officer.id,
                             .role = std::string(request.value("role")),
                             .unit = std::string(request.value("unit")),
                             .valid_from = from->value_or(local_date(now)),
                             .valid_to = *to};
  for (const auto& [name, value] : request.form)
    if (name == "kind" && services.casework.lifecycles.contains(value)) wanted.kinds.push_back(value);
  const auto id = directory::grant_role(tx, services.directory, wanted, directory_actor(staff), now);
  if (!id) return tl::unexpected<Errors>(id.error());
  return {};
}

Result<void> revoke(const Services& services, storage::Transaction& tx, const web::Request& request,
                    const Staff& staff, const directory::Officer& officer, Millis now) {
  const std::int64_t wanted = number(request.value("grant"));
  for (const directory::Grant* one : services.directory.now()->grants_of(officer.id))
    if (one->id == wanted)
      return directory::revoke_role(tx, services.directory, wanted, local_date(now),
                                    directory_actor(staff), now);
  return refuse(Fault::kNotFound, "directory.grant_unknown");
}

Result<void> move(const Services& services, storage::Transaction& tx, const web::Request& request,
                  const Staff& staff, const directory::Officer& officer, Millis now) {
  auto moved = directory::move_officer(tx, services.directory, officer.id, request.value("move_unit"),
                                       trim(request.value("title_vi")), trim(request.value("title_en")),
                                       request.value("head") == "1", directory_actor(staff), now);
  if (!moved)
    for (Error& error : moved.error())
      if (error.field == "unit") error.field = "move_unit";
  return moved;
}

Result<void> end(const Services& services, storage::Transaction& tx, const web::Request& request,
                 const Staff& staff, const directory::Officer& officer, Millis now) {
  const auto day = day_of(request, "end");
  if (!day) return tl::unexpected<Errors>(day.error());
  if (!*day) return refuse(Fault::kInvalid, "directory.date_missing", "end");
  return directory::end_officer(tx, services.directory, officer.id, **day, directory_actor(staff), now);
}

struct Act {
  std::string_view name;
  Command command;
  std::string_view done;
};
constexpr Act kActs[] = {
    {"grant", grant, "granted"}, {"revoke", revoke, "revoked"}, {"move", move, "moved"}, {"end", end, "ended"}};

web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  const auto directory = services.directory.now();
  const directory::Officer* officer = managed(services, request, staff, *directory);
  if (officer == nullptr) return error_page(services, request, 404);
  // Who manages does not let oneself in, and does not lock oneself out by a slip.
  if (officer->id == staff.officer.id) return error_page(services, request, 403);
  const Millis now = services.clock.now();
  for (const Act& one : kActs) {
    if (request.part("act") != one.name) continue;
    const auto done = write(services, [&](storage::Transaction& tx) {
      return one.command(services, tx, request, staff, *officer, now);
    });
    if (!done) return show(services, request, staff, done.error(), one.name);
    if (one.done == "ended") {
      const auto after = services.directory.now();
      const directory::Officer* left = after->officer(officer->id);
      // A day to come leaves the account open until then: pages ask for the days each time.
      if (left == nullptr || !left->valid_on(local_date(now))) {
        if (const auto closed = services.accounts.set_open(officer->id, false, staff.officer.id); !closed)
          return show(services, request, staff, closed.error(), one.name);
        return web::redirect("/staff/officers?done=ended");
      }
    }
    return web::redirect("/staff/officers/" + std::to_string(officer->id) + "?done=" + std::string(one.done));
  }
  return error_page(services, request, 404);
}

// A new password, said once; the authenticator is forgotten with it.
web::Response reset(const Services& services, const web::Request& request, const Staff& staff) {
  const auto directory = services.directory.now();
  const directory::Officer* officer = managed(services, request, staff, *directory);
  if (officer == nullptr) return error_page(services, request, 404);
  if (officer->id == staff.officer.id ||
      !directory->allowed(staff.officer.id, "accounts.manage", officer->unit, "", services.clock.now()))
    return error_page(services, request, 403);
  const auto password = services.accounts.reset_password(officer->id, staff.officer.id);
  if (!password) return show(services, request, staff, password.error());
  if (const auto forgotten = services.accounts.reset_totp(officer->id, staff.officer.id); !forgotten)
    return show(services, request, staff, forgotten.error());
  return password_page(services, request, staff, *officer, *password);
}

}  // namespace

void register_officer(web::Router& router, const Services& services) {
  router.get("/staff/officers/{id}", guarded(services, [&services](const auto& request, const Staff& staff) {
               return show(services, request, staff);
             }));
  router.post("/staff/officers/{id}/do/{act}",
              guarded(services, [&services](const auto& request, const Staff& staff) {
                return act(services, request, staff);
              }));
  router.post("/staff/officers/{id}/password",
              guarded(services, [&services](const auto& request, const Staff& staff) {
                return reset(services, request, staff);
              }));
}

}  // namespace langnghe::pages
