// What communes have to publish: for everybody with what is still owed, and for officers.
#include <algorithm>

#include "base/text.h"
#include "consultations/publications.h"
#include "documents/attachments.h"
#include "pages/consultations/common.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using consultations::Debt;
using consultations::Posting;
using consultations::Publication;

std::string item_name(const Services& services, const Publication& one, web::Language language) {
  const auto* item = services.consultations.pack.item(one.item);
  return item == nullptr ? one.item : std::to_string(item->number) + ". " + item->name(web::code_of(language));
}

std::string posting_text(const Services& services, const web::Words& words, const Posting& one) {
  const auto* form = services.consultations.pack.form(one.form);
  const std::string name = form == nullptr ? one.form : form->name(web::code_of(words.language()));
  return one.to_at ? words("publications.posted.to", {{"form", name}, {"place", one.place}, {"from", words.date(one.from_at)},
                                                      {"to", words.date(*one.to_at - 1)}})
                   : words("publications.posted", {{"form", name}, {"place", one.place}, {"from", words.date(one.from_at)}});
}

void fill_postings(const Services& services, const web::Words& words, web::View& row, storage::Session& session,
                   const Publication& one, bool with_files) {
  for (const Posting& posting : consultations::postings_of(session, one.id)) {
    web::View& line = row.add("POSTING");
    line.set("POSTING_TEXT", posting_text(services, words, posting));
    if (!with_files) continue;
    line.show_with("LINK", "HREF", posting.link);
    fill_files(words, line, services.attachments.of(session, "posting", posting.id), "/together");
  }
}

// The quarter of a day: its first instant, the first of the next, "IV/2026".
struct Quarter {
  Millis from, to;
  int number, year;
};
Quarter quarter_of(Date day) {
  using namespace std::chrono;
  const unsigned number = (static_cast<unsigned>(day.month()) - 1) / 3 + 1;
  const year_month_day first = day.year() / month(number * 3 - 2) / 1;
  return {start_of(first), start_of(first + months(3)), static_cast<int>(number), static_cast<int>(day.year())};
}

web::Response list(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  const std::string commune(request.arg("commune"));
  web::View view("consultations/publications");
  const Errors none;
  web::FormView form(view, words, none);
  form.select("commune", commune, commune_options(services, request.language));
  form.finish();
  services.database.read([&](storage::Session& session) {
    auto debts = consultations::debts_of(services.consultations, session, commune, now);
    std::stable_sort(debts.begin(), debts.end(), [](const Debt& a, const Debt& b) { return a.late > b.late; });
    view.show("NO_DEBTS", debts.empty());
    if (!debts.empty()) {
      web::View& section = view.add("DEBTS");
      for (std::size_t i = 0; i < debts.size() && i < 60; ++i) {
        web::View& row = section.add("DEBT");
        row.set("TITLE", debts[i].publication.title);
        row.set("COMMUNE", commune_name(services, debts[i].publication.commune, request.language));
        row.set("OWED", words("publications.debt." + debts[i].what));
        row.show("LATE", debts[i].late);
        row.set("DUE", debts[i].due ? words.date(debts[i].due->due_date) : "");
      }
    }
    int shown = 0;
    for (const Publication& one : consultations::publications_of(session, commune, 0, now + 1)) {
      if (!one.published_at || ++shown > 60) continue;
      web::View& row = view.add("ROW");
      row.set("TITLE", one.title);
      row.set("ITEM", item_name(services, one, request.language));
      row.set("COMMUNE", commune_name(services, one.commune, request.language));
      fill_postings(services, words, row, session, one, true);
    }
    view.show("EMPTY", shown == 0);
  });
  if (!commune.empty()) {
    const Quarter quarter = quarter_of(local_date(now));
    view.add("QUARTER").set("QUARTER_HREF", "/publications/quarter?commune=" + commune + "&quarter=" +
                                                std::to_string(quarter.year) + "-Q" + std::to_string(quarter.number));
  }
  return page(services, view, frame_of(services, request, "publications.title"));
}

web::Response quarter(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const std::string commune(request.arg("commune"));
  const std::string_view asked = request.arg("quarter");  // "2026-Q3"
  Date day = local_date(services.clock.now());
  if (asked.size() == 7 && asked.substr(4, 2) == "-Q" && asked[6] >= '1' && asked[6] <= '4')
    if (const auto first = parse_date(std::string(asked.substr(0, 4)) + (asked[6] == '4' ? "-10-01" : std::string("-0") + static_cast<char>('1' + 3 * (asked[6] - '1')) + "-01")))
      day = *first;
  const Quarter period = quarter_of(day);
  if (commune_name(services, commune, request.language).empty()) return error_page(services, request, 404);
  web::View view("consultations/quarter");
  fill_sheet_head(services, words, view, commune, services.clock.now());
  view.set("PERIOD", words("publications.quarter.period", {{"quarter", std::to_string(period.number)}, {"year", std::to_string(period.year)}}));
  services.database.read([&](storage::Session& session) {
    std::int64_t number = 0;
    web::View* table = nullptr;
    for (const Publication& one : consultations::publications_of(session, commune, period.from, period.to)) {
      if (!one.published_at) continue;
      if (table == nullptr) table = &view.add("TABLE");
      web::View& row = table->add("ROW");
      row.set("NO", ++number);
      row.set("TITLE", one.title);
      row.set("ITEM", item_name(services, one, request.language));
      fill_postings(services, words, row, session, one, false);
    }
    view.show("EMPTY", number == 0);
  });
  web::Frame frame = frame_of(services, request, "publications.quarter.title");
  return html(services.renderer.print(view, frame));
}

// ---- officers ------------------------------------------------------------------------------

void fill_debts(const web::Words& words, web::View& view, const std::vector<Debt>& debts, std::int64_t publication) {
  for (const Debt& one : debts) {
    if (one.publication.id != publication) continue;
    web::View& row = view.add("DEBT");
    row.set("DEBT_LOOK", one.late ? "late" : "soon");
    row.set("OWED", words("publications.debt." + one.what));
  }
}

web::Response staff_list(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  const auto communes = communes_where(services, staff, "publication.run");
  web::View view("consultations/staff_publications");
  int shown = 0;
  services.database.read([&](storage::Session& session) {
    for (const web::Option& commune : communes) {
      const auto debts = consultations::debts_of(services.consultations, session, commune.value, now);
      for (const Publication& one : consultations::publications_of(session, commune.value, 0, now + 1)) {
        if (++shown > 80) break;
        web::View& row = view.add("ROW");
        row.set("CODE", one.code);
        row.set("TITLE", one.title);
        row.set("ITEM", item_name(services, one, request.language));
        row.set("COMMUNE", commune.label);
        fill_debts(words, row, debts, one.id);
      }
    }
  });
  view.show("EMPTY", shown == 0);
  web::FormView form(view, words, errors);
  std::vector<web::Option> items;
  for (const auto& one : services.consultations.pack.items)
    items.push_back({one.id, std::to_string(one.number) + ". " + one.name(web::code_of(request.language))});
  form.select("commune", request.value("commune"), communes);
  form.select("item", request.value("item"), items);
  form.field("title", request.value("title"));
  form.field("issued", request.value("issued"));
  form.field("plan", request.value("plan"));
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "publications.title");
  frame.path = "/staff/publications";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response create(const Services& services, const web::Request& request, const Staff& staff) {
  const auto made = write(services, [&](storage::Transaction& tx) {
    return consultations::record_publication(services.consultations, tx, consult_actor(staff),
                                             std::string(request.value("commune")), std::string(request.value("item")),
                                             std::string(request.value("title")), std::string(request.value("plan")),
                                             parse_date(trim(request.value("issued"))), services.clock.now());
  });
  if (!made) return staff_list(services, request, staff, made.error());
  return web::redirect("/staff/publications/" + made->code);
}

std::optional<Publication> own(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto one = services.database.read(
      [&](storage::Session& session) { return consultations::find_publication(session, *code); });
  if (one && !may_in(services, staff, "publication.run", one->commune)) return std::nullopt;
  return one;
}

web::Response staff_one(const Services& services, const web::Request& request, const Staff& staff,
                        const Publication& one, const Errors& errors) {
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  web::View view("consultations/staff_publication");
  view.set("CODE", one.code);
  view.set("TITLE", one.title);
  view.set("ITEM", item_name(services, one, request.language));
  view.set("ISSUED", words("publications.issued.on", {{"date", words.date(one.issued_at)}}));
  view.set("PLAN", one.plan);
  services.database.read([&](storage::Session& session) {
    const auto debts = consultations::debts_of(services.consultations, session, one.commune, now);
    fill_debts(words, view, debts, one.id);
    for (const Debt& debt : debts)
      if (debt.publication.id == one.id && debt.what == "publish" && debt.due) fill_term(services, words, view, *debt.due);
    for (const Posting& posting : consultations::postings_of(session, one.id)) {
      web::View& line = view.add("POSTING");
      line.set("POSTING_TEXT", posting_text(services, words, posting));
      line.show_with("LINK", "HREF", posting.link);
      fill_files(words, line, services.attachments.of(session, "posting", posting.id), "/together");
      if (!posting.to_at) line.add("UP").set("POSTING_ID", posting.id);
    }
  });
  web::FormView form(view, words, errors);
  std::vector<web::Option> forms;
  for (const auto& each : services.consultations.pack.forms)
    forms.push_back({each.id, each.name(web::code_of(request.language))});
  form.select("form", request.value("form"), forms);
  form.field("place", request.value("place"));
  form.field("from", request.value("from").empty() ? iso_date(local_date(now)) : std::string(request.value("from")));
  form.field("link", request.value("link"));
  form.file("proof");
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "publications.title");
  frame.path = "/staff/publications";
  frame.title = one.title;
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  const auto one = own(services, request, staff);
  if (!one) return error_page(services, request, 404);
  const bool ends = request.part("action") == "end";
  const auto files = stage_uploads(services, request, "proof");
  if (!files) return staff_one(services, request, staff, *one, files.error());
  const auto done = write(services, [&](storage::Transaction& tx) {
    const Millis now = services.clock.now();
    if (ends)
      return consultations::end_posting(services.consultations, tx, consult_actor(staff),
                                        whole_number(request.value("posting")), parse_date(trim(request.value("to"))), now);
    return consultations::post_publication(services.consultations, tx, consult_actor(staff), one->code,
                                           std::string(request.value("form")), std::string(request.value("place")),
                                           std::string(request.value("link")), parse_date(trim(request.value("from"))),
                                           files->tokens(), now);
  });
  if (!done) return staff_one(services, request, staff, *one, done.error());
  return web::redirect("/staff/publications/" + one->code);
}

}  // namespace

void register_publications(web::Router& router, const Services& services) {
  router.get("/publications", [&services](const web::Request& request) { return list(services, request); });
  router.get("/publications/quarter", [&services](const web::Request& request) { return quarter(services, request); });
  const auto handler = [&services](auto f) {
    return with_grant(services, "publication.run", [&services, f](const web::Request& request, const Staff& staff) {
      return f(services, request, staff);
    });
  };
  const web::RouteOptions with_files{
      .body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};
  router.get("/staff/publications", handler([](const Services& s, const web::Request& r, const Staff& o) { return staff_list(s, r, o, {}); }));
  router.post("/staff/publications", handler(create));
  router.get("/staff/publications/{code}", handler([](const Services& s, const web::Request& r, const Staff& o) {
               const auto one = own(s, r, o);
               return one ? staff_one(s, r, o, *one, {}) : error_page(s, r, 404);
             }));
  router.post("/staff/publications/{code}/do/{action}", handler(act), with_files);
}

}  // namespace langnghe::pages
