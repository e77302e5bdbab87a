// Re-dating for the administrator: what would move, and then doing it.
#include "casework/redating.h"

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "casework/step.h"
#include "pages/casework/redating_pass.h"
#include "pages/staff.h"

namespace langnghe::pages {
namespace {

constexpr std::size_t kMostWords = 300;
constexpr std::size_t kMostUnits = 30;
// A short pass ends before the page is sent.
constexpr Millis kPatience = 1500;

void show_passes(const Services& services, const web::Words& words, web::View& view) {
  const auto passes = services.database.read(
      [](storage::Session& session) { return casework::redating_passes(session, 10); });
  view.show("NO_PASS", passes.empty());
  for (const casework::RedatingPass& pass : passes) {
    web::View& row = view.add("PASS");
    row.set("PASS_WHEN", words.date_time(pass.started_at));
    row.set("PASS_WORDS", pass.words);
    row.set("PASS_CASES", words("redating.cases", {{"count", pass.cases}}));
    const std::string who = officer_and_unit(services, pass.officer, words.language());
    row.set("PASS_WHO", who.empty() ? words("redating.by_command") : who);
    row.show("CUT_OFF", !pass.ended_at);
  }
}

void show_count(const Services& services, const web::Words& words, web::View& view,
                const casework::RedatingCount& count) {
  web::View& box = view.add("PREVIEW");
  box.set("LOOKED", words("redating.looked", {{"count", count.terms}, {"seconds", count.seconds}}));
  if (count.refused > 0) box.add("REFUSED").set("REFUSED_TEXT", words("redating.refused", {{"count", count.refused}}));
  box.show("NOTHING", count.moved == 0);
  if (count.moved == 0) return;
  web::View& moves = box.add("MOVES");
  moves.set("MOVED", words("redating.moved", {{"terms", count.moved}, {"cases", count.cases}}));
  moves.set("SHIFT", words("redating.shift", {{"earlier", -count.earliest_shift / kDay},
                                               {"later", count.latest_shift / kDay}}));
  std::vector<std::pair<std::int64_t, std::int64_t>> units;
  for (const auto& [unit, cases] : count.by_unit) units.emplace_back(cases, unit);
  std::sort(units.rbegin(), units.rend());
  for (std::size_t i = 0; i < std::min(units.size(), kMostUnits); ++i) {
    web::View& row = moves.add("UNIT");
    row.set("UNIT_NAME", unit_name(services, units[i].second, words.language()));
    row.set("UNIT_CASES", words.number(units[i].first));
  }
  if (units.size() > kMostUnits)
    moves.add("MORE_UNITS").set("MORE_TEXT", words("redating.more_units", {{"count", units.size() - kMostUnits}}));
  for (const casework::RedatingSample& one : count.samples) {
    web::View& row = moves.add("SAMPLE");
    row.set("SAMPLE_CODE", one.code);
    row.set("SAMPLE_UNIT", unit_name(services, one.unit, words.language()));
    const legalclock::Rule* rule = services.casework.law.rules.in_force(one.rule, local_date(services.clock.now()));
    row.set("SAMPLE_RULE", rule == nullptr ? one.rule : rule->name.in(web::code_of(words.language())));
    row.set("SAMPLE_OLD", words.date(one.old_due - 1));
    row.set("SAMPLE_NEW", words.date(one.new_due - 1));
    for (const std::string& reason : reasons_in_words(services, words, one.reasons))
      row.add("REASON").set("REASON_TEXT", reason);
  }
}

void show_state(const web::Words& words, web::View& view, const RedatingPass::State& state) {
  view.show("FAILED", state.failed);
  if (!state.going) return;
  web::View& going = view.add("GOING");
  going.set("GOING_TEXT", state.all == 0 ? words("redating.going.looking")
                                         : words("redating.going.count", {{"done", state.done}, {"all", state.all}}));
  if (state.all > 0) {
    web::View& bar = going.add("BAR");
    bar.set("DONE", std::to_string(state.done));
    bar.set("ALL", std::to_string(state.all));
  }
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff,
                   const RedatingPass& pass, bool preview, const Errors& errors) {
  web::Frame frame = staff_frame(services, request, staff, "redating.title");
  frame.path = "/staff/redating";
  const web::Words words = words_of(services, request);
  if (request.method == "GET" && !request.arg("done").empty()) frame.notice = words("redating.done");
  web::View view("casework/redating");
  web::FormView form(view, words, errors);
  const RedatingPass::State state = pass.state();
  show_state(words, view, state);
  if (state.going) {
    frame.notice.clear();
  } else if (preview) {
    const auto count = casework::preview_redating(services.casework, services.database, services.clock.now());
    show_count(services, words, view, count);
    if (count.moved > 0) {
      view.show("MAY_DO");
      form.field("redating_words", request.value("redating_words"));
    }
  } else {
    view.show("ASK");
  }
  form.finish();
  show_passes(services, words, view);
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response redate(const Services& services, const web::Request& request, const Staff& staff, RedatingPass& pass) {
  const std::string words(trim(request.value("redating_words")));
  if (auto fine = casework::check_words(words, kMostWords, true, "redating_words"); !fine)
    return show(services, request, staff, pass, true, fine.error());
  pass.begin(words, staff.officer.id);
  const auto state = pass.wait(kPatience);
  return web::redirect(state.going || state.failed ? "/staff/redating" : "/staff/redating?done=1");
}

web::Handler for_calendar(const Services& services, StaffHandler handler) {
  return guarded(services, [&services, handler](const auto& request, const Staff& staff) {
    if (!may_somewhere(services, staff, "calendar.manage")) return error_page(services, request, 403);
    return handler(request, staff);
  });
}

}  // namespace

void register_redating(web::Router& router, const Services& services) {
  const auto pass = std::make_shared<RedatingPass>(services);  // as long as there are pages
  router.get("/staff/redating", for_calendar(services, [&services, pass](const auto& request, const Staff& staff) {
               return show(services, request, staff, *pass, request.arg("preview") == "1", {});
             }));
  router.post("/staff/redating", for_calendar(services, [&services, pass](const auto& request, const Staff& staff) {
                return redate(services, request, staff, *pass);
              }));
}

}  // namespace langnghe::pages
