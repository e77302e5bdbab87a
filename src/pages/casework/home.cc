// The first page, the pages about this site, and the small machinery around them.
#include "casework/casework.h"
#include "ledger/log.h"
#include "pages/page.h"

namespace langnghe::pages {
namespace {

web::Response home(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "home.name");
  web::View view("casework/home");
  view.set("LOG_TEXT", words("home.log.text", {{"entries", services.log.size()}}));
  casework::PublicFilter filter;
  filter.limit = 6;
  const auto rows = services.database.read(
      [&](storage::Session& session) { return casework::public_cases(session, filter); });
  if (!rows.empty()) {
    web::View& recent = view.add("RECENT");
    for (const casework::PublicRow& one : rows) {
      web::View& row = recent.add("ROW");
      row.set("HREF", "/cases/" + one.code);
      row.set("TEXT", beginning(one.words, 110));
      row.set("TAG_LOOK", look_of(one.state));
      row.set("TAG_TEXT", words("casework.state." + one.state));
      row.set("CATEGORY", category_name(services, one.category, request.language));
      row.set("RECEIVED", words.date(one.received_at));
      row.set("UNIT", unit_name(services, one.unit, request.language));
    }
  }
  return page(services, view, frame);
}

// One click changes the language and comes back to the same page.
web::Response language(const web::Request& request) {
  std::string back(request.arg("back"));
  // Only to our own pages: "//host" and "/\host" would lead elsewhere.
  if (back.empty() || back[0] != '/' || (back.size() > 1 && (back[1] == '/' || back[1] == '\\')))
    back = "/";
  web::Response response = web::redirect(back);
  response.cookies.push_back({.name = "lang",
                              .value = request.arg("to") == "en" ? "en" : "vi",
                              .max_age = 365 * 24 * 3600});
  return response;
}

}  // namespace

void register_home(web::Router& router, const Services& services) {
  router.get("/", [&services](const web::Request& request) { return home(services, request); });
  router.get("/language", language);
  for (const char* name : {"privacy", "accessibility"})
    router.get(std::string("/") + name, [&services, name](const web::Request& request) {
      const std::string key = std::string("about.") + name;
      const web::Frame frame = frame_of(services, request, key);
      return page(services, web::View(std::string("casework/") + name), frame);
    });
  router.get("/geo/communes.json",
             [&services](const web::Request&) {
               web::Response response;
               response.type = "application/geo+json";
               response.headers = {{"Cache-Control", "public, max-age=86400"}};
               response.compress = true;
               response.body = services.commune_map;
               return response;
             },
             {.cacheable = true});
  router.get("/healthz",
             [&services](const web::Request&) {
               services.database.read([](storage::Session& session) {
                 session.value<std::int64_t>("SELECT number FROM migration LIMIT 1");
               });
               return web::plain(200, "ok\n");
             },
             {.cacheable = true});
}

}  // namespace langnghe::pages
