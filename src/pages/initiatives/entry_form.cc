#include "pages/initiatives/entry_form.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace langnghe::pages {
namespace {

std::string degrees_text(std::optional<double> value) {
  return value ? web::format_decimal(web::Language::kEnglish, *value, 6) : std::string();
}

bool chosen(std::string_view campaigns, std::string_view id) {
  return (";" + std::string(campaigns) + ";").find(";" + std::string(id) + ";") != std::string::npos;
}

}  // namespace

void fill_entry_form(const ModelServices& services, const web::Request& request, web::FormView& form, web::View& view,
                     const initiatives::Model& one) {
  const bool typed = request.method == "POST";
  const auto value = [&](std::string_view name, const std::string& otherwise) {
    return typed ? std::string(request.value(name)) : otherwise;
  };
  // The names stand as literals: a View keeps no copy of them.
  form.field("title", value("title", one.title));
  form.select("field", value("field", one.field), field_options(services, request.language));
  form.field("situation", value("situation", one.situation));
  form.field("goals", value("goals", one.goals));
  form.field("content", value("content", one.content));
  form.field("audience", value("audience", one.audience));
  form.field("address", value("address", one.address));
  form.select("commune", value("commune", one.commune), commune_options(services, request.language));
  form.field("lat", value("lat", degrees_text(one.lat)));
  form.field("lon", value("lon", degrees_text(one.lon)));
  form.field("lead", value("lead", one.lead));
  form.field("partners", value("partners", one.partners));
  form.field("participants", value("participants", one.participants));
  form.field("resources", value("resources", one.resources));
  form.field("starts", value("starts", one.starts));
  form.field("ends", value("ends", one.ends));
  form.field("products", value("products", one.products));
  form.field("sustain", value("sustain", one.sustain));
  form.field("results", value("results", one.results));
  for (const initiatives::Campaign& campaign : services.initiatives.programme.campaigns) {
    web::View& row = view.add("CAMPAIGN");
    row.set("CAMPAIGN_ID", campaign.id);
    row.set("CAMPAIGN_NAME", campaign.name.in(web::code_of(request.language)));
    row.show("CAMPAIGN_CHOSEN", typed ? std::any_of(request.form.begin(), request.form.end(),
                                                    [&](const auto& field) { return field.first == "campaigns" && field.second == campaign.id; })
                                      : chosen(one.campaigns, campaign.id));
  }
}

initiatives::Model entry_of(const web::Request& request, initiatives::Model one, Errors& errors) {
  for (const initiatives::TextField& field : initiatives::kTexts) one.*field.member = request.value(field.name);
  one.field = request.value("field");
  one.commune = request.value("commune");
  one.starts = request.value("starts");
  one.ends = request.value("ends");
  const auto degrees = [&](std::string_view name) -> std::optional<double> {
    std::string text(trim(request.value(name)));
    std::replace(text.begin(), text.end(), ',', '.');
    if (text.empty()) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size()) return value;
    errors.push_back({Fault::kInvalid, std::string(name), "initiatives.refused.point"});
    return std::nullopt;
  };
  one.lat = degrees("lat");
  one.lon = degrees("lon");
  std::vector<std::string> campaigns;
  for (const auto& [name, id] : request.form)
    if (name == "campaigns" && std::find(campaigns.begin(), campaigns.end(), id) == campaigns.end()) campaigns.push_back(id);
  std::sort(campaigns.begin(), campaigns.end());
  one.campaigns.clear();
  for (const std::string& id : campaigns) one.campaigns += (one.campaigns.empty() ? "" : ";") + id;
  return one;
}

}  // namespace langnghe::pages
