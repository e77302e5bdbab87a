#include "pages/consultations/opinions_view.h"

#include <charconv>

#include "base/text.h"
#include "consultations/consultations.h"

namespace langnghe::pages {

using consultations::Consultation;
using consultations::Opinion;
using consultations::OpinionGroup;

std::string_view consultation_look(const Consultation& one) {
  if (one.state == "prepared") return "new";
  if (one.state == "open") return "work";
  return one.state == "closed" ? "wait" : "done";
}

void fill_consultation_head(const Services& services, const web::Words& words, web::View& view,
                            const Consultation& one) {
  const auto* subject = services.consultations.pack.subject(one.subject);
  view.set("CODE", one.code);
  view.set("TITLE", one.title);
  view.set("SUBJECT", subject == nullptr ? one.subject : subject->name(web::code_of(words.language())));
  view.set("TAG_LOOK", consultation_look(one));
  view.set("TAG_TEXT", words("consult.state." + one.state));
}

std::string how_said(const web::Words& words, const Opinion& one) {
  std::string out = one.paragraph == 0 ? words("consult.about.whole")
                                       : words("consult.about.paragraph", {{"number", one.paragraph}});
  out += " · " + words("consult.channel." + one.channel);
  if (!one.source.empty()) out += " · " + one.source;
  if (one.people > 1) out += " · " + words("consult.people", {{"count", one.people}});
  return out + " · " + words.date(one.at);
}

void fill_group(const web::Words& words, web::View& group, const OpinionGroup& one) {
  group.set("GROUP_TITLE", one.title);
  group.set("GROUP_COUNT", words("consult.group.count", {{"opinions", one.opinions}, {"people", one.people}}));
  group.set("ANSWER_LOOK", one.answer.empty() ? "wait" : one.answer == "not" ? "stop" : "done");
  group.set("ANSWER", words(one.answer.empty() ? "consult.answer.none" : "consult.answer." + one.answer));
  group.show_with("BECAUSE", "BECAUSE_TEXT", one.words);
}

std::vector<web::Option> paragraph_options(const web::Words& words, const Consultation& one) {
  std::vector<web::Option> out{{"0", words("consult.about.whole")}};
  const auto paragraphs = consultations::paragraphs_of(one.draft);
  for (std::size_t i = 0; i < paragraphs.size(); ++i)
    out.push_back({std::to_string(i + 1), std::to_string(i + 1) + ". " + beginning(paragraphs[i], 60)});
  return out;
}

std::optional<std::pair<double, double>> point_field(const web::Request& request) {
  const std::string_view text = trim(request.value("point"));
  const auto comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto degrees = [](std::string_view part) -> std::optional<double> {
    part = trim(part);
    double value = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (error != std::errc() || end != part.data() + part.size()) return std::nullopt;
    return value;
  };
  const auto lat = degrees(text.substr(0, comma)), lon = degrees(text.substr(comma + 1));
  if (!lat || !lon || *lat < -90 || *lat > 90 || *lon < -180 || *lon > 180) return std::nullopt;
  return std::pair{*lat, *lon};
}

}  // namespace langnghe::pages
