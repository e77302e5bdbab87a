#include "pages/accounts/kept_form.h"

#include <algorithm>

#include "base/encoding.h"
#include "pages/staff.h"

namespace langnghe::pages {
namespace {

constexpr std::string_view kCookie = "kept";

web::Cookie kept_cookie(std::string_view id) {
  return {.name = std::string(kCookie),
          .value = std::string(id),
          .path = "/staff",
          .max_age = id.empty() ? 0 : KeptForms::kFor / kSecond};
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff) {
  const auto kept = services.kept_forms.find(request.cookie(kCookie), staff.officer.id, services.clock.now());
  if (!kept) return web::redirect("/staff");
  const web::Frame frame = staff_frame(services, request, staff, "staff.kept.title");
  web::View view("accounts/kept_form");
  view.set("ACTION", kept->path);
  view.show("FILES", kept->had_files);
  for (const auto& [name, value] : kept->fields) {
    web::View& field = view.add("FIELD");
    field.set("FIELD_NAME", name);
    field.set("FIELD_VALUE", value);
    // Short values are codes of choices: nobody needs to read them again.
    if (value.size() >= 12) view.add("TEXT").set("TEXT_VALUE", value);
  }
  return page(services, view, frame);
}

web::Response drop(const Services& services, const web::Request& request, const Staff& staff) {
  const std::string id(request.cookie(kCookie));
  if (services.kept_forms.find(id, staff.officer.id, services.clock.now())) services.kept_forms.drop(id);
  web::Response response = web::redirect("/staff");
  response.cookies.push_back(kept_cookie(""));
  return response;
}

}  // namespace

std::optional<std::string> KeptForms::keep(const web::Request& request, std::int64_t officer, Millis now) {
  Form form;
  std::size_t bytes = 0;
  for (const auto& [name, value] : request.form) {
    if (name == "_csrf" || name.find("password") != std::string::npos) continue;
    bytes += name.size() + value.size();
    if (!value.empty()) form.fields.emplace_back(name, value);
  }
  if (form.fields.empty() || bytes > kMostBytes) return std::nullopt;
  form.id = hex(random_bytes(16));
  form.officer = officer;
  form.path = request.path;
  form.had_files = !request.uploads.empty();
  form.until = now + kFor;
  const std::scoped_lock guard(lock_);
  std::erase_if(forms_, [&](const Form& one) { return one.until <= now; });
  if (forms_.size() >= kMost) forms_.pop_front();
  forms_.push_back(form);
  return form.id;
}

std::optional<KeptForms::Form> KeptForms::find(std::string_view id, std::int64_t officer, Millis now) {
  const std::scoped_lock guard(lock_);
  for (const Form& one : forms_)
    if (!id.empty() && one.id == id && one.officer == officer && now < one.until) return one;
  return std::nullopt;
}

void KeptForms::drop(std::string_view id) {
  const std::scoped_lock guard(lock_);
  std::erase_if(forms_, [&](const Form& one) { return one.id == id; });
}

std::optional<web::Response> keep_form(const Services& services, const web::Request& request) {
  if (request.method != "POST" || request.path.starts_with("/staff/log")) return std::nullopt;
  const Millis now = services.clock.now();
  const auto who = services.signer.verify("officer", request.cookie(kWhoCookie), now);
  if (!who) return std::nullopt;
  const auto id = services.kept_forms.keep(request, std::stoll(*who), now);
  if (!id) return std::nullopt;
  web::Response response = web::redirect("/staff/login?next=%2Fstaff%2Fkept");
  response.cookies.push_back(kept_cookie(*id));
  return response;
}

web::Cookie who_cookie(const Services& services, std::int64_t officer) {
  constexpr Millis kDays = 7;
  return {.name = std::string(kWhoCookie),
          .value = services.signer.sign("officer", std::to_string(officer), services.clock.now() + kDays * kDay),
          .path = "/staff",
          .max_age = kDays * kDay / kSecond};
}

void register_kept_form(web::Router& router, const Services& services) {
  router.get("/staff/kept", guarded(services, [&services](const auto& request, const Staff& staff) {
               return show(services, request, staff);
             }));
  router.post("/staff/kept/drop", guarded(services, [&services](const auto& request, const Staff& staff) {
                return drop(services, request, staff);
              }));
}

}  // namespace langnghe::pages
