// What an officer was told, and how they want to be told.
#include <charconv>

#include "base/text.h"
#include "notices/delivery.h"
#include "pages/notices/choice.h"
#include "pages/staff.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

constexpr int kPage = 50;

web::Response list(const Services& services, const web::Request& request, const Staff& staff) {
  web::Frame frame = staff_frame(services, request, staff, "notices.told.title");
  frame.path = "/staff/notices";
  const web::Words words = words_of(services, request);
  const auto who = notices::Recipient::of_officer(staff.officer.id);
  std::optional<std::int64_t> before;
  if (const std::string_view text = request.arg("before"); !text.empty()) {
    std::int64_t id = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), id).ec == std::errc()) before = id;
  }
  std::vector<notices::Kept> all;
  std::int64_t unseen = 0;
  services.database.read([&](storage::Session& session) {
    all = notices::told(session, who, kPage + 1, before);
    unseen = notices::count_unseen(session, staff.officer.id);
  });
  web::View view("notices/officer");
  view.show("NONE", all.empty());
  if (unseen > 0) view.add("UNSEEN").set("UNSEEN_TEXT", words("notices.told.unseen", {{"count", unseen}}));
  const bool more = all.size() > kPage;
  if (more) all.resize(kPage);
  for (const notices::Kept& notice : all) {
    const auto written = services.notice_templates.write(
        notice, request.language, services.renderer.catalogue(), base_url(services, request));
    web::View& row = view.add("NOTICE_ROW");
    row.set("NOTICE_HREF", notice.link.empty() ? std::string("/staff/notices") : notice.link);
    row.set("NOTICE_TITLE", written.brief.empty() ? notice.code : written.brief);
    row.set("NOTICE_WHEN", words.ago(notice.at, services.clock.now()));
    row.set("NOTICE_ISO", iso_local(notice.at));
    row.set("NOTICE_FATE", notice.state == notices::State::kPage ? std::string() : fate_of(words, notice));
    row.show("FRESH", !notice.seen_at);
  }
  if (more) view.add("OLDER").set("OLDER_HREF", "/staff/notices?before=" + std::to_string(all.back().id));
  return page(services, view, frame);
}

web::Response choice(const Services& services, const web::Request& request, const Staff& staff,
                     const Errors& errors) {
  web::Frame frame = staff_frame(services, request, staff, "notices.choice.title");
  frame.path = "/staff/account/notices";
  const web::Words words = words_of(services, request);
  if (request.arg("done") == "1") frame.notice = words("notices.choice.done");
  const auto who = notices::Recipient::of_officer(staff.officer.id);
  const notices::Choice now =
      services.database.read([&](storage::Session& session) { return notices::choice_of(session, who); })
          .value_or(notices::Choice{notices::Channel::kPage, staff.officer.language, {}, {}});
  const bool again = !errors.empty();
  web::View view("notices/officer_choice");
  web::FormView form(view, words, errors);
  form.choice("notice_channel", again ? request.value("notice_channel") : notices::code_of(now.channel),
              channel_options(services, words));
  form.field("notice_address", again ? request.value("notice_address") : std::string_view(now.address));
  form.choice("notice_language", again ? request.value("notice_language") : std::string_view(now.language),
              language_options(words));
  form.finish();
  show_topics(services, words, view, true, again ? unwanted_topics(services, request, true) : now.without);
  return page(services, view, frame, again ? status_of(errors) : 200);
}

web::Response choose(const Services& services, const web::Request& request, const Staff& staff) {
  const auto channel = notices::channel_of(request.value("notice_channel"));
  if (!channel)
    return choice(services, request, staff,
                  {{Fault::kInvalid, "notice_channel", "casework.refused.notify"}});
  const notices::Choice wanted{*channel, std::string(request.value("notice_language")),
                               unwanted_topics(services, request, true),
                               std::string(trim(request.value("notice_address")))};
  const auto done = write(services, [&](storage::Transaction& tx) {
    return notices::choose(tx, notices::Recipient::of_officer(staff.officer.id),
                           "officer/" + std::to_string(staff.officer.id), wanted, services.clock.now());
  });
  if (!done) return choice(services, request, staff, done.error());
  return web::redirect("/staff/account/notices?done=1");
}

}  // namespace

void register_officer_notices(web::Router& router, const Services& services) {
  router.get("/staff/notices", guarded(services, [&services](const auto& request, const Staff& staff) {
               return list(services, request, staff);
             }));
  router.post("/staff/notices/seen",
              guarded(services, [&services](const auto& request, const Staff& staff) {
                const auto done = write(services, [&](storage::Transaction& tx) -> Result<void> {
                  notices::mark_seen(tx, staff.officer.id, services.clock.now());
                  return {};
                });
                if (!done) return refused(services, request, done.error());
                return web::redirect("/staff/notices");
              }));
  router.get("/staff/account/notices",
             guarded(services, [&services](const auto& request, const Staff& staff) {
               return choice(services, request, staff, {});
             }));
  router.post("/staff/account/notices",
              guarded(services, [&services](const auto& request, const Staff& staff) {
                return choose(services, request, staff);
              }));
}

}  // namespace langnghe::pages
