// What a person chooses about notices, as parts of forms: petitioners and officers choose the
// same things on different pages.
#pragma once

#include <string>
#include <vector>

#include "notices/delivery.h"
#include "pages/page.h"

namespace langnghe::pages {

// The channels that are set up, as radio buttons.
std::vector<web::Option> channel_options(const Services& services, const web::Words& words);
std::vector<web::Option> language_options(const web::Words& words);
// The checkboxes of topics into {{#TOPIC}} (templates/notices/topics in the page).
void show_topics(const Services& services, const web::Words& words, web::View& view, bool officers,
                 const std::vector<std::string>& without);
// The topics whose boxes came back empty.
std::vector<std::string> unwanted_topics(const Services& services, const web::Request& request,
                                         bool officers);
// What became of a notice: "Đã gửi 14:05 23/11/2026 qua thư điện tử".
std::string fate_of(const web::Words& words, const notices::Kept& notice);
web::Language language_of(const notices::Kept& notice);

}  // namespace langnghe::pages
