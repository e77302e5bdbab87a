// What a petitioner was told about a case, and how they want to be told: behind code and secret.
#include "base/contact.h"
#include "base/text.h"
#include "casework/casework.h"
#include "notices/delivery.h"
#include "pages/casework/tracking.h"
#include "pages/notices/choice.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

struct Mine {
  casework::Case one;
  std::optional<vault::Record> record;  // who they are, when they said
  vault::Person person;                 // their own view of it
  notices::Choice choice;
  std::vector<notices::Kept> told;
};

std::optional<Mine> load(const Services& services, const web::Request& request) {
  const auto code = casework::read_code(request.part("code"));
  if (!code || !is_petitioner(services, request, *code)) return std::nullopt;
  return services.database.read([&](storage::Session& session) -> std::optional<Mine> {
    auto found = casework::find_case(session, *code);
    if (!found) return std::nullopt;
    Mine out{std::move(*found), {}, {}, {}, {}};
    const notices::Recipient who{"case", out.one.id};
    const auto records = services.vault.records_of(session, {"case", out.one.id});
    if (!records.empty() && !records.front().erased_at) {
      if (auto person = services.vault.open_own(session, records.front().id)) {
        out.record = records.front();
        out.person = std::move(*person);
      }
    }
    out.choice = notices::choice_of(session, who)
                     .value_or(notices::Choice{notices::Channel::kPage, out.one.language, {}, {}});
    out.told = notices::told(session, who, 50);
    return out;
  });
}

web::Response show(const Services& services, const web::Request& request, const Mine& mine,
                   const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "notices.mine.title");
  frame.path = "/track/" + mine.one.code + "/notices";
  frame.no_index = true;
  if (request.arg("done") == "1") frame.notice = words("notices.choice.done");
  const bool again = !errors.empty();
  const auto typed = [&](std::string_view name, std::string_view kept) {
    return again ? request.value(name) : kept;
  };
  web::View view("notices/petitioner");
  view.set("CODE", mine.one.code);
  const bool sealed = mine.record && mine.record->level == vault::Level::kSealed;
  view.show("NOBODY", !mine.record);
  view.show("SEALED", sealed);
  web::FormView form(view, words, errors);
  if (mine.record && !sealed) {
    view.show("MAY_CHOOSE");
    form.choice("notice_channel", typed("notice_channel", notices::code_of(mine.choice.channel)),
                channel_options(services, words));
    form.field("email", typed("email", mine.person.email));
    form.field("phone", typed("phone", mine.person.phone));
    form.choice("notice_language", typed("notice_language", mine.choice.language), language_options(words));
    show_topics(services, words, view, false,
                again ? unwanted_topics(services, request, false) : mine.choice.without);
  }
  form.finish();
  view.show("NONE", mine.told.empty());
  for (const notices::Kept& notice : mine.told) {
    web::View& row = view.add("NOTICE_ROW");
    row.set("NOTICE_TITLE", services.notice_templates
                                .write(notice, request.language, services.renderer.catalogue(), "")
                                .subject);
    row.set("NOTICE_WHEN", words.date_time(notice.at));
    row.set("NOTICE_ISO", iso_local(notice.at));
    row.set("NOTICE_FATE", fate_of(words, notice));
  }
  return page(services, view, frame, again ? status_of(errors) : 200);
}

// What is wrong with the form; `person` gets the addresses typed.
Errors check(const web::Request& request, std::optional<notices::Channel> channel, vault::Person& person) {
  Errors errors;
  person.email = std::string(trim(request.value("email")));
  person.phone = std::string(trim(request.value("phone")));
  if (!channel) errors.push_back({Fault::kInvalid, "notice_channel", "casework.refused.notify"});
  if (!person.email.empty() && (person.email.size() > 120 || !is_email(person.email)))
    errors.push_back({Fault::kInvalid, "email", "casework.refused.email"});
  if (!person.phone.empty() && (person.phone.size() > 120 || !is_phone(person.phone)))
    errors.push_back({Fault::kInvalid, "phone", "casework.refused.phone"});
  if (channel == notices::Channel::kEmail && person.email.empty())
    errors.push_back({Fault::kInvalid, "email", "casework.refused.notify_email"});
  if ((channel == notices::Channel::kSms || channel == notices::Channel::kChat) && person.phone.empty())
    errors.push_back({Fault::kInvalid, "phone", "casework.refused.notify_phone"});
  return errors;
}

web::Response choose(const Services& services, const web::Request& request, const Mine& mine) {
  if (!mine.record || mine.record->level == vault::Level::kSealed)
    return error_page(services, request, 403);
  if (!within(services, "petitioner-act", mine.one.code, 20))
    return show(services, request, mine, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  const auto channel = notices::channel_of(request.value("notice_channel"));
  vault::Person person = mine.person;
  if (const Errors errors = check(request, channel, person); !errors.empty())
    return show(services, request, mine, errors);
  const notices::Choice wanted{*channel, std::string(request.value("notice_language")),
                               unwanted_topics(services, request, false), {}};
  const Millis now = services.clock.now();
  const auto done = write(services, [&](storage::Transaction& tx) -> Result<void> {
    if (!(person == mine.person))
      if (auto sealed = services.vault.reseal(tx, mine.record->id, person, now); !sealed) return sealed;
    return notices::choose(tx, {"case", mine.one.id}, mine.one.code, wanted, now);
  });
  if (!done) return show(services, request, mine, done.error());
  return web::redirect("/track/" + mine.one.code + "/notices?done=1");
}

}  // namespace

void register_petitioner_notices(web::Router& router, const Services& services) {
  const auto mine = [&services](auto handler) {
    return [&services, handler](const web::Request& request) -> web::Response {
      const auto found = load(services, request);
      if (!found) return web::redirect("/track");
      return handler(request, *found);
    };
  };
  router.get("/track/{code}/notices", mine([&services](const web::Request& request, const Mine& found) {
               return show(services, request, found, {});
             }));
  router.post("/track/{code}/notices", mine([&services](const web::Request& request, const Mine& found) {
                return choose(services, request, found);
              }));
}

}  // namespace langnghe::pages
