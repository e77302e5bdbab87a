// The outbox as the administrator sees it: what waits, which channel does not work, and the
// dead letters. Nobody's address and nobody's name stands here.
#include <charconv>

#include "notices/delivery.h"
#include "pages/notices/choice.h"
#include "pages/staff.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

constexpr int kPage = 50;

std::int64_t number(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : 0;
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff) {
  web::Frame frame = staff_frame(services, request, staff, "notices.outbox.title");
  frame.path = "/staff/outbox";
  const web::Words words = words_of(services, request);
  if (const std::string key = "notices.outbox.done." + std::string(request.arg("done"));
      services.renderer.catalogue().has(key))
    frame.notice = words(key);
  std::vector<notices::Kept> dead;
  std::vector<notices::ChannelStatus> channels;
  notices::OutboxCount count;
  const std::int64_t before = number(request.arg("before"));
  services.database.read([&](storage::Session& session) {
    dead = notices::dead_letters(session, kPage + 1,
                                 before > 0 ? std::optional(before) : std::nullopt);
    channels = services.delivery.status(session);
    count = notices::count_outbox(session);
  });
  web::View view("notices/outbox");
  view.show("NO_CHANNEL", channels.empty());
  for (const notices::ChannelStatus& channel : channels) {
    web::View& row = view.add("CHANNEL");
    row.set("CHANNEL_NAME", words("notices.channel." + std::string(notices::code_of(channel.channel))));
    row.set("CHANNEL_WAITING", words("notices.outbox.waiting", {{"count", channel.waiting}}));
    row.show("WORKS", !channel.resting_until);
    if (channel.resting_until) {
      web::View& trouble = row.add("RESTS");
      trouble.set("REST_WHY", words(channel.trouble) + " (" + channel.detail + ")");
      trouble.set("REST_UNTIL", words.date_time(*channel.resting_until));
    }
  }
  if (count.oldest_waiting)
    view.add("OLDEST").set("OLDEST_TEXT", words("notices.outbox.oldest",
                                               {{"when", words.ago(*count.oldest_waiting, services.clock.now())}}));
  view.show("NO_DEAD", dead.empty());
  const bool more = dead.size() > kPage;
  if (more) dead.resize(kPage);
  for (const notices::Kept& notice : dead) {
    web::View& row = view.add("DEAD");
    row.set("DEAD_ID", notice.id);
    row.set("DEAD_SUBJECT", services.notice_templates
                                .write(notice, request.language, services.renderer.catalogue(), "")
                                .subject);
    row.set("DEAD_WHO", notice.to.is_officer()
                            ? officer_and_unit(services, notice.to.id, request.language)
                            : words("notices.outbox.petitioner"));
    row.set("DEAD_CHANNEL", words("notices.channel." + std::string(notices::code_of(notice.channel))));
    row.set("DEAD_WHEN", words.date_time(notice.at));
    row.set("DEAD_ATTEMPTS", words("notices.outbox.attempts", {{"count", notice.attempts}}));
    row.set("DEAD_WHY", words(notice.trouble) + (notice.detail.empty() ? "" : " (" + notice.detail + ")"));
  }
  if (more) view.add("OLDER").set("OLDER_HREF", "/staff/outbox?before=" + std::to_string(dead.back().id));
  return page(services, view, frame);
}

web::Response settle(const Services& services, const web::Request& request, const Staff& staff, bool retry) {
  const std::int64_t id = number(request.part("id"));
  const Millis now = services.clock.now();
  const auto done = write(services, [&](storage::Transaction& tx) {
    return retry ? notices::retry_notice(tx, id, staff.officer.id, now)
                 : notices::discard_notice(tx, id, staff.officer.id, now);
  });
  if (!done) return refused(services, request, done.error());
  return web::redirect(retry ? "/staff/outbox?done=retry" : "/staff/outbox?done=discard");
}

web::Handler for_administrators(const Services& services, StaffHandler handler) {
  return guarded(services, [&services, handler](const auto& request, const Staff& staff) {
    if (!may_somewhere(services, staff, "notices.manage")) return error_page(services, request, 403);
    return handler(request, staff);
  });
}

}  // namespace

void register_outbox(web::Router& router, const Services& services) {
  router.get("/staff/outbox", for_administrators(services, [&services](const auto& request, const Staff& staff) {
               return show(services, request, staff);
             }));
  router.post("/staff/outbox/{id}/retry",
              for_administrators(services, [&services](const auto& request, const Staff& staff) {
                return settle(services, request, staff, true);
              }));
  router.post("/staff/outbox/{id}/discard",
              for_administrators(services, [&services](const auto& request, const Staff& staff) {
                return settle(services, request, staff, false);
              }));
}

}  // namespace langnghe::pages
