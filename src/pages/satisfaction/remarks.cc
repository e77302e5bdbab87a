// Praise and criticism of a post: sent, heard, answered.
#include <algorithm>
#include <map>

#include "base/codes.h"
#include "pages/satisfaction/satisfaction_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using satisfaction::Remark;

const directory::Unit* unit_of(const directory::Snapshot& directory, std::string_view code) {
  return code.empty() ? nullptr : directory.unit(code);
}

std::string post_name(const SatisfactionServices& services, const Remark& one, web::Language language) {
  const auto directory = services.directory.now();
  if (language == web::Language::kEnglish)
    for (const directory::Officer* officer :
         directory->officers_of(satisfaction::unit_code(services.satisfaction, one.unit), local_date(services.clock.now())))
      if (officer->post.id == one.post) return officer->post.title_en;
  return one.post_title;
}

// First the office, then the post.
web::Response form_page(const SatisfactionServices& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const auto directory = services.directory.now();
  const Millis now = services.clock.now();
  const bool post = request.method == "POST";
  const directory::Unit* unit = unit_of(*directory, post ? request.value("unit") : request.arg("unit"));
  Errors errors;
  if (post) {
    if (!within(services, "remark", request.peer, services.limits.submissions_a_minute)) return error_page(services, request, 429);
    const auto made = write(services, [&](storage::Transaction& tx) {
      return satisfaction::send_remark(services.satisfaction, tx, std::string(request.value("kind")), unit == nullptr ? 0 : unit->id,
                                       typed_number(request.value("post")), std::string(request.value("words")), now);
    });
    if (made) return web::redirect("/remark/" + made->code + "/" + satisfaction::remark_secret(services.satisfaction, made->code) + "?new=1");
    errors = made.error();
  }
  web::View view("satisfaction/remark");
  web::FormView form(view, words, errors);
  std::map<std::string, std::string> units;
  for (const directory::Unit& one : directory->units().all())
    if (!directory::is_territory(one.kind) && !directory->officers_of(one.code, local_date(now)).empty())
      units[one.name(web::code_of(request.language))] = one.code;
  std::vector<web::Option> choices;
  for (const auto& [name, code] : units) choices.push_back({code, name});
  form.select("unit", unit == nullptr ? std::string_view() : std::string_view(unit->code), choices);
  view.show("NO_UNIT", unit == nullptr);
  if (unit != nullptr) {
    web::View& rest = view.add("REST");
    rest.set("UNIT_CODE", unit->code);
    rest.set("UNIT_NAME", unit->name(web::code_of(request.language)));
    std::map<std::int64_t, std::string> posts;
    for (const directory::Officer* one : directory->officers_of(unit->code, local_date(now)))
      posts[one->post.id] = request.language == web::Language::kEnglish ? one->post.title_en : one->post.title_vi;
    std::vector<web::Option> options;
    for (const auto& [id, title] : posts) options.push_back({std::to_string(id), title});
    form.choice("kind", request.value("kind"), {{"praise", words("remark.kind.praise")}, {"criticism", words("remark.kind.criticism")}});
    form.choice("post", request.value("post"), options);
    form.field("words", request.value("words"));
  }
  form.finish();
  return page(services, view, frame_of(services, request, "remark.title"), errors.empty() ? 200 : status_of(errors));
}

void fill_remark(const SatisfactionServices& services, const web::Words& words, web::View& row, const Remark& one) {
  const bool late = one.state == "new" && one.due_at <= services.clock.now();
  row.set("KIND", words("remark.kind." + one.kind));
  row.set("POST", post_name(services, one, words.language()));
  row.set("UNIT", unit_name(services, one.unit, words.language()));
  row.set("WORDS", one.words);
  row.set("WHEN", words.date(one.created_at));
  row.set("DUE", words.date(one.due_at - 1));
  row.set("TAG_LOOK", one.state == "answered" ? "done" : late ? "late" : "new");
  row.set("TAG_TEXT", words("remark.state." + one.state));
  row.show_with("REPLIED", "REPLY_TEXT", one.reply);
  if (one.state == "answered") {
    web::View& part = row.add("ANSWERED");
    part.set("ANSWER_TEXT", one.answer);
    if (!one.finding.empty()) part.add("FINDING").set("FINDING_TEXT", words("remark.finding." + one.finding));
  }
}

web::Response own(const SatisfactionServices& services, const web::Request& request) {
  if (!within(services, "secret", request.peer, services.limits.secrets_a_minute)) return error_page(services, request, 429);
  const auto code = read_code(request.part("code"));
  if (!code || !satisfaction::is_remark_secret(services.satisfaction, *code, request.part("secret"))) return error_page(services, request, 404);
  const auto one = services.database.read([&](storage::Session& session) { return satisfaction::find_remark(session, *code); });
  if (!one) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("satisfaction/own_remark");
  view.show("NEW", request.arg("new") == "1");
  view.set("CODE", one->code);
  fill_remark(services, words, view, *one);
  web::Frame frame = frame_of(services, request, "remark.own.title");
  frame.no_index = true;
  return private_page(page(services, view, frame));
}

// `mine`: those about the officer's own post.
web::Response list(const SatisfactionServices& services, const web::Request& request, const Staff& staff, bool mine, const Errors& errors) {
  const auto units = units_where(services, staff, "remark.answer");
  if (!mine && units.empty()) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  std::vector<Remark> rows;
  std::vector<satisfaction::RemarkCount> counts;
  services.database.read([&](storage::Session& session) {
    rows = mine ? satisfaction::remarks_about_post(session, staff.officer.post.id, 60) : satisfaction::remarks_of(session, units, 60);
    if (!mine) counts = satisfaction::remark_counts(session, satisfaction::year_of(now), now);
    return 0;
  });
  web::View view("satisfaction/staff_remarks");
  web::FormView form(view, words, errors);
  form.finish();
  view.set("TITLE", words(mine ? "remark.mine.title" : "remark.staff.title"));
  view.set("LEAD", words(mine ? "remark.mine.lead" : "remark.staff.lead"));
  view.show("EMPTY", rows.empty());
  const auto directory = services.directory.now();
  for (const auto& one : counts) {
    if (std::find(units.begin(), units.end(), one.unit) == units.end()) continue;
    web::View& row = view.add("COUNT");
    const directory::Officer* head = directory->head_of(satisfaction::unit_code(services.satisfaction, one.unit), local_date(now));
    row.set("COUNT_UNIT", unit_name(services, one.unit, request.language));
    row.set("HEAD", head == nullptr ? words("remark.no_head") : head->name);
    row.set("PRAISE", words.number(one.praise));
    row.set("CRITICISM", words.number(one.criticism));
    row.set("RIGHT", words.number(one.right + one.partly));
    row.set("LATE", words.number(one.late));
  }
  for (const Remark& one : rows) {
    web::View& row = view.add("ROW");
    row.set("CODE", one.code);
    fill_remark(services, words, row, one);
    if (one.state == "answered") continue;
    const std::string_view typed = request.part("code") == one.code ? request.value("text") : std::string_view();
    if (mine && !one.replied_at) {
      web::View& act = row.add("CAN_REPLY");
      act.set("TYPED", typed);
    }
    if (!mine) {
      if (one.kind == "criticism" && !one.replied_at && now < one.reply_due) {
        row.add("WAITS").set("WAITS_TEXT", words("remark.waits", {{"day", words.date(one.reply_due - 1)}}));
      } else {
        web::View& act = row.add("CAN_ANSWER");
        act.set("TYPED", typed);
        act.show("JUDGED", one.kind == "criticism");
      }
    }
  }
  web::Frame frame = staff_frame(services, request, staff, mine ? "remark.mine.title" : "remark.staff.title");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

}  // namespace

void register_remarks(web::Router& router, const SatisfactionServices& services) {
  const auto send = [&services](const web::Request& request) { return form_page(services, request); };
  router.get("/remark", send);
  router.post("/remark", send);
  router.get("/remark/{code}/{secret}", [&services](const web::Request& request) { return own(services, request); });
  router.get("/staff/remarks", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return list(services, request, staff, false, {});
             }));
  router.get("/staff/remarks/mine", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return list(services, request, staff, true, {});
             }));
  router.post("/staff/remarks/{code}/{action}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                const std::string code(request.part("code")), text(request.value("text"));
                const bool reply = request.part("action") == "reply";
                if (!reply && request.part("action") != "answer") return error_page(services, request, 404);
                auto made = write(services, [&](storage::Transaction& tx) {
                  return reply ? satisfaction::reply_remark(services.satisfaction, tx, code, text, staff.officer.id, services.clock.now())
                               : satisfaction::answer_remark(services.satisfaction, tx, code, std::string(request.value("finding")), text,
                                                             staff.officer.id, services.clock.now());
                });
                if (made) return web::redirect(reply ? "/staff/remarks/mine" : "/staff/remarks");
                for (Error& error : made.error())
                  if (!error.field.empty()) error.field = (error.field == "finding" ? "finding-" : "text-") + code;
                return list(services, request, staff, reply, made.error());
              }));
}

}  // namespace langnghe::pages
