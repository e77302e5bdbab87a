// The officers' queue: what has the least time left stands on top.
#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "casework/casework.h"
#include "pages/casework/action_form.h"
#include "pages/staff.h"
#include "web/form.h"

namespace langnghe::pages {
namespace {

constexpr int kPage = 50;

struct Asked {
  std::string words, state, kind, category, unit;
  bool mine = false, late = false;
  int page = 1;

  std::string query(int wanted_page) const {
    std::string out;
    const auto add = [&](std::string_view name, std::string_view value) {
      if (!value.empty())
        out += (out.empty() ? "?" : "&") + std::string(name) + "=" + web::percent_encode(value);
    };
    add("words", words);
    add("state", state);
    add("kind", kind);
    add("category", category);
    add("unit", unit);
    add("mine", mine ? "1" : "");
    add("late", late ? "1" : "");
    add("page", wanted_page > 1 ? std::to_string(wanted_page) : "");
    return out;
  }
};

Asked asked_of(const web::Request& request) {
  Asked out;
  out.words = truncate_utf8(request.arg("words"), 100);
  out.state = request.arg("state");
  out.kind = request.arg("kind");
  out.category = request.arg("category");
  out.unit = request.arg("unit");
  out.mine = request.arg("mine") == "1";
  out.late = request.arg("late") == "1";
  const std::string_view page = request.arg("page");
  std::from_chars(page.data(), page.data() + page.size(), out.page);
  out.page = std::clamp(out.page, 1, 100'000);
  return out;
}

// Only states in which a case can stand in the queue.
std::vector<web::Option> states(const Services& services, const web::Words& words) {
  std::vector<web::Option> out;
  for (const auto& [kind, lifecycle] : services.casework.lifecycles)
    for (const casework::State& state : lifecycle.states) {
      if (state.rest || lifecycle.sealed) continue;
      if (std::none_of(out.begin(), out.end(), [&](const auto& one) { return one.value == state.id; }))
        out.push_back({state.id, words("casework.state." + state.id)});
    }
  return out;
}

web::Response nothing_here(const Services& services, const web::Request& request, const Staff& staff) {
  web::View view("casework/no_cases");
  view.show("LATE", may_somewhere(services, staff, "late.see"));
  return page(services, view, staff_frame(services, request, staff, "staff.nothing.title"));
}

// What an action said when it took the case out of the officer's sight.
void tell_done(const Services& services, const web::Request& request, const web::Words& words,
               web::Frame& frame, web::View& view) {
  const std::string key = "casework.event." + std::string(request.arg("done"));
  const auto code = casework::read_code(request.arg("case"));
  if (!code || !services.renderer.catalogue().has(key)) return;
  frame.notice = words("staff.done.case", {{"what", words(key)}, {"code", *code}});
  if (request.arg("done") == "transfer") view.add("SLIP").set("SLIP_CODE", *code);
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff) {
  std::vector<std::int64_t> units = units_where(services, staff, "case.see");
  if (units.empty()) return nothing_here(services, request, staff);
  const Asked asked = asked_of(request);
  const web::Words words = words_of(services, request);
  const auto directory = services.directory.now();
  const directory::Unit* only = asked.unit.empty() ? nullptr : directory->unit(asked.unit);
  if (only != nullptr)
    std::erase_if(units, [&](std::int64_t unit) { return unit != only->id; });

  casework::QueueFilter filter;
  filter.units = units;
  if (asked.mine) filter.officer = staff.officer.id;
  filter.state = asked.state;
  filter.kind = asked.kind;
  filter.category = asked.category;
  filter.words = asked.words;
  filter.late_only = asked.late;
  filter.offset = (asked.page - 1) * kPage;
  filter.limit = kPage + 1;
  const Millis now = services.clock.now();
  std::vector<casework::QueueRow> rows;
  casework::QueueCount count;
  services.database.read([&](storage::Session& session) {
    rows = casework::queue(session, filter, now);
    count = casework::count_queue(services.casework, session, units, now);
  });
  const bool more = rows.size() > kPage;
  if (more) rows.pop_back();

  web::Frame frame = staff_frame(services, request, staff, "staff.queue.title");
  frame.path = "/staff/queue";
  web::View view("casework/queue");
  tell_done(services, request, words, frame, view);
  view.set("COUNT_OPEN", words.number(count.open));
  view.set("COUNT_LATE", words.number(count.late));
  view.set("COUNT_SOON", words.number(count.soon));
  view.set("COUNT_WAITING", words.number(count.waiting));
  const Errors none;
  web::FormView form(view, words, none);
  form.field("words", asked.words);
  form.select("state", asked.state, states(services, words));
  form.select("category", asked.category, category_options(services, request.language));
  form.check("mine", asked.mine);
  form.check("late", asked.late);
  form.finish();
  if (only != nullptr) {
    web::View& unit = view.add("ONE_UNIT");
    unit.set("UNIT_NAME", only->name(web::code_of(request.language)));
    unit.set("UNIT_CODE", only->code);
  }
  if (rows.empty()) {
    const bool all = asked.query(1).empty();
    view.show("EMPTY", all);
    view.show("NO_MATCH", !all);
  } else {
    web::View& table = view.add("TABLE");
    for (const casework::QueueRow& one : rows) {
      web::View& row = table.add("ROW");
      const TimeLeft left = left_of(services, words, one.due_at, one.state);
      row.set("CODE", one.code);
      row.set("TEXT", beginning(one.words, 120));
      row.show_with("WHERE", "PLACE", beginning(one.place, 80));
      row.set("CATEGORY", words("casework.kind." + one.kind) + " · " +
                              category_name(services, one.category, request.language));
      row.set("TAG_LOOK", look_of(services, one.kind, one.state));
      row.set("TAG_TEXT", lifecycle_text(words, "state", one.kind, one.state));
      row.set("LEFT_LOOK", left.look);
      row.set("LEFT_TEXT", left.text);
      if (one.due_at) row.add("DUE").set("DUE_DATE", words.date(local_date(*one.due_at - 1)));
      row.set("UNIT", unit_name(services, one.unit, request.language));
      if (one.officer)
        if (const directory::Officer* officer = directory->officer(*one.officer))
          row.show_with("WHO", "OFFICER", officer->name);
    }
  }
  if (more || asked.page > 1) {
    web::View& pages = view.add("PAGES");
    pages.set("PAGES_TEXT", words("staff.queue.page", {{"page", asked.page}}));
    if (asked.page > 1)
      pages.add("PAGE_BEFORE").set("BEFORE_HREF", "/staff/queue" + asked.query(asked.page - 1));
    if (more) pages.add("PAGE_AFTER").set("AFTER_HREF", "/staff/queue" + asked.query(asked.page + 1));
  }
  return page(services, view, frame);
}

}  // namespace

void register_queue(web::Router& router, const Services& services) {
  router.get("/staff/queue", guarded(services, [&services](const auto& request, const Staff& staff) {
               return show(services, request, staff);
             }));
}

}  // namespace langnghe::pages
