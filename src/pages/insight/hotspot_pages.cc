// Hot spots: what is heating up, for those who have to solve it; and what is told to everybody.
#include <algorithm>
#include <charconv>
#include <memory>

#include "base/json.h"
#include "pages/insight/hotspot_picture.h"
#include "pages/insight/hotspot_services.h"
#include "pages/staff.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

namespace hs = insight::hotspots;

constexpr int kMost = 200;
constexpr std::size_t kCasesShown = 60;

std::string where_of(const Services& services, const web::Words& words, const hs::Alarm& one) {
  if (one.kind == hs::Kind::kDrift) return unit_name(services, one.unit, words.language());
  std::string out;
  for (std::size_t i = 0; i < one.communes.size() && i < 4; ++i)
    out += (i == 0 ? "" : ", ") + commune_name(services, one.communes[i], words.language());
  if (one.communes.size() > 4) out += " " + words("hotspots.and_more", {{"count", static_cast<std::int64_t>(one.communes.size() - 4)}});
  return out;
}

std::string what_of(const Services& services, const web::Words& words, const hs::Alarm& one) {
  if (one.kind == hs::Kind::kTopic) return words("hotspots.topic_of", {{"words", one.topic}});
  const std::string kind = words("hotspots.kind." + std::string(hs::code_of(one.kind)));
  return one.category.empty() ? kind : kind + ": " + category_name(services, one.category, words.language());
}

std::string rare_of(const web::Words& words, std::int64_t days) {
  if (days >= 1'000'000) return words("hotspots.rarer");
  if (days >= 3650) return words("hotspots.years", {{"count", days / 365}});
  return words("hotspots.days", {{"count", days}});
}

void tag(const hs::Room& room, const web::Words& words, web::View& view, const std::string& state) {
  const lifecycle::State* found = room.lifecycle.state(state);
  view.set("TAG_LOOK", found == nullptr || found->look.empty() ? "work" : found->look);
  view.set("TAG_TEXT", words("hotspots.state." + state));
}

std::string amount(const web::Words& words, double value) { return words.decimal(value, value < 10 ? 1 : 0); }

bool sees_any(const HotspotServices& services, const Staff& staff) {
  return may_somewhere(services, staff, "hotspot.see") || may_somewhere(services, staff, "hotspot.work");
}

web::Response list(const HotspotServices& services, const web::Request& request, const Staff& staff, const Errors& errors = {}) {
  if (!sees_any(services, staff)) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  const bool closed = request.arg("state") == "closed";
  web::View view("insight/hotspots");
  web::FormView form(view, words, errors);
  form.finish();
  view.show("OPEN_LIST", !closed);
  view.show("CLOSED_LIST", closed);
  view.show("MAY_RUN", may_somewhere(services, staff, "hotspot.lead"));
  services.database.read([&](storage::Session& session) {
    bool any = false;
    for (const hs::Alarm& one : hs::alarms(session, closed, kMost)) {
      if (!hs::may_see(services.hotspots, one, staff.officer.id, now)) continue;
      any = true;
      web::View& row = view.add("ROW");
      row.set("CODE", one.code);
      row.set("WHAT", what_of(services, words, one));
      row.set("WHERE", where_of(services, words, one));
      row.set("SINCE", words.date(one.from));
      row.set("OBSERVED", words("hotspots.against", {{"observed", amount(words, one.observed)}, {"expected", amount(words, one.expected)}}));
      row.set("RARE", rare_of(words, one.recurrence_days));
      tag(services.hotspots, words, row, one.state);
    }
    view.show("EMPTY", !any);
    const auto runs = hs::runs(session, 1);
    if (runs.empty()) view.add("NO_RUN");
    else if (runs.front().state == "asked") view.add("ASKED");
    else
      view.add("RUN").set("RUN_TEXT", words("hotspots.last_run", {{"time", words.date_time(*runs.front().done_at)},
                                                                  {"day", words.date(runs.front().day)}, {"cases", runs.front().cases},
                                                                  {"tests", runs.front().tests}, {"left_out", runs.front().left_out}}));
    const hs::Record record = hs::track_record(session);
    view.set("REAL", words.number(record.real));
    view.set("DISMISSED", words.number(record.dismissed));
    view.set("FADED", words.number(record.faded));
    const auto rate = record.false_rate();
    view.set("FALSE_RATE", rate ? words.decimal(*rate * 100, 0) + " %" : "–");
    const auto lead = record.median_lead();
    view.set("LEAD", lead ? words("hotspots.lead_days", {{"days", words.decimal(*lead, 1)}}) : "–");
  });
  web::Frame frame = staff_frame(services, request, staff, "hotspots.title");
  frame.path = "/staff/hotspots";
  if (request.arg("done") == "run") frame.notice = words("hotspots.asked");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response run_now(const HotspotServices& services, const web::Request& request, const Staff& staff) {
  const auto asked = write(services, [&](storage::Transaction& tx) {
    return hs::ask_run(services.hotspots, tx, staff.officer.id, services.clock.now());
  });
  if (!asked) return list(services, request, staff, asked.error());
  return web::redirect("/staff/hotspots?done=run");
}

web::Response show(const HotspotServices& services, const CommuneOutlines& outlines, const web::Request& request,
                   const Staff& staff, const Errors& errors = {}) {
  const Millis now = services.clock.now();
  const auto found = services.database.read([&](storage::Session& session) { return hs::find_alarm(session, request.part("code")); });
  if (!found || !hs::may_see(services.hotspots, *found, staff.officer.id, now)) return error_page(services, request, 404);
  const hs::Alarm& one = *found;
  const web::Words words = words_of(services, request);
  const std::string kind(hs::code_of(one.kind));
  web::View view("insight/hotspot");
  web::FormView form(view, words, errors);
  view.set("CODE", one.code);
  view.set("WHAT", what_of(services, words, one));
  tag(services.hotspots, words, view, one.state);
  view.set("WHERE", where_of(services, words, one));
  view.set("SINCE", words.long_date(one.from));
  view.set("OBSERVED", words("hotspots.against", {{"observed", amount(words, one.observed)}, {"expected", amount(words, one.expected)}}));
  view.set("RARE", rare_of(words, one.recurrence_days));
  view.set("EXPLAIN", words("hotspots.explain." + kind));
  view.set("SEEN", words("hotspots.seen", {{"nights", one.nights}, {"day", words.date(one.seen_day)}}));
  view.show_with("UNIT", "UNIT_NAME", unit_name(services, one.unit, request.language));
  view.show_with("ASSIGNEE", "ASSIGNEE_NAME", one.assignee == 0 ? "" : officer_and_unit(services, one.assignee, request.language));
  view.show_with("EARLIER", "EARLIER_CODE", one.earlier);
  if (one.kind != hs::Kind::kDrift) {
    view.add("OPEN_NOW").set("OPEN_TEXT", words("hotspots.open_now", {{"count", one.open_now}, {"peak", one.peak_open}, {"day", words.date(one.peak_day)}}));
    const std::string map = outlines.svg(one.communes, one.lat, one.lon, one.radius_km, one.level == "point", words("hotspots.map"));
    if (!map.empty()) view.add("MAP").set("MAP_SVG", web::Html{map});
  }
  view.set("CURVE", web::Html{hotspot_curve(one.curve, words)});
  view.set("CURVE_ABOUT", words("hotspots.curve." + kind));
  for (auto at = one.curve.rbegin(); at != one.curve.rend(); ++at) {
    if (at->observed == 0 && one.kind == hs::Kind::kCluster) continue;  // most days of a small place
    web::View& row = view.add("POINT");
    row.set("POINT_DAY", words.date(at->day));
    row.set("POINT_OBSERVED", words.number(static_cast<std::int64_t>(at->observed)));
    row.set("POINT_EXPECTED", words.decimal(at->expected, 1));
  }
  services.database.read([&](storage::Session& session) {
    if (const auto lead = hs::lead_of(session, one))
      view.add("LEAD").set("LEAD_TEXT", words("hotspots.lead_days", {{"days", words.number(*lead)}}));
    std::size_t shown = 0;
    std::int64_t hidden = 0;
    for (const hs::Behind& behind : hs::cases_of(session, one.id)) {
      if (!may_at(services, staff, "case.see", behind.unit, behind.kind) || shown >= kCasesShown) {
        ++hidden;
        continue;
      }
      ++shown;
      web::View& row = view.add("CASE");
      row.set("CASE_CODE", behind.code);
      row.set("CASE_CATEGORY", category_name(services, behind.category, request.language));
      row.set("CASE_UNIT", unit_name(services, behind.unit, request.language));
      row.set("CASE_DAY", words.date(behind.received_at));
      row.set("CASE_STATE", words(behind.open ? "hotspots.case.open" : "hotspots.case.settled"));
    }
    if (hidden > 0) view.add("HIDDEN").set("HIDDEN_TEXT", words("hotspots.hidden", {{"count", hidden}}));
    for (const std::string& code : hs::related(session, one.id)) {
      const auto other = hs::find_alarm(session, code);
      if (!other || !hs::may_see(services.hotspots, *other, staff.officer.id, now)) continue;
      web::View& row = view.add("RELATED");
      row.set("RELATED_CODE", code);
      row.set("RELATED_WHAT", what_of(services, words, *other));
    }
    const auto steps = hs::steps_of(session, one.id);
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
      web::View& row = view.add("STEP");
      row.set("STEP_TITLE", words("hotspots.action." + step->action));
      row.set("STEP_TIME", words.date_time(step->at));
      row.set("STEP_ISO", iso_local(step->at));
      std::string text = step->words;
      if (step->action == "open" || step->action == "night")
        text = words("hotspots.step", {{"observed", amount(words, step->observed)}, {"expected", amount(words, step->expected)}, {"open", step->open_now}});
      row.show_with("STEP_WORDS", "STEP_TEXT", text);
      row.show_with("STEP_WHO", "STEP_OFFICER", step->officer == 0 ? "" : officer_and_unit(services, step->officer, request.language));
    }
  });
  view.show("CASES", one.kind != hs::Kind::kDrift);
  view.show("HAS_RELATED", view.has("RELATED"));
  const auto actions = hs::actions_for(services.hotspots, one, staff.officer.id, now);
  const std::string_view tried = request.part("action");
  for (const lifecycle::Action* action : actions) {
    web::View& row = view.add("ACTION");
    row.set("ACTION_ID", action->id);
    row.set("ACTION_TEXT", words("hotspots.action." + action->id));
    row.set("ACTION_HINT", words("hotspots.hint." + action->id));
    const bool again = !errors.empty() && tried == action->id;
    row.show("ACTION_OPEN", again);
    const auto wrong = [&](std::string_view field) {
      for (const Error& error : errors)
        if (again && error.field == field) return words(error);
      return std::string();
    };
    if (action->needs(lifecycle::Requirement::kOfficer)) {
      web::View& who = row.add("WHO");
      who.set("WHO_ID", "officer_" + action->id);
      who.show_with("WHO_WRONG", "WHO_WRONG_TEXT", wrong("officer"));
      const std::string chosen = again ? std::string(request.value("officer")) : std::to_string(one.assignee);
      for (const directory::Officer* officer : hs::assignable(services.hotspots, one, now)) {
        web::View& option = who.add("OPTION");
        option.set("OPTION_ID", officer->id);
        option.set("OPTION_NAME", officer_and_unit(services, officer->id, request.language));
        option.show("OPTION_CHOSEN", chosen == std::to_string(officer->id));
      }
    }
    if (action->takes(lifecycle::Requirement::kWords)) {
      web::View& text = row.add("SAY");
      text.set("SAY_ID", "words_" + action->id);
      text.set("SAY_LABEL", words("hotspots.say." + action->id));
      text.set("SAY_VALUE", again ? std::string(request.value("words")) : "");
      text.show_with("SAY_WRONG", "SAY_WRONG_TEXT", wrong("words"));
    }
  }
  for (const Error& error : errors)
    if (!error.field.empty()) form.claim(error.field + "_" + std::string(tried));
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "hotspots.title");
  frame.title = what_of(services, words, one);
  frame.path = "/staff/hotspots/" + one.code;
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response act(const HotspotServices& services, const CommuneOutlines& outlines, const web::Request& request, const Staff& staff) {
  const std::string code(request.part("code"));
  std::int64_t assignee = 0;
  const std::string_view typed = request.value("officer");
  std::from_chars(typed.data(), typed.data() + typed.size(), assignee);
  const auto moved = write(services, [&](storage::Transaction& tx) {
    return hs::move_alarm(services.hotspots, tx, code, request.part("action"), request.value("words"), assignee, staff.officer.id,
                          services.clock.now());
  });
  if (!moved) return show(services, outlines, request, staff, moved.error());
  return web::redirect("/staff/hotspots/" + code);
}

web::Response for_everybody(const HotspotServices& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const auto spots = services.database.read([](storage::Session& session) { return hs::public_spots(session, kMost); });
  web::View view("insight/hotspots_public");
  view.show("EMPTY", spots.empty());
  for (const hs::PublicSpot& one : spots) {
    web::View& row = view.add("ROW");
    row.set("WHAT", one.category.empty() ? words("hotspots.public.several") : category_name(services, one.category, request.language));
    std::string where;
    for (const std::string& commune : one.communes) where += (where.empty() ? "" : ", ") + commune_name(services, commune, request.language);
    row.set("WHERE", where.empty() ? "–" : where);
    row.set("SINCE", words.date(one.from));
    row.set("PUBLISHED", words("hotspots.public.count", {{"count", one.published}}));
    tag(services.hotspots, words, row, one.state);
  }
  return page(services, view, frame_of(services, request, "hotspots.public.title"));
}

}  // namespace

void register_hotspots(web::Router& router, const HotspotServices& services) {
  const auto outlines = std::make_shared<const CommuneOutlines>(services.commune_map);
  router.get("/hotspots", [&services](const web::Request& request) { return for_everybody(services, request); });
  router.get("/staff/hotspots", guarded(services, [&services](const web::Request& request, const Staff& staff) { return list(services, request, staff); }));
  router.post("/staff/hotspots/run", guarded(services, [&services](const web::Request& request, const Staff& staff) { return run_now(services, request, staff); }));
  router.get("/staff/hotspots/{code}", guarded(services, [&services, outlines](const web::Request& request, const Staff& staff) {
               return show(services, *outlines, request, staff);
             }));
  router.post("/staff/hotspots/{code}/do/{action}", guarded(services, [&services, outlines](const web::Request& request, const Staff& staff) {
                return act(services, *outlines, request, staff);
              }));
}

}  // namespace langnghe::pages
