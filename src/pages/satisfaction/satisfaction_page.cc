#include "pages/satisfaction/satisfaction_page.h"

#include <charconv>
#include <cmath>

#include "base/text.h"
#include "procedures/room.h"

namespace langnghe::pages {

void register_satisfaction(web::Router& router, const SatisfactionServices& services) {
  register_survey(router, services);
  register_results(router, services);
  register_followups(router, services);
  register_remarks(router, services);
}

std::string topic_name(const SatisfactionServices& services, const web::Words& words, std::string_view topic) {
  const std::string_view key = topic.substr(topic.find('.') + 1);
  if (topic.starts_with("case.")) return words("casework.kind." + std::string(key));
  const auto* found = services.procedures.catalogue.in_force(key, local_date(services.clock.now()));
  return found == nullptr ? std::string(key) : found->name.in(web::code_of(words.language()));
}

std::int64_t typed_number(std::string_view text) {
  text = trim(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return text.empty() || error != std::errc() || end != text.data() + text.size() || value < 0 ? -1 : value;
}

int year_asked(const Services& services, const web::Request& request) {
  const int now = satisfaction::year_of(services.clock.now());
  const auto asked = typed_number(request.method == "POST" ? request.value("year") : request.arg("year"));
  return asked >= 2020 && asked <= now ? static_cast<int>(asked) : now;
}

std::vector<web::Option> year_options(const Services& services) {
  std::vector<web::Option> out;
  for (int back = 0; back < 5; ++back) {
    const std::string year = std::to_string(satisfaction::year_of(services.clock.now()) - back);
    out.push_back({year, year});
  }
  return out;
}

std::string percent_text(const web::Words& words, double share) {
  return words("figures.percent", {{"percent", static_cast<std::int64_t>(std::lround(share * 100))}});
}

}  // namespace langnghe::pages
