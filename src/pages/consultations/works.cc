// Public works: one page each for everybody, money and progress for officers.
#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "consultations/boards.h"
#include "consultations/opinions.h"
#include "consultations/votes.h"
#include "consultations/works.h"
#include "documents/attachments.h"
#include "ledger/log.h"
#include "pages/consultations/opinions_view.h"
#include "pages/consultations/vote_view.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using consultations::Money;
using consultations::Work;

std::string dong(const web::Words& words, std::int64_t amount) {
  return words("works.dong", {{"amount", words.number(amount)}});
}

void fill_head(const Services& services, const web::Words& words, web::View& view, const Work& one) {
  view.set("CODE", one.code);
  view.set("TITLE", one.title);
  view.set("TAG_LOOK", one.state == "finished" ? "done" : one.state == "running" ? "work" : "new");
  view.set("TAG_TEXT", words("works.state." + one.state));
  view.set("COMMUNE", commune_name(services, one.commune, words.language()));
  view.set("PERCENT", std::to_string(one.percent) + " %");
}

web::Response list(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const auto all = services.database.read(
      [](storage::Session& session) { return consultations::works_of(session, ""); });
  web::View view("consultations/works");
  view.show("EMPTY", all.empty());
  for (const Work& one : all) {
    web::View& row = view.add("ROW");
    fill_head(services, words, row, one);
    row.set("PLACE", one.place);
  }
  return page(services, view, frame_of(services, request, "works.title"));
}

struct Step {
  Millis at;
  std::string title, text;
};

// Its way, from all drawers of the room, in the order in which it happened.
std::vector<Step> steps_of(const web::Words& words, storage::Session& session, const Work& one) {
  std::vector<Step> out;
  for (const auto& each : consultations::consultations_about(session, one.code)) {
    if (each.opened_at) out.push_back({*each.opened_at, words("works.step.consulted"), each.title});
    if (each.explained_at) out.push_back({*each.explained_at, words("works.step.explained"), each.decision});
  }
  for (const auto& each : consultations::votes_about(session, one.code)) {
    if (each.opened_at) out.push_back({*each.opened_at, words("works.step.voted"), each.title});
    if (each.counted_at) out.push_back({*each.counted_at, words("votes.outcome." + each.outcome), each.title});
  }
  for (const auto& each : consultations::progress_of(session, one.id))
    out.push_back({each.at, words("works.step.progress", {{"percent", std::to_string(each.percent)}}), each.words});
  for (const auto& each : consultations::visits_to(session, one.code))
    out.push_back({each.on, words("works.step.visited"), beginning(each.findings, 200)});
  std::stable_sort(out.begin(), out.end(), [](const Step& a, const Step& b) { return a.at < b.at; });
  return out;
}

void fill_money(const web::Words& words, web::View& view, const std::vector<Money>& money) {
  std::int64_t in = 0, out = 0;
  for (const Money& one : money) (one.direction == "in" ? in : out) += one.amount;
  view.set("COLLECTED", dong(words, in));
  view.set("SPENT", dong(words, out));
  view.set("LEFT", dong(words, in - out));
  view.show("NO_MONEY", money.empty());
  if (money.empty()) return;
  web::View& table = view.add("MONEY");
  for (const Money& one : money) {
    web::View& row = table.add("ROW");
    row.set("ON", words.date(one.on));
    row.set("MONEY_WORDS", one.words);
    row.set("SOURCE", words("works.source." + one.source));
    row.set("IN", one.direction == "in" ? dong(words, one.amount) : "");
    row.set("OUT", one.direction == "out" ? dong(words, one.amount) : "");
    row.set("MONEY_ID", one.id);
  }
}

std::optional<Work> find(const Services& services, const web::Request& request) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  return services.database.read([&](storage::Session& session) { return consultations::find_work(session, *code); });
}

web::Response show(const Services& services, const web::Request& request, const Work& one, const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("consultations/work");
  fill_head(services, words, view, one);
  view.set("WORDS", one.words);
  view.set("PLACE", one.place);
  view.set("WHEN", words("votes.from_to", {{"from", words.date(one.begins_at)}, {"to", words.date(one.ends_at)}}));
  view.set("BUDGET", dong(words, one.budget));
  view.set("PEOPLE_PLAN", dong(words, one.people_plan));
  if (one.lat && one.lon) view.add("POINT").set("AT", fmt::format("{:.6f},{:.6f}", *one.lat, *one.lon));
  services.database.read([&](storage::Session& session) {
    const auto steps = steps_of(words, session, one);
    view.show("NO_STEPS", steps.empty());
    for (const Step& step : steps) {
      web::View& row = view.add("STEP");
      row.set("STEP_TITLE", step.title);
      row.set("STEP_TIME", words.date(step.at));
      row.set("STEP_ISO", iso_local(step.at));
      row.show_with("STEP_MORE", "STEP_TEXT", step.text);
    }
    fill_money(words, view, consultations::money_of(session, one.id));
    const auto files = services.attachments.of(session, "work", one.id);
    if (!files.empty()) fill_files(words, view.add("FILES"), files, "/together");
    const auto visits = consultations::visits_to(session, one.code);
    if (!visits.empty()) {
      web::View& section = view.add("VISITS");
      for (const auto& visit : visits) {
        web::View& row = section.add("VISIT");
        row.set("VISIT_ON", words.date(visit.on) + ", " + visit.place);
        row.set("FINDINGS", visit.findings);
        row.set("VISIT_PERCENT", visit.percent < 0 ? "" : words("boards.saw", {{"percent", std::to_string(visit.percent)}}));
        fill_files(words, row, services.attachments.of(session, "visit", visit.id), "/together");
      }
    }
    const auto ratings = consultations::ratings_of(session, one.id);
    if (!ratings.empty()) {
      web::View& section = view.add("RATINGS");
      std::int64_t sum = 0;
      for (const auto& rating : ratings) sum += rating.stars;
      section.set("RATING_SUM", words("works.ratings.sum", {{"count", static_cast<std::int64_t>(ratings.size())},
                                                            {"mean", words.decimal(static_cast<double>(sum) / static_cast<double>(ratings.size()), 1)}}));
      int shown = 0;
      for (auto rating = ratings.rbegin(); rating != ratings.rend() && shown < 30; ++rating, ++shown) {
        web::View& row = section.add("RATING");
        std::string stars;
        for (int i = 0; i < 5; ++i) stars += i < rating->stars ? "★" : "☆";
        row.set("STARS", stars);
        row.set("STARS_TEXT", words("works.rate." + std::to_string(rating->stars)));
        row.set("RATING_WORDS", rating->words);
      }
    }
  });
  if (one.state == "finished") {
    web::View& rate = view.add("RATE");
    web::FormView form(rate, words, errors);
    std::vector<web::Option> stars;
    for (int i = 5; i > 0; --i) stars.push_back({std::to_string(i), words("works.rate." + std::to_string(i))});
    form.choice("stars", request.value("stars"), stars);
    form.field("rating_words", request.value("rating_words"));
    form.finish();
  }
  web::Frame frame = frame_of(services, request, "works.title");
  frame.title = one.title;
  frame.path = "/works/" + one.code;
  frame.map = one.lat.has_value();
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response rate(const Services& services, const web::Request& request) {
  const auto one = find(services, request);
  if (!one) return error_page(services, request, 404);
  if (!within(services, "rating", request.peer, services.limits.submissions_a_minute))
    return show(services, request, *one, {{Fault::kTooMany, "stars", "votes.refused.too_many"}});
  const auto done = write(services, [&](storage::Transaction& tx) {
    return consultations::rate_work(services.consultations, tx, one->code,
                                    static_cast<int>(number_field(request, "stars").value_or(0)),
                                    std::string(request.value("rating_words")), request.session, services.clock.now());
  });
  if (!done) return show(services, request, *one, done.error());
  return web::redirect("/works/" + one->code);
}

web::Response money_proof(const Services& services, const web::Request& request) {
  const auto one = find(services, request);
  if (!one) return error_page(services, request, 404);
  for (const Money& money : services.database.read(
           [&](storage::Session& session) { return consultations::money_of(session, one->id); })) {
    if (std::to_string(money.id) + ".tlog-proof" != request.part("file")) continue;
    const auto receipt = services.log.receipt(money.entry);
    if (!receipt) return error_page(services, request, 503);
    web::Response response;
    response.type = "text/plain; charset=utf-8";
    response.headers = {{"Content-Disposition", "attachment; filename=\"" + one->code + "-" + std::to_string(money.id) + ".tlog-proof\""}};
    response.body = *receipt;
    return response;
  }
  return error_page(services, request, 404);
}

// ---- officers ------------------------------------------------------------------------------

web::Response staff_list(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const web::Words words = words_of(services, request);
  const auto communes = communes_where(services, staff, "work.run");
  web::View view("consultations/staff_works");
  bool any = false;
  services.database.read([&](storage::Session& session) {
    for (const web::Option& commune : communes)
      for (const Work& one : consultations::works_of(session, commune.value)) {
        any = true;
        fill_head(services, words, view.add("ROW"), one);
      }
  });
  view.show("EMPTY", !any);
  web::FormView form(view, words, errors);
  form.select("commune", request.value("commune"), communes);
  form.field("title", request.value("title"));
  form.field("words", request.value("words"));
  form.field("place", request.value("place"));
  form.field("point", request.value("point"));
  form.field("budget", request.value("budget"));
  form.field("people_plan", request.value("people_plan"));
  form.field("begins_at", request.value("begins_at"));
  form.field("ends_at", request.value("ends_at"));
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "works.title");
  frame.path = "/staff/works";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response create(const Services& services, const web::Request& request, const Staff& staff) {
  Work input;
  input.commune = request.value("commune");
  input.title = request.value("title");
  input.words = request.value("words");
  input.place = request.value("place");
  input.budget = number_field(request, "budget").value_or(-1);
  input.people_plan = number_field(request, "people_plan").value_or(-1);
  input.begins_at = instant_field(request, "begins_at").value_or(0);
  input.ends_at = instant_field(request, "ends_at").value_or(0);
  if (!trim(request.value("point")).empty()) {
    const auto point = point_field(request);
    if (!point) return staff_list(services, request, staff, {{Fault::kInvalid, "point", "consult.refused.point"}});
    input.lat = point->first;
    input.lon = point->second;
  }
  const auto made = write(services, [&](storage::Transaction& tx) {
    return consultations::open_work(services.consultations, tx, consult_actor(staff), input, services.clock.now());
  });
  if (!made) return staff_list(services, request, staff, made.error());
  return web::redirect("/staff/works/" + made->code);
}

web::Response staff_one(const Services& services, const web::Request& request, const Staff& staff, const Work& one,
                        const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("consultations/staff_work");
  view.set("CODE", one.code);
  view.set("TITLE", one.title);
  view.set("TAG_LOOK", one.state == "finished" ? "done" : one.state == "running" ? "work" : "new");
  view.set("TAG_TEXT", words("works.state." + one.state));
  view.set("PERCENT", std::to_string(one.percent) + " %");
  web::FormView form(view, words, errors);
  const auto or_else = [&](std::string_view name, std::string otherwise) {
    return request.value(name).empty() ? otherwise : std::string(request.value(name));
  };
  form.choice("direction", or_else("direction", "in"), {{"in", words("works.money.in")}, {"out", words("works.money.out")}});
  form.select("money_source", request.value("money_source"),
              {{"people", words("works.source.people")}, {"state", words("works.source.state")}, {"other", words("works.source.other")}});
  form.field("amount", request.value("amount"));
  form.field("money_words", request.value("money_words"));
  form.field("on", or_else("on", iso_date(local_date(services.clock.now()))));
  if (one.state != "finished") {
    view.show("MOVE");
    form.field("percent", or_else("percent", std::to_string(one.percent)));
    form.field("progress_words", request.value("progress_words"));
    form.file("photos");
    form.check("finish", request.value("finish") == "1");
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "works.title");
  frame.path = "/staff/works";
  frame.title = one.title;
  if (request.method == "GET" && !request.arg("done").empty()) frame.notice = words("votes.staff.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

std::optional<Work> own(const Services& services, const web::Request& request, const Staff& staff) {
  auto one = find(services, request);
  if (one && !may_in(services, staff, "work.run", one->commune)) return std::nullopt;
  return one;
}

web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  const auto one = own(services, request, staff);
  if (!one) return error_page(services, request, 404);
  const auto files = stage_uploads(services, request, "photos");
  if (!files) return staff_one(services, request, staff, *one, files.error());
  const auto done = write(services, [&](storage::Transaction& tx) -> Result<int> {
    const Millis now = services.clock.now();
    if (request.part("action") == "money") {
      Money money;
      money.direction = request.value("direction");
      money.source = request.value("money_source");
      money.amount = number_field(request, "amount").value_or(0);
      money.words = request.value("money_words");
      money.on = instant_field(request, "on").value_or(0);
      const auto made = consultations::enter_money(services.consultations, tx, consult_actor(staff), one->code, money, now);
      if (!made) return tl::unexpected<Errors>(made.error());
      return 0;
    }
    const auto made = consultations::report_progress(
        services.consultations, tx, consult_actor(staff), one->code, static_cast<int>(number_field(request, "percent").value_or(-1)),
        std::string(request.value("progress_words")), request.value("finish") == "1", files->tokens(), now);
    if (!made) return tl::unexpected<Errors>(made.error());
    return 0;
  });
  if (!done) return staff_one(services, request, staff, *one, done.error());
  return web::redirect("/staff/works/" + one->code + "?done=1");
}

}  // namespace

void register_works(web::Router& router, const Services& services) {
  router.get("/works", [&services](const web::Request& request) { return list(services, request); });
  router.get("/works/{code}", [&services](const web::Request& request) {
    const auto one = find(services, request);
    return one ? show(services, request, *one, {}) : error_page(services, request, 404);
  });
  router.post("/works/{code}/rate", [&services](const web::Request& request) { return rate(services, request); });
  router.get("/works/{code}/money/{file}", [&services](const web::Request& request) { return money_proof(services, request); });
  const auto handler = [&services](auto f) {
    return with_grant(services, "work.run", [&services, f](const web::Request& request, const Staff& staff) {
      return f(services, request, staff);
    });
  };
  const web::RouteOptions with_files{
      .body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};
  router.get("/staff/works", handler([](const Services& s, const web::Request& r, const Staff& o) { return staff_list(s, r, o, {}); }));
  router.post("/staff/works", handler(create));
  router.get("/staff/works/{code}", handler([](const Services& s, const web::Request& r, const Staff& o) {
               const auto one = own(s, r, o);
               return one ? staff_one(s, r, o, *one, {}) : error_page(s, r, 404);
             }));
  router.post("/staff/works/{code}/do/{action}", handler(act), with_files);
}

}  // namespace langnghe::pages
