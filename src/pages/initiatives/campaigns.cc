// Officers: campaigns, what the own unit plans and reached in them.
#include "base/text.h"
#include "pages/initiatives/model_page.h"
#include "pages/trouble.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace langnghe::pages {
namespace {

web::Response list(const ModelServices& services, const web::Request& request, const Staff& staff) {
  if (!may_somewhere(services, staff, "campaign.run") && !may_somewhere(services, staff, "report.see")) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  web::View view("initiatives/campaigns");
  services.database.read([&](storage::Session& session) {
    for (const initiatives::Campaign& one : services.initiatives.programme.campaigns) {
      const auto counts = initiatives::campaign_counts(session, one.id);
      web::View& row = view.add("ROW");
      row.set("HREF", "/staff/models/campaigns/" + one.id);
      row.set("NAME", one.name.in(language));
      row.set("ABOUT", one.about.in(language));
      row.set("COUNTS", words("models.campaign.counts", {{"units", counts.units}, {"models", counts.models}}));
    }
  });
  return page(services, view, staff_frame(services, request, staff, "models.staff.nav.campaigns"));
}

// Numbers as people write them: "12,5" or "12.5".
std::optional<double> amount(std::string_view text) {
  std::string clean(trim(text));
  std::replace(clean.begin(), clean.end(), ',', '.');
  double value = 0;
  const auto [end, error] = std::from_chars(clean.data(), clean.data() + clean.size(), value);
  if (clean.empty() || error != std::errc() || end != clean.data() + clean.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string amount_text(const web::Words& words, double value) {
  return value == std::floor(value) ? words.number(static_cast<std::int64_t>(value)) : words.decimal(value, 2);
}

web::Response show(const ModelServices& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const initiatives::Campaign* campaign = services.initiatives.programme.campaign(request.part("id"));
  if (campaign == nullptr) return error_page(services, request, 404);
  const Millis now = services.clock.now();
  const directory::Unit* home = initiatives::home_of(services.initiatives, staff.officer.id);
  const bool runs = home != nullptr && initiatives::may(services.initiatives, staff.officer.id, "campaign.run", home->id, now);
  if (!runs && !may_somewhere(services, staff, "report.see")) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  const int this_year = static_cast<int>(local_date(now).year());
  web::View view("initiatives/campaign");
  web::FormView form(view, words, errors);
  view.set("NAME", campaign->name.in(language));
  view.set("ABOUT", campaign->about.in(language));
  view.set("LEAD", campaign->lead.in(language));
  view.set("SINCE", std::to_string(campaign->since));
  view.set("ID", campaign->id);
  const auto typed = [&](std::string_view name, const std::string& otherwise) {
    return errors.empty() ? otherwise : std::string(request.value(name));
  };
  services.database.read([&](storage::Session& session) {
    const auto members = initiatives::members_of(session, campaign->id);
    view.show("NO_MEMBERS", members.empty());
    for (const initiatives::Membership& member : members) {
      web::View& row = view.add("MEMBER");
      row.set("MEMBER_UNIT", unit_name(services, member.unit, request.language));
      row.set("MEMBER_PLAN", member.plan);
      row.set("MEMBER_SINCE", words.date(member.joined_at));
      for (const initiatives::CampaignReport& report : initiatives::reports_of(session, member.id)) {
        web::View& line = row.add("REPORT");
        std::string numbers;
        for (const initiatives::Measure& measure : campaign->criteria)
          if (const auto found = report.numbers.find(measure.id); found != report.numbers.end())
            numbers += (numbers.empty() ? "" : "; ") + measure.name.in(language) + ": " + amount_text(words, found->second) + " " + measure.unit.in(language);
        line.set("REPORT_YEAR", std::to_string(report.year));
        line.set("REPORT_NUMBERS", numbers);
        line.set("REPORT_WORDS", report.words);
      }
    }
    for (int year = this_year; year > this_year - 3; --year) {
      const auto totals = initiatives::campaign_totals(session, campaign->id, year);
      if (totals.empty()) continue;
      for (const initiatives::Measure& measure : campaign->criteria) {
        const auto found = totals.find(measure.id);
        web::View& row = view.add("TOTAL");
        row.set("TOTAL_YEAR", std::to_string(year));
        row.set("TOTAL_NAME", measure.name.in(language));
        row.set("TOTAL_VALUE", found == totals.end() ? std::string("–") : amount_text(words, found->second) + " " + measure.unit.in(language));
      }
    }
    view.show("HAS_TOTALS", view.has("TOTAL"));
    if (!runs) return;
    const auto mine = initiatives::membership(session, campaign->id, home->id);
    web::View& own = view.add("OWN");
    own.set("HOME", home->name(language));
    own.show("JOIN", !mine);
    own.show("CHANGE", mine.has_value());
    form.field("plan", typed("plan", mine ? mine->plan : ""));
    if (!mine) return;
    web::View& report = own.add("REPORT_FORM");
    form.field("year", typed("year", std::to_string(this_year)));
    form.field("report", typed("report", ""));
    for (const initiatives::Measure& measure : campaign->criteria) {
      web::View& line = report.add("MEASURE");
      const std::string field = "value_" + measure.id;
      line.set("MEASURE_FIELD", field);
      line.set("MEASURE_NAME", measure.name.in(language) + " (" + measure.unit.in(language) + ")");
      line.set("MEASURE_VALUE", typed(field, ""));
      for (const Error& error : errors)
        if (error.field == field) line.add("MEASURE_WRONG").set("WRONG_TEXT", words(error));
    }
  });
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "models.staff.nav.campaigns");
  frame.title = campaign->name.in(language);
  frame.path = "/staff/models/campaigns/" + campaign->id;
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response act(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const std::string id(request.part("id"));
  const Millis now = services.clock.now();
  const auto saved = write(services, [&](storage::Transaction& tx) {
    if (request.part("action") == "join")
      return initiatives::join_campaign(services.initiatives, tx, id, std::string(request.value("plan")), staff.officer.id, now);
    std::map<std::string, double> numbers;
    if (const auto* campaign = services.initiatives.programme.campaign(id))
      for (const initiatives::Measure& measure : campaign->criteria)
        if (const auto value = amount(request.value("value_" + measure.id))) numbers[measure.id] = *value;
    return initiatives::report_campaign(services.initiatives, tx, id, static_cast<int>(std::clamp<std::int64_t>(number_arg(request.value("year")).value_or(0), 0, 9999)),
                                        numbers, std::string(request.value("report")), staff.officer.id, now);
  });
  if (!saved) return show(services, request, staff, saved.error());
  return web::redirect("/staff/models/campaigns/" + id);
}

}  // namespace

void register_campaigns(web::Router& router, const ModelServices& services) {
  router.get("/staff/models/campaigns", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return list(services, request, staff);
             }));
  router.get("/staff/models/campaigns/{id}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return show(services, request, staff, {});
             }));
  router.post("/staff/models/campaigns/{id}/{action}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                return act(services, request, staff);
              }));
}

}  // namespace langnghe::pages
