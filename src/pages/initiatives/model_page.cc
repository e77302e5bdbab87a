#include "pages/initiatives/model_page.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "web/form.h"

namespace langnghe::pages {

std::string field_name(const ModelServices& services, std::string_view id, web::Language language) {
  const initiatives::Named* field = services.initiatives.programme.field(id);
  return field == nullptr ? std::string(id) : field->name.in(web::code_of(language));
}

std::vector<web::Option> field_options(const ModelServices& services, web::Language language) {
  std::vector<web::Option> out;
  for (const initiatives::Named& field : services.initiatives.programme.fields)
    out.push_back({field.id, field.name.in(web::code_of(language))});
  return out;
}

std::vector<web::Option> campaign_options(const ModelServices& services, web::Language language) {
  std::vector<web::Option> out;
  for (const initiatives::Campaign& one : services.initiatives.programme.campaigns)
    out.push_back({one.id, one.name.in(web::code_of(language))});
  return out;
}

std::vector<web::Option> kind_options(const web::Words& words) {
  return {{"model", words("initiatives.kind.model")}, {"exemplar", words("initiatives.kind.exemplar")}};
}

void fill_model_row(const ModelServices& services, const web::Words& words, web::View& row,
                    const initiatives::ListRow& one, std::string_view below) {
  row.set("CODE", one.code);
  row.set("HREF", std::string(below) + one.code);
  row.set("TITLE", one.title);
  row.set("TAG_LOOK", model_look(one.state));
  row.set("TAG_TEXT", words("initiatives.state." + one.state));
  row.set("KIND", words("initiatives.kind." + one.kind));
  row.set("FIELD", field_name(services, one.field, words.language()));
  row.set("UNIT", unit_name(services, one.unit, words.language()));
  row.set("YEAR", std::to_string(one.year));
  row.show_with("NAME", "PUBLIC_NAME", one.public_name);
  std::string place = one.address;
  if (const std::string commune = commune_name(services, one.commune, words.language()); !commune.empty())
    place += (place.empty() ? "" : ", ") + commune;
  row.show_with("WHERE", "PLACE", place);
  if (one.copies > 0) row.add("COPIES").set("COPIES_TEXT", words("models.copies", {{"count", one.copies}}));
}

void fill_model_facts(const ModelServices& services, const web::Words& words, web::View& view,
                      const initiatives::Model& one) {
  const auto fact = [&](std::string_view name, const std::string& text) {
    if (text.empty()) return;
    web::View& row = view.add("FACT");
    row.set("FACT_LABEL", words("initiatives.column." + std::string(name)));
    row.set("FACT_TEXT", text);
  };
  const auto day = [&](const std::string& text) {
    const auto date = parse_date(text);
    return date ? words.date(*date) : text;
  };
  for (const initiatives::TextField& field : initiatives::kTexts) {
    if (field.name == "title") continue;
    fact(field.name, one.*field.member);
    if (field.name == "address") fact("commune", commune_name(services, one.commune, words.language()));
  }
  fact("starts", day(one.starts));
  fact("ends", day(one.ends));
  std::string campaigns;
  for (const initiatives::Campaign& campaign : services.initiatives.programme.campaigns)
    if ((";" + one.campaigns + ";").find(";" + campaign.id + ";") != std::string::npos)
      campaigns += (campaigns.empty() ? "" : "; ") + campaign.name.in(web::code_of(words.language()));
  fact("campaigns", campaigns);
}

std::string query_of(const web::Request& request, std::initializer_list<std::string_view> names) {
  std::string out;
  for (const std::string_view name : names)
    if (const std::string_view value = request.arg(name); !value.empty())
      out += (out.empty() ? "" : "&") + std::string(name) + "=" + web::percent_encode(value);
  return out;
}

std::optional<std::int64_t> number_arg(std::string_view text) {
  std::int64_t value = 0;
  text = trim(text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string percent(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "–" : std::to_string((part * 100 + whole / 2) / whole) + " %";
}

std::string few_hidden(const web::Words& words, std::int64_t value) {
  return value > 0 && value < 5 ? std::string("< 5") : words.number(value);
}

}  // namespace langnghe::pages
