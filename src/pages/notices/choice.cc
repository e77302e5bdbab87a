#include "pages/notices/choice.h"
#include "notices/delivery.h"

#include <algorithm>

namespace langnghe::pages {

std::vector<web::Option> channel_options(const Services& services, const web::Words& words) {
  std::vector<web::Option> out;
  for (const notices::Channel channel : services.delivery.channels()) {
    const std::string key = "notices.channel." + std::string(notices::code_of(channel));
    out.push_back({std::string(notices::code_of(channel)), words(key), words(key + ".hint")});
  }
  return out;
}

std::vector<web::Option> language_options(const web::Words& words) {
  return {{"vi", words("notices.language.vi")}, {"en", words("notices.language.en")}};
}

void show_topics(const Services& services, const web::Words& words, web::View& view, bool officers,
                 const std::vector<std::string>& without) {
  for (const std::string& topic : services.notice_templates.topics(officers)) {
    web::View& row = view.add("TOPIC");
    row.set("TOPIC_ID", topic);
    row.set("TOPIC_NAME", words("notices.topic." + topic));
    row.show("CHECKED", std::find(without.begin(), without.end(), topic) == without.end());
  }
}

std::vector<std::string> unwanted_topics(const Services& services, const web::Request& request,
                                         bool officers) {
  std::vector<std::string> out;
  for (const std::string& topic : services.notice_templates.topics(officers))
    if (request.value("topic_" + topic) != "1") out.push_back(topic);
  return out;
}

std::string fate_of(const web::Words& words, const notices::Kept& notice) {
  const std::string key = "notices.state." + std::string(notices::code_of(notice.state));
  const std::string channel =
      words("notices.channel." + std::string(notices::code_of(notice.channel)) + ".by");
  if (notice.state == notices::State::kSent && notice.sent_at)
    return words(key, {{"when", words.date_time(*notice.sent_at)}, {"channel", channel}});
  if (notice.state == notices::State::kWaiting) return words(key, {{"channel", channel}});
  return words(key);
}

web::Language language_of(const notices::Kept& notice) {
  return notice.language == "en" ? web::Language::kEnglish : web::Language::kVietnamese;
}

}  // namespace langnghe::pages
