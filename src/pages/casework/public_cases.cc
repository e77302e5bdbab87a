// What everybody may see: published cases as a list and on a map.
#include <algorithm>
#include <charconv>

#include "base/json.h"
#include "base/text.h"
#include "casework/casework.h"
#include "pages/page.h"
#include "web/form.h"

namespace langnghe::pages {
namespace {

constexpr int kPage = 20;
constexpr int kMarkers = 500;

casework::PublicFilter filter_of(const web::Request& request) {
  casework::PublicFilter filter;
  filter.commune = request.arg("commune");
  filter.category = request.arg("category");
  filter.state = request.arg("state");
  filter.words = truncate_utf8(request.arg("words"), 100);
  return filter;
}

std::optional<double> degrees(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void fill_row(const Services& services, const web::Words& words, web::View& row,
              const casework::PublicRow& one) {
  row.set("CODE", one.code);
  row.set("HREF", "/cases/" + one.code);
  row.set("TEXT", beginning(one.words, 160));
  row.set("TAG_LOOK", look_of(one.state));
  row.set("TAG_TEXT", words("casework.state." + one.state));
  row.set("CATEGORY", category_name(services, one.category, words.language()));
  row.set("UNIT", unit_name(services, one.unit, words.language()));
  row.set("RECEIVED", words.date(one.received_at));
}

web::Response list(const Services& services, const web::Request& request) {
  casework::PublicFilter filter = filter_of(request);
  std::int64_t before = 0;
  const std::string_view cursor = request.arg("before");
  if (std::from_chars(cursor.data(), cursor.data() + cursor.size(), before).ec == std::errc() && before > 0)
    filter.before = before;
  filter.limit = kPage + 1;
  auto rows = services.database.read(
      [&](storage::Session& session) { return casework::public_cases(session, filter); });
  const bool more = rows.size() > kPage;
  if (more) rows.pop_back();

  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "cases.title");
  frame.map = true;
  web::View view("casework/public_cases");
  const Errors none;
  web::FormView form(view, words, none);
  form.field("words", filter.words);
  form.select("category", filter.category, category_options(services, request.language));
  form.select("commune", filter.commune, commune_options(services, request.language));
  form.select("state", filter.state,
              {{"open", words("cases.state.open")}, {"answered", words("cases.state.answered")}});
  form.finish();
  std::string query;
  for (const auto& [name, value] : {std::pair<std::string_view, std::string_view>{"words", filter.words},
                                    {"category", filter.category}, {"commune", filter.commune},
                                    {"state", filter.state}})
    if (!value.empty())
      query += (query.empty() ? "" : "&") + std::string(name) + "=" + web::percent_encode(value);
  view.set("MAP_DATA", "/cases/map.json" + (query.empty() ? "" : "?" + query));
  view.show("EMPTY", rows.empty());
  for (const casework::PublicRow& one : rows) fill_row(services, words, view.add("ROW"), one);
  if (more)
    view.add("MORE").set("MORE_HREF", "/cases?" + query + (query.empty() ? "" : "&") + "before=" +
                                          std::to_string(rows.back().id));
  web::Response response = page(services, view, frame);
  return response;
}

web::Response map(const Services& services, const web::Request& request) {
  casework::PublicFilter filter = filter_of(request);
  filter.south = degrees(request.arg("south"));
  filter.north = degrees(request.arg("north"));
  filter.west = degrees(request.arg("west"));
  filter.east = degrees(request.arg("east"));
  filter.limit = kMarkers;
  const auto rows = services.database.read(
      [&](storage::Session& session) { return casework::public_cases(session, filter); });
  const web::Words words = words_of(services, request);
  // As static/js/map.js reads it.
  JsonWriter json;
  json.array();
  for (const casework::PublicRow& one : rows) {
    if (!one.lat || !one.lon) continue;
    json.object();
    json.field("lat", *one.lat);
    json.field("lon", *one.lon);
    json.field("title", beginning(one.words, 90));
    json.field("href", "/cases/" + one.code);
    json.field("look", look_of(one.state));
    json.field("state", words("casework.state." + one.state));
    json.end();
  }
  json.end();
  web::Response response;
  response.type = "application/json";
  response.compress = true;
  response.body = std::move(json).text();
  return response;
}

web::Response one_case(const Services& services, const web::Request& request) {
  const auto code = casework::read_code(request.part("code"));
  if (!code) return error_page(services, request, 404);
  std::vector<casework::Event> events;
  const auto one = services.database.read([&](storage::Session& session) {
    auto found = casework::public_case(session, *code);
    if (found) events = casework::events_of(session, found->id);
    return found;
  });
  if (!one) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "cases.title");
  frame.title = words("cases.title_of", {{"code", one->code}});
  frame.map = one->lat.has_value();
  web::View view("casework/public_case");
  fill_row(services, words, view, *one);
  view.set("TEXT", one->words);
  view.show_with("PLACE", "PLACE_TEXT",
                 one->place.empty() ? commune_name(services, one->commune, request.language)
                                    : one->place);
  if (one->lat && one->lon) {
    view.add("POINT").set("AT", web::format_decimal(web::Language::kEnglish, *one->lat, 5) + "," +
                                    web::format_decimal(web::Language::kEnglish, *one->lon, 5));
  }
  if (one->due_at) view.add("DUE").set("DUE_DATE", words.long_date(local_date(*one->due_at - 1)));
  if (one->rating) view.add("RATED").set("RATING", words("track.rate." + std::to_string(*one->rating)));
  // States and dates only: words in between were not cleared for the public. The answer was
  // written for one person, so its words are not shown either.
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->from == event->to && event->action != "submit") continue;
    web::View& step = view.add("STEP");
    step.set("STEP_TITLE", words("casework.event." + event->action));
    step.set("STEP_TIME", words.date_time(event->at));
    step.set("STEP_ISO", iso_local(event->at));
    step.show("NOW", event == events.rbegin());
  }
  return page(services, view, frame);
}

}  // namespace

void register_public_cases(web::Router& router, const Services& services) {
  router.get("/cases", [&services](const web::Request& request) { return list(services, request); });
  router.get("/cases/map.json",
             [&services](const web::Request& request) { return map(services, request); });
  router.get("/cases/{code}",
             [&services](const web::Request& request) { return one_case(services, request); });
}

}  // namespace langnghe::pages
