// The public gallery: published models and, with their consent, exemplars.
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "documents/qr.h"
#include "pages/initiatives/model_page.h"
#include "web/form.h"

namespace langnghe::pages {
namespace {

using initiatives::Model;

constexpr int kPage = 24;
constexpr int kMarkers = 500;

initiatives::GalleryFilter filter_of(const web::Request& request) {
  initiatives::GalleryFilter filter;
  filter.field = request.arg("field");
  filter.kind = request.arg("kind");
  filter.commune = request.arg("commune");
  filter.campaign = request.arg("campaign");
  filter.words = truncate_utf8(request.arg("words"), 100);
  filter.before = number_arg(request.arg("before"));
  return filter;
}

std::string query(const web::Request& request) {
  return query_of(request, {"words", "field", "kind", "commune", "campaign"});
}

web::Response list(const ModelServices& services, const web::Request& request) {
  initiatives::GalleryFilter filter = filter_of(request);
  filter.limit = kPage + 1;
  auto rows = services.database.read([&](storage::Session& session) { return initiatives::gallery(session, filter); });
  const bool more = rows.size() > kPage;
  if (more) rows.pop_back();
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "models.title");
  frame.map = true;
  web::View view("initiatives/gallery");
  const Errors none;
  web::FormView form(view, words, none);
  form.field("words", filter.words);
  form.select("field", filter.field, field_options(services, request.language));
  form.select("kind", filter.kind, kind_options(words));
  form.select("commune", filter.commune, commune_options(services, request.language));
  form.select("campaign", filter.campaign, campaign_options(services, request.language));
  form.finish();
  const std::string asked = query(request);
  view.set("MAP_DATA", "/models/map.json" + (asked.empty() ? "" : "?" + asked));
  view.show("EMPTY", rows.empty());
  for (const initiatives::ListRow& one : rows) fill_model_row(services, words, view.add("ROW"), one, "/models/");
  if (more)
    view.add("MORE").set("MORE_HREF", "/models?" + asked + (asked.empty() ? "" : "&") + "before=" + std::to_string(rows.back().id));
  return page(services, view, frame);
}

web::Response map(const ModelServices& services, const web::Request& request) {
  initiatives::GalleryFilter filter = filter_of(request);
  filter.located = true;
  filter.limit = kMarkers;
  const auto rows = services.database.read([&](storage::Session& session) { return initiatives::gallery(session, filter); });
  const web::Words words = words_of(services, request);
  JsonWriter json;  // as static/js/map.js reads it
  json.array();
  for (const initiatives::ListRow& one : rows) {
    json.object();
    json.field("lat", *one.lat);
    json.field("lon", *one.lon);
    json.field("title", beginning(one.title, 90));
    json.field("href", "/models/" + one.code);
    json.field("look", model_look(one.state));
    json.field("state", words("initiatives.state." + one.state));
    json.end();
  }
  json.end();
  web::Response response;
  response.type = "application/json";
  response.compress = true;
  response.body = std::move(json).text();
  return response;
}

std::optional<Model> public_model(const ModelServices& services, const web::Request& request) {
  auto one = services.database.read([&](storage::Session& session) { return initiatives::find_model(session, request.part("code")); });
  if (!one || !one->published || (one->kind == "exemplar" && !one->consent)) return std::nullopt;
  return one;
}

// The story in the language of the page; in the other one, and said so, when there is no such.
struct Story {
  std::string text;
  bool other = false;
  std::string language;
};
Story story_of(const Model& one, web::Language language) {
  const bool english = language == web::Language::kEnglish;
  const std::string& mine = english ? one.story_en : one.story_vi;
  if (!mine.empty()) return {mine, false, std::string(web::code_of(language))};
  return {english ? one.story_vi : one.story_en, true, english ? "vi" : "en"};
}

// What other services show for a link (Open Graph).
web::View share_of(const ModelServices& services, const web::Request& request, const Model& one,
                   const std::vector<documents::Attachment>& photos) {
  const std::string url = base_url(services, request) + "/models/" + one.code;
  web::View view("initiatives/share");
  view.set("SHARE_TITLE", one.title);
  view.set("SHARE_DESCRIPTION", beginning(story_of(one, request.language).text, 200));
  view.set("SHARE_URL", url);
  for (const documents::Attachment& photo : photos)
    if (photo.picture) {
      view.add("SHARE_PICTURE").set("SHARE_IMAGE", url + "/photo/" + std::to_string(photo.id));
      break;
    }
  return view;
}

// The page with these lines in its head, behind the title.
web::Response shared_page(const ModelServices& services, const web::Request& request, const web::View& view,
                          const web::Frame& frame, const web::View& share) {
  web::Response response = page(services, view, frame);
  constexpr std::string_view kTitle = "</title>";
  if (const auto at = response.body.find(kTitle); at != std::string::npos)
    response.body.insert(at + kTitle.size(), "\n" + services.renderer.render(share, request.language));
  return response;
}

web::Response show(const ModelServices& services, const web::Request& request) {
  const auto one = public_model(services, request);
  if (!one) return error_page(services, request, 404);
  std::vector<documents::Attachment> photos;
  std::vector<initiatives::Year> years;
  std::vector<initiatives::Commendation> praise;
  services.database.read([&](storage::Session& session) {
    photos = services.attachments.of(session, "model", one->id);
    years = initiatives::years_of(session, one->id);
    praise = initiatives::commendations_of(session, one->id);
  });
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "models.title");
  frame.title = one->title;
  frame.map = one->lat.has_value();
  web::View view("initiatives/model");
  initiatives::ListRow row{one->id, one->code, one->kind, one->state, one->field, one->title, one->address, one->commune,
                           one->public_name, one->unit, one->year, one->copies, one->lat, one->lon};
  fill_model_row(services, words, view, row, "/models/");
  const Story story = story_of(*one, request.language);
  view.set("STORY", story.text);
  view.set("STORY_LANGUAGE", story.language);
  view.show("STORY_OTHER", story.other);
  fill_model_facts(services, words, view, *one);
  for (const documents::Attachment& photo : photos)
    if (photo.picture) {
      web::View& picture = view.add("PHOTO");
      picture.set("PHOTO_HREF", "/models/" + one->code + "/photo/" + std::to_string(photo.id));
      picture.set("PHOTO_ALT", words("models.photo_of", {{"title", one->title}}));
    }
  for (const initiatives::Year& year : years) {
    if (year.result == "returned") continue;
    web::View& line = view.add("YEAR_LINE");
    line.set("YEAR_NUMBER", std::to_string(year.year));
    line.set("YEAR_RESULT", words("initiatives.result." + year.result));
    const initiatives::Level* level = services.initiatives.programme.level(year.level);
    line.show_with("YEAR_LEVEL", "LEVEL_NAME", level == nullptr ? "" : level->form.in(web::code_of(request.language)) + " – " + level->name.in(web::code_of(request.language)));
  }
  if (one->lat && one->lon)
    view.add("POINT").set("AT", web::format_decimal(web::Language::kEnglish, *one->lat, 5) + "," +
                                    web::format_decimal(web::Language::kEnglish, *one->lon, 5));
  view.show("SPREAD", one->copies > 0 || one->origin.has_value());
  return shared_page(services, request, view, frame, share_of(services, request, *one, photos));
}

web::Response photo(const ModelServices& services, const web::Request& request) {
  const auto one = public_model(services, request);
  const auto id = number_arg(request.part("id"));
  if (!one || !id) return error_page(services, request, 404);
  const auto file = services.database.read([&](storage::Session& session) { return services.attachments.find(session, *id); });
  // Pictures only: papers may name people.
  if (!file || file->subject.room != "model" || file->subject.id != one->id || !file->picture) return error_page(services, request, 404);
  return file_response(services, request, *file, request.arg("small") == "1");
}

// A page to send around: little, and with the words that other services show for a link.
web::Response card(const ModelServices& services, const web::Request& request) {
  const auto one = public_model(services, request);
  if (!one) return error_page(services, request, 404);
  const auto photos = services.database.read([&](storage::Session& session) { return services.attachments.of(session, "model", one->id); });
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "models.title");
  frame.title = one->title;
  web::View view("initiatives/card");
  initiatives::ListRow row{one->id, one->code, one->kind, one->state, one->field, one->title, one->address, one->commune,
                           one->public_name, one->unit, one->year, one->copies, one->lat, one->lon};
  fill_model_row(services, words, view, row, "/models/");
  view.set("TEASER", beginning(story_of(*one, request.language).text, 280));
  const std::string link = base_url(services, request) + "/models/" + one->code;
  view.set("LINK", link);
  view.set("QR", web::Html{documents::qr_svg(link, words("models.card.qr"))});
  return shared_page(services, request, view, frame, share_of(services, request, *one, photos));
}

web::Response spread(const ModelServices& services, const web::Request& request) {
  const auto one = public_model(services, request);
  if (!one) return error_page(services, request, 404);
  auto all = services.database.read([&](storage::Session& session) { return initiatives::spread_of(session, *one); });
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "models.spread.title");
  web::View view("initiatives/spread");
  view.set("TITLE", one->title);
  view.set("CODE", one->code);
  view.set("TREE", spread_tree_svg(services, words, all));
  if (web::Html drawn = spread_map_svg(services, words, all); !drawn.text.empty()) view.add("MAP_DRAWN").set("MAP_SVG", std::move(drawn));
  for (const initiatives::Spread& copy : all) {
    web::View& row = view.add("ROW");
    row.set("ROW_UNIT", unit_name(services, copy.unit, request.language));
    row.set("ROW_YEAR", std::to_string(copy.year));
    row.set("ROW_STATE", words("initiatives.state." + copy.state));
    row.set("ROW_LOOK", model_look(copy.state));
    const auto from = std::find_if(all.begin(), all.end(), [&](const auto& other) { return other.id == copy.origin; });
    row.set("ROW_FROM", from == all.end() || copy.depth == 0 ? words("models.spread.first") : unit_name(services, from->unit, request.language));
    // What units wrote among themselves is public when the entry is.
    row.set("ROW_CHANGED", copy.published && !copy.changed.empty() ? copy.changed : "–");
    row.set("ROW_OUTCOME", copy.published && !copy.outcome.empty() ? copy.outcome : "–");
    if (copy.published)
      row.add("ROW_LINK").set("ROW_HREF", "/models/" + copy.code);
  }
  return page(services, view, frame);
}

web::Response copied(const ModelServices& services, const web::Request& request) {
  const auto rows = services.database.read([&](storage::Session& session) { return initiatives::most_copied(session, 50); });
  const web::Words words = words_of(services, request);
  web::View view("initiatives/copied");
  view.show("EMPTY", rows.empty());
  for (const initiatives::ListRow& one : rows) fill_model_row(services, words, view.add("ROW"), one, "/models/");
  return page(services, view, frame_of(services, request, "models.copied.title"));
}

}  // namespace

void register_gallery(web::Router& router, const ModelServices& services) {
  const auto get = [&](std::string_view path, web::Response (*handler)(const ModelServices&, const web::Request&)) {
    router.get(path, [&services, handler](const web::Request& request) { return handler(services, request); });
  };
  get("/models", list);
  get("/models/map.json", map);
  get("/models/copied", copied);
  get("/models/{code}", show);
  get("/models/{code}/card", card);
  get("/models/{code}/spread", spread);
  get("/models/{code}/photo/{id}", photo);
}

}  // namespace langnghe::pages
